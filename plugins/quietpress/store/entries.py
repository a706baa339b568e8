"""Which entries of feeds and listings were collected already."""

from __future__ import annotations

from ..article import Hints
from ..sameness import entry_keys
from .database import Database


class Entries:
    """Remembers entries for ever, with a digest that tells whether one has changed since."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def digest(self, source: str, hints: Hints) -> bytes:
        """Return the digest of an entry as it was when it was noted last; b"": it is new.

        An entry is known by its id, and where that is new by its address.
        """
        for key in entry_keys(source, hints):
            row = self._database.row("SELECT digest FROM entry WHERE key = ?", key)
            if row:
                return bytes(row[0])
        return b""

    def note(self, source: str, hints: Hints, digest: bytes) -> None:
        """Remember that an entry was collected.

        Call it in one transaction with `Captures.add`, so that a run that is
        cut short has done both or neither.

        Args:
            source: key of the source.
            hints: what the feed or listing says of the entry.
            digest: from `sameness.entry_digest`.
        """
        with self._database.transaction():
            for key in entry_keys(source, hints):
                self._database.change("INSERT OR REPLACE INTO entry VALUES (?, ?)", key, digest)
