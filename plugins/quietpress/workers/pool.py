"""Processes that share the work: each item goes to one that is free."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from .worker import GivenUp, Order, Worker

Note = Callable[[int, int], object]  # called with how many are done, and how many there are

_AHEAD = 4  # items for each process that are taken while the first of them is not done

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


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
        self._workers: list[Worker[_Item, _Result]] = []

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
        orders: deque[Order[_Item, _Result]] = deque()
        for item in items:
            order = Order[_Item, _Result](item)
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

    def _enlist(self) -> Worker[_Item, _Result]:
        """Start a process more."""
        self._workers.append(Worker(self._work, self._prepare, self._timeout))
        return self._workers[-1]

    def _take(self, order: Order[_Item, _Result]) -> None:
        """Give an order to a process, as soon as one is free."""
        while not (worker := self._free()):
            self._listen()
        worker.begin(order)

    def _finish(self, order: Order[_Item, _Result]) -> tuple[_Item, _Result | GivenUp]:
        """Return the item of an order with its result, as soon as it is there."""
        while order.outcome is None:
            self._listen()
        return order.item, order.outcome[0]

    def _free(self) -> Worker[_Item, _Result] | None:
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
