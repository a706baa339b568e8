"""Other stories that stand in a row in or below an article, told at some length."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from .blocks import Element
from .overruling import HEADINGS, Draft

_ROW_MIN = 3
_TEXT_WORDS_MIN = 100  # of paragraphs beside the row; with fewer it is the article
_DOUBTED = 0.7  # mean score of the headlines; lists of the best apps link their headings, too
_COUNTED = re.compile(r"\d{1,3} ?/ ?\d{1,3}\b")


def drop_stories(draft: Draft) -> None:
    """Drop rows of teasers, and galleries of other stories that the text goes on below.

    Each is an item of a list, with a headline of its own: a link where the model has a doubt, or
    one that is counted, such as "12/50 Harvest begins".
    """
    for row in _rows(draft):
        inside = np.zeros(len(draft.kept), np.bool_)
        for item in row:
            inside[item.first : item.last] = True
        above = row[0].first - 1
        inside[above] |= above >= 0 and draft.tags[above] in HEADINGS  # which announces the row
        beside = draft.evidence.good_words * (draft.kept & ~inside)
        is_dropped = len(row) >= _ROW_MIN and beside.sum() >= _TEXT_WORDS_MIN
        if is_dropped and (_are_teasers(draft, row) or _are_inserted(draft, row)):
            draft.kept[inside] = False


def _rows(draft: Draft) -> Iterable[list[Element]]:
    """Return the items of lists that have a heading, by the list and the item's names."""
    page = draft.page
    rows: defaultdict[tuple[int, str], dict[int, Element]] = defaultdict(dict)
    for index, tag in enumerate(draft.tags):
        if tag in HEADINGS:
            around = page.ancestors(page.blocks[index].element)
            item = next((one for one in around if page.elements[one].tag == "li"), None)
            if item is not None:
                element = page.elements[item]
                rows[element.parent, element.names][item] = element
    return [list(row.values()) for row in rows.values()]


def _headlines(draft: Draft, row: Iterable[Element]) -> Iterator[int]:
    for item in row:
        yield from (one for one in range(item.first, item.last) if draft.tags[one] in HEADINGS)


def _are_teasers(draft: Draft, row: Iterable[Element]) -> bool:
    """Tell whether all headlines of a row are links, and the model is in doubt about them."""
    blocks, headlines = draft.page.blocks, list(_headlines(draft, row))
    is_linked = all(blocks[one].link_words >= blocks[one].words for one in headlines)
    return bool(is_linked and draft.scores[headlines].mean() < _DOUBTED)


def _are_inserted(draft: Draft, row: list[Element]) -> bool:
    """Tell whether all headlines of a row are counted, and a kept text goes on below it."""
    if not all(_COUNTED.match(draft.page.blocks[one].text) for one in _headlines(draft, row)):
        return False
    evidence = draft.evidence
    above = evidence.parent[: row[0].first][(draft.kept & evidence.good)[: row[0].first]]
    below = evidence.parent[row[-1].last :][evidence.good[row[-1].last :]]
    return bool(np.isin(below, above).any())
