"""When to ask a source again, and what to make of how it answered: decisions alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from ..source_state import HISTORY_MAX, SourceRun, SourceState, VisitOutcome
from ..trouble import Trouble

# Nobody is asked more seldom than once a day, whatever is stated: with validators, to ask is
# one small answer. An hour less, because a nightly run does not begin at the same second.
_INTERVAL_MAX = timedelta(hours=23)
_RETRY_AFTER_MAX = timedelta(hours=24)
_FIRST_BACK_OFF = timedelta(hours=1)  # doubled with each failure in a row
_BACK_OFFS_MAX = 6  # doublings, beyond which a source is asked once a day anyway

_MOVED_RUNS_MIN = 3  # in which a redirect leads to the same place, until it is believed


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """How one look at a source went."""

    began: datetime  # aware, in UTC
    outcome: VisitOutcome
    seconds: float = 0.0
    received: int = 0  # bytes
    articles: int = 0  # captures that were new
    problem: str = ""  # in words; "": there was none
    trouble: Trouble | None = None  # the kind of the problem; None: of none
    moved_to: str = ""  # where a permanent redirect led to
    interval: timedelta | None = None  # how often the feed says that it changes; None: not read
    fresh_for: float | None = None  # seconds that the server says the answer holds
    retry_after: float | None = None  # seconds that the server asks us to wait
    is_cut_short: bool = False  # the run had had its share; the source has said nothing of itself


def at_address(state: SourceState, address: str) -> SourceState:
    """Return what counts of a state for a source that is at an address now.

    A new address in sources.toml is a new beginning: what the server at the
    old one said of waiting, moving and being gone is no longer of interest.
    """
    if state.address in ("", address):
        return msgspec.structs.replace(state, address=address)
    return SourceState(
        key=state.key,
        address=address,
        last_success=state.last_success,
        articles=state.articles,
        received=state.received,
        history=state.history,
    )


def reason_to_wait(state: SourceState, now: datetime, *, is_asked_for: bool) -> str:
    """Return why a source is not to be asked now, in words; "": it is.

    Args:
        state: of the source.
        now: aware.
        is_asked_for: a person has named the source; then only its server can say no.
    """
    if state.retry_after and state.retry_after > now:
        return f"its server asks us to wait until {_said(state.retry_after)}"
    if is_asked_for:
        return ""
    if state.gone:
        return f"gone since {state.gone:%Y-%m-%d}; take it out of sources.toml, or mend its address"
    if state.next_due and state.next_due > now:
        return f"not due before {_said(state.next_due)}"
    return ""


def last_asked(state: SourceState) -> float:
    """Return when a source was asked last, to sort by: the one that waits for longest is first."""
    times = (state.last_success, state.last_failure)
    return max((time.timestamp() for time in times if time), default=0.0)


def after(state: SourceState, visit: Visit) -> SourceState:
    """Return the state of a source after a visit."""
    run = SourceRun(
        began=visit.began,
        seconds=visit.seconds,
        received=visit.received,
        articles=visit.articles,
        outcome=visit.outcome,
        problem=visit.problem,
        trouble=visit.trouble,
    )
    state = msgspec.structs.replace(
        state,
        articles=state.articles + visit.articles,
        received=state.received + visit.received,
        history=(*state.history, run)[-HISTORY_MAX:],
        retry_after=_retry_after(visit),
    )
    if visit.is_cut_short:
        return msgspec.structs.replace(state, next_due=None)
    if visit.outcome in ("failed", "gone"):
        return _after_failure(state, visit)
    return _after_success(state, visit)


def proposed_address(state: SourceState) -> str:
    """Return where a source has moved to for good, so that sources.toml should say so; or ""."""
    return state.moved_to if state.moved_runs >= _MOVED_RUNS_MIN else ""


def _after_success(state: SourceState, visit: Visit) -> SourceState:
    moved_runs = state.moved_runs + 1 if visit.moved_to == state.moved_to else 1
    interval = visit.interval or state.interval
    stated = max(interval.total_seconds() if interval else 0.0, visit.fresh_for or 0.0)
    return msgspec.structs.replace(
        state,
        interval=interval,
        next_due=visit.began + _bounded(stated, _INTERVAL_MAX),
        failures=0,
        gone=None,
        last_success=visit.began,
        moved_to=visit.moved_to,
        moved_runs=moved_runs if visit.moved_to else 0,
    )


def _after_failure(state: SourceState, visit: Visit) -> SourceState:
    back_off = _FIRST_BACK_OFF * 2 ** min(state.failures, _BACK_OFFS_MAX)
    return msgspec.structs.replace(
        state,
        next_due=visit.began + min(back_off, _INTERVAL_MAX),
        failures=state.failures + 1,
        gone=visit.began if visit.outcome == "gone" else state.gone,
        last_failure=visit.began,
        problem=visit.problem,
        trouble=visit.trouble,
    )


def _retry_after(visit: Visit) -> datetime | None:
    if visit.retry_after is None:
        return None
    return visit.began + _bounded(visit.retry_after, _RETRY_AFTER_MAX)


def _bounded(seconds: float, most: timedelta) -> timedelta:
    """Return what a server writes as a time, which may be more than a calendar has room for."""
    return timedelta(seconds=min(seconds, most.total_seconds()))


def _said(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M} UTC"
