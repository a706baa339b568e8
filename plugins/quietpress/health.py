"""How the sources are: what the status page, `quietpress status` and a monitor are told.

All of it is read from the store and nothing from the clock, so that the same
store says the same at any time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import Literal, NamedTuple

import msgspec

from .collect.politeness import proposed_address
from .reports import CollectReport
from .settings import Following, Source
from .source_state import SourceState
from .store import Store
from .trouble import Trouble

DAYS = 30  # that articles are counted for

_BARREN_MIN = 5  # documents in a row without an article, until a source is in trouble for it

# failing: the last visit failed. barren: what it sends are no articles, such as a consent wall.
# paused: sources.toml says so. new: it was never asked.
Condition = Literal["well", "failing", "gone", "barren", "paused", "new"]

_TROUBLES = frozenset({"failing", "gone", "barren"})


class _Diagnosis(NamedTuple):
    """How a source is, without its past."""

    condition: Condition
    since: datetime | None = None
    problem: str = ""
    trouble: Trouble | None = None


class SourceHealth(msgspec.Struct, frozen=True, kw_only=True):
    """How one source is."""

    key: str
    name: str  # for readers
    condition: Condition
    since: datetime | None = None  # when its trouble began; aware, in UTC; None: it has none
    problem: str = ""  # the trouble in words; "": it has none
    trouble: Trouble | None = None  # its kind; None: of none
    moved_to: str = ""  # where it has moved to for good; "": it has not
    last_success: datetime | None = None
    next_due: datetime | None = None  # None: with the next run, or never
    days: tuple[int, ...]  # articles of each of 30 days, the last of which is `Health.until`
    removed: float | None = None  # share of the text of these articles that was clutter

    @property
    def is_in_trouble(self) -> bool:
        """Whether somebody should look at it."""
        return self.condition in _TROUBLES

    @property
    def words(self) -> str:
        """How it is, in words."""
        if self.since:
            return f"{self.problem}, since {self.since:%Y-%m-%d}"
        if self.condition == "new":
            return "not asked yet"
        return f"well, but moved to {self.moved_to}" if self.moved_to else self.condition


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How all sources are, in the order of sources.toml."""

    sources: tuple[SourceHealth, ...]
    until: date  # the day that was collected on last (UTC)
    began: datetime | None = None  # when it was; None: never
    seconds: float = 0.0  # that it took
    new: int = 0  # articles that it brought

    @property
    def in_trouble(self) -> tuple[SourceHealth, ...]:
        """The sources that somebody should look at, the longest trouble first."""
        troubled = (source for source in self.sources if source.is_in_trouble)
        return tuple(sorted(troubled, key=lambda source: (source.since is None, source.since)))

    @property
    def at_ease(self) -> tuple[SourceHealth, ...]:
        """The other sources, by name."""
        others = (source for source in self.sources if not source.is_in_trouble)
        return tuple(sorted(others, key=lambda source: (source.name.casefold(), source.key)))

    @property
    def due(self) -> tuple[SourceHealth, ...]:
        """The sources that are not asked before a certain time, the next first."""
        waiting = (source for source in self.sources if source.next_due)
        return tuple(sorted(waiting, key=lambda source: (source.next_due, source.key)))


def health_of(store: Store, following: Following) -> Health:
    """Return how the sources that are followed are, as far as the store knows."""
    collected = _last_collect(store)
    states = store.sources.states()
    until = _last_day(store, collected)
    return Health(
        sources=tuple(
            _source_health(store, source, states.get(key, SourceState(key=key)), until)
            for key, source in following.sources.items()
        ),
        until=until,
        began=collected.began if collected else None,
        seconds=collected.seconds if collected else 0.0,
        new=collected.new if collected else 0,
    )


def _last_collect(store: Store) -> CollectReport | None:
    return next((run.collected for run in store.runs.latest() if run.collected), None)


def _last_day(store: Store, collected: CollectReport | None) -> date:
    """Return the day of the last collect, or where there was none, of the newest article."""
    if collected:
        return collected.began.astimezone(UTC).date()
    dates = (stored.article.published for stored in store.articles.newest(1))
    return max((each.date() for each in dates if each), default=date(1970, 1, 1))


def _source_health(store: Store, source: Source, state: SourceState, until: date) -> SourceHealth:
    first = until - timedelta(days=DAYS - 1)
    tallies = {tally.day: tally for tally in store.tallies.by_day(state.key, first, until)}
    days = [first + timedelta(days=day) for day in range(DAYS)]
    kept, removed = (
        sum(getattr(tally, name) for tally in tallies.values()) for name in ("kept", "removed")
    )
    found = _trouble(store, source, state) or _Diagnosis(_ease(source, state))
    return SourceHealth(
        key=state.key,
        name=source.name or state.key,
        condition=found.condition,
        since=found.since,
        problem=found.problem,
        trouble=found.trouble,
        moved_to=proposed_address(state),
        last_success=state.last_success,
        next_due=state.next_due,
        days=tuple(tallies[day].articles if day in tallies else 0 for day in days),
        removed=round(removed / (kept + removed), 3) if kept else None,
    )


def _trouble(store: Store, source: Source, state: SourceState) -> _Diagnosis | None:
    """Return what is wrong with a source; None: nothing that its owner has not chosen."""
    if source.paused:
        return None
    if state.gone:
        return _Diagnosis("gone", state.gone, state.problem, state.trouble)
    if state.failures:
        return _Diagnosis("failing", _failing_since(state), state.problem, state.trouble)
    drought = store.tallies.drought(state.key)
    if drought and drought.documents >= _BARREN_MIN:
        return _Diagnosis("barren", drought.since, drought.problem, drought.trouble)
    return None


def _failing_since(state: SourceState) -> datetime | None:
    """Return when the first of the failures in a row was, as far back as is remembered."""
    failures = list(takewhile(lambda run: run.has_failed, reversed(state.history)))
    return failures[-1].began if failures else state.last_failure


def _ease(source: Source, state: SourceState) -> Condition:
    if source.paused:
        return "paused"
    is_asked = source.feed or source.page or source.folder
    return "new" if is_asked and not state.last_success else "well"
