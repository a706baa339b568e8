"""The CSS selectors by which a person would name what was dropped, on all pages of a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from .blocks import Page
from .naming import KEPT

# A name that a person gave, and that needs no escape (CSS Syntax, section 4.3.11): numbers in one
# are mostly those of the article, and change with it.
_GIVEN = re.compile(r"[a-zA-Z_][\w-]{2,60}", re.ASCII)
_NUMBER = re.compile(r"\d\d")


def selectors(page: Page, rules: Sequence[str]) -> list[str]:
    """Return a selector for each block that was dropped, "" for those that were kept.

    It is the id or the longest class of the nearest element around the block
    that has a name and holds nothing of the article; "": there is none.

    Args:
        page: the blocks.
        rules: the verdict on each.
    """
    kept = [0, *accumulate([rule == KEPT for rule in rules])]
    found: dict[int, str] = {-1: ""}
    places = zip(page.blocks, rules, strict=True)
    for index in {block.element for block, rule in places if rule != KEPT}:
        _note_selector(index, page, kept, found)
    return [
        "" if rule == KEPT else found[block.element]
        for block, rule in zip(page.blocks, rules, strict=True)
    ]


def _note_selector(index: int, page: Page, kept: Sequence[int], found: dict[int, str]) -> None:
    """Note the selector at an element, and at those on the way to the one that has it."""
    unnamed = []
    while index not in found:
        element = page.elements[index]
        holds_article = kept[element.first] < kept[element.last]
        own = "" if holds_article else _selector_of(element.name, element.classes)
        if own or holds_article:
            found[index] = own
        else:
            unnamed.append(index)
            index = element.parent
    for one in unnamed:
        found[one] = found[index]


@lru_cache(maxsize=16384)  # a site writes the same few hundred on every page
def _selector_of(name: str, classes: str) -> str:
    if name and _is_given(name):
        return f"#{name}"
    longest = max(filter(_is_given, classes.split()), key=len, default="")
    return f".{longest}" if longest else ""


def _is_given(name: str) -> bool:
    return _GIVEN.fullmatch(name) is not None and _NUMBER.search(name) is None
