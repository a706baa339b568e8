"""The articles in the orders that listings and feeds want them in.

No question here reads more than it answers with, whatever the archive holds;
those of `count` and `periods` walk through an index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache

import msgspec

from .database import Database, Row, instant, time_of
from .ledger import Position
from .scopes import OF_TOPIC, Scope, by_arrival, by_time

_COLUMNS = (
    "SELECT article.guid, article.number, article.page, article.source, article.published,"
    " article.first_seen, article.digest, article.story "
)
_LISTED_MAX = 32_768  # articles that are remembered, by their rows: each list would have its own


class Listed(msgspec.Struct, frozen=True):  # a build makes ten for each article of the month
    """An article in a listing, without its body: most are asked for no more than this."""

    guid: str
    number: int  # in the order of arrival
    page: str  # where it lies on the site
    source: str  # key
    published: datetime  # 1970: nobody said
    first_seen: datetime
    digest: bytes  # of its body; b"": it was stored when there was none
    story: int | None = None  # number of the story that it may be in


class Listings:
    """Reads articles in order."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # An article of the month stands in ten lists of a night.
        self._listed = lru_cache(_LISTED_MAX)(_listed)

    def newest(self, scope: Scope) -> Iterator[Listed]:
        """Yield the articles of a scope newest first, as many as are asked for."""
        walk = by_time(scope)
        for row in self._database.each(f"{_COLUMNS}{walk.where}{walk.order}", *walk.values):
            yield self._listed(row)

    def between(self, scope: Scope, begin: datetime, end: datetime) -> list[Listed]:
        """Return the articles that were published in a time, newest first.

        Args:
            scope: of which articles.
            begin: of the time, such as the first moment of a month; aware.
            end: the first moment after it; aware.
        """
        walk = by_time(scope)
        bounds = f"{walk.published} >= ? AND {walk.published} < ?"
        rows = self._database.each(
            f"{_COLUMNS}{walk.where} AND {bounds}{walk.order}",
            *walk.values,
            instant(begin),
            instant(end),
        )
        return [self._listed(row) for row in rows]

    def count(
        self, scope: Scope, begin: datetime | None = None, end: datetime | None = None
    ) -> int:
        """Return how many articles were published in a time, which may be open at its ends."""
        walk = by_time(scope)
        # The index of topics alone has all that is asked for.
        where = "FROM article_topic AS sorted WHERE topic = ?" if scope.topic else walk.where
        values: list[object] = [*walk.values]
        for bound, comparison in ((begin, ">="), (end, "<")):
            if bound:
                where += f" AND {walk.published} {comparison} ?"
                values.append(instant(bound))
        row = self._database.row(f"SELECT count(*) {where}", *values)
        return int(row[0]) if row else 0

    def periods(self, scope: Scope, begin_of: Callable[[datetime], datetime]) -> list[datetime]:
        """Return when the days, months … begin that have articles, newest first.

        Args:
            scope: of which articles.
            begin_of: returns when the period begins that a time is in.
        """
        walk = by_time(scope)
        search = f"SELECT {walk.published} {walk.where}"
        begins: list[datetime] = []
        row = self._database.row(f"{search}{walk.order} LIMIT 1", *walk.values)
        while row:
            begins.append(begin_of(time_of(row[0])))
            row = self._database.row(
                f"{search} AND {walk.published} < ?{walk.order} LIMIT 1",
                *walk.values,
                instant(begins[-1]),
            )
        return begins

    def oldest(self, scope: Scope) -> Listed | None:
        """Return the article that was published first; None: there is no article."""
        walk = by_time(scope)
        row = self._database.row(
            f"{_COLUMNS}{walk.where} ORDER BY {walk.published}, {walk.table}guid DESC LIMIT 1",
            *walk.values,
        )
        return self._listed(row) if row else None

    def neighbours(self, topic: str, position: Position) -> tuple[Listed | None, Listed | None]:
        """Return the articles of a topic before and after a place in it, by time.

        The place may be one that an article has left.
        """
        where, at, guid = "WHERE topic = ?", instant(position.published), position.guid
        earlier = self._first(
            (f"{where} AND sorted.published = ? AND sorted.guid > ?", (topic, at, guid)),
            (f"{where} AND sorted.published < ?", (topic, at)),
            order=" ORDER BY sorted.published DESC, sorted.guid",
        )
        later = self._first(
            (f"{where} AND sorted.published = ? AND sorted.guid < ?", (topic, at, guid)),
            (f"{where} AND sorted.published > ?", (topic, at)),
            order=" ORDER BY sorted.published, sorted.guid DESC",
        )
        return earlier, later

    def arrived(self, begin: int, end: int) -> list[Listed]:
        """Return the articles with these numbers, the first to come first.

        Args:
            begin: the first number.
            end: the first number after them.
        """
        rows = self._database.each(
            f"{_COLUMNS}FROM article WHERE number >= ? AND number < ? AND hidden = ''"
            " ORDER BY number",
            begin,
            end,
        )
        return [self._listed(row) for row in rows]

    def numbers(self, scope: Scope, begin: int, end: int) -> list[int]:
        """Return those of these numbers whose articles are in a scope, the first to come first."""
        queue = by_arrival(scope)
        return self._database.column(
            f"SELECT {queue.number} {queue.where} AND {queue.number} >= ? AND {queue.number} < ?"
            f" ORDER BY {queue.number}",
            *queue.values,
            begin,
            end,
        )

    def number_below(self, scope: Scope, number: int) -> int | None:
        """Return the number of the last article that came before this one; None: none did."""
        return self._number(scope, f"< {number:d}", "DESC")

    def number_from(self, scope: Scope, number: int) -> int | None:
        """Return the number of the first article that has this one or came later; None: none."""
        return self._number(scope, f">= {number:d}", "ASC")

    def last_number(self) -> int:
        """Return the number of the article that came last; 0: there is none."""
        row = self._database.row("SELECT max(number) FROM article")
        return (row[0] if row else 0) or 0

    def get(self, guid: str) -> Listed | None:
        """Return an article; None: it is not shown."""
        row = self._database.row(f"{_COLUMNS}FROM article WHERE guid = ? AND hidden = ''", guid)
        return self._listed(row) if row else None

    def body(self, number: int) -> bytes:
        """Return an article, packed; b"": there is none of this number."""
        row = self._database.row("SELECT body FROM article WHERE number = ?", number)
        return (row[0] if row else None) or b""

    def position(self, guid: str) -> Position | None:
        """Return where an article stands; None: it is not shown."""
        row = self._database.row(
            "SELECT number, source, published FROM article WHERE guid = ? AND hidden = ''", guid
        )
        if row is None:
            return None
        number, source, published = row
        topics = self._database.column(
            "SELECT topic FROM article_topic WHERE article = ? ORDER BY topic", number
        )
        return Position(guid, number, source, tuple(topics), time_of(published))

    def gone(self, since: datetime) -> list[str]:
        """Return the pages of articles that are shown no more since some time, sorted."""
        return sorted(
            self._database.column(
                "SELECT page FROM article WHERE hidden != '' AND gone >= ?", instant(since)
            )
        )

    def positions(self) -> list[Position]:
        """Return where all articles stand, in the order of arrival."""
        return [
            Position(guid, number, source, tuple((topics or "").split()), time_of(published))
            for guid, number, source, topics, published in self._database.each(
                "SELECT guid, number, source, (SELECT group_concat(topic, ' ') FROM article_topic"
                " WHERE article_topic.article = article.number), published"
                " FROM article WHERE hidden = '' ORDER BY number"
            )
        ]

    def sources(self) -> list[str]:
        """Return the keys of the sources that have articles, sorted."""
        keys: list[str] = []
        search = "SELECT source FROM article WHERE hidden = ''{} ORDER BY source LIMIT 1"
        row = self._database.row(search.format(""))
        while row:  # from one to the next: a source has many articles
            keys.append(row[0])
            row = self._database.row(search.format(" AND source > ?"), row[0])
        return keys

    def _number(self, scope: Scope, bound: str, order: str) -> int | None:
        queue = by_arrival(scope)
        row = self._database.row(
            f"SELECT {queue.number} {queue.where} AND {queue.number} {bound}"
            f" ORDER BY {queue.number} {order} LIMIT 1",
            *queue.values,
        )
        return int(row[0]) if row else None

    def _first(self, *questions: tuple[str, tuple[object, ...]], order: str) -> Listed | None:
        for where, values in questions:
            row = self._database.row(
                f"{_COLUMNS}{OF_TOPIC} {where}{order} LIMIT 1",
                *values,
            )
            if row:
                return self._listed(row)
        return None


def _listed(row: Row) -> Listed:
    guid, number, page, source, published, first_seen, digest, story = row
    times = time_of(published), time_of(first_seen)
    return Listed(guid, number, page, source, *times, digest, story)
