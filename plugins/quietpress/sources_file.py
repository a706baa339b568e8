"""New sources for sources.toml, written so that what a person has written stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

from .errors import SettingsError
from .settings import ALL_FEED, KEY_LENGTH_MAX, Following, read_following
from .slugs import slug_of
from .text import fold, shorten
from .urls import host_of, page_key

_TITLE_MAX = 100  # characters
_SLUG_LENGTH_MAX = KEY_LENGTH_MAX - len("-99999")
_OPENING = "# What this paper follows, and how it is grouped.\n"
_SOURCE_HEADER = re.compile(r"\s*\[\s*sources\s*\.")
_HEADER = re.compile(r"\s*\[")
_NOTHING = re.compile(r"\s*(?:#.*)?$")  # of a table: an empty line, or a comment

_Table = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A source that is to be followed."""

    title: str  # as its feed or page gives it; "": it gives none
    feed: str = ""  # URL; a source has a feed or a page
    page: str = ""
    url: str = ""  # the publisher's front page
    topics: tuple[str, ...] = ()  # titles; those that sources.toml does not have are added


def source_at(following: Following, url: str) -> str:
    """Return the key of the source that is collected from a URL already; "": none is."""
    wanted = page_key(url)
    for key, source in following.sources.items():
        if wanted in {page_key(known) for known in (source.feed, source.page) if known}:
            return key
    return ""


def add_sources(path: Path, additions: Iterable[Addition]) -> list[str]:
    """Add sources to sources.toml, and return their keys.

    They come behind the last source of the file, and new topics at its end.
    The file is replaced at once, by one that says all that it said before.

    Args:
        path: of sources.toml; it is made where it is missing.
        additions: sources that it does not have.

    Raises:
        SettingsError: the file cannot be read, or not be changed so.
    """
    following = read_following(path)
    sources: dict[str, _Table] = {}
    topics: dict[str, _Table] = {}
    topic_keys = {topic.title.casefold(): key for key, topic in following.topics.items()}
    for addition in additions:
        for title in addition.topics:
            if title.casefold() not in topic_keys:
                key = _free_key(title, {*topic_keys.values(), ALL_FEED})
                topic_keys[title.casefold()] = key
                topics[key] = {"title": _shown(title)}
        key = _free_key(
            addition.title or host_of(addition.feed or addition.page),
            {*following.sources, *sources},
        )
        sources[key] = {
            "name": _shown(addition.title),
            "url": addition.url,
            "feed": addition.feed,
            "page": addition.page,
            "topics": tuple(dict.fromkeys(topic_keys[each.casefold()] for each in addition.topics)),
        }
    _extend(path, _toml("sources", sources), _toml("topics", topics))
    return list(sources)


def _free_key(name: str, taken: Container[str]) -> str:
    """Return a key in the words of a name that nothing else has."""
    slug = slug_of(name)[:_SLUG_LENGTH_MAX].rstrip("-") or "source"
    keys = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(key for key in keys if key not in taken)


def _shown(title: str) -> str:
    """Return a title from outside on one line, without what a terminal or an editor would obey."""
    return shorten("".join(sign for sign in fold(title) if sign.isprintable()), _TITLE_MAX)


def _toml(table: str, entries: Mapping[str, _Table]) -> str:
    """Return tables as they stand in a file; what is empty is left out."""
    lines: list[str] = []
    for key, values in entries.items():
        lines.append(f"\n[{table}.{key}]\n")
        for name, value in values.items():
            if value:  # a string of JSON is one of TOML, as long as it can be printed
                lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)


def _extend(path: Path, sources: str, topics: str) -> None:
    """Write tables into a file, so that nothing else in it changes."""
    try:
        before = path.read_bytes().decode("utf-8-sig") if path.exists() else _OPENING
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(path.name, f"cannot be read: {error}") from error
    wanted = _merged(tomllib.loads(before), tomllib.loads(sources + topics))
    place = _end_of_sources(before)
    for at in (place, len(before)):
        text = _inserted(before, at, sources)
        text = _inserted(text, len(text), topics)
        if _parsed(text) == wanted:
            _replace(path, text)
            return
    raise SettingsError(
        path.name, "its sources are written in a way that cannot be added to; add this: " + sources
    )


def _end_of_sources(text: str) -> int:
    """Return the place behind the last table of a source; the end, where there is none."""
    end, place, inside = len(text), 0, False
    found = False
    for line in text.splitlines(keepends=True):
        place += len(line)
        if _HEADER.match(line):
            inside = _SOURCE_HEADER.match(line) is not None
            found |= inside
        if inside and not _NOTHING.match(line):
            end = place
    return end if found else len(text)


def _inserted(text: str, place: int, tables: str) -> str:
    """Return a text with tables at a place, and its own kind of line ends."""
    head, tail = text[:place], text[place:]
    if tables and head and not head.endswith("\n"):
        head += "\n"
    return head + (tables.replace("\n", "\r\n") if "\r\n" in text else tables) + tail


def _parsed(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _merged(before: Mapping[str, object], added: Mapping[str, object]) -> dict[str, object]:
    merged = dict(before)
    for table, entries in added.items():
        old = merged.get(table, {})
        if isinstance(old, dict) and isinstance(entries, dict):
            merged[table] = old | entries
    return merged


def _replace(path: Path, text: str) -> None:
    """Write a file beside the old one, and put it in its place at once."""
    target = path.resolve()  # of a link, the file that it leads to
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as file:
            file.write(text.encode())
            temporary = Path(file.name)
        temporary.chmod(target.stat().st_mode if target.exists() else 0o644)
        temporary.replace(target)
    except OSError as error:
        raise SettingsError(path.name, f"cannot be written: {error.strerror}") from error
