"""Opening the store: a new one, an old one, and one that is no good."""

from __future__ import annotations

import fcntl
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ..errors import StoreError
from .database import DAMAGED_SUFFIX, Database, explain, is_damage
from .schema import STEPS, VERSION
from .store import Store

log = logging.getLogger(__name__)

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
        remark = _set_aside_if_damaged(path, now)
    except OSError as error:
        raise StoreError(path.name, f"cannot be opened: {error.strerror}") from error
    try:
        connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            opening = _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise StoreError(path.name, explain(error)) from error
    with closing(Database(connection, path, opening)) as database:
        yield Store(database, remark)


def _set_aside_if_damaged(path: Path, now: datetime) -> str:
    """Put a file that is no good out of the way, and return what to report of that."""
    if not path.is_file():
        return ""
    if not path.stat().st_size:
        return f"{path.name} was empty: history begins anew"
    if not _is_damaged(path):
        return ""
    with _alone(path.parent):
        if not _is_damaged(path):  # any more: another process was quicker
            return ""
        broken = path.with_name(f"{path.name}.broken-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
        for suffix in _COMPANIONS:
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.replace(broken.with_name(broken.name + suffix))
        path.replace(broken)
    remark = f"{path.name} was damaged: it is kept as {broken.name}, and history begins anew"
    log.warning(remark)
    return remark


def _is_damaged(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEADER_SIZE)
    if len(head) < _HEADER_SIZE or not head.startswith(_MAGIC):
        return True
    # A run that was cut short has left a log behind, and one that met a damage a mark. All
    # pages are looked at only then: it takes seconds where captures of years are kept.
    if not any(path.with_name(path.name + suffix).exists() for suffix in _COMPANIONS):
        page_size = int.from_bytes(head[16:18]) or 65536
        return path.stat().st_size < page_size * int.from_bytes(head[28:32])
    try:
        with closing(sqlite3.connect(path)) as connection:
            found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        if is_damage(error):
            return True
        raise StoreError(path.name, explain(error)) from error
    if found != "ok":
        return True
    path.with_name(path.name + DAMAGED_SUFFIX).unlink(missing_ok=True)
    return False


def _prepare(connection: sqlite3.Connection, path: Path) -> int:
    """Bring a store up to date, and return the number of this opening."""
    for setting in (
        "auto_vacuum = INCREMENTAL",  # of a new file alone, and before anything is in it
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = FAST",  # what is forgotten is gone from the file too
    ):
        connection.execute(f"PRAGMA {setting}")
    if _version(connection, path.name) < VERSION:
        with _alone(path.parent):
            for version in range(_version(connection, path.name), VERSION):
                _migrate(connection, version)
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
