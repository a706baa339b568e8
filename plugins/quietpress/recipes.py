"""What an article depends on beside its document; where that changes, it is made anew."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from .settings import Following, Source

_PACKAGE = Path(__file__).parent
_DIGEST_SIZE = 8  # bytes


def source_rules(following: Following, source: str) -> str:
    """Return what names the rules by which the documents of a source are cleaned."""
    known = following.sources.get(source, Source())
    return _digest(msgspec.json.encode((known.name, known.language, known.keep, known.remove)))


def cleaning_recipe(following: Following, source: str) -> str:
    """Return what names the cleaner and the rules of a source; it begins with `source_rules`."""
    return f"{source_rules(following, source)} {cleaner_version()}"


def topic_rules(following: Following) -> str:
    """Return what names the rules by which articles are given their topics."""
    given = {key: source.topics for key, source in following.sources.items() if source.topics}
    return _digest(msgspec.json.encode((following.default_topic, following.topics, given)))


@cache
def cleaner_version() -> str:
    """Return what names the code and the model that clean; other ones have another name."""
    return _code([*(_PACKAGE / "clean").rglob("*"), _PACKAGE / "text.py", _PACKAGE / "urls.py"])


@cache
def reader_version() -> str:
    """Return what names the code that reads dropped files."""
    return _code((_PACKAGE / "collect").glob("*"))


def _code(paths: Iterable[Path]) -> str:
    # Counted by hand, a version is forgotten sooner or later; this takes two milliseconds a run.
    files = sorted(path for path in paths if path.suffix in (".py", ".json") and path.is_file())
    return _digest(*(path.read_bytes() for path in files))


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
