"""What the entries of all feed formats have in common."""

from __future__ import annotations

import html
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from slugify import slugify

from ..article import Capture, Hints, MediaType
from ..errors import ArticleError

log = logging.getLogger(__name__)

_ENTRIES_MAX = 500  # of one feed
_NAME_MAX = 60  # characters
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed, whatever the format."""

    hints: Hints
    text: str  # "": the entry has none
    media_type: MediaType = "text/html"
    base: str = ""  # that relative addresses in the text resolve against, where it is not hints.url


def entry_captures(entries: Sequence[Entry], file: Capture) -> Iterator[Capture | ArticleError]:
    """Yield a capture for each of the newest 500 entries, in the feed's order.

    The origin of a capture ends in the entry's title (`tide.xml#new-harbour-wall`),
    because the place of an entry moves with every new one above it; it serves
    as identity where the entry has no id and no address. An entry without
    text gives an ArticleError.
    """
    kept = _newest(entries)
    if len(kept) < len(entries):
        log.warning("%s: %d older entries left out", file.origin, len(entries) - len(kept))
    seen: Counter[str] = Counter()
    for index in kept:
        entry = entries[index]
        name = slugify(entry.hints.title[: 2 * _NAME_MAX], max_length=_NAME_MAX) or "untitled"
        seen[name] += 1
        number = f"-{seen[name]}" if seen[name] > 1 else ""
        origin = f"{file.origin}#{name}{number}"
        if entry.text.strip():
            yield replace(
                file,
                origin=origin,
                body=_document(entry).encode("utf-8", "replace"),
                media_type=entry.media_type,
                charset="utf-8",
                hints=entry.hints,
            )
        else:
            yield ArticleError(origin, "the entry has no text; save the page that it links to")


def _newest(entries: Sequence[Entry]) -> list[int]:
    """Return the indices of the entries to keep, in the feed's order."""

    def age(index: int) -> datetime:
        return entries[index].hints.published or _LONG_AGO

    return sorted(sorted(range(len(entries)), key=age, reverse=True)[:_ENTRIES_MAX])


def _document(entry: Entry) -> str:
    if entry.media_type == "text/html" and entry.base not in ("", entry.hints.url):
        return f'<base href="{html.escape(entry.base)}">{entry.text}'
    return entry.text
