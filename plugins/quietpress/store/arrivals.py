"""Articles that were just cleaned, on their way into the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from typing import Literal

import msgspec

from ..article import Article
from ..identity import article_guid
from ..mirrors import file_names
from ..revision import is_revised, recleaned, revised
from ..sameness import Traits
from .captures import Captures, StoredCapture
from .database import Database, instant, time_of
from .gathering import Gathering
from .packing import pack, unpack
from .recognition import Recognition
from .showing import Showing

EARLIER_TEXTS_MAX = 10  # of an article

# new: never seen before. changed: its text is another now. same: it is not. repeated: what is
# shown is of another source, or of a later capture, and stays. forgotten: it stays so.
ArrivalOutcome = Literal["new", "changed", "same", "repeated", "forgotten"]


class Placed(msgspec.Struct, frozen=True):
    """What became of an article that was given to the store."""

    guid: str  # its id, for ever
    outcome: ArrivalOutcome


class Arrival(msgspec.Struct, frozen=True):
    """An article that was just cleaned, and what is known of how."""

    article: Article
    of: StoredCapture
    rules: str  # that it has its topics by
    traits: Traits

    @property
    def captured(self) -> datetime:
        return self.of.capture.captured


class Arrivals:
    """Finds the place of each article: a new one, or that of the article that it is."""

    def __init__(self, database: Database, gathering: Gathering) -> None:
        self._database = database
        self._gathering = gathering
        self._captures = Captures(database)
        self._recognition = Recognition(database)
        self._showing = Showing(database)

    def place(self, arrival: Arrival, pages: Iterable[str]) -> Placed:
        """Keep an article; see `Articles.put`."""
        number = self._recognition.number_of(arrival.traits)
        if number is None:
            placed, number = self._begin(arrival, pages)
        else:
            placed = self._go_on(number, arrival)
        self._recognition.add(number, arrival.traits)
        self._database.change(
            "UPDATE capture SET article = ? WHERE number = ?", number, arrival.of.number
        )
        if placed.outcome == "forgotten":
            self._captures.let_go_of_article(number)
        return placed

    def _begin(self, arrival: Arrival, pages: Iterable[str]) -> tuple[Placed, int]:
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
        self._write(number, article, arrival)
        return Placed(article.guid, "new"), number

    def _go_on(self, number: int, arrival: Arrival) -> Placed:
        ((guid, source, first_seen, shown, captured, hidden, body),) = self._database.rows(
            "SELECT guid, source, first_seen, capture, captured, hidden, body"
            " FROM article WHERE number = ?",
            number,
        )
        if hidden == "forgotten":
            return Placed(guid, "forgotten")
        known = unpack(body, Article, guid)
        if known is None:  # whatever comes is better
            self._write(number, replace(arrival.article, guid=guid), arrival)
            return Placed(guid, "same")
        # A dropped file that our readers read in another way has a new capture of the same time.
        is_back = hidden == "withdrawn"
        if arrival.of.number == shown or (is_back and instant(arrival.captured) == captured):
            self._write(number, recleaned(known, arrival.article), arrival)
            return Placed(guid, "same")
        is_later = source == arrival.article.source and instant(arrival.captured) > captured
        if not is_later and not is_back:
            return Placed(guid, "repeated")
        new = revised(
            known, arrival.article, first_seen=time_of(first_seen), captured=arrival.captured
        )
        self._write(number, new, arrival)
        if not is_revised(known, new):
            return Placed(guid, "same")
        self._keep_earlier(number, known, arrival.captured)
        return Placed(guid, "changed")

    def _free_guid(self, arrival: Arrival) -> str:
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

    def _write(self, number: int, article: Article, arrival: Arrival) -> None:
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
        if self._showing.show(number, article):
            self._gathering.place(number, article)
        self._showing.keep_pictures(number, article.pictures, file_names(article.mirrors))

    def _keep_earlier(self, number: int, article: Article, replaced: datetime) -> None:
        self._database.change(
            "INSERT INTO earlier_text (article, replaced, body) VALUES (?, ?, ?)",
            number,
            instant(replaced),
            pack(article),
        )
        self._database.change(
            "DELETE FROM earlier_text WHERE number IN (SELECT number FROM earlier_text"
            " WHERE article = ? ORDER BY number DESC LIMIT -1 OFFSET ?)",
            number,
            EARLIER_TEXTS_MAX,
        )
