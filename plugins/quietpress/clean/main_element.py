"""Where on a page the article is: the element that holds the mass of good text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ..text import fold
from .blocks import Block, Page
from .lexicon import LABELS

GOOD_WORDS = 10
_GOOD_WORDS_UNENDED = 25  # so long a text is prose even without a full stop
GOOD_LINK_SHARE = 0.35

_SIDE_WEIGHT = 0.02  # of good text in an element that is labelled as clutter
_WORD_SHARE_MAX = 0.35  # of the page's good text that a label's word may speak for
_COMMENTS_SHARE_MAX = 0.95  # readers do write more than the author did
_LABEL_SHARE_MAX = 0.35  # of the main element's good text that a labelled element may lose

_MAIN_SHARE = 0.6  # of the page's good text that the main element holds
_WIDER = 1.2  # times the good text of the main element that a wider one holds
_HEADED_SHARE = 0.3  # of the main element's good text that the text by the heading has, at least
_HEADED_WORDS = 60
_SECOND_ARTICLE_WORDS = 80
_ARTICLES_SHARE = 0.9  # of the main element's good text that its articles hold together

ENDS = re.compile(r"""[.!?…:;。！？؟۔।｡][\s"'”’“»«)\]）」』]*$""")  # a sentence is complete
_SIDE_TAGS = {"nav": "navigation", "footer": "page_footer", "aside": "sidebar"}
_UNLABELLED = frozenset({"body", "html", "main", "article"})
_NEVER_MAIN = frozenset("p blockquote ul ol li dl dd pre figure details h1 h2 h3 h4 h5 h6".split())
_LABEL_WORDS = frozenset().union(*LABELS.values())


@dataclass(frozen=True, slots=True)
class Bearings:
    """What is known of a page before its blocks are judged."""

    main: int  # index in Page.elements
    labels: dict[int, str]  # rule that speaks for an element below the main one
    shown: list[bool]  # of each block: a reader sees it
    good: list[bool]  # of each block: it reads like the text of an article
    sums: list[int]  # words of the good blocks before each one, and at the end of all

    def good_words(self, first: int, last: int) -> int:
        """Return how many words of good text the blocks from `first` up to `last` have."""
        return self.sums[last] - self.sums[first]

    def label(self, page: Page, element: int) -> str:
        """Return the rule that speaks for an element or the nearest one around it, or ""."""
        return next((self.labels[one] for one in page.ancestors(element) if one in self.labels), "")


def take_bearings(page: Page, title: str = "") -> Bearings:
    """Return where the article of a page is, and which elements hold clutter by their names.

    Args:
        page: the blocks of a page.
        title: the article's title; its heading stands in or near the article.
    """
    shown = _shown(page.blocks)
    good = [
        is_shown and _is_good(block) for block, is_shown in zip(page.blocks, shown, strict=True)
    ]
    heading = _heading_of(page, title)
    around = set(page.ancestors(heading))  # what holds the title is no clutter, whatever its name
    labels = {
        index: rule for index, rule in _element_labels(page, good).items() if index not in around
    }
    named = Bearings(0, labels, shown, good, _sums(page, good))
    main = _main_element(page, named, heading)
    return replace(named, main=main, labels=_labels_below(page, named, main))


def take_bearings_of_fragment(page: Page) -> Bearings:
    """Return the bearings of HTML that is all article, such as a feed entry's content."""
    shown = [not block.hidden for block in page.blocks]
    good = [
        is_shown and _is_good(block) for block, is_shown in zip(page.blocks, shown, strict=True)
    ]
    named = Bearings(0, _element_labels(page, good), shown, good, _sums(page, good))
    return replace(named, labels=_labels_below(page, named, 0))


def _sums(page: Page, good: Sequence[bool]) -> list[int]:
    words = (
        block.words if is_good else 0 for block, is_good in zip(page.blocks, good, strict=True)
    )
    return [0, *accumulate(words)]


def _shown(blocks: Sequence[Block]) -> list[bool]:
    """Tell of each block whether a reader sees it.

    Some pages hide their article until a script has run; where the hidden
    text is most of what there is, it is the article.
    """
    seen = sum(block.words for block in blocks if not block.hidden and _is_good(block))
    hidden = sum(block.words for block in blocks if block.hidden and _is_good(block))
    return [not block.hidden or hidden > 2 * seen for block in blocks]


def _is_good(block: Block) -> bool:
    return (
        block.words >= GOOD_WORDS
        and block.link_share < GOOD_LINK_SHARE
        and (block.words >= _GOOD_WORDS_UNENDED or ENDS.search(block.text) is not None)
    )


def _element_labels(page: Page, good: Sequence[bool]) -> dict[int, str]:
    """Return the rule that speaks for each element which is labelled as clutter.

    A word that labels much of the good text (`widget` on every element of a
    page builder) says nothing on this page.
    """
    total = 0
    spoken: Counter[str] = Counter()
    for block, is_good in zip(page.blocks, good, strict=True):
        if is_good:
            total += block.words
            labels = (page.elements[one].label for one in page.ancestors(block.element))
            spoken.update(
                dict.fromkeys(_LABEL_WORDS.intersection(*[set().union(*labels)]), block.words)
            )
    silent = {
        word
        for word, words in spoken.items()
        if words > (_COMMENTS_SHARE_MAX if word in LABELS["comments"] else _WORD_SHARE_MAX) * total
    }
    found = {}
    for index, element in enumerate(page.elements):
        if element.tag in _UNLABELLED:
            continue
        words = element.label - silent
        rule = _SIDE_TAGS.get(element.tag) or next(
            (rule for rule, known in LABELS.items() if not known.isdisjoint(words)), ""
        )
        if rule:
            found[index] = rule
    return found


def _heading_of(page: Page, title: str) -> int:
    """Return the element of the first-level heading that says the title, or -1."""
    folded = fold(title).casefold()
    return next(
        (
            block.element
            for block in page.blocks
            if page.elements[block.element].tag == "h1" and block.text.casefold() == folded
        ),
        -1,
    )


def _main_element(page: Page, bearings: Bearings, heading: int) -> int:
    """Return the element that holds the article, and little else.

    It is the deepest one with most of the good text, widened to the sections
    beside it; but not one that has nothing to do with the heading of the
    article, if there is text by the heading. Where a second article was loaded
    below the first, it is the first.
    """
    weights = [
        block.words * (_SIDE_WEIGHT if bearings.label(page, block.element) else 1) if good else 0
        for block, good in zip(page.blocks, bearings.good, strict=True)
    ]
    held = _held(page, weights)
    total = sum(weights)
    main = 0
    for index, element in enumerate(page.elements):
        outer = page.elements[main]
        inside = outer.first <= element.first and element.last <= outer.last
        most = held[index] >= _MAIN_SHARE * total > 0
        if inside and most and element.tag not in _NEVER_MAIN:
            main = index
    main = _near_heading(page, _widened(page, main, held), heading, held)
    articles = [
        index
        for index, element in enumerate(page.elements)
        if element.tag == "article"
        and element.parent == main
        and held[index] >= _SECOND_ARTICLE_WORDS
    ]
    together = sum(held[index] for index in articles)
    return articles[0] if len(articles) > 1 and together > _ARTICLES_SHARE * held[main] else main


def _near_heading(page: Page, main: int, heading: int, held: Sequence[float]) -> int:
    """Return the main element, or the text around the heading where the two lie apart."""
    around = (
        one
        for one in page.ancestors(heading)
        if held[one] >= max(_HEADED_WORDS, _HEADED_SHARE * held[main])
    )
    headed = next(around, main)
    is_apart = headed not in page.ancestors(main) and main not in page.ancestors(headed)
    return headed if is_apart else main


def _widened(page: Page, main: int, held: Sequence[float]) -> int:
    """Return the main element, or the ancestor that holds more of the same article beside it."""
    element = page.elements[main]
    while element.parent > 0 and element.tag not in ("article", "main"):
        if held[element.parent] >= _WIDER * held[main]:
            main = element.parent
        element = page.elements[element.parent]
    return main


def _labels_below(page: Page, bearings: Bearings, main: int) -> dict[int, str]:
    """Return the labels that count: below the main element, and holding little of the article."""
    held = [bearings.good_words(element.first, element.last) for element in page.elements]
    above = set(page.ancestors(main))
    return {
        index: rule
        for index, rule in bearings.labels.items()
        if index not in above
        and held[index]
        <= (_COMMENTS_SHARE_MAX if rule == "comments" else _LABEL_SHARE_MAX) * held[main]
    }


def _held(page: Page, weights: Sequence[float]) -> list[float]:
    """Return for each element the sum over the blocks inside it."""
    sums = [0.0, *accumulate(weights)]
    return [sums[element.last] - sums[element.first] for element in page.elements]
