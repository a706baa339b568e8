"""What feeds of all formats have in common."""

from __future__ import annotations

import html
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from slugify import slugify

from ..article import Capture, Hints, MediaType
from ..errors import ArticleError
from ..urls import page_key

log = logging.getLogger(__name__)

ENTRIES_MAX = 500  # of one feed
ENTRIES_READ_MAX = 50_000  # of one feed, among which the newest are looked for

_NAME_MAX = 60  # characters
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed, whatever the format."""

    hints: Hints
    text: str  # "": the entry has none
    media_type: MediaType = "text/html"
    base: str = ""  # that relative addresses in the text resolve against, where it is not hints.url

    @property
    def document(self) -> bytes:
        """Return the text as a document in UTF-8 that can be cleaned by itself."""
        text = self.text
        if self.media_type == "text/html" and self.base not in ("", self.hints.url):
            text = f'<base href="{html.escape(self.base)}">{text}'
        return text.encode("utf-8", "replace")

    @property
    def html(self) -> str:
        """Return the text as HTML, whatever it is."""
        if self.media_type == "text/html":
            return self.document.decode()
        paragraphs = re.split(r"\n\s*\n", html.escape(self.text.strip()))
        return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read, whatever the format."""

    title: str = ""
    home: str = ""  # the page that it is the feed of, absolute
    entries: tuple[Entry, ...] = ()  # at most the newest 500, in the feed's order
    broken: tuple[tuple[int, str], ...] = ()  # entries we cannot read: number, from 1; problem
    left_out: int = 0  # entries that are older than those
    interval: timedelta | None = None  # how often it says that it is worth a look


def entry_capture(entry: Entry, *, origin: str, source: str, captured: datetime) -> Capture:
    """Return an entry as a capture of its own text."""
    return Capture(
        origin=origin,
        source=source,
        body=entry.document,
        media_type=entry.media_type,
        captured=captured,
        charset="utf-8",
        hints=entry.hints,
    )


def newest(times: Sequence[datetime | None], count: int) -> list[int]:
    """Return the indices of the newest, in their order; undated ones are the oldest."""
    by_age = sorted(range(len(times)), key=lambda index: times[index] or _LONG_AGO, reverse=True)
    return sorted(by_age[:count])


def with_own_ids(feed: Feed) -> Feed:
    """Return a feed without the ids that more than one of its entries has.

    Some feeds give all entries the id of the site, and would become one article.
    An entry that stands there twice, such as before and after a correction, keeps its id.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for entry in feed.entries:
        known[entry.hints.guid].add(_place(entry.hints))
    return replace(
        feed,
        entries=tuple(
            entry
            if len(known[entry.hints.guid]) == 1
            else replace(entry, hints=replace(entry.hints, guid=""))
            for entry in feed.entries
        ),
    )


def _place(hints: Hints) -> str:
    return page_key(hints.url) if hints.url else hints.title


def feed_captures(feed: Feed, file: Capture) -> Iterator[Capture | ArticleError]:
    """Yield a capture for each entry of a feed, in the feed's order.

    The origin of a capture ends in the entry's title (`tide.xml#new-harbour-wall`),
    because the place of an entry moves with every new one above it; it serves
    as identity where the entry has no id and no address. An entry without
    text gives an ArticleError.
    """
    if feed.left_out:
        log.warning("%s: %d older entries left out", file.origin, feed.left_out)
    for place, problem in feed.broken:
        yield ArticleError(f"{file.origin}#{place}", problem)
    seen: Counter[str] = Counter()
    for entry in feed.entries:
        name = slugify(entry.hints.title[: 2 * _NAME_MAX], max_length=_NAME_MAX) or "untitled"
        seen[name] += 1
        number = f"-{seen[name]}" if seen[name] > 1 else ""
        origin = f"{file.origin}#{name}{number}"
        if entry.text.strip():
            yield entry_capture(entry, origin=origin, source=file.source, captured=file.captured)
        else:
            yield ArticleError(origin, "the entry has no text; save the page that it links to")
