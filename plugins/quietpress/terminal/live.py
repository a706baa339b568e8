"""What is shown while something goes on, where standard error is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table

from ..reports import SourceReport
from ..workers import Note
from .sources import source_table

if TYPE_CHECKING:  # it takes its time to load, and most commands do without
    from ..collect.desk import Observe

_BEGUN = ("asking", "waiting")
_LINES_AROUND = 4  # of the terminal, that a live table leaves free


@contextmanager
def progress(*, wanted: bool = True) -> Iterator[Note]:
    """Show a bar below what is said on standard error, where that is a terminal."""
    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,  # for results, wherever they go
        disable=not (wanted and console.is_terminal),
    ) as bar:
        task = bar.add_task("", total=None, visible=False)
        yield lambda done, total: bar.update(
            task, completed=done, total=total, visible=done < total
        )


@contextmanager
def collecting() -> Iterator[Callable[[SourceReport], object]]:
    """Show what becomes of sources as it comes, where standard error is a terminal."""
    console = Console(stderr=True)
    reports: dict[str, SourceReport] = {}  # what came last is last

    def observe(report: SourceReport) -> None:
        reports.pop(report.key, None)
        reports[report.key] = report

    def latest_first() -> Table:
        latest = list(reports.values())[::-1]
        latest.sort(key=_order)
        return source_table(latest[: max(1, console.height - _LINES_AROUND)])

    if not console.is_terminal:
        yield observe
        return
    with Live(get_renderable=latest_first, console=console, transient=True, redirect_stdout=False):
        yield observe


@contextmanager
def working() -> Iterator[tuple[Observe, Note]]:
    """Show sources as they are collected, then how far cleaning is, where that is a terminal."""
    with ExitStack() as shown:
        observe = shown.enter_context(collecting())
        bars: list[Note] = []

        def note(done: int, total: int) -> None:
            if not bars:
                shown.close()  # there is one live display at a time
                bars.append(shown.enter_context(progress()))
            bars[0](done, total)

        yield observe, note


def _order(report: SourceReport) -> int:
    return _BEGUN.index(report.state) if report.state in _BEGUN else len(_BEGUN)
