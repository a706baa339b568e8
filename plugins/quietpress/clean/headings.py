"""Headings in levels that a reader's table of contents can be made of."""

from __future__ import annotations

from bs4.element import NavigableString, PageElement

from .soup import BLOCKS, Part, holds, text_of

NAMES = ("h1", "h2", "h3", "h4", "h5", "h6")


def level_headings(part: Part) -> None:
    """Let headings start at h2, since h1 is the article's title, and leave no level out.

    A heading is one level below the last one that stood higher, whatever the page calls both.
    Around blocks and without words of its own it is a box.
    """
    open_levels: list[str] = []  # as the page calls them, each within the one before
    for heading in part.named(*NAMES):
        if holds(heading, BLOCKS) and not any(map(_is_words, heading.contents)):
            heading.name = "div"
        elif holds(heading, {"img"}) or text_of(heading).strip() or heading.get("id"):
            while open_levels and open_levels[-1] >= heading.name:
                open_levels.pop()
            open_levels.append(heading.name)
            heading.name = NAMES[min(len(open_levels), len(NAMES) - 1)]


def _is_words(element: PageElement) -> bool:
    return isinstance(element, NavigableString) and not element.isspace()
