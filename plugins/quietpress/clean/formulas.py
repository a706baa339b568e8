"""Formulas: MathML that every browser shows, and each of them once."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import PageElement

from .sanitize import MATH_TAGS, MATH_TOKENS
from .soup import Part, attribute, is_shown, unwrap

_SIBLINGS_MAX = 3  # elements around a formula that its picture may stand beside


def repair_formulas(part: Part) -> None:
    """Keep MathML (MathML Core, chapter 2) where it is whole; with anything else in it, it is text.

    Where a formula has a picture too, the picture stays: every feed reader shows it, and its
    alternative text is the formula.
    """
    for meaning in part.named("semantics"):  # beside what is shown, it holds what programs read
        unwrap(meaning)
    for formula in part.named("math"):
        if _has_picture(formula):
            formula.decompose()
        elif not _is_whole(formula):
            for one in [formula, *formula.find_all(MATH_TAGS)]:
                one.name = "span"
                one.attrs = {}


def _has_picture(formula: Tag) -> bool:
    """Tell whether the next thing shown is a picture that says what it is of."""
    node = formula
    for _ in range(_SIBLINGS_MAX):
        following = next(filter(is_shown, node.next_siblings), None)
        if following is not None or node.parent is None:
            return isinstance(following, Tag) and "\\" in attribute(following, "alt")
        node = node.parent
    return False


def _is_whole(formula: Tag) -> bool:
    return all(
        _is_right(child, one)
        for one in [formula, *(below for below in formula.descendants if isinstance(below, Tag))]
        for child in one.contents
    )


def _is_right(child: PageElement, parent: Tag) -> bool:
    """Tell whether something may stand in MathML: text in tokens, elements in the others."""
    if parent.name in MATH_TOKENS:
        return not isinstance(child, Tag)
    return child.name in MATH_TAGS if isinstance(child, Tag) else not is_shown(child)
