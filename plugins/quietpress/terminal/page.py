"""A page block by block: what cleaning has made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..explanation import facts, rule_in_words
from .words import counted, table, visible

if TYPE_CHECKING:  # it takes its time to load, and most commands do without
    from ..clean.examination import Examination, Verdict

_EVIDENCE_WIDTH = 32  # characters; the strongest comes first


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
    blocks = Table.grid(padding=(0, 1), expand=True)
    blocks.add_column(width=1)
    blocks.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
    blocks.add_column(style="dim", no_wrap=True)
    blocks.add_column(no_wrap=True)
    if judged := any(verdict.score is not None for verdict in verdicts):
        blocks.add_column(no_wrap=True, justify="right")
        blocks.add_column(
            style="dim", ratio=2, no_wrap=True, overflow="ellipsis", max_width=_EVIDENCE_WIDTH
        )
    for verdict in verdicts:
        mark, style, colour = ("█", "", "green") if verdict.stays else ("░", "dim strike", "red")
        blocks.add_row(
            Text(mark, colour),
            Text.assemble((visible(verdict.text), style)),  # struck to its end, not the column's
            Text(visible(verdict.tag)),
            Text(rule_in_words(verdict.rule), colour),
            *(_reasons(verdict) if judged else ()),
        )
    return blocks


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
        removals = table("removed by")
        removals.add_column("pieces", justify="right")
        removals.add_column("characters", justify="right")
        for rule, count in sorted(characters.items(), key=lambda item: (-item[1], item[0])):
            removals.add_row(Text(rule_in_words(rule)), f"{pieces[rule]:,}", f"{count:,}")
        yield removals
        yield Text()
    everything = sum(len(verdict.text) for verdict in verdicts)
    kept = 1 - characters.total() / max(1, everything)
    yield Text(f"Kept {kept:.0%} of {everything:,} characters.")


def cleaned(done: int, left_out: int) -> str:
    """Return how the cleaning of several documents went."""
    return f"Cleaned {counted(done, 'article')}, left out {counted(left_out, 'document')}."
