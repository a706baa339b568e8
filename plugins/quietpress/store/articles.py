"""The articles: each once, under an id and an address that never change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, count
from typing import Literal

from ..article import Article, Picture
from ..identity import article_guid
from ..revision import is_revised, recleaned, revised
from ..sameness import Traits, traits_of
from ..urls import page_key
from .captures import StoredCapture
from .database import Database, Row, instant, time_of
from .packing import pack, unpack
from .recognition import Recognition

EARLIER_TEXTS_MAX = 10  # of an article

# new: never seen before. changed: its text is another now. same: it is not. repeated: what was
# kept is of another source, or from a later capture, and stays. forgotten: and so it stays.
Outcome = Literal["new", "changed", "same", "repeated", "forgotten"]

_COLUMNS = "article.guid, article.page, article.first_seen, article.body"


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what is fixed for ever when it is first seen."""

    article: Article  # without its pictures, which `Articles.pictures` has
    page: str  # where it lies on the site
    first_seen: datetime  # when it was first captured


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of an article that was given to the store."""

    guid: str  # its id, for ever
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class _Arrival:
    """An article that was just cleaned, and what is known of how."""

    article: Article
    of: StoredCapture
    rules: str
    traits: Traits

    @property
    def captured(self) -> datetime:
        return self.of.capture.captured


class Articles:
    """The articles by id, and in the orders that pages and feeds want them in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recognition = Recognition(database)

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
        arrival = _Arrival(article, of, rules, traits_of(article, of.capture.hints))
        with self._database.transaction():
            number = self._recognition.number_of(arrival.traits)
            if number is None:
                return self._begin(arrival, pages)
            return self._go_on(number, arrival)

    def get(self, guid: str) -> StoredArticle | None:
        """Return the article with an id; None: there is none, or it was forgotten."""
        found = self._select("FROM article WHERE guid = ? AND NOT is_forgotten", guid)
        return found[0] if found else None

    def find(self, name: str) -> str:
        """Return the id of the article that has this id, or has lain at this URL; "": none has."""
        row = self._database.row(
            "SELECT guid FROM article WHERE guid = ? AND NOT is_forgotten", name
        ) or self._database.row(
            "SELECT guid FROM trait JOIN article ON article.number = trait.article"
            " WHERE kind = 'url' AND value = ? AND NOT is_forgotten",
            page_key(name),
        )
        return row[0] if row else ""

    def guids(self) -> list[str]:
        """Return the ids of all articles, newest first."""
        rows = self._database.rows(
            "SELECT guid FROM article WHERE NOT is_forgotten ORDER BY published DESC, guid"
        )
        return [guid for (guid,) in rows]

    def guids_of_source(self, source: str) -> list[str]:
        """Return the ids of the articles of a source, newest first."""
        rows = self._database.rows(
            "SELECT guid FROM article WHERE source = ? AND NOT is_forgotten"
            " ORDER BY published DESC, guid",
            source,
        )
        return [guid for (guid,) in rows]

    def newest(self, count: int) -> list[StoredArticle]:
        """Return the newest articles."""
        return self._select(
            "FROM article WHERE NOT is_forgotten ORDER BY published DESC, guid LIMIT ?", count
        )

    def newest_of_source(self, source: str, count: int) -> list[StoredArticle]:
        """Return the newest articles of a source."""
        return self._select(
            "FROM article WHERE source = ? AND NOT is_forgotten"
            " ORDER BY published DESC, guid LIMIT ?",
            source,
            count,
        )

    def newest_of_topic(self, topic: str, count: int) -> list[StoredArticle]:
        """Return the newest articles of a topic."""
        return self._select(
            "FROM article_topic AS sorted JOIN article ON article.number = sorted.article"
            " WHERE topic = ? ORDER BY sorted.published DESC, sorted.guid LIMIT ?",
            topic,
            count,
        )

    def of_topic_between(self, topic: str, begin: datetime, end: datetime) -> list[StoredArticle]:
        """Return the articles of a topic that were published in a time, newest first.

        Args:
            topic: its key.
            begin: of the time, such as the first moment of a month; aware.
            end: the first moment after it; aware.
        """
        return self._select(
            "FROM article_topic AS sorted JOIN article ON article.number = sorted.article"
            " WHERE topic = ? AND sorted.published >= ? AND sorted.published < ?"
            " ORDER BY sorted.published DESC, sorted.guid",
            topic,
            instant(begin),
            instant(end),
        )

    def changed_since(self, opening: int) -> list[str]:
        """Return the ids of articles that are other now than after an opening, sorted.

        Forgotten ones are among them, and `get` has none for them.

        Args:
            opening: as `Store.opening` was; 0: all that there ever were.
        """
        rows = self._database.rows(
            "SELECT guid FROM article WHERE changed > ? ORDER BY guid", opening
        )
        return [guid for (guid,) in rows]

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
        return [(time_of(replaced), unpack(body, Article, guid)) for replaced, body in rows]

    def classified_otherwise(self, rules: str, count: int) -> list[StoredArticle]:
        """Return articles that were given their topics by other rules than these."""
        return self._select(
            "FROM article WHERE (rules < ? OR rules > ?) AND NOT is_forgotten"
            " ORDER BY number LIMIT ?",
            rules,
            rules,
            count,
        )

    def classify(self, guid: str, topics: tuple[str, ...], rules: str) -> None:
        """Give an article other topics."""
        with self._database.transaction():
            row = self._database.row(
                "SELECT number, body FROM article WHERE guid = ? AND NOT is_forgotten", guid
            )
            if row:
                number, body = row
                self._database.change(
                    "UPDATE article SET rules = ? WHERE number = ?", rules, number
                )
                self._show(number, replace(unpack(body, Article, guid), topics=topics))

    def forget(self, guid: str) -> bool:
        """Forget an article and all that was captured of it; return whether it was there.

        It is recognised when it comes again, and stays away.
        """
        with self._database.transaction():
            row = self._database.row(
                "SELECT number FROM article WHERE guid = ? AND NOT is_forgotten", guid
            )
            if row is None:
                return False
            (number,) = row
            self._database.change("DELETE FROM capture WHERE article = ?", number)
            self._database.change("DELETE FROM earlier_text WHERE article = ?", number)
            self._database.change("DELETE FROM article_topic WHERE article = ?", number)
            self._keep_pictures(number, {})
            self._database.change(
                "UPDATE article SET is_forgotten = 1, body = NULL, changed = ? WHERE number = ?",
                self._database.opening,
                number,
            )
        return True

    def _begin(self, arrival: _Arrival, pages: Iterable[str]) -> Placed:
        """Keep an article that is seen for the first time."""
        first_seen = arrival.captured
        article = replace(
            arrival.article,
            guid=self._free_guid(arrival),
            published=min(arrival.article.published or first_seen, first_seen),
            updated=arrival.article.updated and min(arrival.article.updated, first_seen),
        )
        number = self._database.insert(
            "INSERT INTO article (guid, page, source, first_seen) VALUES (?, ?, ?, ?)",
            article.guid,
            self._free_page(pages),
            article.source,
            instant(first_seen),
        )
        self._link(number, arrival)
        self._write(number, article, arrival)
        return Placed(article.guid, "new")

    def _go_on(self, number: int, arrival: _Arrival) -> Placed:
        """Keep what is new of an article that is known."""
        ((guid, source, first_seen, shown, captured, is_forgotten, body),) = self._database.rows(
            "SELECT guid, source, first_seen, capture, captured, is_forgotten, body"
            " FROM article WHERE number = ?",
            number,
        )
        self._link(number, arrival)
        if is_forgotten:
            self._database.change("DELETE FROM capture WHERE article = ?", number)
            return Placed(guid, "forgotten")
        known = unpack(body, Article, guid)
        if arrival.of.number == shown:
            self._write(number, recleaned(known, arrival.article), arrival)
            return Placed(guid, "same")
        if source != arrival.article.source or instant(arrival.captured) <= captured:
            return Placed(guid, "repeated")
        new = revised(
            known, arrival.article, first_seen=time_of(first_seen), captured=arrival.captured
        )
        self._write(number, new, arrival)
        if not is_revised(known, new):
            return Placed(guid, "same")
        self._keep_earlier(number, known, arrival.captured)
        return Placed(guid, "changed")

    def _free_guid(self, arrival: _Arrival) -> str:
        """Return the article's own id, or another where one that is not the same has it."""
        article, hints = arrival.article, arrival.of.capture.hints
        own = article_guid(guid=hints.guid, url="", source=article.source, origin=article.origin)
        others = (
            article_guid(guid="", url="", source="", origin=f"{article.guid}\n{number}")
            for number in count(2)
        )
        return next(
            guid
            for guid in chain((article.guid, own), others)
            if self._is_free("SELECT 1 FROM article WHERE guid = ?", guid)
        )

    def _free_page(self, pages: Iterable[str]) -> str:
        for page in pages:
            if self._is_free("SELECT 1 FROM article WHERE page = ?", page):
                return page
        raise ValueError("all pages that an article may have are taken; give more to choose from")

    def _is_free(self, search: str, value: str) -> bool:
        return self._database.row(search, value) is None

    def _link(self, number: int, arrival: _Arrival) -> None:
        """Note what an article is recognised by, and that a capture is of it."""
        self._recognition.add(number, arrival.traits)
        self._database.change(
            "UPDATE capture SET article = ?, source = ? WHERE number = ?",
            number,
            arrival.article.source,
            arrival.of.number,
        )

    def _write(self, number: int, article: Article, arrival: _Arrival) -> None:
        """Write what is shown of an article, and what it was made of."""
        self._database.change(
            "UPDATE article SET capture = ?, captured = ?, rules = ?, title_key = ?, text_key = ?"
            " WHERE number = ?",
            arrival.of.number,
            instant(arrival.captured),
            arrival.rules,
            arrival.traits.title_key,
            arrival.traits.text_key,
            number,
        )
        self._show(number, article)
        self._keep_pictures(number, article.pictures)

    def _show(self, number: int, article: Article) -> None:
        """Write what is shown of an article, and if it is other than before, that it changed."""
        body = pack(replace(article, pictures={}))
        published = instant(article.published) if article.published else 0
        changed = self._database.change(
            "UPDATE article SET published = ?, body = ?, changed = ?"
            " WHERE number = ? AND body IS NOT ?",
            published,
            body,
            self._database.opening,
            number,
            body,
        )
        if changed:
            self._database.change("DELETE FROM article_topic WHERE article = ?", number)
            for topic in article.topics:
                self._database.change(
                    "INSERT INTO article_topic VALUES (?, ?, ?, ?)",
                    topic,
                    published,
                    article.guid,
                    number,
                )

    def _keep_pictures(self, number: int, pictures: Mapping[str, Picture]) -> None:
        """Keep the pictures of an article, and let go of those that no article has any more."""
        before = {
            name
            for (name,) in self._database.rows(
                "SELECT name FROM article_picture WHERE article = ?", number
            )
        }
        for name in sorted(pictures.keys() - before):
            picture = pictures[name]
            self._database.change(
                "INSERT OR IGNORE INTO picture VALUES (?, ?, ?)", name, picture.suffix, picture.data
            )
            self._database.change("INSERT INTO article_picture VALUES (?, ?)", number, name)
        for name in sorted(before - pictures.keys()):
            self._database.change(
                "DELETE FROM article_picture WHERE article = ? AND name = ?", number, name
            )
            self._database.change(
                "DELETE FROM picture WHERE name = ?1"
                " AND NOT EXISTS (SELECT 1 FROM article_picture WHERE name = ?1)",
                name,
            )

    def _keep_earlier(self, number: int, article: Article, replaced: datetime) -> None:
        self._database.change(
            "INSERT INTO earlier_text (article, replaced, body) VALUES (?, ?, ?)",
            number,
            instant(replaced),
            pack(replace(article, pictures={})),
        )
        self._database.change(
            "DELETE FROM earlier_text WHERE number IN (SELECT number FROM earlier_text"
            " WHERE article = ? ORDER BY number DESC LIMIT -1 OFFSET ?)",
            number,
            EARLIER_TEXTS_MAX,
        )

    def _select(self, tail: str, *values: object) -> list[StoredArticle]:
        rows = self._database.rows(f"SELECT {_COLUMNS} {tail}", *values)
        return [_stored(row) for row in rows]


def _stored(row: Row) -> StoredArticle:
    guid, page, first_seen, body = row
    return StoredArticle(unpack(body, Article, guid), page, time_of(first_seen))
