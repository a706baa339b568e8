"""Scores of an answer against what a person would keep. Pure."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

PERFECT = 0.99  # word F1; above it, answer and truth differ by a word or two
POOR = 0.8  # word F1; below it, a reader would miss much or skip much

_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"\W+")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_SAMPLES = 2000  # of domains; more move the third digit of an interval


class WordScore(NamedTuple):
    """How much of an answer is right, how much of the truth it has, and both in one; 0 to 1."""

    f1: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """How one extractor did on one page."""

    extractor: str
    page: str  # its id in the corpus
    url: str
    domain: str
    page_type: str
    language: str
    words: WordScore | None  # None: the whole truth is not known
    kept: int
    wanted: int  # snippets
    leaked: int
    unwanted: int  # snippets
    failed: bool  # it refused the page or broke on it; its answer counts as empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How one extractor did on many pages; shares are 0 to 1, None: there is nothing to count."""

    pages: int
    f1: float | None
    precision: float | None
    recall: float | None
    perfect: float | None
    poor: int  # pages
    kept: float | None
    leaked: float | None
    failed: int  # pages


class Interval(NamedTuple):
    """A mean, and where it lies in 95 of 100 samples."""

    mean: float
    low: float
    high: float


def score_words(text: str, truth: str) -> WordScore:
    """Return the scores of two bags of lower-cased words, the measure of the WCXB benchmark."""
    found, wanted = _words(text), _words(truth)
    shared = (found & wanted).total()
    if not shared:
        return WordScore(0.0, 0.0, 0.0)
    return WordScore(
        f1=2 * shared / (found.total() + wanted.total()),
        precision=shared / found.total(),
        recall=shared / wanted.total(),
    )


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def count_found(text: str, snippets: Iterable[str]) -> int:
    """Return how many of the snippets stand in the text, whatever their punctuation and case."""
    bare = _bare(text)
    return sum(_bare(snippet) in bare for snippet in snippets)


def has_words(snippet: str) -> bool:
    """Return whether a snippet can be looked for; some are symbols alone."""
    return bool(_bare(snippet))


def _bare(text: str) -> str:
    return _NO_WORD.sub(" ", text.translate(_STRAIGHT).lower()).strip()


def summarise(scores: Sequence[PageScore]) -> Summary:
    """Return the means over pages of word scores, and the shares of all snippets together."""
    words = [score.words for score in scores if score.words]
    return Summary(
        pages=len(scores),
        f1=fmean(word.f1 for word in words) if words else None,
        precision=fmean(word.precision for word in words) if words else None,
        recall=fmean(word.recall for word in words) if words else None,
        perfect=fmean(word.f1 >= PERFECT for word in words) if words else None,
        poor=sum(word.f1 < POOR for word in words),
        kept=_share((score.kept, score.wanted) for score in scores),
        leaked=_share((score.leaked, score.unwanted) for score in scores),
        failed=sum(score.failed for score in scores),
    )


def _share(counts: Iterable[tuple[int, int]]) -> float | None:
    hits, all_of_them = map(sum, zip(*counts, strict=True))
    return hits / all_of_them if all_of_them else None


def f1_difference(theirs: Iterable[PageScore], ours: Iterable[PageScore]) -> Interval | None:
    """Return by how much their word F1 is above ours, with a bootstrap over domains.

    Pages are paired, and pages of one domain are drawn together, because they share a
    template. The same scores give the same interval. None: no page has a whole truth.
    """
    our_f1 = {score.page: score.words.f1 for score in ours if score.words}
    by_domain: defaultdict[str, list[float]] = defaultdict(list)
    for score in theirs:
        if score.words:
            by_domain[score.domain].append(score.words.f1 - our_f1[score.page])
    if not by_domain:
        return None
    domains = [(sum(values), len(values)) for _, values in sorted(by_domain.items())]
    chance = random.Random(1)  # noqa: S311  # no secret
    means = sorted(_mean(chance.choices(domains, k=len(domains))) for _ in range(_SAMPLES))
    cut = _SAMPLES // 40
    return Interval(_mean(domains), means[cut], means[-cut - 1])


def _mean(sums: Iterable[tuple[float, int]]) -> float:
    total, count = map(sum, zip(*sums, strict=True))
    return total / count


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A page on which another extractor did better than ours."""

    page: str
    url: str
    page_type: str
    ours: float  # word F1
    theirs: float  # word F1, of the best
    who: str


def worst_losses(scores: Iterable[PageScore], ours: str, count: int) -> list[Loss]:
    """Return the pages on which the best other extractor is ahead by the most, worst first."""
    by_page: defaultdict[str, dict[str, PageScore]] = defaultdict(dict)
    for score in scores:
        if score.words:
            by_page[score.page][score.extractor] = score
    losses = []
    for page, answers in by_page.items():
        own = answers.pop(ours)
        best = max(answers.values(), key=_f1, default=own)
        if _f1(best) > _f1(own):
            losses.append(
                Loss(
                    page=page,
                    url=own.url,
                    page_type=own.page_type,
                    ours=_f1(own),
                    theirs=_f1(best),
                    who=best.extractor,
                )
            )
    return sorted(losses, key=lambda loss: (loss.ours - loss.theirs, loss.page))[:count]


def _f1(score: PageScore) -> float:
    return score.words.f1 if score.words else 0.0
