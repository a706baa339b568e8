"""Opening the store: a new one, an old one, and one that is no good."""

from __future__ import annotations

import fcntl
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from ..errors import StoreError
from .database import DAMAGED_SUFFIX, Database, explain, is_damage
from .schema import STEPS, VERSION
from .store import Store

log = logging.getLogger(__name__)

STORE_FILE = Path("state", "quietpress.sqlite3")  # beside sources.toml
LOCK_TIMEOUT = 20.0  # seconds that a write waits for another process to be done with its own

_APPLICATION = 0x51505253  # "QPRS"; `file` and we tell by it whose database it is
_MAGIC = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat.html, section 1.3
_HEADER_SIZE = 100  # bytes
_COMPANIONS = ("-wal", "-shm", DAMAGED_SUFFIX)


@contextmanager
def open_store(path: Path, *, now: datetime, timeout: float = LOCK_TIMEOUT) -> Iterator[Store]:
    """Open the store, which is made where there is none, and bring it up to date.

    A file that is damaged, cut off or no database is set aside under a name with
    the time (`quietpress.sqlite3.broken-20261122T030000Z`) and a new store begun;
    `Store.remark` says so.

    Args:
        path: such as `state/quietpress.sqlite3`.
        now: when the run began; aware.
        timeout: seconds that each write waits while another process writes.

    Raises:
        StoreError: the file is locked for longer, cannot be written, is of a newer
            Quietpress, or belongs to another program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection, opening, remark = _open(path, now, timeout)
    except OSError as error:
        raise StoreError(path.name, f"cannot be opened: {error.strerror}") from error
    except sqlite3.Error as error:
        raise StoreError(path.name, explain(error)) from error
    with closing(Database(connection, path, opening, now)) as database:
        yield Store(database, remark)


def _open(path: Path, now: datetime, timeout: float) -> tuple[sqlite3.Connection, int, str]:
    """Return a store that is up to date, the number of this opening, and what to report."""
    if not path.exists():
        return *_connect(path, timeout), ""
    found = path.stat()
    if not found.st_size:
        remark = f"{path.name} was empty: history begins anew"
        log.warning(remark)
        return *_connect(path, timeout), remark
    try:
        _check(path)
        return *_connect(path, timeout), ""
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
    remark = _set_aside(path, found.st_ino, now)
    return *_connect(path, timeout), remark


def _set_aside(path: Path, damaged: int, now: datetime) -> str:
    """Put a damaged file out of the way, and return what to report of that.

    Args:
        path: of the store.
        damaged: number of the file's inode; another process may have been quicker.
        now: the time for its name.
    """
    with _alone(path.parent):
        if not path.exists() or path.stat().st_ino != damaged:
            return ""
        name = f"{path.name}.broken-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        broken = next(each for each in map(path.with_name, names) if not each.exists())
        for suffix in _COMPANIONS:
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.replace(broken.with_name(broken.name + suffix))
        path.replace(broken)
    remark = f"{path.name} was damaged: it is kept as {broken.name}, and history begins anew"
    log.warning(remark)
    return remark


def _check(path: Path) -> None:
    """Look whether a store is whole, as far as is worth the time.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    with path.open("rb") as file:
        head = file.read(_HEADER_SIZE)
    if len(head) < _HEADER_SIZE or not head.startswith(_MAGIC):
        raise _damage("file is not a database")
    # A run that was cut short has left a log behind, and one that met a damage a mark. All
    # pages are looked at only then: it takes half a second for 350 MB, measured.
    if not any(path.with_name(path.name + suffix).exists() for suffix in _COMPANIONS):
        page_size = int.from_bytes(head[16:18]) or 65536
        if path.stat().st_size < page_size * int.from_bytes(head[28:32]):
            raise _damage("file is cut off")
        return
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise _damage(found)
    path.with_name(path.name + DAMAGED_SUFFIX).unlink(missing_ok=True)


def _damage(problem: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(problem)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _connect(path: Path, timeout: float) -> tuple[sqlite3.Connection, int]:
    """Return a store that is up to date, and the number of this opening."""
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    try:
        return connection, _prepare(connection, path)
    except BaseException:
        connection.close()
        raise


def _prepare(connection: sqlite3.Connection, path: Path) -> int:
    """Bring a store up to date, and return the number of this opening."""
    version = _version(connection, path.name)
    for setting in (
        "auto_vacuum = INCREMENTAL",  # of a new file alone, and before anything is in it
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",  # what is forgotten is gone from the file too
    ):
        connection.execute(f"PRAGMA {setting}")
    if version < VERSION:
        with _alone(path.parent):
            for step in range(_version(connection, path.name), VERSION):
                _migrate(connection, step)
    (opening,) = connection.execute(
        "UPDATE opening SET number = number + 1 RETURNING number"
    ).fetchone()
    return int(opening)


def _version(connection: sqlite3.Connection, name: str) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and application != _APPLICATION:
        raise StoreError(name, "is the database of another program; move it away")
    if version > VERSION:
        raise StoreError(
            name,
            f"was written by a newer Quietpress (version {version} of the store, and this one "
            f"knows {VERSION}); update Quietpress, or move the file away",
        )
    return int(version)


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take the step from a version to the next: all of it, or nothing."""
    try:
        connection.executescript(
            f"BEGIN EXCLUSIVE; {STEPS[version]}; PRAGMA application_id = {_APPLICATION};"
            f" PRAGMA user_version = {version + 1}; COMMIT"
        )
    finally:
        connection.rollback()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time do what must not be done twice."""
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
