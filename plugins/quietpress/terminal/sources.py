"""What becomes of sources: found, added, collected from, forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..reports import CollectReport, SourceReport
from ..text import plain_text, shorten
from .words import counted, listed, table, visible

if TYPE_CHECKING:  # it takes its time to load, and most commands do without
    from ..collect.finding import Found

_STYLES = {  # of what became of a source
    "new": "green",
    "failed": "red",
    "gone": "red",
    "asking": "bold",
    "put off": "dim",
    "unchanged": "dim",
    "waiting": "dim",
}
_PREVIEW_MAX = 600  # characters of an article
_MEGABYTE = 1_000_000  # bytes


def source_table(reports: Iterable[SourceReport]) -> Table:
    """Return a row for each source, with what has become of it so far."""
    sources = table("source", "state")
    for name in ("new", "received", "time"):
        sources.add_column(name, justify="right", no_wrap=True)
    sources.add_column()
    for report in reports:
        sources.add_row(
            report.key,
            Text(report.state, _STYLES[report.state]),
            f"{report.new:,}",
            _size(report.received),
            f"{report.seconds:.1f} s",
            Text(visible(report.problem)),
        )
    return sources


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE else f"{count / 1000:.0f} kB"


def collected(report: CollectReport) -> RenderableType:
    """Return how a collect went: each source, what could not be had, what to look at."""
    if not report.sources:
        return Text("Nothing is followed yet; begin with: quietpress add https://…")
    lines: list[RenderableType] = [source_table(report.sources)]
    missing = [
        f"{source.key}: {piece}" for source in report.sources for piece in source.articles_missing
    ]
    lines += listed("Not to be had:", missing)
    lines += listed("Look at your sources:", report.remarks)
    lines.append(
        Text(
            f"Collected {counted(report.new, 'new article')} from "
            f"{counted(report.asked, 'source')}; {report.failed:,} failed, "
            f"{len(report.sources) - report.asked:,} not asked.",
            style="bold green",
        )
    )
    return Group(*lines)


def found(source: Found) -> RenderableType:
    """Return what was found at an address: the source, its newest entries, its newest article."""
    addition = source.addition
    lines: list[RenderableType] = [
        Text(visible(addition.title or "(without a title)"), style="bold"),
        _indented(addition.feed or addition.page),
    ]
    if source.entries:
        lines.append(Text("Newest:", style="bold"))
        for hints in source.entries:
            day = f"{hints.published:%Y-%m-%d}  " if hints.published else ""
            lines.append(_indented(f"{day}{hints.title or hints.url}"))
    lines.append(Text("How the first one will look:", style="bold"))
    if source.article:
        text = shorten(plain_text(source.article.html), _PREVIEW_MAX)
        lines += [_indented(source.article.title), _indented(text)]
    else:
        lines.append(_indented(source.problem))
    return Group(*lines)


def _indented(text: str) -> RenderableType:
    return Padding(Text(visible(text)), (0, 0, 0, 2))


def added(keys: Sequence[str], known: int, file: Path) -> RenderableType:
    """Return which sources were added to a file, and how many it had before."""
    lines = [Text(f"Added {counted(len(keys), 'source')} to {file.name}.", style="bold green")]
    lines += [Text(f"  [sources.{key}]") for key in keys]
    if known:
        lines.append(Text(f"  {known:,} followed already."))
    return Group(*lines)


def forgotten(name: str, count: int) -> str:
    """Return what was forgotten, and how many articles that were."""
    return f"Forgot {visible(name)}: {counted(count, 'article')}; the next build leaves them out."
