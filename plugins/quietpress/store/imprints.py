"""What the latest articles are compared by, and which of them may report the same event."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime

import msgspec

from ..article import Article
from ..imprints import Imprint, Usage, words_of
from ..stories import SHARED_CLUES_MIN, WINDOW
from .database import Database, instant
from .packing import pack, unpack

IMPRINTS_MAX = 20_000  # articles that are compared at all, the latest; three days of a large paper

_KNOWN_MAX = 1_000  # of the latest, whose words say which words are rare
_WITH_CLUE_MAX = 32  # articles that a clue leads to; one that leads to more is none
_ALIKE_MAX = 8  # articles that another one is compared with
_OF_STORY_MAX = 8  # and of each story; the first ones, so that no story drifts from its event

_SELECT = (
    "SELECT number, guid, source, story, imprint.body FROM article"
    " JOIN imprint ON imprint.article = number WHERE hidden = '' AND"
)


class Compared(msgspec.Struct, frozen=True):
    """An article that others are compared with."""

    number: int
    source: str
    story: int | None  # its number; None: nobody else reports the same
    imprint: Imprint


class _Head(msgspec.Struct):
    """What is read of the imprints of a thousand articles, at once."""

    title: tuple[int, ...]
    beginning: tuple[int, ...]


class Imprints:
    """The imprints of the latest articles, by their numbers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._usage: Usage | None = None  # None: it has to be read from the store

    def take(self, number: int, article: Article) -> Imprint | None:
        """Keep the imprint of an article as it is now, and return it; None: it is too old."""
        (newest,) = self._database.column("SELECT max(number) FROM article")
        if number <= newest - IMPRINTS_MAX:
            return None
        self._usage = self._usage or self._read_usage()
        words = words_of(article)
        self._usage.count(number, words.head)
        imprint = self._usage.weigh(words)
        self._forget(number)
        self._database.change("INSERT INTO imprint VALUES (?, ?)", number, pack(imprint))
        self._database.change(
            "INSERT INTO clue SELECT value, ?, ? FROM json_each(?)",
            instant(article.published) if article.published else 0,
            number,
            json.dumps(imprint.clues),
        )
        self._database.change("DELETE FROM imprint WHERE article <= ?", newest - IMPRINTS_MAX)
        return imprint

    def forget(self, number: int) -> None:
        """Forget the imprint of an article."""
        self._forget(number)
        self._usage = None

    def alike(self, number: int, imprint: Imprint, published: datetime) -> list[Compared]:
        """Return the articles that share most clues with one, in the order of arrival."""
        begin, end = instant(published - WINDOW), instant(published + WINDOW)
        shared: Counter[int] = Counter()
        for clue in imprint.clues:
            shared.update(
                self._database.column(
                    "SELECT article FROM clue WHERE word = ? AND published BETWEEN ? AND ?"
                    " ORDER BY published DESC, article DESC LIMIT ?",
                    clue,
                    begin,
                    end,
                    _WITH_CLUE_MAX,
                )
            )
        del shared[number]
        found = [each for each, clues in shared.items() if clues >= SHARED_CLUES_MIN]
        best = sorted(found, key=lambda each: (-shared[each], -each))[:_ALIKE_MAX]
        return self._compared(
            "imprint.article IN (SELECT value FROM json_each(?)) ORDER BY number", json.dumps(best)
        )

    def of_story(self, story: int, other: Compared) -> list[Compared]:
        """Return the articles of a story that another one is compared with.

        They are those of its own source, and the first ones of others.
        """
        return self._compared(
            "story = ? AND number != ? ORDER BY source != ?, number LIMIT ?",
            story,
            other.number,
            other.source,
            _OF_STORY_MAX,
        )

    def _compared(self, where: str, *values: object) -> list[Compared]:
        rows = self._database.rows(f"{_SELECT} {where}", *values)
        return [
            Compared(number, source, story, imprint)
            for number, guid, source, story, body in rows
            if (imprint := unpack(body, Imprint, guid))
        ]

    def _read_usage(self) -> Usage:
        usage = Usage(_KNOWN_MAX)
        rows = self._database.rows(
            "SELECT article, body FROM imprint ORDER BY article DESC LIMIT ?", _KNOWN_MAX
        )
        for number, body in reversed(rows):
            if words := unpack(body, _Head, f"the imprint of article {number}"):
                usage.count(number, tuple(dict.fromkeys(words.title + words.beginning)))
        return usage

    def _forget(self, number: int) -> None:
        self._database.change("DELETE FROM imprint WHERE article = ?", number)
