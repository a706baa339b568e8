"""The articles: each once, under an id and an address that never change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import msgspec

from ..article import Article, Picture
from ..sameness import traits_of
from ..urls import absolute_url, page_key
from .arrivals import Arrival, Arrivals, Placed
from .captures import Captures, StoredCapture
from .database import Database, time_of
from .gathering import Gathering
from .packing import unpack
from .showing import Showing

_SELECT = "SELECT article.guid, article.page, article.first_seen, article.body"


class StoredArticle(msgspec.Struct, frozen=True):
    """An article with what is fixed for ever when it is first seen."""

    article: Article  # without its pictures, which `Articles.pictures` has
    page: str  # where it lies on the site
    first_seen: datetime  # when it was first captured


class Articles:
    """The articles by id, and in the orders that pages and feeds want them in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._gathering = Gathering(database)
        self._arrivals = Arrivals(database, self._gathering)
        self._captures = Captures(database)
        self._showing = Showing(database)

    def put(self, article: Article, of: StoredCapture, pages: Iterable[str], rules: str) -> Placed:
        """Keep an article that was just cleaned: as a new one, or in place of what it was.

        An article that is known (see `sameness`) keeps its id, its page, and the
        earlier of its dates. `updated` moves, and its earlier text is kept, when a
        later capture says something else; never because the cleaner has changed.

        Args:
            article: cleaned and in its topics.
            of: the capture that it was made of.
            pages: where it may lie on the site, best first; it gets the first that no
                article ever had, and one of them has to be free.
            rules: names what it was given its topics by, for `classified_otherwise`.
        """
        arrival = Arrival(article, of, rules, traits_of(article, of.capture.hints))
        with self._database.transaction():
            return self._arrivals.place(arrival, pages)

    def get(self, guid: str) -> StoredArticle | None:
        """Return the article with an id; None: there is none, or it was forgotten."""
        found = self._select("FROM article WHERE guid = ? AND hidden = ''", guid)
        return found[0] if found else None

    def find(self, name: str) -> str:
        """Return the id of the article that a person means; "": there is none.

        Args:
            name: its id, a URL that it has lain at, or its page on the site.
        """
        if not name.isprintable():  # no id is so, and half a character cannot be looked for
            return ""
        url = absolute_url(name)
        row = self._database.row(
            "SELECT guid FROM article WHERE guid = ?1 AND hidden = '' UNION ALL"
            " SELECT guid FROM article WHERE page = ?1 AND hidden = '' UNION ALL"
            " SELECT guid FROM trait JOIN article ON article.number = trait.article"
            " WHERE kind = 'url' AND value = ?2 AND hidden = '' LIMIT 1",
            name,
            page_key(url) if url else "",
        )
        return row[0] if row else ""

    def guids_of_source(self, source: str) -> list[str]:
        """Return the ids of the articles of a source, newest first."""
        return self._database.column(
            "SELECT guid FROM article WHERE source = ? AND hidden = ''"
            " ORDER BY published DESC, guid",
            source,
        )

    def newest(self, count: int) -> list[StoredArticle]:
        """Return the newest articles."""
        return self._select(
            "FROM article WHERE hidden = '' ORDER BY published DESC, guid LIMIT ?", count
        )

    def changed_since(self, opening: int) -> list[str]:
        """Return the ids of articles that are other now than after an opening, sorted.

        Those that are shown no more are among them, and `get` has none for them.

        Args:
            opening: as `Store.opening` was; 0: all that there ever were.
        """
        # Sorted here: the planner would walk through all ids to have them in their order.
        return sorted(self._database.column("SELECT guid FROM article WHERE changed > ?", opening))

    def pictures(self, guid: str) -> dict[str, Picture]:
        """Return the pictures of an article, by the name `media/…` that its HTML uses."""
        rows = self._database.rows(
            "SELECT name, suffix, data FROM article"
            " JOIN article_picture ON article_picture.article = article.number"
            " JOIN picture USING (name) WHERE guid = ? ORDER BY name",
            guid,
        )
        return {name: Picture(data=data, suffix=suffix) for name, suffix, data in rows}

    def earlier_texts(self, guid: str) -> list[tuple[datetime, Article]]:
        """Return what an article was, and until when, latest first."""
        rows = self._database.rows(
            "SELECT replaced, earlier_text.body FROM earlier_text"
            " JOIN article ON article.number = earlier_text.article"
            " WHERE guid = ? ORDER BY earlier_text.number DESC",
            guid,
        )
        texts = ((time_of(replaced), unpack(body, Article, guid)) for replaced, body in rows)
        return [(replaced, article) for replaced, article in texts if article]

    def classified_otherwise(self, rules: str, count: int) -> list[StoredArticle]:
        """Return at most so many articles that were given their topics by other rules."""
        return self._select(
            "FROM article WHERE number IN ("
            "SELECT number FROM article WHERE rules < ? AND hidden = '' UNION ALL"
            " SELECT number FROM article WHERE rules > ? AND hidden = '' LIMIT ?) ORDER BY number",
            rules,
            rules,
            count,
        )

    def classify(self, guid: str, topics: tuple[str, ...], rules: str) -> None:
        """Give an article other topics."""
        with self._database.transaction():
            row = self._database.row(
                "SELECT number, body FROM article WHERE guid = ? AND hidden = ''", guid
            )
            if row is None:
                return
            number, body = row
            self._database.change("UPDATE article SET rules = ? WHERE number = ?", rules, number)
            if article := unpack(body, Article, guid):
                self._showing.show(number, replace(article, topics=topics))

    def withdraw(self, of: StoredCapture) -> None:
        """Show the article no more that was made of a capture, until something else is.

        For a capture in which a better cleaner finds no article any more.
        """
        with self._database.transaction():
            for number in self._database.column(
                "SELECT number FROM article WHERE capture = ? AND hidden = ''", of.number
            ):
                self._showing.hide(number, "withdrawn")

    def forget(self, guid: str) -> bool:
        """Forget an article and all that was captured of it; return whether it was there.

        It is recognised when it comes again, and stays away.
        """
        with self._database.transaction():
            row = self._database.row(
                "SELECT number FROM article WHERE guid = ? AND hidden = ''", guid
            )
            if row is None:
                return False
            (number,) = row
            self._captures.let_go_of_article(number)
            self._database.change("DELETE FROM earlier_text WHERE article = ?", number)
            self._database.change("UPDATE article SET body = NULL WHERE number = ?", number)
            self._showing.keep_pictures(number, {})
            self._showing.hide(number, "forgotten")
            self._gathering.forget(number)
        return True

    def _select(self, tail: str, *values: object) -> list[StoredArticle]:
        rows = self._database.rows(f"{_SELECT} {tail}", *values)
        return [
            StoredArticle(article, page, time_of(first_seen))
            for guid, page, first_seen, body in rows
            if (article := unpack(body, Article, guid))
        ]
