"""What is shown of an article: its text, its topics, its pictures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal

from ..article import Article, Picture
from ..text import plain_text
from .database import Database, instant
from .gathering import Gathering
from .packing import body_digest, pack

Hidden = Literal["withdrawn", "forgotten"]


class Showing:
    """Writes what is shown of articles, by their numbers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gathering = Gathering(database)

    def show(self, number: int, article: Article) -> bool:
        """Show an article in place of what it was; return whether that is another."""
        published = instant(article.published) if article.published else 0
        body = pack(replace(article, pictures={}))
        changed = self._database.change(
            "UPDATE article SET source = ?, published = ?, hidden = '', body = ?, digest = ?,"
            " kept = ?, removed = ?, changed = ?"
            " WHERE number = ? AND (body IS NOT ? OR hidden != '')",
            article.source,
            published,
            body,
            body_digest(body),
            len(plain_text(article.html)),
            sum(len(piece.text) for piece in article.removed),
            self._database.opening,
            number,
            body,
        )
        if changed:
            self._sort(number, article, published)
        return bool(changed)

    def hide(self, number: int, hidden: Hidden) -> None:
        """Show an article no more."""
        self._database.change("DELETE FROM article_topic WHERE article = ?", number)
        self._database.change(
            "UPDATE article SET hidden = ?, gone = ?, changed = ? WHERE number = ?",
            hidden,
            instant(self._database.now),
            self._database.opening,
            number,
        )
        self._gathering.leave(number)

    def keep_pictures(
        self, number: int, pictures: Mapping[str, Picture], others: Collection[str] = ()
    ) -> None:
        """Keep the pictures of an article, and let go of those that no article has any more.

        Args:
            number: of the article.
            pictures: by name.
            others: names of pictures that it has already, and goes on to have.
        """
        before = set(
            self._database.column("SELECT name FROM article_picture WHERE article = ?", number)
        )
        self.add_pictures(number, pictures.keys() - before, pictures)
        for name in sorted(before - pictures.keys() - set(others)):
            self._database.change(
                "DELETE FROM article_picture WHERE article = ? AND name = ?", number, name
            )
            self._database.change(
                "DELETE FROM picture WHERE name = ?1"
                " AND NOT EXISTS (SELECT 1 FROM article_picture WHERE name = ?1)",
                name,
            )

    def add_pictures(
        self, number: int, names: Collection[str], pictures: Mapping[str, Picture]
    ) -> None:
        """Give an article pictures beside those that it has.

        Args:
            number: of the article.
            names: of the pictures.
            pictures: by name; those that are stored already may be missing.
        """
        for name in sorted(names):
            if picture := pictures.get(name):
                self._database.change(
                    "INSERT OR IGNORE INTO picture VALUES (?, ?, ?)",
                    name,
                    picture.suffix,
                    picture.data,
                )
            self._database.change(
                "INSERT OR IGNORE INTO article_picture VALUES (?, ?)", number, name
            )

    def _sort(self, number: int, article: Article, published: int) -> None:
        self._database.change("DELETE FROM article_topic WHERE article = ?", number)
        for topic in article.topics:
            self._database.change(
                "INSERT INTO article_topic VALUES (?, ?, ?, ?)",
                topic,
                published,
                article.guid,
                number,
            )
