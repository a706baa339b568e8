"""One process that works, and the pipe to it, as the parent sees them."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar

from .serving import serve

_START_MAX = 60.0  # seconds until a process is ready; a machine may be very busy
_ROOT = str(Path(__file__).parents[2])  # that our package is imported from
_SPAWN = get_context("spawn")  # the same on every system, and safe beside threads

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Why an item has no result."""

    reason: str  # such as "takes longer than 10 s"
    details: str = ""  # the traceback, where the work itself has failed


class Order(Generic[_Item, _Result]):
    """An item, and what became of it."""

    def __init__(self, item: _Item) -> None:
        self.item = item
        self.outcome: tuple[_Result | GivenUp] | None = None  # None: not known yet


class Worker(Generic[_Item, _Result]):
    """One process, and the pipe to it."""

    def __init__(
        self,
        work: Callable[[_Item], _Result],
        prepare: Callable[[], object],
        timeout: float,
    ) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.order: Order[_Item, _Result] | None = None  # None: nothing to do
        self.deadline = time.monotonic() + _START_MAX
        self.ended = False
        self._ready = False
        self._timeout = timeout
        # What it works with follows when only the process has the other end: were it given at the
        # start, a process that dies before it has read all would leave us writing for ever.
        self._process = _SPAWN.Process(target=serve, args=(theirs,), daemon=True)
        with _interrupts_held(), _package_findable(), _main_module_left_alone():
            self._process.start()
        theirs.close()
        self._tell((work, prepare, timeout))

    def begin(self, order: Order[_Item, _Result]) -> None:
        """Hand an order over, or keep it until the process is ready."""
        self.order = order
        if self._ready:
            self._send(order)

    def hear(self) -> None:
        """Take what the process has said: that it is ready, or what became of the order."""
        try:
            done, answer = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            self.give_up(f"the process that worked on it has ended ({self._ending()})")
            return
        if self._ready and self.order:
            result = answer if done else GivenUp("an error of ours", answer)
            self.order.outcome, self.order = (result,), None
        elif self.order:
            self._ready = True
            self._send(self.order)

    def give_up_late(self) -> None:
        """End the process because its time is over."""
        seconds = self._timeout if self._ready else _START_MAX
        self.give_up(f"takes longer than {seconds:g} s")

    def give_up(self, reason: str) -> None:
        """End the process, and with it the order."""
        if not self._ready:
            raise RuntimeError(f"no process could be made ready: {reason}")
        self.end()
        if self.order:
            self.order.outcome, self.order = (GivenUp(reason),), None

    def end(self) -> None:
        """End the process, whatever it does."""
        self.ended = True
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def _send(self, order: Order[_Item, _Result]) -> None:
        self.deadline = time.monotonic() + self._timeout
        self._tell(order.item)

    def _tell(self, message: object) -> None:
        with suppress(OSError):  # it has just ended, which `hear` is about to find out
            self.pipe.send(message)

    def _ending(self) -> str:
        code = self._process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach: the parent has it, and ends the process.

    What is blocked here stays blocked in the process, and waits for us.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _package_findable() -> Iterator[None]:
    """Start a process that can import us: it has our import path.

    Pelican loads a plugin from its folder and puts that on no path.
    """
    before = sys.path.copy()
    sys.path.append(_ROOT)
    try:
        yield
    finally:
        sys.path[:] = before


@contextmanager
def _main_module_left_alone() -> Iterator[None]:
    """Start a process that does not run the program of this one again before its first item.

    That would load all of Pelican, and do the work of a script that has no
    `if __name__ == "__main__":` a second time.
    """
    before = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = before
