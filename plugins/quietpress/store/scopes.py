"""Which articles are meant, and how SQLite finds them."""

from __future__ import annotations

import json

import msgspec

OF_TOPIC = "FROM article_topic AS sorted JOIN article ON article.number = sorted.article"
_HAS_ONE = (
    "EXISTS (SELECT 1 FROM article_topic WHERE article_topic.article = article.number"
    " AND topic IN (SELECT value FROM json_each(?)))"
)


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles are meant: those that all of it fits; nothing given: every one."""

    any: tuple[str, ...] = ()  # topics, of which an article has at least one
    none: tuple[str, ...] = ()  # topics, of which it has not one
    source: str = ""  # key
    sources_min: int = 1  # that report its story; above 1: of each story the first article alone

    @property
    def topic(self) -> str:
        """The one topic that is all there is to it; "": there is more."""
        return self.any[0] if self.any and self == Scope(any=self.any[:1]) else ""


EVERYTHING = Scope()


class ByTime(msgspec.Struct, frozen=True):
    """The end of a statement that goes through a scope by time."""

    where: str
    values: tuple[str | int, ...]
    table: str  # that has the order, with a full stop; "": there is one table alone

    @property
    def published(self) -> str:
        return f"{self.table}published"

    @property
    def order(self) -> str:
        return f" ORDER BY {self.table}published DESC, {self.table}guid"


class ByArrival(msgspec.Struct, frozen=True):
    """The end of a statement that goes through a scope in the order of arrival."""

    where: str
    values: tuple[str | int, ...]
    number: str  # the column that has the order


def by_arrival(scope: Scope) -> ByArrival:
    """Return how to go through the articles of a scope in the order of arrival."""
    if scope.topic:
        return ByArrival("FROM article_topic WHERE topic = ?", (scope.topic,), "article")
    conditions, values = _conditions(scope)
    return ByArrival(f"FROM article WHERE {conditions}", values, "number")


def by_time(scope: Scope) -> ByTime:
    """Return how to go through the articles of a scope by when they were published."""
    if scope.topic:
        return ByTime(f"{OF_TOPIC} WHERE topic = ?", (scope.topic,), "sorted.")
    conditions, values = _conditions(scope)
    return ByTime(f"FROM article WHERE {conditions}", values, "")


def _conditions(scope: Scope) -> tuple[str, tuple[str | int, ...]]:
    conditions = ["hidden = ''"]
    values: list[str | int] = []
    if scope.source:
        conditions.append("source = ?")
        values.append(scope.source)
    for topics, condition in ((scope.any, _HAS_ONE), (scope.none, f"NOT {_HAS_ONE}")):
        if topics:
            conditions.append(condition)
            values.append(json.dumps(topics))
    if scope.sources_min > 1:
        conditions.append("number IN (SELECT first FROM story WHERE sources >= ?)")
        values.append(scope.sources_min)
    return " AND ".join(conditions), tuple(values)
