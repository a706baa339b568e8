"""The life of a process that works, from its own side of the pipe."""

from __future__ import annotations

import gc
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any

_GRACE = 1.0  # seconds beyond its time after which a process ends by itself


def serve(pipe: Connection[Any, Any]) -> None:
    """Do what comes through the pipe until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):  # the parent is gone, or done with us
        work, prepare, timeout = pipe.recv()
        prepare()
        gc.freeze()  # what is there now stays: looking for garbage in it takes 0.7 ms for each page
        pipe.send((True, None))
        while True:
            item = pipe.recv()
            try:
                with _ended_after(timeout + _GRACE):
                    result = work(item)
                pipe.send((True, result))
            except BrokenPipeError:
                raise
            except Exception:  # noqa: BLE001  # of the loop over items; the parent logs it
                pipe.send((False, traceback.format_exc()))


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Let the system end this process if the work takes longer: the parent may be gone."""
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # no handler: one waits until C returns
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
