"""What a person sees in the terminal: a page block by block, and how a build went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from .clean import Examination, Verdict
from .text import fold

if TYPE_CHECKING:  # Pelican loads with it, and most commands do without
    from .publish.build import BuildReport

# C0 and C1 controls, which a terminal obeys, and the characters that turn the direction of what
# follows (Unicode, UAX 9): text of a page must not move the cursor or hide what is written. And
# surrogates, which stand for the bytes of a file's name that are no text and cannot be written.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

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
    if examination.verdicts:
        parts += [_blocks(examination.verdicts), Text(), *_rules(examination.verdicts)]
    return Group(*parts)


def _blocks(verdicts: tuple[Verdict, ...]) -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(style="dim", no_wrap=True)
    table.add_column(no_wrap=True)
    for verdict in verdicts:
        mark, style, colour = ("█", "", "green") if _stays(verdict) else ("░", "dim strike", "red")
        table.add_row(
            Text(mark, colour),
            Text.assemble((visible(verdict.text), style)),  # struck to its end, not the column's
            Text(visible(verdict.tag)),
            Text(_words(verdict.rule), colour),
        )
    return table


def _stays(verdict: Verdict) -> bool:
    return verdict.rule in {"", "title"}  # the title is taken from the text, not away


def _rules(verdicts: tuple[Verdict, ...]) -> Iterator[RenderableType]:
    """Yield how much each rule took, the greediest first, and how much is left."""
    removed = [verdict for verdict in verdicts if not _stays(verdict)]
    pieces = Counter(verdict.rule for verdict in removed)
    characters: Counter[str] = Counter()
    for verdict in removed:
        characters[verdict.rule] += len(verdict.text)
    if removed:
        table = Table("removed by", box=None, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("pieces", justify="right")
        table.add_column("characters", justify="right")
        for rule, count in sorted(characters.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(Text(_words(rule)), f"{pieces[rule]:,}", f"{count:,}")
        yield table
        yield Text()
    everything = sum(len(verdict.text) for verdict in verdicts)
    kept = 1 - characters.total() / max(1, everything)
    yield Text(f"Kept {kept:.0%} of {everything:,} characters.")


def _words(rule: str) -> str:
    return rule.replace("_", " ")


def summary(report: BuildReport) -> RenderableType:
    """Return how a build went: what is published, what was left out, where it is."""
    articles, left_out = report.edition.articles, report.edition.left_out
    release = report.release
    lines: list[RenderableType] = []
    if left_out:
        lines.append(Text(f"Left out {_count(len(left_out), 'document')}:", style="bold yellow"))
        lines += [Text(f"  {visible(one.origin)}: {visible(one.reason)}") for one in left_out]
    lines += [
        Text(f"Published {_count(len(articles), 'article')}.", style="bold green"),
        Text(
            f"  Files: {len(release.new):,} new, {len(release.changed):,} changed, "
            f"{len(release.removed):,} removed, {len(release.unchanged):,} as before."
        ),
        Text("Open:", style="bold"),
        Text(f"  {(report.output / 'index.html').as_uri()}"),
    ]
    if report.feeds:
        here = urlsplit(report.feeds[0][1]).hostname in _THIS_MACHINE
        when = ", while it is served here (make serve, quietpress serve)" if here else ""
        lines.append(Text(f"Subscribe{when}:", style="bold"))
        lines += [Text(f"  {visible(url)}  {visible(title)}") for title, url in report.feeds]
    return Group(*lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
