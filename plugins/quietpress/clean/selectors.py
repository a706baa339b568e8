"""The CSS selectors by which a person would name what was dropped, on all pages of a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from selectolax.lexbor import LexborNode

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
    kept = [0, *accumulate(rule == KEPT for rule in rules)]
    found: dict[int, str] = {-1: ""}

    def selector_at(index: int) -> str:
        if index not in found:
            element = page.elements[index]
            if kept[element.first] < kept[element.last]:
                found[index] = ""
            else:
                found[index] = _selector_of(element.node) or selector_at(element.parent)
        return found[index]

    return [
        "" if rule == KEPT else selector_at(block.element)
        for block, rule in zip(page.blocks, rules, strict=True)
    ]


def _selector_of(node: LexborNode) -> str:
    attributes = node.attributes
    name = attributes.get("id") or ""
    if _is_given(name):
        return f"#{name}"
    classes = filter(_is_given, (attributes.get("class") or "").split())
    longest = max(classes, key=len, default="")
    return f".{longest}" if longest else ""


def _is_given(name: str) -> bool:
    return _GIVEN.fullmatch(name) is not None and _NUMBER.search(name) is None
