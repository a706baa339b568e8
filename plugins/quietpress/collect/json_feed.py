"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import codecs
import re
from datetime import datetime

import msgspec

from ..article import Hints
from ..errors import SourceError
from ..text import fold
from ..trouble import Trouble
from ..urls import absolute_url
from .enclosures import distinct, enclosure
from .entries import ENTRIES_MAX, ENTRIES_READ_MAX, Entry, Feed, newest
from .times import in_utc

# Half of a surrogate pair, left where a program cut a text inside an emoji. An escaped
# backslash and a whole pair come first, and stay.
_HALF = re.compile(
    rb"(\\\\|\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w)|\\u[dD][89a-fA-F]\w\w", re.ASCII
)
_NUMBER_MAX = 1e15  # bytes or seconds; JSON can say more than any file has
_VERSIONS = ("https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1")


class _Author(msgspec.Struct, frozen=True):
    name: str | None = None


class _Attachment(msgspec.Struct, frozen=True):
    url: str = ""
    mime_type: str | None = None
    size_in_bytes: float | None = None
    duration_in_seconds: float | None = None


class _Item(msgspec.Struct, frozen=True):
    id: str | int | float | None = None  # a number is read as text (section "Items")
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: list[_Author] | None = None
    author: _Author | None = None  # version 1.0
    tags: list[str] | None = None
    language: str | None = None
    attachments: list[_Attachment] | None = None


class _Feed(msgspec.Struct, frozen=True):
    version: str
    items: list[msgspec.Raw]  # one broken item shall not take the others with it
    title: str | None = None
    home_page_url: str | None = None
    authors: list[_Author] | None = None
    author: _Author | None = None
    language: str | None = None


def parse_json_feed(body: bytes, origin: str) -> Feed:
    """Return a JSON Feed. An item that cannot be read is among `broken`, and the others go on.

    Raises:
        SourceError: the document is no JSON Feed.
    """
    feed = _feed(body, origin)
    entries: list[Entry] = []
    broken: list[tuple[int, str]] = []
    for number, raw in enumerate(feed.items[:ENTRIES_READ_MAX], 1):
        try:
            item = msgspec.json.decode(raw, type=_Item)
        except msgspec.DecodeError as error:
            broken.append((number, f"it is no item of a feed: {error}"))
        else:
            entries.append(_entry(item, feed))
    kept = newest([entry.hints.published for entry in entries], ENTRIES_MAX)
    return Feed(
        title=fold(feed.title or ""),
        home=absolute_url(feed.home_page_url or ""),
        entries=tuple(entries[index] for index in kept),
        broken=tuple(broken[:ENTRIES_MAX]),
        left_out=len(feed.items) - len(broken) - len(kept),
    )


def _feed(body: bytes, origin: str) -> _Feed:
    body = _HALF.sub(lambda found: found[1] or rb"\ufffd", body.removeprefix(codecs.BOM_UTF8))
    try:
        feed = msgspec.json.decode(body, type=_Feed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(origin, f"it is no JSON Feed: {error}", Trouble("wrong type")) from error
    if not feed.version.startswith(_VERSIONS):
        raise SourceError(
            origin,
            f"it is no JSON Feed: version = {feed.version[:80]!r}: give {_VERSIONS[0]}",
            Trouble("wrong type"),
        )
    return feed


def _entry(item: _Item, feed: _Feed) -> Entry:
    home = absolute_url(feed.home_page_url or "")
    url = absolute_url(item.url or "", home)
    updated = _time(item.date_modified)
    return Entry(
        hints=Hints(
            guid="" if item.id is None else str(item.id).strip(),
            url=url,
            title=fold(item.title or ""),
            authors=_names(item.authors, item.author) or _names(feed.authors, feed.author),
            published=_time(item.date_published) or updated,
            updated=updated,
            language=item.language or feed.language or "",
            categories=tuple(dict.fromkeys(fold(tag) for tag in item.tags or () if tag.strip())),
            site_name=fold(feed.title or ""),
            enclosures=distinct(
                enclosure(
                    file.url,
                    url or home,
                    file.mime_type or "",
                    _whole(file.size_in_bytes),
                    _whole(file.duration_in_seconds),
                )
                for file in item.attachments or ()
            ),
        ),
        text=item.content_html or item.content_text or item.summary or "",
        media_type="text/html" if item.content_html else "text/plain",
        base="" if url else home,
    )


def _whole(number: float | None) -> int | None:
    return int(number) if number and 0 < number < _NUMBER_MAX else None


def _names(authors: list[_Author] | None, author: _Author | None) -> tuple[str, ...]:
    everyone = authors or ([author] if author else [])
    names = (fold(each.name or "") for each in everyone)
    return tuple(dict.fromkeys(name for name in names if name))


def _time(text: str | None) -> datetime | None:
    """Return a time of RFC 3339; None where there is none, or what stands there is none."""
    try:
        return in_utc(datetime.fromisoformat(text)) if text else None
    except ValueError:
        return None
