"""The part of a page that holds the chosen blocks, as HTML for the rules that follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from .blocks import Page

# What no rule looks at is not worth the slow parser's time.
_DEAD = ["script", "style", "template", "svg", "link", "meta", "button", "select", "textarea"]
_DEAD += ["title", "datalist", "noframes", "map"]  # no block has their words


def chosen_html(page: Page, chosen: Sequence[bool]) -> str:
    """Return the HTML of the lowest element that holds all chosen blocks, the others cut out.

    The page's tree is taken apart by it: a page is used once. Without a
    chosen block, "" comes back.
    """
    chains = []
    for block, is_chosen in zip(page.blocks, chosen, strict=True):
        if is_chosen:
            chains.append(page.ancestors(block.element)[::-1])
        else:
            for leaf in block.leaves:
                leaf.decompose()
    if not chains:
        return ""
    shared = takewhile(lambda level: len(set(level)) == 1, zip(*chains, strict=False))
    lowest = [level[0] for level in shared][-1]
    _cut_emptied(page, chosen, lowest)
    node = page.elements[lowest].node
    node.strip_tags(_DEAD, recursive=True)
    return node.html or ""


def _cut_emptied(page: Page, chosen: Sequence[bool], lowest: int) -> None:
    """Cut out the elements whose blocks have all gone; here it costs next to nothing."""
    gone: set[int] = set()
    for index, element in enumerate(page.elements):
        had_blocks = element.first < element.last  # without any, it may be a rule or a target
        if element.parent in gone:  # its node went with its parent's
            gone.add(index)
        elif index > lowest and had_blocks and not any(chosen[element.first : element.last]):
            element.node.decompose()
            gone.add(index)
