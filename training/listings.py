"""Fit the points by which a page is taken for a list of other pages, and print them.

    python -m training.listings

They stand in `plugins/quietpress/clean/kinds/listings.py`. What is printed for the folds is
how many listings are caught, and articles refused, on sites that the points have not seen;
the blocks of each page are chosen by a model that has not seen them either.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.decode import decode
from quietpress.clean.kinds.listings import SHOWN, STATED, may_be_listing, measured
from quietpress.clean.kinds.signals import Signals
from quietpress.clean.main_content import judge_blocks
from quietpress.clean.metadata import read_metadata, read_statements
from quietpress.clean.model import Forest
from quietpress.clean.reading import read_page

from .corpus import (
    OFFERS,
    CorpusPage,
    StructuredPage,
    read_snippets,
    read_structured,
    read_wcxb,
    weak_pages,
)
from .folds import FOLDS, fold_models, fold_of

_HOME = "home page"
_LISTS = frozenset({"listing", "collection", _HOME})
_WEIGHTS = dict.fromkeys(OFFERS, 0.5)  # an offer may list things, too
# Front pages, portfolios and a shelf, which are among the articles and the pages of snippets.
_NO_ARTICLES = frozenset(
    "sass-ag.de advertising.jodel.com thriveagency.com bummfilm.de vinosytapas.de "
    "colours-of-the-soul.alhelm.net".split()
)
# Share of each group's pages; many offers have a text that is worth reading.
_REFUSED_MAX = {"article": 0.002, "product": 0.15, "service": 0.11}
_PENALTY = 10.0  # of the square of a standardised weight
_STEPS = 30  # Newton's; a dozen are enough
_CLIP = 4.0  # standard deviations


class _Measured(NamedTuple):
    """A page in numbers."""

    fold: int
    group: str  # of pages, in which they are counted
    may_be: bool  # no rule says that it is none
    values: tuple[float, ...]  # as in STATED + SHOWN


@dataclass(frozen=True, slots=True)
class _Points:
    """A fitted regression: log-odds = base + sum of points times values."""

    points: NDArray[np.float64]
    base: float

    def log_odds(self, pages: Iterable[_Measured]) -> NDArray[np.float64]:
        """Return the log-odds of each page; those that can be no list have none at all."""
        return np.array(
            [
                self.points @ np.array(page.values) + self.base if page.may_be else -np.inf
                for page in pages
            ]
        )


def main() -> int:
    """Fit by folds, then on all pages, and print what was found."""
    with ProcessPoolExecutor() as pool:
        typed = [*read_wcxb(), *read_snippets(), *weak_pages()]
        pages = [*(page for page in typed if page.domain not in _NO_ARTICLES), *read_structured()]
        known = [one for one in pool.map(_measure, pages, chunksize=16) if one]
    odds = _by_folds(known)
    group = np.array([one.group for one in known])
    border = max(_border(odds[group == name], share) for name, share in _REFUSED_MAX.items())
    for name in sorted(set(group)):
        refused = odds[group == name] > border
        _say(f"{refused.sum():4} of {len(refused):4} refused by folds: {name}")
    fitted = _fit(known)
    for measure, points in zip((*STATED, *SHOWN), fitted.points, strict=True):
        _say(f"{points:8.3f}  {measure.reason}")
    _say(f"{fitted.base - border:8.2f}  base")
    return 0


def _measure(page: CorpusPage | StructuredPage) -> _Measured | None:
    html, url, domain = page.document()
    tree = LexborHTMLParser(decode(html))
    if tree.body is None:
        return None
    blocks = read_page(tree.body)
    stated = read_statements(tree, url)
    found = read_metadata(stated, blocks)
    # The address of a structured page is made up, and the same for all.
    fold = fold_of(page.id if isinstance(page, StructuredPage) else domain)
    rules = judge_blocks(blocks, found.title, _forests()[fold]).rules
    signals = Signals(stated, blocks, rules, found)
    shown = measured(signals, SHOWN)
    return _Measured(
        fold=fold,
        group=_group(page),
        may_be=may_be_listing(signals, shown),
        values=(*measured(signals, STATED), *shown),
    )


def _group(page: CorpusPage | StructuredPage) -> str:
    if isinstance(page, StructuredPage):
        return "article"
    if page.is_home_page:
        return _HOME
    return page.page_type or "article"  # nobody has typed the pages of snippets


@cache
def _forests() -> list[Forest]:
    return [Forest(model) for model in fold_models()]


def _by_folds(pages: Sequence[_Measured]) -> NDArray[np.float64]:
    """Return the log-odds of each page by points that have not seen its fold."""
    odds = np.full(len(pages), -np.inf)
    for fold in range(FOLDS):
        points = _fit(one for one in pages if one.fold != fold)
        unseen = [index for index, one in enumerate(pages) if one.fold == fold]
        odds[unseen] = points.log_odds(pages[index] for index in unseen)
    return odds


def _border(odds: NDArray[np.float64], share: float) -> float:
    """Return the log-odds that no more than this share of the pages are above."""
    return float(np.sort(odds)[::-1][int(share * len(odds))])


def _fit(pages: Iterable[_Measured]) -> _Points:
    """Return the points of a logistic regression on the pages that may be lists."""
    known = [one for one in pages if one.may_be]
    values = np.array([one.values for one in known])
    labels = np.array([one.group in _LISTS for one in known], float)
    counts = np.array([_WEIGHTS.get(one.group, 1.0) for one in known])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    rows = np.column_stack([np.clip((values - mean) / spread, -_CLIP, _CLIP), np.ones(len(known))])
    penalty = np.diag([*([_PENALTY] * len(mean)), 0.0])
    weights = np.zeros(len(mean) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - labels)) + penalty @ weights
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, slope)
    points = weights[:-1] / spread
    return _Points(points, float(weights[-1] - points @ mean))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
