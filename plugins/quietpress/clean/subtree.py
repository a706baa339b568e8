"""The part of a page that holds the chosen blocks, for the rules that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from .blocks import Page
from .late_media import place_late_media
from .soup import LIST_PARTS, Part, read_part


def chosen_part(page: Page, chosen: Sequence[bool]) -> Part | None:
    """Return the lowest element that holds all chosen blocks, the others cut out.

    The page's tree is taken apart by it: a page is used once. Without a
    chosen block, None comes back.
    """
    holders = {page.blocks[index].element for index, is_chosen in enumerate(chosen) if is_chosen}
    if not holders:
        return None
    lowest = _lowest_around(page, holders)
    while page.elements[lowest].tag in LIST_PARTS:  # an item, a row: nothing without its list
        lowest = page.elements[lowest].parent
    _cut_others(page, chosen, lowest)
    root = page.elements[lowest].node
    place_late_media(root)
    return read_part(root)


def _lowest_around(page: Page, holders: Iterable[int]) -> int:
    """Return the innermost element that holds all of the given ones."""
    lowest, *others = holders
    for other in others:
        while other != lowest:  # an ancestor comes before what is in it
            if other > lowest:
                other = page.elements[other].parent  # noqa: PLW2901  # up to the one they share
            else:
                lowest = page.elements[lowest].parent
    return lowest


def _cut_others(page: Page, chosen: Sequence[bool], lowest: int) -> None:
    """Cut out of an element the blocks that were not chosen, and what they leave empty."""
    kept = [0, *accumulate(chosen)]
    gone: set[int] = set()
    for index in range(lowest + 1, len(page.elements)):
        element = page.elements[index]
        if element.parent < lowest:  # elements are in the order of their start tags
            break
        had_blocks = element.first < element.last  # without any, it may be a rule or a target
        if element.parent in gone:  # its node went with its parent's
            gone.add(index)
        elif had_blocks and kept[element.first] == kept[element.last]:
            element.node.decompose()
            gone.add(index)
    for index in range(page.elements[lowest].first, page.elements[lowest].last):
        block = page.blocks[index]
        if not chosen[index] and block.element not in gone:
            for leaf in block.leaves:
                leaf.decompose()
