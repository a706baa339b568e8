"""How the sources are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..reports import RunReport
from .words import counted, table, visible

if TYPE_CHECKING:  # it takes its time to load, and most commands do without
    from ..health import Health

_DUE_MAX = 5  # sources that are asked next
_BARS = "▁▂▃▄▅▆▇█"


def health_lines(health: Health, latest: RunReport | None) -> RenderableType:
    """Return how the sources are: in one sentence, then each of them, those in trouble first."""
    total = len(health.sources)
    are = "is" if total == 1 else "are"
    sentence = f"{len(health.at_ease):,} of {counted(total, 'source')} {are} well."
    parts: list[RenderableType] = [Text(f"{sentence} {visible(_last_run(latest))}", style="bold")]
    parts += [
        Text(visible(f"! {source.name}: {source.words}"), style="red")
        for source in (*health.in_trouble, *health.at_ease)
        if source.is_in_trouble or source.moved_to
    ]
    if health.sources:
        parts += [Text(), _source_table(health), Text()]
    if due := health.due[:_DUE_MAX]:
        names = ", ".join(f"{source.name} {_said(source.next_due)}" for source in due)
        parts.append(Text(visible(f"Due next: {names}.")))
    return Group(*parts)


def _last_run(run: RunReport | None) -> str:
    if run is None:
        return "Nothing has run yet."
    began = _said(run.began)
    match run.outcome:
        case "at work":
            return f"The run of {began} has not come to its end: it is at work, or was killed."
        case "interrupted":
            return f"The run of {began} was interrupted after {run.seconds:.0f} s."
        case "failed" | "set up wrongly":
            problem = f": {run.problem}" if run.problem else ""
            return f"The run of {began} failed{problem}"
    new = run.collected.new if run.collected else 0
    return f"Last run {began}, {run.seconds:.0f} s, {new:,} new."


def _source_table(health: Health) -> Table:
    sources = table()
    sources.add_column("source", no_wrap=True, overflow="ellipsis")
    sources.add_column("last success", no_wrap=True)
    sources.add_column(f"a day, {len(health.sources[0].days)} days", no_wrap=True)
    sources.add_column("removed", justify="right")
    sources.add_column()
    for source in (*health.in_trouble, *health.at_ease):
        sources.add_row(
            Text(visible(source.name)),
            _said(source.last_success),
            chart(source.days),
            "–" if source.removed is None else f"{source.removed:.0%}",
            Text(source.condition, "red" if source.is_in_trouble else "dim"),
        )
    return sources


def chart(days: Sequence[int]) -> str:
    """Return a bar for each number, the tallest for the greatest; nothing is the lowest."""
    most = max(days, default=0)
    return "".join(_BARS[-(-day * (len(_BARS) - 1) // most) if most else 0] for day in days)


def _said(time: datetime | None) -> str:
    return f"{time.day} {time:%b %H:%M} UTC" if time else "–"
