"""Which blocks of a page are the article.

Where the mass of good text sits in the tree says where the article is; words,
links, labels and neighbours say what in it is none. Each block is judged by
the first rule that speaks of it.

Thresholds were tuned on the article pages of WCXB (see NOTICE) and of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from ..text import fold
from .blocks import Block, Page
from .clutter import clutter_sentence, is_share_row, section_starter
from .lexicon import LABELS

KEPT = ""  # the verdict on a block that belongs to the article

_GOOD_WORDS = 10
_GOOD_WORDS_UNENDED = 25  # so long a text is prose even without a full stop
_GOOD_LINK_SHARE = 0.35
_SIDE_WEIGHT = 0.02  # of good text in an element that is labelled as clutter
_WORD_SHARE_MAX = 0.35  # of the page's good text that a label's word may speak for
_COMMENTS_SHARE_MAX = 0.95  # readers do write more than the author did
_MAIN_SHARE = 0.6  # of the page's good text that the main element holds
_LABEL_SHARE_MAX = 0.35  # of the main element's good text that a labelled element may lose
_LINKED_SHARE = 0.6
_WIDER = 1.2  # times the good text of the main element that the ancestor holds
_SECOND_ARTICLE_WORDS = 80

_ENDS = re.compile(r"""[.!?…:;。！？؟۔।｡][\s"'”’“»«)\]）」』]*$""")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE = frozenset({"p", "li", "dd", "dt", "blockquote", "pre", "tr", "figcaption", "caption", "summary"})
_SIDE_TAGS = {"nav": "navigation", "footer": "page_footer", "aside": "sidebar"}
_NEVER_MAIN = frozenset("p blockquote ul ol li dl dd pre figure details h1 h2 h3 h4 h5 h6".split())
_LABEL_WORDS = frozenset().union(*LABELS.values())
_CAPTIONS = frozenset({"figcaption", "caption"})


def judge_blocks(page: Page, title: str = "") -> list[str]:
    """Return for each block KEPT or the name of the rule that drops it.

    Args:
        page: the blocks of a page.
        title: the article's title, which its text does not repeat.
    """
    shown = _shown(page.blocks)
    good = [is_shown and _is_good(block) for block, is_shown in zip(page.blocks, shown, strict=True)]
    labels = _element_labels(page, good)
    weights = [
        block.words * (_SIDE_WEIGHT if _label(page, labels, block.element) else 1) if is_good else 0
        for block, is_good in zip(page.blocks, good, strict=True)
    ]
    main = _main_element(page, weights)
    labels = _labels_below(page, labels, main, good)
    verdicts = [
        _verdict(page, index, main, labels, shown[index], good[index], fold(title).casefold())
        for index in range(len(page.blocks))
    ]
    _drop_sections(page, verdicts, good)
    _drop_edges(page, verdicts, good)
    _drop_lonely_headings(page, verdicts)
    _judge_media(page, verdicts)
    return verdicts


def judge_fragment(page: Page, title: str = "") -> list[str]:
    """Return the verdicts on a piece of HTML that is all article, such as a feed entry's content.

    Nothing of it is left out for its place; only what is clutter by its own
    words or labels goes.
    """
    good = [not block.hidden and _is_good(block) for block in page.blocks]
    labels = _labels_below(page, _element_labels(page, good), 0, good)
    verdicts = [
        _verdict(page, index, 0, labels, not block.hidden, True, fold(title).casefold())
        for index, block in enumerate(page.blocks)
    ]
    _drop_sections(page, verdicts, good)
    return verdicts


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
        block.words >= _GOOD_WORDS
        and block.link_share < _GOOD_LINK_SHARE
        and (block.words >= _GOOD_WORDS_UNENDED or _ENDS.search(block.text) is not None)
    )


def _element_labels(page: Page, good: Sequence[bool]) -> dict[int, str]:
    """Return the rule that speaks for each element which is labelled as clutter.

    A word that labels much of the good text (`widget` in a page builder's
    every element) says nothing on this page.
    """
    total = sum(block.words for block, is_good in zip(page.blocks, good, strict=True) if is_good)
    spoken: Counter[str] = Counter()
    for block, is_good in zip(page.blocks, good, strict=True):
        if is_good:
            chain = page.ancestors(block.element)
            words = frozenset().union(*(page.elements[one].label for one in chain))
            spoken.update(dict.fromkeys(words & _LABEL_WORDS, block.words))
    silent = {
        word
        for word, words in spoken.items()
        if words > (_COMMENTS_SHARE_MAX if word in LABELS["comments"] else _WORD_SHARE_MAX) * total
    }
    labels = {}
    for index, element in enumerate(page.elements):
        if element.tag in ("body", "html", "main", "article"):
            continue
        words = element.label - silent
        rule = _SIDE_TAGS.get(element.tag) or next(
            (rule for rule, known in LABELS.items() if not known.isdisjoint(words)), ""
        )
        if rule:
            labels[index] = rule
    return labels


def _label(page: Page, labels: dict[int, str], element: int) -> str:
    return next((labels[one] for one in page.ancestors(element) if one in labels), "")


def _main_element(page: Page, weights: Sequence[float]) -> int:
    """Return the deepest element that holds most of the good text.

    Where a second article was loaded below the first, the first one is it.
    """
    sums = [0.0, *accumulate(weights)]
    held = [sums[element.last] - sums[element.first] for element in page.elements]
    main = 0
    for index, element in enumerate(page.elements):
        inside = page.elements[main].first <= element.first and element.last <= page.elements[main].last
        if inside and held[index] >= _MAIN_SHARE * sums[-1] > 0 and element.tag not in _NEVER_MAIN:
            main = index
    main = _widened(page, main, held)
    articles = [
        index
        for index, element in enumerate(page.elements)
        if element.tag == "article" and element.parent == main and held[index] >= _SECOND_ARTICLE_WORDS
    ]
    together = sum(held[index] for index in articles)
    return articles[0] if len(articles) > 1 and together > 0.9 * held[main] else main


def _widened(page: Page, main: int, held: Sequence[float]) -> int:
    """Return the main element or the ancestor that holds more of the same article beside it.

    Articles are often cut into sections; what stands beside the largest one and
    is neither labelled nor another article is part of it.
    """
    element = page.elements[main]
    while element.parent > 0 and element.tag not in ("article", "main"):
        parent = element.parent
        if held[parent] >= _WIDER * held[main]:
            main = parent
        element = page.elements[parent]
    return main


def _labels_below(page: Page, labels: dict[int, str], main: int, good: Sequence[bool]) -> dict[int, str]:
    """Return the labels that count: below the main element, and holding little of the article."""
    words = [block.words if is_good else 0 for block, is_good in zip(page.blocks, good, strict=True)]
    sums = [0, *accumulate(words)]

    def held(index: int) -> int:
        return sums[page.elements[index].last] - sums[page.elements[index].first]

    above = set(page.ancestors(main))
    return {
        index: rule
        for index, rule in labels.items()
        if index not in above and held(index) <= _LABEL_SHARE_MAX * held(main)
    }


def _verdict(
    page: Page, index: int, main: int, labels: dict[int, str], shown: bool, good: bool, title: str
) -> str:
    block = page.blocks[index]
    element = page.elements[block.element]
    if not page.elements[main].first <= index < page.elements[main].last:
        return "outside_main_content"
    if not shown:
        return "hidden_text"
    if rule := _label(page, labels, block.element):
        return rule
    if not block.text:
        return KEPT
    if element.tag in _HEADINGS and block.text.casefold() == title:
        return "title"
    if is_share_row(block.text):
        return "share_buttons"
    if (rule := clutter_sentence(block.text)) and block.words < 60:
        return rule
    if block.link_share > _LINKED_SHARE and not (good or element.tag in _HEADINGS):
        return "mostly_links"
    return KEPT


def _drop_sections(page: Page, verdicts: list[str], good: Sequence[bool]) -> None:
    """Drop the lists and boxes that a line such as "Related stories" opens."""
    rule = KEPT
    for index, block in enumerate(page.blocks):
        if verdicts[index] != KEPT or not block.text:
            continue
        if opened := section_starter(block.text):
            rule = opened
        elif rule and good[index] and rule != "comments":
            rule = KEPT
        if rule:
            verdicts[index] = rule


def _drop_edges(page: Page, verdicts: list[str], good: Sequence[bool]) -> None:
    """Drop what stands before the first and after the last paragraph of the article."""
    kept = [index for index in range(len(verdicts)) if verdicts[index] == KEPT and good[index]]
    if not kept:
        return
    first, last = kept[0], kept[-1]
    for index, block in enumerate(page.blocks):
        tag = page.elements[block.element].tag
        if verdicts[index] != KEPT or not block.text or first <= index <= last:
            continue
        if index < first and tag not in _HEADINGS | _CAPTIONS:
            verdicts[index] = "before_the_text"
        if index > last and not _goes_on(page, last, index):
            verdicts[index] = "after_the_text"


def _goes_on(page: Page, last: int, index: int) -> bool:
    """Tell whether a short block after the last paragraph still belongs to it."""
    block, element = page.blocks[index], page.elements[page.blocks[index].element]
    parent = page.elements[page.blocks[last].element].parent
    return (
        element.tag in _PROSE
        and parent in page.ancestors(block.element)
        and block.link_share < _GOOD_LINK_SHARE
    )


def _drop_lonely_headings(page: Page, verdicts: list[str]) -> None:
    """Drop headings that have no text of the article below them."""
    below = None
    for index in reversed(range(len(page.blocks))):
        block = page.blocks[index]
        if verdicts[index] != KEPT or not block.text:
            continue
        tag = page.elements[block.element].tag
        if tag in _HEADINGS and (below is None or (below in _HEADINGS and below <= tag)):
            verdicts[index] = "heading_without_text"
        else:
            below = tag


def _judge_media(page: Page, verdicts: list[str]) -> None:
    """Keep media between the first and the last kept text, and with their captions."""
    kept = [index for index, block in enumerate(page.blocks) if block.text and verdicts[index] == KEPT]
    if not kept:
        return
    for index, block in enumerate(page.blocks):
        if block.text or verdicts[index] != KEPT:
            continue
        if index > kept[-1]:
            verdicts[index] = "after_the_text"
