"""A connection to SQLite whose errors are ours, and whose transactions nest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import StoreError

Row = tuple[Any, ...]  # what a statement selects; its reader knows the columns

DAMAGED_SUFFIX = ".damaged"  # of an empty file beside the store, in which a damage was met

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_PROBLEMS = {
    sqlite3.SQLITE_BUSY: "another process has it locked; wait until that is done, or end it",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; look at the rights of its folder",
    sqlite3.SQLITE_FULL: "no room is left on its disk; make some, and start again",
    sqlite3.SQLITE_IOERR: "its disk cannot be read or written; look at the system's log",
    sqlite3.SQLITE_READONLY: "cannot be written; look at the rights of the file and its folder",
}


class Database:
    """The open file, for the parts of the store that keep their rows in it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, opening: int, now: datetime = _EPOCH
    ) -> None:
        self.opening = opening  # number of this opening; what changes in it carries the number
        self.now = now  # when it was
        self._connection = connection
        self._explained = _Explained(path)  # one for the thousands of questions of a build

    def rows(self, statement: str, *values: object) -> list[Row]:
        """Return all rows that a statement selects."""
        with self._explained:
            return self._connection.execute(statement, values).fetchall()

    def each(self, statement: str, *values: object) -> Iterator[Row]:
        """Yield the rows that a statement selects, one by one, as many as are wanted."""
        with self._explained:
            yield from self._connection.execute(statement, values)

    def column(self, statement: str, *values: object) -> list[Any]:
        """Return the one column that a statement selects."""
        with self._explained:
            return [value for (value,) in self._connection.execute(statement, values)]

    def row(self, statement: str, *values: object) -> Row | None:
        """Return the first row that a statement selects; None: there is none."""
        with self._explained:
            row: Row | None = self._connection.execute(statement, values).fetchone()
            return row

    def change(self, statement: str, *values: object) -> int:
        """Carry out a statement that writes, and return how many rows it has changed."""
        with self._explained:
            return self._connection.execute(statement, values).rowcount

    def change_many(self, statement: str, rows: Iterable[Row]) -> None:
        """Carry out a statement that writes, once for each row of values."""
        with self._explained:
            self._connection.executemany(statement, rows)

    def insert(self, statement: str, *values: object) -> int:
        """Insert a row, and return its number."""
        with self._explained:
            return self._connection.execute(statement, values).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing of it; one inside another is part of it.

        Raises:
            StoreError: nothing could be written.
        """
        if self._connection.in_transaction:
            yield
            return
        with self._explained:
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._explained:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read inside what is there at the first question, whatever others write; write nothing."""
        with self._explained:
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def close(self) -> None:
        """Close the file; all that was committed is in it."""
        with self._explained:
            self._connection.close()


class _Explained:
    """Turns what SQLite dies of into one line of ours."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not isinstance(error, sqlite3.Error):
            return
        if is_damage(error):  # the next opening looks at every page
            self._path.with_name(self._path.name + DAMAGED_SUFFIX).touch()
        raise StoreError(self._path.name, explain(error)) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether an error says that the file itself is no good."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def explain(error: sqlite3.Error) -> str:
    """Return what is wrong with a store, and what to do, in words."""
    if is_damage(error):
        return f"is damaged ({error}); start again, and it is set aside for a new one"
    return _PROBLEMS.get(_code(error), str(error))


def _code(error: sqlite3.Error) -> int:
    """Return the kind of an error: of its extended code, the last byte. 0: it is Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def instant(time: datetime) -> int:
    """Return an aware time as the number that stands for it in the store."""
    return (time - _EPOCH) // _MICROSECOND


def time_of(instant: int) -> datetime:
    """Return the time that a number stands for, in UTC."""
    return _EPOCH + instant * _MICROSECOND
