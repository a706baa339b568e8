"""How a nightly run went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..reports import CollectReport, HubReport, PictureReport, PublishReport, RunReport
from .words import counted, listed, visible

_LINES_MAX = 20  # of what was left out; the report in the store has all

_ENDINGS = {
    "done": ("Published", "bold green"),
    "left out": ("Published, with something left out", "bold yellow"),
    "failed": ("Failed, and the site is as it was", "bold red"),
    "set up wrongly": ("Failed, and the site is as it was", "bold red"),
}


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
        yield from _some(
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
        yield from _some("Look at your site:", published.findings)
        count = counted(len(published.left_out), "document")
        yield from _some(f"Left out {count}:", published.left_out)
    yield from _some("Look at your sources:", remarks)


def _some(heading: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    yield from listed(heading, lines[:_LINES_MAX])
    if len(lines) > _LINES_MAX:
        yield Text(f"  and {len(lines) - _LINES_MAX:,} more: quietpress status --json")


def _ending(report: RunReport) -> Iterator[RenderableType]:
    words, style = _ENDINGS[report.outcome]
    problem = f": {visible(report.problem)}" if report.problem else ""
    yield Text(f"{words}{problem} ({report.seconds:.0f} s).", style=style)
    if report.published:
        yield Text(f"  {Path(report.published.output, 'index.html').as_uri()}")
