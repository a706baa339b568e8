"""What the site that was released last was made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from .database import Database, instant, time_of


class Position(msgspec.Struct, frozen=True):
    """Where an article stands in the listings."""

    guid: str
    number: int  # in the order of arrival
    source: str
    topics: tuple[str, ...]
    published: datetime


class Released(msgspec.Struct, frozen=True):
    """The site that was released last."""

    mark: str = ""  # that it bears; "": there was none
    recipe: bytes = b""  # digest of what every page of it depends on
    opening: int = 0  # of the store, up to which changes of articles are in it


class Postings(msgspec.Struct, frozen=True, kw_only=True):
    """What a new release changes in the ledger."""

    # Digests by path, of each family of files that was planned anew; an empty one is gone.
    families: Mapping[str, Mapping[str, bytes]]
    articles: Mapping[str, Position | None]  # by GUID; None: it is shown no more
    sources: Mapping[str, bytes] = {}  # all of them, with their digests
    is_complete: bool = False  # nothing of the release before is left


class Ledger:
    """The files of the last release, by family, with digests of what they were made from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def released(self) -> Released:
        """Return the last release."""
        row = self._database.row("SELECT mark, recipe, opening FROM released")
        return Released(*row) if row else Released()

    def files(self, family: str) -> dict[str, bytes]:
        """Return the digests of the files of a family, by their paths."""
        return dict(
            self._database.rows("SELECT path, digest FROM released_file WHERE family = ?", family)
        )

    def families(self, prefix: str = "") -> list[str]:
        """Return the names of all families that begin so, sorted."""
        return self._database.column(
            "SELECT DISTINCT family FROM released_file WHERE family >= ? AND family < ?",
            prefix,
            f"{prefix}\U0010ffff",
        )

    def families_of(self, path: str) -> list[str]:
        """Return the families that a file belongs to; a picture may be of several articles."""
        return self._database.column(
            "SELECT family FROM released_file WHERE path = ? ORDER BY family", path
        )

    def position(self, guid: str) -> Position | None:
        """Return where an article stood; None: it was not in the release."""
        row = self._database.row(
            "SELECT guid, number, source, topics, published FROM released_article WHERE guid = ?",
            guid,
        )
        if row is None:
            return None
        guid, number, source, topics, published = row
        return Position(guid, number, source, tuple(topics.split()), time_of(published))

    def sources(self) -> dict[str, bytes]:
        """Return the digest of what pages say of each source, by its key."""
        return dict(self._database.rows("SELECT key, digest FROM released_source"))

    def keep(self, released: Released, postings: Postings) -> None:
        """Remember a release in place of the one before."""
        with self._database.transaction():
            if postings.is_complete:
                self._database.change("DELETE FROM released_file")
                self._database.change("DELETE FROM released_article")
            for family, files in postings.families.items():
                if not postings.is_complete:
                    self._database.change("DELETE FROM released_file WHERE family = ?", family)
                self._database.change_many(
                    "INSERT INTO released_file VALUES (?, ?, ?)",
                    ((family, path, digest) for path, digest in files.items()),
                )
            self._place(postings.articles)
            self._database.change("DELETE FROM released_source")
            self._database.change_many(
                "INSERT INTO released_source VALUES (?, ?)", postings.sources.items()
            )
            self._database.change("DELETE FROM released")
            self._database.change(
                "INSERT INTO released VALUES (?, ?, ?)",
                released.mark,
                released.recipe,
                released.opening,
            )

    def _place(self, articles: Mapping[str, Position | None]) -> None:
        self._database.change_many(
            "DELETE FROM released_article WHERE guid = ?",
            ((guid,) for guid, position in articles.items() if position is None),
        )
        self._database.change_many(
            "INSERT OR REPLACE INTO released_article VALUES (?, ?, ?, ?, ?)",
            _rows(each for each in articles.values() if each),
        )


def _rows(positions: Iterable[Position]) -> Iterable[tuple[str, int, str, str, int]]:
    return (
        (each.guid, each.number, each.source, " ".join(each.topics), instant(each.published))
        for each in positions
    )
