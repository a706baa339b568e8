"""What goes with the kept texts of a page: pictures, their captions, and the element of all."""

from __future__ import annotations

import numpy as np

from .blocks import Page
from .clutter import clutter_rule
from .overruling import Draft

_LEAD_BLOCKS = 12  # above the text, at most, that its picture stands


def keep_media(draft: Draft) -> None:
    """Keep the media that stand between kept texts, or before the first one in its box."""
    text = np.flatnonzero(draft.kept)
    if not len(text):
        return
    is_media = draft.evidence.words == 0
    is_caption = np.array([draft.tag(one) == "figcaption" for one in range(len(is_media))])
    index = np.arange(len(is_media))
    is_text = ~(is_media | is_caption)
    above = np.maximum.accumulate(np.where(is_text, index, -1))
    below = np.minimum.accumulate(np.where(is_text, index, len(index) - 1)[::-1])[::-1]
    first, last = int(text[0]), int(text[-1])
    start = max(draft.page.elements[home_of(draft.page, first, last)].first, first - _LEAD_BLOCKS)
    is_near = (start <= index) & (index <= last) & ~draft.evidence.hidden
    for one in np.flatnonzero(is_media & is_near).tolist():
        if not draft.evidence.rules[one]:
            draft.kept[one] = one < first or draft.kept[above[one]] or draft.kept[below[one]]


def keep_captions(draft: Draft) -> None:
    """Keep the captions of the pictures and tables that are kept."""
    elements = draft.page.elements
    for index, block in enumerate(draft.page.blocks):
        if block.text and elements[block.element].tag == "figcaption":
            figure = elements[max(elements[block.element].parent, 0)]
            is_caption = figure.tag == "figure" and not clutter_rule(block.text, block.words)
            draft.kept[index] |= is_caption and draft.kept[figure.first : figure.last].any()


def home_of(page: Page, first: int, last: int) -> int:
    """Return the lowest element that holds the blocks from the first to the last."""
    return next(
        one for one in page.ancestors(page.blocks[first].element) if page.elements[one].last > last
    )
