"""Boxes that are like each other: the cards, rows and tiles in which a page lists others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from ..blocks import Element, Page

_ALIKE_MIN = 5
_WORDS = range(3, 151)
_PIECES_MIN = 2  # a box of one piece is an item of a menu


def boxes_alike(page: Page, left_out: Sequence[bool]) -> list[Element]:
    """Return the boxes of which a parent has five or more, in the page's order.

    Boxes are alike in tag and labels and hold 3 to 150 words. Those that are no rows of a table,
    such as the standings of a league, hold a link and two pieces or more, too.

    Args:
        page: its blocks and elements.
        left_out: of each element, whether a box there does not count.
    """
    words = list(accumulate((block.words for block in page.blocks), initial=0))
    links = list(accumulate((block.link_words for block in page.blocks), initial=0))
    groups: defaultdict[tuple[int, str, str], list[Element]] = defaultdict(list)
    for element, is_left_out in zip(page.elements, left_out, strict=True):
        first, last = element.first, element.last
        is_box = last - first >= _PIECES_MIN and links[last] > links[first]
        if (
            (is_box or element.tag == "tr")
            and words[last] - words[first] in _WORDS
            and not is_left_out
        ):
            groups[element.parent, element.tag, element.names].append(element)
    found = [box for group in groups.values() if len(group) >= _ALIKE_MIN for box in group]
    return sorted(found, key=lambda box: box.first)
