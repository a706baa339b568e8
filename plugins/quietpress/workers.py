"""Work that may hang or crash on its input, done in processes that can be killed.

The parent keeps the time, because nothing inside a process can stop a
function written in C. Each process has a pipe of its own: whichever is killed,
and when, it leaves no lock and no half of an answer to the others.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import ModuleType
from typing import Any, Generic, TypeVar

Note = Callable[[int, int], object]  # called with how many are done, and how many there are

_START_MAX = 60.0  # seconds until a process is ready; a machine may be very busy
_AHEAD = 4  # items for each process that are taken while the first of them is not done
_GRACE = 1.0  # seconds beyond its time after which a process ends by itself
_ROOT = str(Path(__file__).parent.parent)  # that our package is imported from
_SPAWN = get_context("spawn")  # the same on every system, and safe beside threads

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Why an item has no result."""

    reason: str  # such as "takes longer than 10 s"
    details: str = ""  # the traceback, where the work itself has failed


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_workers(
    work: Callable[[_Item], _Result],
    items: Iterable[_Item],
    *,
    jobs: int,
    timeout: float,
    prepare: Callable[[], object] = int,
) -> Generator[tuple[_Item, _Result | GivenUp], None, None]:
    """Yield each item with its result, in the order of the items.

    As `Workers` does; all processes end with the iterator.
    """
    with closing(Workers(work, jobs=jobs, timeout=timeout, prepare=prepare)) as workers:
        yield from workers.results(items)


class Workers(Generic[_Item, _Result]):
    """Processes that do one kind of work, started as they are needed.

    An item that takes too long or crashes its process is given up, and the
    process replaced. Close it to end them all at once, whatever they do; where
    nobody can any more, because this process was killed, they end by themselves.

    Args:
        work: called with each item. It, the items and the results have to pickle.
        jobs: processes, at least 1.
        timeout: seconds for one item.
        prepare: called in a process before its first item; its time does not count.
    """

    def __init__(
        self,
        work: Callable[[_Item], _Result],
        *,
        jobs: int,
        timeout: float,
        prepare: Callable[[], object] = int,
    ) -> None:
        self._work = work
        self._prepare = prepare
        self._jobs = jobs
        self._timeout = timeout
        self._workers: list[_Worker[_Item, _Result]] = []

    def results(self, items: Iterable[_Item]) -> Iterator[tuple[_Item, _Result | GivenUp]]:
        """Yield each item with its result, in the order of the items.

        One process starts at once, so that it gets ready while the first item
        does, the others as there is work for them. They stay for other items;
        take all results before.

        Args:
            items: taken a few ahead of the results.

        Raises:
            RuntimeError: a process could not be made ready for its first item.
        """
        if not self._workers:
            self._enlist()
        orders: deque[_Order[_Item, _Result]] = deque()
        for item in items:
            order = _Order[_Item, _Result](item)
            orders.append(order)
            self._take(order)
            while orders and (orders[0].outcome is not None or len(orders) >= _AHEAD * self._jobs):
                yield self._finish(orders.popleft())
        while orders:
            yield self._finish(orders.popleft())

    def close(self) -> None:
        """End every process at once."""
        while self._workers:
            self._workers.pop().end()

    def _enlist(self) -> _Worker[_Item, _Result]:
        """Start a process more."""
        self._workers.append(_Worker(self._work, self._prepare, self._timeout))
        return self._workers[-1]

    def _take(self, order: _Order[_Item, _Result]) -> None:
        """Give an order to a process, as soon as one is free."""
        while not (worker := self._free()):
            self._listen()
        worker.begin(order)

    def _finish(self, order: _Order[_Item, _Result]) -> tuple[_Item, _Result | GivenUp]:
        """Return the item of an order with its result, as soon as it is there."""
        while order.outcome is None:
            self._listen()
        return order.item, order.outcome[0]

    def _free(self) -> _Worker[_Item, _Result] | None:
        for worker in [worker for worker in self._workers if worker.order is None]:
            if worker.is_alive():
                return worker
            self._workers.remove(worker)
            worker.end()
        if len(self._workers) == self._jobs:
            return None
        return self._enlist()

    def _listen(self) -> None:
        """Wait until a process answers, ends or is late, and take note of it."""
        busy = [worker for worker in self._workers if worker.order]
        left = min(worker.deadline for worker in busy) - time.monotonic()
        heard = wait([worker.pipe for worker in busy], max(0.0, left))
        for worker in busy:
            if worker.pipe in heard:
                worker.hear()
            elif worker.deadline <= time.monotonic():
                worker.give_up_late()
            if worker.ended:
                self._workers.remove(worker)


class _Order(Generic[_Item, _Result]):
    """An item, and what became of it."""

    def __init__(self, item: _Item) -> None:
        self.item = item
        self.outcome: tuple[_Result | GivenUp] | None = None  # None: not known yet


class _Worker(Generic[_Item, _Result]):
    """One process, and the pipe to it."""

    def __init__(
        self,
        work: Callable[[_Item], _Result],
        prepare: Callable[[], object],
        timeout: float,
    ) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.order: _Order[_Item, _Result] | None = None  # None: nothing to do
        self.deadline = time.monotonic() + _START_MAX
        self.ended = False
        self._ready = False
        self._timeout = timeout
        # What it works with follows when only the process has the other end: were it given at the
        # start, a process that dies before it has read all would leave us writing for ever.
        self._process = _SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
        with _interrupts_held(), _package_findable(), _main_module_left_alone():
            self._process.start()
        theirs.close()
        self._tell((work, prepare, timeout))

    def begin(self, order: _Order[_Item, _Result]) -> None:
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

    def _send(self, order: _Order[_Item, _Result]) -> None:
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


def _serve(pipe: Connection[Any, Any]) -> None:
    """Do what comes through the pipe until its other end is closed: the life of a process."""
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
