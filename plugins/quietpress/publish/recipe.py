"""What every page depends on: theme, settings, the owner's pages, our own version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from ..settings import Following, SiteSettings
from .digests import digest_of

# Where things lie on this machine, and what changes without any page being another.
_OF_THIS_MACHINE = frozenset({
    "CACHE_PATH", "OUTPUT_PATH", "PATH", "PLUGIN_PATHS", "QUIETPRESS_TASK", "THEME",
})  # fmt: skip
_DISTRIBUTIONS = ("babel", "feedgen", "jinja2", "pelican", "quietpress")
_OURS = Path(__file__).parent  # what a development checkout changes without a new version


def recipe_of(settings: Mapping[str, object], following: Following, site: SiteSettings) -> bytes:
    """Return the digest of what all pages are made by.

    Where it is another than that of the last release, all pages are made anew.
    What is only said of a source is not in it: that concerns its own pages.

    Args:
        settings: Pelican's.
        following: topics and combinations.
        site: our own settings.
    """
    folders = [
        Path(str(settings["THEME"])),
        *(Path(each) for each in _texts(settings["THEME_TEMPLATES_OVERRIDES"])),
        *(Path(str(settings["PATH"]), each) for each in _texts(settings["PAGE_PATHS"])),
        _OURS,
    ]
    return digest_of(
        [(name, version(name)) for name in _DISTRIBUTIONS],
        {key: _plain(settings[key]) for key in sorted(settings.keys() - _OF_THIS_MACHINE)},
        [[key, topic] for key, topic in following.topics.items()],  # their order counts
        [following.default_topic, [[key, feed] for key, feed in following.feeds.items()]],
        site,
        [[*_files(folder)] for folder in folders],
    )


def _texts(value: object) -> Iterable[str]:
    return map(str, value) if isinstance(value, list | tuple) else ()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix(), digest_of(path.read_bytes())


def _plain(value: object) -> object:
    """Return a setting as something that is written the same in each process."""
    if isinstance(value, dict):
        return sorted([str(key), _plain(inner)] for key, inner in value.items())
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if callable(value):
        return getattr(value, "__qualname__", type(value).__qualname__)
    return str(value)
