"""Entries of feeds as documents have them, from one build to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .database import Database

_AT_ONCE = 100  # entries; a question each costs more than their bodies


class MadeEntries:
    """What entries were made to, by the digest of all that each was made from.

    Nothing but time is lost with it. As soon as an article is to be shown no more, all is gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, digests: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield what is there of what was made, each by its digest, in no order."""
        for begin in range(0, len(digests), _AT_ONCE):
            wanted = digests[begin : begin + _AT_ONCE]
            places = ", ".join("?" * len(wanted))
            yield from self._database.rows(
                f"SELECT digest, body FROM made_entry WHERE digest IN ({places})",  # noqa: S608  # all "?"
                *wanted,
            )

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
