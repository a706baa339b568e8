"""What a person sees in the terminal: a page block by block, how a build or a collect went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from .explanation import facts, rule_in_words
from .reports import CollectReport, SourceReport
from .text import fold, plain_text, shorten
from .workers import Note

if TYPE_CHECKING:  # they take their time to load, and most commands do without
    from .clean.examination import Examination, Verdict
    from .collect.finding import Found
    from .publish.build import BuildReport
    from .publish.check import CheckReport, Finding

# C0 and C1 controls, which a terminal obeys, and the characters that turn the direction of what
# follows (Unicode, UAX 9): text of a page must not move the cursor or hide what is written. And
# surrogates, which stand for the bytes of a file's name that are no text and cannot be written.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_EVIDENCE_WIDTH = 32  # characters; the strongest comes first

_STYLES = {  # of what became of a source
    "new": "green",
    "failed": "red",
    "gone": "red",
    "asking": "bold",
    "put off": "dim",
    "unchanged": "dim",
    "waiting": "dim",
}
_BEGUN = ("asking", "waiting")
_PREVIEW_MAX = 600  # characters of an article
_FINDINGS_MAX = 20  # of one rule
_MEGABYTE = 1_000_000  # bytes
_LINES_AROUND = 4  # of the terminal, that a live table leaves free

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


def visible(text: str) -> str:
    """Return text from outside on one line, with `�` for what a terminal would obey."""
    return _ACTIVE.sub("�", fold(text))


def listing(origin: str, examination: Examination) -> RenderableType:
    """Return a page block by block: what stays, what goes, and by which rule."""
    heading = Text(visible(origin), style="bold")
    if examination.article:
        heading.append(f" · {visible(examination.article.title)}")
    parts: list[RenderableType] = [heading, Text()]
    if examination.problem:
        parts += [Text(visible(examination.problem), style="bold red"), Text()]
    if known := [Text(visible(fact)) for fact in facts(examination)]:
        parts += [*known, Text()]
    if examination.verdicts:
        parts += [_blocks(examination.verdicts), Text(), *_rules(examination.verdicts)]
    return Group(*parts)


def _blocks(verdicts: tuple[Verdict, ...]) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
    table.add_column(style="dim", no_wrap=True)
    table.add_column(no_wrap=True)
    if judged := any(verdict.score is not None for verdict in verdicts):
        table.add_column(no_wrap=True, justify="right")
        table.add_column(
            style="dim", ratio=2, no_wrap=True, overflow="ellipsis", max_width=_EVIDENCE_WIDTH
        )
    for verdict in verdicts:
        mark, style, colour = ("█", "", "green") if verdict.stays else ("░", "dim strike", "red")
        table.add_row(
            Text(mark, colour),
            Text.assemble((visible(verdict.text), style)),  # struck to its end, not the column's
            Text(visible(verdict.tag)),
            Text(rule_in_words(verdict.rule), colour),
            *(_reasons(verdict) if judged else ()),
        )
    return table


def _reasons(verdict: Verdict) -> tuple[str, Text]:
    """Return how surely a block is of the article, and why."""
    score = "" if verdict.score is None else f"{verdict.score:.0%}"
    return score, Text(visible(", ".join(verdict.evidence)))


def _rules(verdicts: tuple[Verdict, ...]) -> Iterator[RenderableType]:
    """Yield how much each rule took, the greediest first, and how much is left."""
    removed = [verdict for verdict in verdicts if not verdict.stays]
    pieces = Counter(verdict.rule for verdict in removed)
    characters: Counter[str] = Counter()
    for verdict in removed:
        characters[verdict.rule] += len(verdict.text)
    if removed:
        table = Table("removed by", box=None, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("pieces", justify="right")
        table.add_column("characters", justify="right")
        for rule, count in sorted(characters.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(Text(rule_in_words(rule)), f"{pieces[rule]:,}", f"{count:,}")
        yield table
        yield Text()
    everything = sum(len(verdict.text) for verdict in verdicts)
    kept = 1 - characters.total() / max(1, everything)
    yield Text(f"Kept {kept:.0%} of {everything:,} characters.")


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


def cleaned(done: int, left_out: int) -> str:
    """Return how the cleaning of several documents went."""
    return f"Cleaned {counted(done, 'article')}, left out {counted(left_out, 'document')}."


@contextmanager
def collecting() -> Iterator[Callable[[SourceReport], object]]:
    """Show what becomes of sources as it comes, where standard error is a terminal."""
    console = Console(stderr=True)
    reports: dict[str, SourceReport] = {}  # what came last is last

    def observe(report: SourceReport) -> None:
        reports.pop(report.key, None)
        reports[report.key] = report

    def table() -> Table:
        latest = list(reports.values())[::-1]
        latest.sort(key=_order)
        return _sources(latest[: max(1, console.height - _LINES_AROUND)])

    if not console.is_terminal:
        yield observe
        return
    with Live(get_renderable=table, console=console, transient=True, redirect_stdout=False):
        yield observe


def _order(report: SourceReport) -> int:
    return _BEGUN.index(report.state) if report.state in _BEGUN else len(_BEGUN)


def _sources(reports: Iterable[SourceReport]) -> Table:
    table = Table("source", "state", box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("new", "received", "time"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column()
    for report in reports:
        table.add_row(
            report.key,
            Text(report.state, _STYLES[report.state]),
            f"{report.new:,}",
            _size(report.received),
            f"{report.seconds:.1f} s",
            Text(visible(report.problem)),
        )
    return table


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE else f"{count / 1000:.0f} kB"


def collected(report: CollectReport) -> RenderableType:
    """Return how a collect went: each source, what could not be had, what to look at."""
    if not report.sources:
        return Text("Nothing is followed yet; begin with: quietpress add https://…")
    lines: list[RenderableType] = [_sources(report.sources)]
    missing = [
        f"{source.key}: {piece}" for source in report.sources for piece in source.articles_missing
    ]
    if missing:
        lines.append(Text("Not to be had:", style="bold yellow"))
        lines += [Text(f"  {visible(line)}") for line in missing]
    if report.remarks:
        lines.append(Text("Look at your sources:", style="bold yellow"))
        lines += [Text(f"  {visible(remark)}") for remark in report.remarks]
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


def checked(report: CheckReport) -> RenderableType:
    """Return what was looked at in a site, and what is wrong with it, rule by rule."""
    table = Table("looked at", box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(justify="right")
    for kind, count in sorted(report.counts.items()):
        table.add_row(kind, f"{count:,}")
    if not report.findings:
        return Group(table, Text("All is well.", style="bold green"))
    by_rule: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in report.findings:
        by_rule.setdefault((finding.rule, finding.section, finding.fix), []).append(finding)
    lines: list[RenderableType] = [table]
    for (rule, section, fix), findings in sorted(by_rule.items()):
        lines.append(Text(f"{rule} ({section}): {counted(len(findings), 'finding')}", "bold red"))
        lines += [
            Text(f"  {visible(one.path)}: {visible(one.problem)}")
            for one in findings[:_FINDINGS_MAX]
        ]
        if len(findings) > _FINDINGS_MAX:
            lines.append(Text(f"  … and {len(findings) - _FINDINGS_MAX:,} more (--json has all)"))
        lines.append(Text(f"  What to do: {fix}"))
    if report.is_sound:
        lines.append(Text("None of it keeps the site from being published.", style="bold green"))
    return Group(*lines)


def summary(report: BuildReport) -> RenderableType:
    """Return how a build went: what is published, what was left out, where it is."""
    left_out, release = report.edition.left_out, report.release
    lines: list[RenderableType] = []
    if left_out:
        lines.append(Text(f"Left out {counted(len(left_out), 'document')}:", style="bold yellow"))
        lines += [Text(f"  {visible(one.origin)}: {visible(one.reason)}") for one in left_out]
    if remarks := report.edition.remarks:
        lines.append(Text("Look at your sources:", style="bold yellow"))
        lines += [Text(f"  {visible(one.place)} {visible(one.text)}") for one in remarks]
    lines += [
        Text(f"Published {counted(report.edition.total, 'article')}.", style="bold green"),
        Text(
            f"  Files: {len(release.new):,} new, {len(release.changed):,} changed, "
            f"{len(release.removed):,} removed, {len(release.unchanged):,} as before."
        ),
        *([Text(f"  Note: {visible(release.remark)}", style="yellow")] if release.remark else []),
        Text("Open:", style="bold"),
        Text(f"  {(report.output / 'index.html').as_uri()}"),
    ]
    if report.feeds:
        here = urlsplit(report.feeds[0][1]).hostname in _THIS_MACHINE
        when = ", while it is served here (make serve, quietpress serve)" if here else ""
        lines.append(Text(f"Subscribe{when}:", style="bold"))
        lines += [Text(f"  {visible(url)}  {visible(title)}") for title, url in report.feeds]
    return Group(*lines)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
