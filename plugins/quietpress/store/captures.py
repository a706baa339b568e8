"""Documents as they arrived, kept so that a better cleaner can clean them again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import msgspec

from ..article import Capture
from ..errors import ArticleError
from .database import Database, Row, instant
from .packing import pack, unpack

_MEGABYTE = 1_000_000
_DIGEST_SIZE = 16  # bytes
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture, and the number that the store knows it by."""

    number: int
    capture: Capture


class Captures:
    """The captures: those that wait to be cleaned, and those that were."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, capture: Capture) -> bool:
        """Keep a capture until it is cleaned; return whether it is new.

        One that differs from a kept one in nothing but the time of its arrival is not new.

        Raises:
            ArticleError: there is half a character (a lone surrogate) in what its
                carrier says of it.
        """
        try:
            digest = _digest(capture)
            body = pack(capture)
        except UnicodeEncodeError as error:
            raise ArticleError(
                capture.origin, "cannot be stored: its carrier gives half a character"
            ) from error
        with self._database.transaction():
            added = self._database.change(
                "INSERT INTO capture (digest, source, origin, captured, size, body)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
                digest,
                capture.source,
                capture.origin,
                instant(capture.captured),
                len(body),
                body,
            )
        return added == 1

    def waiting(self, count: int) -> list[StoredCapture]:
        """Return captures that were never cleaned, the first that came first."""
        rows = self._database.rows(
            "SELECT number, origin, body FROM capture WHERE recipe IS NULL ORDER BY number LIMIT ?",
            count,
        )
        return [_stored(row) for row in rows]

    def stale(self, source: str, recipe: str, count: int) -> list[StoredCapture]:
        """Return captures of a source that were cleaned by another recipe.

        Args:
            source: key of the source; for a capture that came without one, that of its article.
            recipe: as given to `mark_cleaned`.
            count: at most so many.
        """
        rows = self._database.rows(
            "SELECT number, origin, body FROM capture"
            " WHERE source = ? AND (recipe < ? OR recipe > ?) ORDER BY number LIMIT ?",
            source,
            recipe,
            recipe,
            count,
        )
        return [_stored(row) for row in rows]

    def mark_cleaned(self, stored: StoredCapture, recipe: str, *, problem: str = "") -> None:
        """Note that a capture was cleaned, and by what.

        Call it in one transaction with `Articles.put`.

        Args:
            stored: the capture.
            recipe: names all that its article depends on beside the capture, such as the
                version of the cleaner and the rules of the source.
            problem: why there is no article in it; "": there is one.
        """
        with self._database.transaction():
            self._database.change(
                "UPDATE capture SET recipe = ?, problem = ? WHERE number = ?",
                recipe,
                problem,
                stored.number,
            )

    def prune(self, *, days: int, megabytes: int, now: datetime) -> int:
        """Forget captures that are older or more than is wanted, oldest first; return how many.

        Those that wait to be cleaned stay, and so do the articles of all.

        Args:
            days: captures that came longer ago go.
            megabytes: of the others, the newest stay that take up so many together.
            now: when the run began; aware.
        """
        with self._database.transaction():
            old = self._database.change(
                "DELETE FROM capture WHERE captured < ? AND recipe IS NOT NULL",
                instant(now - timedelta(days=days)),
            )
            many = self._database.change(
                "DELETE FROM capture WHERE recipe IS NOT NULL AND number IN (SELECT number FROM"
                " (SELECT number, sum(size) OVER (ORDER BY captured DESC, number DESC) AS total"
                " FROM capture) WHERE total > ?)",
                megabytes * _MEGABYTE,
            )
        return old + many


def _digest(capture: Capture) -> bytes:
    alike = msgspec.msgpack.encode(replace(capture, captured=_NO_TIME))
    return blake2b(alike, digest_size=_DIGEST_SIZE).digest()


def _stored(row: Row) -> StoredCapture:
    number, origin, body = row
    return StoredCapture(number, unpack(body, Capture, f"capture of {origin}"))
