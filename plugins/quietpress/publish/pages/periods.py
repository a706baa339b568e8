"""Moments, days and months, in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias, TypeVar

Month: TypeAlias = tuple[int, int]  # year, and number of the month in it

_Period = TypeVar("_Period", tuple[int, int], date, datetime)
_Any = TypeVar("_Any")


def timestamp(moment: datetime) -> str:
    """Return a moment, which is aware, for machines: "2026-11-22T08:01:00Z" (RFC 3339)."""
    # A tenth of what strftime takes, and each page has several.
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def begin_of_day(time: datetime) -> datetime:
    """Return the first moment of the day that a time is in."""
    return time.replace(hour=0, minute=0, second=0, microsecond=0)


def begin_of_month(time: datetime) -> datetime:
    """Return the first moment of the month that a time is in."""
    return begin_of_day(time).replace(day=1)


def next_month(begin: datetime) -> datetime:
    """Return the first moment of the month after one that begins then."""
    return begin_of_month(begin + timedelta(days=31))


def month_of(time: datetime) -> Month:
    """Return the month that a time is in."""
    return time.year, time.month


def with_neighbours(line: Iterable[_Any]) -> Iterator[tuple[_Any | None, _Any, _Any | None]]:
    """Yield each thing between the one before it in time and the one after.

    They come newest first, and no more than three are held.
    """
    things = iter(line)
    later, thing = None, next(things, None)
    while thing is not None:
        earlier = next(things, None)
        yield earlier, thing, later
        later, thing = thing, earlier


def beside(periods: Sequence[_Period], period: _Period) -> tuple[_Period | None, _Period | None]:
    """Return the periods before and after one that may be gone; they come newest first."""
    earlier = next((each for each in periods if each < period), None)
    later = next((each for each in reversed(periods) if each > period), None)
    return earlier, later
