"""What can be said of a source by counting, without reading any of its articles."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

import msgspec

from ..trouble import Trouble
from .database import Database, instant, time_of

_DAY = timedelta(days=1)
_LOOK_BACK = 30  # captures; how long a source has given nothing is not asked further back


class Tally(msgspec.Struct, frozen=True):
    """What a source has published on one day (UTC)."""

    day: date
    articles: int
    kept: int  # characters of text that its readers see
    removed: int  # characters that were taken out as clutter


class Drought(msgspec.Struct, frozen=True):
    """The latest documents of a source, none of which gave an article."""

    documents: int
    since: datetime  # when the first of them came
    problem: str  # why there is no article in the latest
    trouble: Trouble | None  # the kind of the problem; None: of none


class Tallies:
    """Counts by source."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_day(self, source: str, first: date, last: date) -> list[Tally]:
        """Return what a source has published on each day of a time, without the empty ones."""
        begin, end = _midnight(first), _midnight(last + _DAY)
        rows = self._database.rows(
            "SELECT published / ? AS day, count(*), sum(kept), sum(removed) FROM article"
            " WHERE source = ? AND hidden = '' AND published >= ? AND published < ?"
            " GROUP BY day ORDER BY day",
            _DAY // timedelta(microseconds=1),
            source,
            instant(begin),
            instant(end),
        )
        return [
            Tally(date(1970, 1, 1) + day * _DAY, articles, kept, removed)
            for day, articles, kept, removed in rows
        ]

    def drought(self, source: str) -> Drought | None:
        """Return what a source has sent since its last article; None: the latest gave one."""
        rows = self._database.rows(
            "SELECT captured, iif(article IS NULL, problem, ''), trouble FROM capture"
            " WHERE source = ? AND recipe IS NOT NULL ORDER BY number DESC LIMIT ?",
            source,
            _LOOK_BACK,
        )
        barren = list(takewhile(lambda row: row[1], rows))
        if not barren:
            return None
        (_, problem, trouble), (first, *_) = barren[0], barren[-1]
        return Drought(
            documents=len(barren),
            since=time_of(first),
            problem=problem,
            trouble=msgspec.json.decode(trouble, type=Trouble) if trouble else None,
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
