"""Pages a CPU second and peak memory, each extractor in a process of its own."""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from statistics import median

from training.corpus import CorpusPage

from .extractors import BY_NAME
from .memory import peak_memory
from .quality import attempt, quieten

ROUNDS = 3
_WARM_UP = 20  # pages
_MEGABYTE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How fast one extractor is; medians of the rounds."""

    extractor: str
    alone: float  # CPU seconds a page, the main content alone
    with_metadata: float  # CPU seconds a page
    memory: float  # MB at the peak, with Python and the pages


class _Runner:
    """An extractor in a process of its own, which works when it is told to."""

    def __init__(self, extractor: str, pages: Sequence[CorpusPage], stack: ExitStack) -> None:
        # Spawned, not forked: a fork would start with the memory of this process.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        process = context.Process(target=_run, args=(extractor, pages, theirs), daemon=True)
        process.start()
        theirs.close()
        stack.callback(process.join)
        stack.callback(self._connection.close)  # ends the process, before it is joined
        self._ask("ready")

    def seconds(self, what: str) -> float:
        """Return the CPU seconds a page of one round over all pages."""
        return self._ask(what)

    def memory(self) -> float:
        return self._ask("memory")

    def _ask(self, what: str) -> float:
        self._connection.send(what)
        answer: float = self._connection.recv()
        return answer


def measure_speed(pages: Sequence[CorpusPage], extractors: Sequence[str]) -> Iterator[Speed | None]:
    """Yield None after each step of the work, and each extractor's speed at the end.

    Rounds of the extractors take turns, so that a machine that is slow for a
    while is slow for all; one works while the others wait.
    """
    with ExitStack() as stack:
        runners = {name: _Runner(name, pages, stack) for name in extractors}
        rounds: dict[tuple[str, str], list[float]] = {}
        for _ in range(ROUNDS):
            for name, runner in runners.items():
                for what in ("alone", "with_metadata"):
                    rounds.setdefault((name, what), []).append(runner.seconds(what))
                    yield None
        for name, runner in runners.items():
            yield Speed(
                extractor=name,
                alone=median(rounds[name, "alone"]),
                with_metadata=median(rounds[name, "with_metadata"]),
                memory=runner.memory(),
            )


def steps(extractors: Sequence[str]) -> int:
    """Return how often `measure_speed` yields."""
    return len(extractors) * (2 * ROUNDS + 1)


def _run(name: str, pages: Sequence[CorpusPage], connection: Connection) -> None:
    quieten()
    extractor = BY_NAME[name]
    extracts = {"alone": extractor.alone, "with_metadata": extractor.with_metadata}
    documents = [page.document() for page in pages]
    for document in documents[:_WARM_UP]:
        for extract in extracts.values():
            attempt(extract, document)
    gc.collect()
    gc.freeze()  # as in our own workers: no extractor is charged for a look at modules
    while True:
        try:
            what = connection.recv()
        except EOFError:
            return
        if what == "ready":
            connection.send(0.0)
        elif what == "memory":
            connection.send(peak_memory() / _MEGABYTE)
        else:
            start = time.process_time()
            for document in documents:
                attempt(extracts[what], document)
            connection.send((time.process_time() - start) / len(documents))
