"""What was decided on a document: on each of its blocks, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ..article import Article, Removal
from ..trouble import Trouble
from .kinds import PageVerdict
from .metadata import Metadata
from .naming import KEPT

_SELECTORS_MAX = 3  # of a piece; one of more is half a page, which nobody wants back as it is
_STAYING = (KEPT, "title")
_PLACED_MAX = 1000  # removals shown where they were; more of them is no page but an attack


class Verdict(NamedTuple):
    """What was decided on one block of a document."""

    text: str  # white space folded
    tag: str  # of the block's element; "": a line of plain text
    rule: str  # the rule that removed it; "": it is kept; "title": it is the article's title
    score: float | None = None  # how surely it is of the article, 0 to 1; None: no model judged it
    evidence: tuple[str, ...] = ()  # what spoke for and against it, in words, strongest first
    selector: str = ""  # CSS, by which `keep` would name it; "": it is kept, or has no name

    @property
    def stays(self) -> bool:
        """Whether it is of the article: the title is taken from the text, not away."""
        return self.rule in _STAYING


@dataclass(frozen=True, slots=True)
class Examination:
    """An article with the verdicts it came from, or the reason why there is none."""

    article: Article | None
    problem: str  # "": there is an article
    verdicts: tuple[Verdict, ...]  # in the document's order
    matched: frozenset[str] = frozenset()  # selectors of its source that fit something in it
    trouble: Trouble | None = None  # the kind of the problem; None: of none
    page: PageVerdict | None = None  # what kind of page it is; None: it is no page
    found: Metadata = field(default_factory=Metadata)  # what is known of it beside its text
    article_body: str = field(default="", repr=False)  # of its JSON-LD, where its text is short


def removals(verdicts: Iterable[Verdict]) -> tuple[Removal, ...]:
    """Return what was removed, neighbours with the same reason as one piece."""
    return tuple(
        _removal(rule, tuple(piece))
        for rule, piece in groupby(verdicts, attrgetter("rule"))
        if rule not in _STAYING
    )


def _removal(rule: str, piece: Sequence[Verdict]) -> Removal:
    selectors = dict.fromkeys([verdict.selector for verdict in piece])
    is_named = "" not in selectors and len(selectors) <= _SELECTORS_MAX
    return Removal(
        rule=rule,
        text=" · ".join([verdict.text for verdict in piece]),
        selector=", ".join(selectors) if is_named else "",
    )


def refine(blocks: Sequence[Verdict], removed: Iterable[Removal]) -> tuple[Verdict, ...]:
    """Return the verdicts on blocks with what was removed from inside the kept ones."""
    rows = [row for row in blocks if row.text]
    removed = list(removed)
    for removal in removed[:_PLACED_MAX]:
        inside = [
            index for index, row in enumerate(rows) if row.rule == KEPT and row.text in removal.text
        ]
        for index in inside:
            rows[index] = rows[index]._replace(rule=removal.rule)
        if not inside:
            around = (
                index
                for index, row in enumerate(rows)
                if row.rule == KEPT and removal.text in row.text
            )
            place = next(around, len(rows) - 1) + 1
            rows.insert(place, Verdict(removal.text, "", removal.rule))
    rows += [Verdict(removal.text, "", removal.rule) for removal in removed[_PLACED_MAX:]]
    return tuple(rows)
