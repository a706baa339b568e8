"""What is new among the entries of a feed, or the links of a listing, becomes captures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..article import Capture
from ..errors import ArticleError, FetchError
from ..sameness import entry_digest
from .article_page import capture_page
from .entries import Entry, entry_capture
from .look import Look
from .patience import may_come_later

_TRIES_MAX = 10  # runs in which a page is asked for that does not come


@dataclass(frozen=True, slots=True)
class _Newcomer:
    """An entry that is to be collected, and how often that was tried in vain."""

    entry: Entry
    digest: bytes
    tries: int


async def collect_new(entries: Iterable[Entry], look: Look) -> bool:
    """Store what is new among entries; first what was never tried before.

    When the page of an entry does not come, the feed's own text is stored, and
    the page is asked for again by the next runs.

    Returns:
        whether nothing is left for the next run.

    Raises:
        BudgetError: nothing more may be fetched; the next run goes on from there.
        StoreError: nothing can be stored any more.
    """
    is_settled = True
    for newcomer in sorted(_newcomers(entries, look), key=lambda each: each.tries):
        look.check_budget()
        is_settled &= await _take(newcomer, look)
        look.tell()
    return is_settled


def _newcomers(entries: Iterable[Entry], look: Look) -> list[_Newcomer]:
    newcomers = []
    for entry in entries:
        digest = entry_digest(entry.hints, entry.text)
        known = look.desk.store.entries.digest(look.key, entry.hints)
        if known != digest:
            newcomers.append(_Newcomer(entry, digest, _tries(known)))
    return newcomers


async def _take(newcomer: _Newcomer, look: Look) -> bool:
    """Store an entry, and that it was collected; return whether it need not be tried again."""
    capture, is_complete = await _capture(newcomer.entry, look)
    tries = newcomer.tries + 1
    is_settled = is_complete or tries >= _TRIES_MAX
    store = look.desk.store
    try:
        with store.transaction():
            if capture:
                look.keep(capture)
            digest = newcomer.digest if is_settled else _tried(tries)
            store.entries.note(look.key, newcomer.entry.hints, digest)
    except ArticleError as error:
        look.miss(error.origin, error.problem)
    return is_settled


async def _capture(entry: Entry, look: Look) -> tuple[Capture | None, bool]:
    """Return what can be had of an entry now, and whether that is all."""
    url = entry.hints.url
    if look.source.full_text == "feed" or not url:
        if not entry.text:
            look.miss(url or entry.hints.title, "the feed has no text of it")
            return None, True
        return _of_feed(entry, look), True
    try:
        look.patience.check(url)
        fetched = await capture_page(
            url, look.page, source=look.key, hints=entry.hints, now=look.desk.clock.now()
        )
    except FetchError as error:
        look.patience.note_failure(url, error)
        capture = _without_page(entry, look)
        stands_in = "; the feed's text stands in" if capture else ""
        look.miss(url, f"{error.problem}{stands_in}")
        return capture, not may_come_later(error)
    for problem in fetched.problems:
        look.miss(problem.source, problem.problem)
    look.patience.note_success(url)
    text = entry.html if look.source.full_text == "auto" else ""
    is_complete = not any(map(may_come_later, fetched.problems))
    return replace(fetched.capture, feed_text=text), is_complete


def _without_page(entry: Entry, look: Look) -> Capture | None:
    """Return an entry whose page does not come, with the feed's text as all there is."""
    if look.source.full_text == "page" or not entry.text:
        return None
    own = _of_feed(entry, look)
    return replace(own, body=b"", media_type="text/html", feed_text=entry.html)


def _of_feed(entry: Entry, look: Look) -> Capture:
    name = entry.hints.guid or entry.hints.title
    return entry_capture(
        entry,
        origin=entry.hints.url or f"{look.source.feed}#{name}",
        source=look.key,
        captured=look.desk.clock.now(),
    )


def _tried(tries: int) -> bytes:
    """Return what stands for the digest of an entry until it is complete."""
    return bytes([tries])


def _tries(digest: bytes) -> int:
    return digest[0] if len(digest) == 1 else 0
