"""One look at one source: what is new there is fetched and stored, article by article."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from http import HTTPStatus

import msgspec

from ..article import Capture, Hints
from ..errors import ArticleError, BudgetError, FetchError, SourceError
from ..reports import SourceReport
from ..sameness import entry_digest
from ..settings import Source
from ..source_state import VisitOutcome
from ..trouble import Trouble
from .article_page import capture_page
from .desk import Desk
from .entries import Entry, entry_capture, newest
from .feeds import parse_feed
from .incoming import find_files, read_file
from .listing import article_links
from .markup import read_markup
from .patience import Patience, may_come_later
from .politeness import Visit
from .web import FEED, NAMED_PAGE, PAGE, Budget, Errand, Purpose, Response

log = logging.getLogger(__name__)

_SECONDS_MAX = 600.0  # with the servers of one source, in one run
_SIZE_MAX = 200_000_000  # bytes from one source, in one run
_TRIES_MAX = 10  # runs in which a page is asked for that does not come
_MISSING_MAX = 20  # articles that could not be had and are named in the report


@dataclass(frozen=True, slots=True)
class _Fresh:
    """An entry that is to be collected, and how often that was tried in vain."""

    entry: Entry
    digest: bytes
    tries: int


async def visit_source(key: str, source: Source, desk: Desk) -> tuple[Visit, SourceReport]:
    """Return how a look at a source went, after all that is new there was stored.

    What goes wrong with one article leaves the others. When the page of an
    article does not come, the feed's own text is stored, and the page is asked
    for again by the next runs.

    Raises:
        StoreError: nothing can be stored any more.
    """
    look = _Look(key, source, desk)
    try:
        await look.collect()
    except BudgetError as error:
        return look.end(cause=error, is_cut_short=True)
    except FetchError as error:
        failed: VisitOutcome = "gone" if error.trouble.status == HTTPStatus.GONE else "failed"
        return look.end(failed, cause=error, retry_after=error.retry_after)
    except SourceError as error:
        return look.end("failed", cause=error)
    return look.end()


class _Look:
    """A visit on its way: it counts, and knows which hosts do not answer."""

    def __init__(self, key: str, source: Source, desk: Desk) -> None:
        self._key, self._source, self._desk = key, source, desk
        self._budget = Budget(
            whose=f"the source {key!r}",
            seconds=_SECONDS_MAX,
            size=_SIZE_MAX,
            within=desk.budget,
        )
        self._errand = Errand(
            home=source.feed or source.page, pace=source.pace, budget=self._budget
        )
        self._visit = Visit(began=desk.clock.now(), outcome="unchanged")
        self._new = 0
        self._missing: list[str] = []
        self._patience = Patience(self._errand.home)
        self._is_settled = True  # nothing is left for the next run

    async def collect(self) -> None:
        """Collect from wherever the source has its articles."""
        self._tell()
        if self._source.feed:
            await self._from_feed()
        elif self._source.page:
            await self._from_page()
        else:
            self._from_folder()

    def end(
        self,
        outcome: VisitOutcome | None = None,
        *,
        cause: SourceError | None = None,
        retry_after: float | None = None,
        is_cut_short: bool = False,
    ) -> tuple[Visit, SourceReport]:
        """Return how the visit went, and the cause if it could not go to its end."""
        if outcome is None:
            outcome = "new" if self._new else "unchanged"
        problem, trouble = (cause.problem, cause.trouble) if cause else ("", None)
        visit = msgspec.structs.replace(
            self._visit,
            outcome=outcome,
            seconds=self._seconds,
            received=self._received,
            articles=self._new,
            problem=problem,
            trouble=trouble,
            retry_after=self._patience.retry_after if retry_after is None else retry_after,
            is_cut_short=is_cut_short,
        )
        return visit, msgspec.structs.replace(
            self._report, state=outcome, problem=problem, trouble=trouble
        )

    @property
    def _seconds(self) -> float:
        return _SECONDS_MAX - self._budget.seconds

    @property
    def _received(self) -> int:
        return int(_SIZE_MAX - self._budget.size)

    @property
    def _report(self) -> SourceReport:
        return SourceReport(
            key=self._key,
            state="asking",
            new=self._new,
            received=self._received,
            seconds=self._seconds,
            articles_missing=tuple(self._missing),
        )

    def _tell(self) -> None:
        self._desk.observe(self._report)

    async def _from_feed(self) -> None:
        response = await self._document(self._source.feed, FEED)
        if response.status == HTTPStatus.NOT_MODIFIED:
            return
        feed = parse_feed(response.body, self._key, response.charset)
        self._visit = msgspec.structs.replace(self._visit, interval=feed.interval)
        kept = newest([entry.hints.published for entry in feed.entries], self._source.entries_max)
        for number, problem in feed.broken:
            self._miss(f"entry {number}", problem)
        await self._from_entries([feed.entries[index] for index in kept], response)

    async def _from_page(self) -> None:
        response = await self._document(self._source.page, NAMED_PAGE)
        if response.status == HTTPStatus.NOT_MODIFIED:
            return
        page = read_markup(response.body, response.url, response.charset)
        links = article_links(page, self._source.links, count_max=self._source.entries_max)
        if not links:
            fix = "mend `links`" if self._source.links else "give the CSS selector of them: `links`"
            problem = f"no links to articles on {response.url}; {fix}"
            raise SourceError(self._key, problem, Trouble("no links"))
        await self._from_entries([Entry(hints=Hints(url=url), text="") for url in links], response)

    def _from_folder(self) -> None:
        folder = self._desk.folder / self._source.folder
        files = find_files(folder)
        if not files:
            problem = f"no documents in the folder {self._source.folder!r}"
            raise SourceError(self._key, problem, Trouble("no documents"))
        for path in files:
            try:
                for document in read_file(path, folder):
                    self._take_document(document)
            except SourceError as error:
                self._miss(error.source, error.problem)

    def _take_document(self, document: Capture | ArticleError) -> None:
        if isinstance(document, ArticleError):
            self._miss(document.origin, document.problem)
            return
        origin = f"{self._source.folder}/{document.origin}"
        self._keep(replace(document, source=self._key, origin=origin))

    async def _document(self, url: str, purpose: Purpose) -> Response:
        """Return a feed or listing, if it has changed, and note what its server says of it."""
        response = await self._desk.fetch(
            url, purpose, self._errand, self._desk.store.sources.validators
        )
        self._visit = msgspec.structs.replace(
            self._visit, moved_to=response.moved_to, fresh_for=response.fresh_for
        )
        return response

    async def _from_entries(self, entries: list[Entry], response: Response) -> None:
        """Collect what is new of a feed or listing; first what was never tried before."""
        for fresh in sorted(self._fresh(entries), key=lambda each: each.tries):
            self._budget.check(self._errand.home, self._desk.clock.monotonic())
            await self._take(fresh)
            self._tell()
        if self._is_settled:  # else the server would say that there is nothing new
            self._desk.store.sources.keep_validators(response.url, response.validators)

    def _fresh(self, entries: list[Entry]) -> list[_Fresh]:
        fresh = []
        for entry in entries:
            digest = entry_digest(entry.hints, entry.text)
            known = self._desk.store.entries.digest(self._key, entry.hints)
            if known != digest:
                fresh.append(_Fresh(entry, digest, _tries(known)))
        return fresh

    async def _take(self, fresh: _Fresh) -> None:
        """Store an entry, and that it was collected."""
        hints = fresh.entry.hints
        capture, is_complete = await self._capture(fresh.entry)
        is_settled = is_complete or fresh.tries + 1 >= _TRIES_MAX
        store = self._desk.store
        try:
            with store.transaction():
                if capture:
                    self._keep(capture)
                store.entries.note(
                    self._key, hints, fresh.digest if is_settled else _tried(fresh.tries + 1)
                )
        except ArticleError as error:
            self._miss(error.origin, error.problem)
        self._is_settled &= is_settled

    def _keep(self, capture: Capture) -> None:
        if self._desk.store.captures.add(capture):
            self._new += 1
            self._budget.spend(articles=1)

    async def _capture(self, entry: Entry) -> tuple[Capture | None, bool]:
        """Return what can be had of an entry now, and whether that is all."""
        url = entry.hints.url
        if self._source.full_text == "feed" or not url:
            if not entry.text:
                self._miss(url or entry.hints.title, "the feed has no text of it")
                return None, True
            return self._of_feed(entry), True
        try:
            self._patience.check(url)
            fetched = await capture_page(
                url, self._ask, source=self._key, hints=entry.hints, now=self._desk.clock.now()
            )
        except FetchError as error:
            self._patience.note_failure(url, error)
            capture = self._without_page(entry)
            stands_in = "; the feed's text stands in" if capture else ""
            self._miss(url, f"{error.problem}{stands_in}")
            return capture, not may_come_later(error)
        for problem in fetched.problems:
            self._miss(problem.source, problem.problem)
        self._patience.note_success(url)
        text = entry.html if self._source.full_text == "auto" else ""
        is_complete = not any(map(may_come_later, fetched.problems))
        return replace(fetched.capture, feed_text=text), is_complete

    def _ask(self, url: str) -> Awaitable[Response]:
        return self._desk.fetch(url, PAGE, self._errand)

    def _without_page(self, entry: Entry) -> Capture | None:
        """Return an entry whose page does not come, with the feed's text as all there is."""
        if self._source.full_text == "page" or not entry.text:
            return None
        return replace(self._of_feed(entry), body=b"", media_type="text/html", feed_text=entry.html)

    def _of_feed(self, entry: Entry) -> Capture:
        name = entry.hints.guid or entry.hints.title
        return entry_capture(
            entry,
            origin=entry.hints.url or f"{self._source.feed}#{name}",
            source=self._key,
            captured=self._desk.clock.now(),
        )

    def _miss(self, what: str, problem: str) -> None:
        log.debug("%s: %s: %s", self._key, what, problem)
        if len(self._missing) < _MISSING_MAX:
            self._missing.append(f"{what}: {problem}")


def _tried(tries: int) -> bytes:
    """Return what stands for the digest of an entry until it is complete."""
    return bytes([tries])


def _tries(digest: bytes) -> int:
    return digest[0] if len(digest) == 1 else 0
