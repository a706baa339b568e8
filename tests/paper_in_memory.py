"""A paper whose articles arrive with the numbers that a test says, in no file."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from quietpress.article import Article
from quietpress.publish.library import Library
from quietpress.publish.planning.planned import Family, Move, PlannedFile
from quietpress.publish.syndication.entries import FeedEntries
from quietpress.publish.syndication.plan import plan_feeds
from quietpress.publish.syndication.writer import Publication
from quietpress.settings import Following, SiteSettings
from quietpress.source_state import SourceState
from quietpress.store import Position, Store
from quietpress.store.database import Database, instant
from quietpress.store.schema import STEPS
from quietpress.store.showing import Showing

NIGHT = datetime(2026, 11, 22, 3, tzinfo=UTC)
PUBLICATION = Publication(
    url="https://paper.example", name="The Paper", description="", language="en"
)


class Paper:
    """A store in memory, and the feeds that are made of it."""

    def __init__(
        self,
        following: Following,
        publication: Publication = PUBLICATION,
        states: Mapping[str, SourceState] | None = None,
        **settings: object,
    ) -> None:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        for step in STEPS:
            connection.executescript(step)
        self._database = Database(connection, Path("paper"), 1)
        self.store = Store(self._database)
        self._following, self._publication = following, publication
        self._site = SiteSettings(**settings)
        self._states = states or {}

    def put(self, *articles: Article, page: str = "", number: int | None = None) -> None:
        """Let articles arrive or change, in the order given."""
        for article in articles:
            found = self._database.row("SELECT number FROM article WHERE guid = ?", article.guid)
            known = found[0] if found else self._arrive(article, page, number)
            Showing(self._database).show(known, article)

    def remove(self, guid: str) -> None:
        """Forget an article."""
        (number,) = self._database.row("SELECT number FROM article WHERE guid = ?", guid) or (0,)
        Showing(self._database).hide(number, "forgotten")

    def library(self) -> Library:
        return Library(self.store, self._following)

    def entries(self, recipe: bytes = b"") -> FeedEntries:
        """Return what brings the entries of another build."""
        return FeedEntries(
            self.library(),
            self._following,
            self._site,
            url=self._publication.url,
            recipe=recipe,
            kept=self.store.made_entries,
        )

    def positions(self) -> dict[str, Position]:
        return {place.guid: place for place in self.store.listings.positions()}

    def families(self, moves: list[Move] | None = None) -> list[Family]:
        """Return the families that may differ; all of them where no moves are given."""
        planned = plan_feeds(
            self.library(),
            moves,
            following=self._following,
            publication=self._publication,
            site=self._site,
            states=self._states,
            entries=self.entries(),
        )
        return [*planned]

    def files(self) -> dict[str, bytes]:
        """Return all files of feeds by their paths."""
        return {
            file.path: file.make()
            for _, files in self.families()
            for file in files
            if isinstance(file, PlannedFile)
        }

    def close(self) -> None:
        self._database.close()

    def _arrive(self, article: Article, page: str, number: int | None) -> int:
        number = number or self.store.listings.last_number() + 1
        self._database.change(
            "INSERT INTO article (number, guid, page, source, first_seen) VALUES (?, ?, ?, ?, ?)",
            number,
            article.guid,
            page or f"articles/{number}.html",
            article.source,
            instant(NIGHT),
        )
        return number
