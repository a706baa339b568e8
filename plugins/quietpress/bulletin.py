"""What a person sees in the terminal of nights: how one went, and how the sources are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from .reports import CollectReport, HubReport, PictureReport, PublishReport, RunReport
from .terminal import collecting, counted, progress, visible
from .workers import Note

if TYPE_CHECKING:  # they take their time to load, and most commands do without
    from .collect.desk import Observe
    from .health import Health

_LINES_MAX = 20  # of what was left out; the report in the store has all
_DUE_MAX = 5  # sources that are asked next
_BARS = "▁▂▃▄▅▆▇█"

_ENDINGS = {
    "done": ("Published", "bold green"),
    "left out": ("Published, with something left out", "bold yellow"),
    "failed": ("Failed, and the site is as it was", "bold red"),
    "set up wrongly": ("Failed, and the site is as it was", "bold red"),
}


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


def night(report: RunReport) -> RenderableType:
    """Return how a nightly run went, step by step."""
    steps = Table.grid(padding=(0, 2, 0, 0))
    steps.add_column()
    steps.add_column()
    steps.add_column(justify="right", no_wrap=True)
    if report.collected:
        steps.add_row("collect", _collected(report.collected), f"{report.collected.seconds:.1f} s")
    if report.pictures:
        steps.add_row("pictures", mirrored(report.pictures), f"{report.pictures.seconds:.1f} s")
    if published := report.published:
        steps.add_row("publish", _published(published), f"{published.seconds:.1f} s")
        if published.checked:
            steps.add_row("check", _checked(published))
    if report.pinged:
        steps.add_row("hub", Text(visible(_pinged(report.pinged))))
    return Group(steps, *_details(report), *_ending(report))


def _collected(report: CollectReport) -> str:
    return (
        f"{counted(report.new, 'new article')} from {counted(report.asked, 'source')}; "
        f"{report.failed:,} failed, {len(report.sources) - report.asked:,} not asked"
    )


def mirrored(report: PictureReport) -> str:
    """Return how mirroring pictures went."""
    return (
        f"{counted(report.new, 'new picture')}; {report.waiting:,} asked for again, "
        f"{report.given_up:,} given up"
    )


def _published(report: PublishReport) -> str:
    written = ", ".join(
        counted(files.new + files.changed, noun)
        for files, noun in (
            (report.pages, "page"),
            (report.feeds, "feed"),
            (report.other_files, "other file"),
        )
    )
    removed = report.pages.removed + report.feeds.removed + report.other_files.removed
    return f"{written} written; {removed:,} removed"


def _checked(report: PublishReport) -> str:
    things = ", ".join(f"{count:,} {kind}" for kind, count in sorted(report.checked.items()))
    return f"{counted(len(report.findings), 'finding')} in {things}"


def _pinged(report: HubReport) -> str:
    told = f"told of {counted(len(report.told), 'feed')}"
    if not report.problem:
        return told
    return f"{told}, not of {counted(len(report.untold), 'other')}: {report.problem}"


def _details(report: RunReport) -> Iterator[RenderableType]:
    """Yield what a person may have to do something about."""
    remarks = list(report.remarks)
    if collected := report.collected:
        remarks += collected.remarks
        yield from _list(
            "Not to be had:",
            [
                f"{source.key}: {problem}"
                for source in collected.sources
                for problem in (source.problem, *source.articles_missing)
                if problem and source.state != "put off"
            ],
        )
    if published := report.published:
        remarks += published.remarks
        yield from _list("Look at your site:", published.findings)
        count = counted(len(published.left_out), "document")
        yield from _list(f"Left out {count}:", published.left_out)
    yield from _list("Look at your sources:", remarks)


def _list(heading: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if not lines:
        return
    yield Text(heading, style="bold yellow")
    for line in lines[:_LINES_MAX]:
        yield Text(f"  {visible(line)}")
    if len(lines) > _LINES_MAX:
        yield Text(f"  and {len(lines) - _LINES_MAX:,} more: quietpress status --json")


def _ending(report: RunReport) -> Iterator[RenderableType]:
    words, style = _ENDINGS[report.outcome]
    problem = f": {visible(report.problem)}" if report.problem else ""
    yield Text(f"{words}{problem} ({report.seconds:.0f} s).", style=style)
    if report.published:
        yield Text(f"  {Path(report.published.output, 'index.html').as_uri()}")


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
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("source", no_wrap=True, overflow="ellipsis")
    table.add_column("last success", no_wrap=True)
    table.add_column(f"a day, {len(health.sources[0].days)} days", no_wrap=True)
    table.add_column("removed", justify="right")
    table.add_column()
    for source in (*health.in_trouble, *health.at_ease):
        table.add_row(
            Text(visible(source.name)),
            _said(source.last_success),
            chart(source.days),
            "–" if source.removed is None else f"{source.removed:.0%}",
            Text(source.condition, "red" if source.is_in_trouble else "dim"),
        )
    return table


def chart(days: Sequence[int]) -> str:
    """Return a bar for each number, the tallest for the greatest; nothing is the lowest."""
    most = max(days, default=0)
    return "".join(_BARS[-(-day * (len(_BARS) - 1) // most) if most else 0] for day in days)


def _said(time: datetime | None) -> str:
    return f"{time.day} {time:%b %H:%M} UTC" if time else "–"
