"""One run at a time in a state folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ..errors import BusyError, StoreError

_LENGTH_MAX = 200  # bytes of what a lock says


@contextmanager
def run_lock(path: Path, *, now: datetime) -> Iterator[None]:
    """Hold the lock of a whole run, such as `state/lock`; its folder is made where it is missing.

    The lock belongs to the process, so that one that has died never holds it;
    the file itself stays, and says who holds it.

    Args:
        path: the lock's file.
        now: when the run began, for the message of another; aware.

    Raises:
        BusyError: another run is at work; the message says since when, and its process.
        StoreError: the file cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        problem = f"cannot be made: {error.strerror}; look at its folder, {path.parent}"
        raise StoreError(path.name, problem) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"another run is at work, {_holder(handle)}") from error
        try:
            os.ftruncate(handle, 0)  # where one was killed, its words are still there
            words = f"since {now:%Y-%m-%d %H:%M} UTC, as process {os.getpid()}"
            os.pwrite(handle, words.encode(), 0)
        except OSError as error:
            raise StoreError(path.name, f"cannot be written: {error.strerror}") from error
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)  # which lets go of the lock


def _holder(handle: int) -> str:
    return os.pread(handle, _LENGTH_MAX, 0).decode("utf-8", "replace") or "which has just begun"
