"""What builds have made, from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from .database import Database

_AT_ONCE = 100  # things; a question each costs more than their bodies


class Made:
    """What was made, by the digest of all that each thing was made from.

    Nothing but time is lost with it. As soon as an article is to be shown no more, all is gone.
    """

    def __init__(self, database: Database, table: Literal["made_entry", "made_part"]) -> None:
        self._database = database
        self._table = table

    def get(self, digests: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield what is there of what was made, each by its digest, in no order."""
        for begin in range(0, len(digests), _AT_ONCE):
            wanted = digests[begin : begin + _AT_ONCE]
            places = ", ".join("?" * len(wanted))
            yield from self._database.rows(
                f"SELECT digest, body FROM {self._table} WHERE digest IN ({places})",  # noqa: S608  # all "?"
                *wanted,
            )

    def keep(self, made: Mapping[bytes, bytes], kept_max: int) -> None:
        """Keep what was made, by its digest; of too many, those that came first are let go.

        Args:
            made: the things.
            kept_max: how many there may be.
        """
        table = self._table
        with self._database.transaction():
            self._database.change_many(
                f"INSERT OR REPLACE INTO {table} (digest, body) VALUES (?, ?)",  # noqa: S608  # one of two
                made.items(),
            )
            self._database.change(
                f"DELETE FROM {table} WHERE number <= (SELECT max(number) FROM {table}) - ?",  # noqa: S608  # one of two
                kept_max,
            )

    def forget(self) -> None:
        """Let go of all."""
        self._database.change(f"DELETE FROM {self._table}")  # noqa: S608  # one of two
