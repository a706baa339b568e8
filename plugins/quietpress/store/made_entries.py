"""Entries of feeds as documents have them, from one build to the next."""

from __future__ import annotations

from collections.abc import Mapping

from .database import Database


class MadeEntries:
    """What entries were made to, by the digest of all that each was made from.

    Nothing but time is lost with it. As soon as an article is to be shown no more, all is gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, digest: bytes) -> bytes | None:
        """Return what was made; None: it is not there."""
        row = self._database.row("SELECT body FROM made_entry WHERE digest = ?", digest)
        return row[0] if row else None

    def keep(self, made: Mapping[bytes, bytes], kept_max: int) -> None:
        """Keep what was made, by its digest; of too many, those that came first are let go.

        Args:
            made: the entries.
            kept_max: how many there may be.
        """
        with self._database.transaction():
            self._database.change_many(
                "INSERT OR REPLACE INTO made_entry (digest, body) VALUES (?, ?)", made.items()
            )
            self._database.change(
                "DELETE FROM made_entry WHERE number <= (SELECT max(number) FROM made_entry) - ?",
                kept_max,
            )

    def forget(self) -> None:
        """Let go of all."""
        self._database.change("DELETE FROM made_entry")
