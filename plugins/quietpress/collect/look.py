"""One look at one source: what it may take, and what it has come to so far."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from datetime import timedelta

from msgspec.structs import replace

from ..article import Capture
from ..errors import SourceError
from ..reports import SourceReport
from ..settings import Source
from ..source_state import VisitOutcome
from .desk import Desk
from .patience import Patience
from .politeness import Visit
from .web import PAGE, Budget, Errand, Purpose, Response

log = logging.getLogger(__name__)

_SECONDS_MAX = 600.0  # with the servers of one source, in one run
_SIZE_MAX = 200_000_000  # bytes from one source, in one run
_MISSING_MAX = 20  # articles that could not be had and are named in the report


class Look:
    """A visit on its way: it gets documents, keeps captures, counts both, and tells how far it is.

    Args:
        key: of the source.
        source: as sources.toml has it.
        desk: what all visits of a run work with.
    """

    def __init__(self, key: str, source: Source, desk: Desk) -> None:
        self.key, self.source, self.desk = key, source, desk
        self._budget = Budget(
            whose=f"the source {key!r}",
            seconds=_SECONDS_MAX,
            size=_SIZE_MAX,
            within=desk.budget,
        )
        self._errand = Errand(
            home=source.feed or source.page, pace=source.pace, budget=self._budget
        )
        self.patience = Patience(self._errand.home)
        self._visit = Visit(began=desk.clock.now(), outcome="unchanged")
        self._new = 0
        self._missing: list[str] = []

    async def document(self, url: str, purpose: Purpose) -> Response:
        """Return the feed or listing of the source, and note what its server says of it.

        Raises:
            FetchError: it does not come.
            BudgetError: nothing more may be fetched.
        """
        validators_of = self.desk.store.sources.validators
        response = await self.desk.fetch(url, purpose, self._errand, validators_of)
        self._visit = replace(self._visit, moved_to=response.moved_to, fresh_for=response.fresh_for)
        return response

    def page(self, url: str) -> Awaitable[Response]:
        """Return a page that the source leads to; raises FetchError, BudgetError."""
        return self.desk.fetch(url, PAGE, self._errand)

    def check_budget(self) -> None:
        """Check that more may be fetched.

        Raises:
            BudgetError: the source, or the run, has had its share.
        """
        self._budget.check(self._errand.home, self.desk.clock.monotonic())

    def keep(self, capture: Capture) -> None:
        """Store a capture, if it was not there before; raises ArticleError, StoreError."""
        if self.desk.store.captures.add(capture):
            self._new += 1
            self._budget.spend(articles=1)

    def note_interval(self, interval: timedelta | None) -> None:
        """Note how often the feed says that it changes."""
        self._visit = replace(self._visit, interval=interval)

    def miss(self, what: str, problem: str) -> None:
        """Note what could not be had, and why."""
        log.debug("%s: %s: %s", self.key, what, problem)
        if len(self._missing) < _MISSING_MAX:
            self._missing.append(f"{what}: {problem}")

    def tell(self) -> None:
        """Tell whoever looks on how far it is."""
        self.desk.observe(self._report)

    def end(
        self,
        outcome: VisitOutcome | None = None,
        *,
        cause: SourceError | None = None,
        retry_after: float | None = None,
        is_cut_short: bool = False,
    ) -> tuple[Visit, SourceReport]:
        """Return how the visit went.

        Args:
            outcome: None: by whether anything was new.
            cause: why it could not go to its end; None: it could.
            retry_after: seconds that the server of the source asks us to wait; None: what the
                servers of its pages have asked for.
            is_cut_short: the next run goes on with it.
        """
        outcome = outcome or ("new" if self._new else "unchanged")
        problem, trouble = (cause.problem, cause.trouble) if cause else ("", None)
        report = replace(self._report, state=outcome, problem=problem, trouble=trouble)
        visit = replace(
            self._visit,
            outcome=outcome,
            seconds=report.seconds,
            received=report.received,
            articles=self._new,
            problem=problem,
            trouble=trouble,
            retry_after=self.patience.retry_after if retry_after is None else retry_after,
            is_cut_short=is_cut_short,
        )
        return visit, report

    @property
    def _report(self) -> SourceReport:
        return SourceReport(
            key=self.key,
            state="asking",
            new=self._new,
            received=int(_SIZE_MAX - self._budget.size),
            seconds=_SECONDS_MAX - self._budget.seconds,
            articles_missing=tuple(self._missing),
        )
