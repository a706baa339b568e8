"""Documents as they arrived, kept so that a better cleaner can clean them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import msgspec

from ..article import Capture
from ..errors import ArticleError
from ..trouble import Trouble
from .database import Database, instant
from .packing import pack, unpack

_SELECT = "SELECT number, origin, body FROM capture"
_LET_GO = "UPDATE capture SET body = NULL, size = 0, recipe = coalesce(recipe, '') WHERE"
_MEGABYTE = 1_000_000
_BEHIND = "\U0010ffff"  # sorts behind all that may follow
# Captures of a source with a recipe before one, and behind another: by the index that has only
# them to show. One question for both, with OR, goes through all captures of the source.
_STALE = tuple(
    "FROM capture INDEXED BY capture_by_recipe"
    f" WHERE source = ?1 AND recipe {others} AND body IS NOT NULL"
    for others in ("< ?2", "> ?3")
)
_MATCHED_MAX = 200  # pages of a source that tell whether a selector fits anything
_DIGEST_SIZE = 16  # bytes
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class StoredCapture(msgspec.Struct, frozen=True):
    """A capture, and the number that the store knows it by."""

    number: int
    capture: Capture


class Captures:
    """The captures: those that wait to be cleaned, and those that were."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, capture: Capture) -> bool:
        """Keep a capture until it is cleaned; return whether it is new.

        One that differs from a known one in nothing but the time of its arrival is not new,
        unless its article was something else in between.

        Raises:
            ArticleError: there is half a character (a lone surrogate) in what its
                carrier says of it.
        """
        return self._insert(capture)[1]

    def number_of(self, capture: Capture) -> int:
        """Return the number of a capture, which is kept like those that `add` is given."""
        return self._insert(capture)[0]

    def waiting(self, count: int) -> list[StoredCapture]:
        """Return captures that were never cleaned, the first that came first."""
        return self._select("WHERE recipe IS NULL ORDER BY number LIMIT ?", count)

    def count_waiting(self) -> int:
        """Return how many captures were never cleaned."""
        (count,) = self._database.column("SELECT count(*) FROM capture WHERE recipe IS NULL")
        return int(count)

    def stale(self, source: str, recipe: str, count: int) -> list[StoredCapture]:
        """Return captures of a source that were cleaned by another recipe, the latest first.

        Args:
            source: as given to `mark_cleaned`.
            recipe: that is wanted, or what all that are wanted begin with.
            count: at most so many.
        """
        # The numbers first: what is sorted is read, and the bodies of a source are many.
        numbers = " UNION ALL ".join(f"SELECT number {captures}" for captures in _STALE)
        return self._select(
            f"WHERE number IN ({numbers} ORDER BY number DESC LIMIT ?4) ORDER BY number DESC",
            source,
            recipe,
            recipe + _BEHIND,
            count,
        )

    def count_stale(self, source: str, recipe: str) -> int:
        """Return how many captures `stale` has of a source, if it may return all."""
        counts = " + ".join(f"(SELECT count(*) {captures})" for captures in _STALE)
        (count,) = self._database.column(
            f"SELECT {counts}",
            source,
            recipe,
            recipe + _BEHIND,
        )
        return int(count)

    def sources(self) -> list[str]:
        """Return the keys of all sources that there are captures of, sorted."""
        # One look-up for each source: DISTINCT would read the rows of all captures.
        return self._database.column(
            "WITH RECURSIVE key (source) AS (SELECT min(source) FROM capture UNION ALL"
            " SELECT (SELECT min(source) FROM capture WHERE source > key.source) FROM key"
            " WHERE key.source IS NOT NULL) SELECT source FROM key WHERE source IS NOT NULL"
        )

    def mark_cleaned(
        self,
        stored: StoredCapture,
        source: str,
        recipe: str,
        *,
        problem: str = "",
        matched: Iterable[str] | None = None,
    ) -> None:
        """Note that a capture was cleaned, and gave an article.

        Call it in one transaction with `Articles.put`.

        Args:
            stored: the capture.
            source: key of the article's source.
            recipe: names all that its article depends on beside the capture, such as the
                version of the cleaner and the rules of the source.
            problem: why the article is not shown; "": it is.
            matched: selectors of its source that fit something in it; None: it is no page.
        """
        with self._database.transaction():
            self._database.change(
                "UPDATE capture SET source = ?, recipe = ?, problem = ?, trouble = NULL,"
                " matched = ? WHERE number = ?",
                source,
                recipe,
                problem,
                None if matched is None else msgspec.json.encode(sorted(matched)).decode(),
                stored.number,
            )

    def mark_barren(
        self, stored: StoredCapture, recipe: str, problem: str, trouble: Trouble | None = None
    ) -> None:
        """Note that a capture was cleaned, and gave no article.

        Args:
            stored: the capture.
            recipe: as for `mark_cleaned`.
            problem: why there is none, in words.
            trouble: the kind of the problem; None: of none.
        """
        with self._database.transaction():
            self._database.change(
                "UPDATE capture SET source = ?, recipe = ?, problem = ?, trouble = ?,"
                " matched = NULL WHERE number = ?",
                stored.capture.source,
                recipe,
                problem,
                None if trouble is None else msgspec.json.encode(trouble).decode(),
                stored.number,
            )

    def matched(self, source: str) -> list[frozenset[str]]:
        """Return which selectors fit something, for each of the latest pages of a source."""
        column = self._database.column(
            "SELECT matched FROM capture WHERE source = ? AND matched IS NOT NULL"
            " AND article IS NOT NULL ORDER BY number DESC LIMIT ?",
            source,
            _MATCHED_MAX,
        )
        return [frozenset(msgspec.json.decode(matched, type=list[str])) for matched in column]

    def prune(self, *, days: int, megabytes: int, now: datetime) -> int:
        """Let go of bodies that are older or more than is wanted, oldest first; return how many.

        Those that wait to be cleaned stay. The articles of all stay, and what comes
        again is not taken for new.

        Args:
            days: bodies that came longer ago go.
            megabytes: of the others, the newest stay that take up so many together.
            now: when the run began; aware.
        """
        with self._database.transaction():
            old = self._database.change(
                "UPDATE capture SET body = NULL, size = 0"
                " WHERE captured < ? AND body IS NOT NULL AND recipe IS NOT NULL",
                instant(now - timedelta(days=days)),
            )
            many = self._database.change(
                "UPDATE capture SET body = NULL, size = 0 WHERE recipe IS NOT NULL AND number IN"
                " (SELECT number FROM (SELECT number, sum(size)"
                " OVER (ORDER BY captured DESC, number DESC) AS total"
                " FROM capture WHERE body IS NOT NULL) WHERE total > ?)",
                megabytes * _MEGABYTE,
            )
        self._database.rows("PRAGMA incremental_vacuum")  # gives the room back to the disk
        return old + many

    def let_go_of_article(self, number: int) -> None:
        """Let go of the bodies of all captures of an article that is forgotten."""
        self._database.change(f"{_LET_GO} article = ?", number)

    def let_go_of_source(self, source: str) -> None:
        """Let go of the bodies of all captures of a source."""
        self._database.change(f"{_LET_GO} source = ?", source)

    def _insert(self, capture: Capture) -> tuple[int, bool]:
        try:
            digest = _digest(capture)
            body = pack(capture)
        except UnicodeEncodeError as error:
            raise ArticleError(
                capture.origin, "cannot be stored: its carrier gives half a character"
            ) from error
        with self._database.transaction():
            known = self._database.row("SELECT number FROM capture WHERE digest = ?", digest)
            if known:
                return known[0], self._comes_back(known[0], capture.captured, body)
            number = self._database.insert(
                "INSERT INTO capture (digest, source, origin, captured, size, body)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                digest,
                capture.source,
                capture.origin,
                instant(capture.captured),
                len(body),
                body,
            )
        return number, True

    def _comes_back(self, number: int, captured: datetime, body: bytes) -> bool:
        """Let a capture wait again whose article was replaced by a later one; return if it was."""
        changed = self._database.change(
            "UPDATE capture SET captured = ?1, recipe = NULL, size = ?2, body = ?3"
            " WHERE number = ?4 AND EXISTS (SELECT 1 FROM article"
            " WHERE article.number = capture.article AND article.source = capture.source"
            " AND article.capture != capture.number AND article.captured < ?1 AND hidden = '')",
            instant(captured),
            len(body),
            body,
            number,
        )
        return changed == 1

    def _select(self, tail: str, *values: object) -> list[StoredCapture]:
        found = []
        for number, origin, body in self._database.rows(f"{_SELECT} {tail}", *values):
            if capture := unpack(body, Capture, f"the capture of {origin}"):
                found.append(StoredCapture(number, capture))
            else:
                # Or it would be in the way of the others for ever.
                self._database.change(f"{_LET_GO} number = ?", number)
        return found


def _digest(capture: Capture) -> bytes:
    alike = msgspec.msgpack.encode(replace(capture, captured=_NO_TIME))
    return blake2b(alike, digest_size=_DIGEST_SIZE).digest()
