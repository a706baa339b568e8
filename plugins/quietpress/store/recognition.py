"""Which stored article another one is, by all that is known of each."""

from __future__ import annotations

from collections.abc import Iterator

from ..sameness import Traits, is_same
from .database import Database

# Articles with one address that are looked at; a source may link all its entries to one page.
_CANDIDATES_MAX = 100


class Recognition:
    """The traits of all articles, forgotten ones included, by the articles' numbers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def number_of(self, traits: Traits) -> int | None:
        """Return the number of the article that is the same; None: it is a new one."""
        found = (n for n in self._candidates(traits) if is_same(traits, self._traits(n)))
        return next(found, None)

    def add(self, number: int, traits: Traits) -> None:
        """Remember ids and addresses that an article has beside those that are known."""
        for kind, values in (("id", traits.ids), ("url", traits.urls)):
            for value in sorted(values):
                self._database.change(
                    "INSERT OR IGNORE INTO trait VALUES (?, ?, ?)", kind, value, number
                )

    def _candidates(self, traits: Traits) -> Iterator[int]:
        for value in sorted(traits.ids):
            yield from self._with_trait("id", value)
        if traits.text_key:
            yield from self._database.column(
                "SELECT number FROM article WHERE text_key = ?", traits.text_key
            )
        for value in sorted(traits.urls):
            yield from self._with_trait("url", value)

    def _with_trait(self, kind: str, value: str) -> list[int]:
        return self._database.column(
            "SELECT article FROM trait WHERE kind = ? AND value = ? ORDER BY article DESC LIMIT ?",
            kind,
            value,
            _CANDIDATES_MAX,
        )

    def _traits(self, number: int) -> Traits:
        rows = self._database.rows("SELECT kind, value FROM trait WHERE article = ?", number)
        ((title_key, text_key),) = self._database.rows(
            "SELECT title_key, text_key FROM article WHERE number = ?", number
        )
        return Traits(
            ids=frozenset(value for kind, value in rows if kind == "id"),
            urls=frozenset(value for kind, value in rows if kind == "url"),
            title_key=title_key,
            text_key=text_key,
        )
