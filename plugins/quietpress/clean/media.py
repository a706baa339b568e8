"""What goes with the kept texts of a page: pictures, and the element of all."""

from __future__ import annotations

import re
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from .blocks import Block, Element, Page
from .images.sizes import pixels
from .overruling import HEADINGS, Draft

_LEAD_BLOCKS = 12  # above the text, at most, that its picture stands
_SAYING_WORDS_MIN = 5  # fewer beside a picture are its credit, a button, "Advertisement"
_HEADLINE_WORDS_MIN = 4  # of a link, and the picture beside it is of another story
_LEAD_LABELS = frozenset("featured hero lead thumbnail cover photo".split())
# CSS pixels; smaller ones are teasers, and 300 x 250 is an advertisement.
_LARGE_WIDTH, _LARGE_HEIGHT = 400, 200
_FACE_LABELS = frozenset("author avatar headshot profile".split())
_PICTURES = frozenset("img picture noscript amp-img".split())
# Of a face, or of what a theme decorates all pages with.
_NO_LEAD = re.compile(r"gravatar\.com/|/avatars?/|/themes/")
_FRAMES = frozenset({"overlay", "sidebar"})  # a lightbox and a widget may hold but one picture
_FRAME_WORDS_MAX = 40  # a picture's caption and credit


def keep_media(draft: Draft) -> None:
    """Keep the media that stand between kept texts, before the first one in its box or after.

    What stands between tells by the texts that say something: a dropped credit
    or advertisement around a picture says nothing of it.
    """
    text = np.flatnonzero(draft.kept)
    if not len(text):
        return
    first, last = int(text[0]), int(text[-1])
    home = draft.page.elements[home_of(draft.page, first, last)]
    is_media = (draft.evidence.words == 0) & ~draft.evidence.hidden
    index = np.arange(len(is_media))
    is_caption = draft.evidence.captions[draft.evidence.element]
    is_text = draft.kept | (_says_something(draft) & ~is_caption)
    above = np.maximum.accumulate(np.where(is_text, index, -1))
    below = np.minimum.accumulate(np.where(is_text, index, len(index) - 1)[::-1])[::-1]
    start = max(home.first, first - _LEAD_BLOCKS)
    is_after = is_caption | (draft.evidence.words == 0)
    end = last + 1 + int(np.argmin(np.append(is_after[last + 1 : home.last], False)))
    for one in np.flatnonzero(is_media & (start <= index) & (index < end)).tolist():
        if not _is_in_clutter(draft, one):
            is_outside = one < first or one > last
            before = _past_its_heading(draft, one, above)
            draft.kept[one] = is_outside or draft.kept[before] or draft.kept[below[one]]
    if not draft.kept[:first].any():
        _keep_lead(draft, first)


def _past_its_heading(draft: Draft, one: int, above: NDArray[np.intp]) -> int:
    """Return the text above a picture; a dropped heading between is the picture's: "Gallery: …"."""
    before = int(above[one])
    is_its_heading = before == one - 1 and draft.tags[before] in HEADINGS
    return int(above[before - 1]) if is_its_heading and not draft.kept[before] else before


def _keep_lead(draft: Draft, first: int) -> None:
    """Keep the one picture above the text that is in a box for it, or else the one large one.

    Many pages have it beside the box of the text, with the headline or by itself.
    """
    headline = next((one for one in range(first - 1, -1, -1) if draft.tags[one] == "h1"), first)
    near = range(max(0, first - _LEAD_BLOCKS), first)
    shown = [one for one in near if _is_shown_picture(draft, one)]
    boxed = [one for one in shown if one > headline and _is_boxed(draft, one, headline + 1, first)]
    found = boxed or [one for one in shown if _is_large(draft.page.blocks[one])]
    if len(found) == 1:  # several are teasers, or a gallery
        draft.kept[found] = True


def _is_shown_picture(draft: Draft, index: int) -> bool:
    block = draft.page.blocks[index]
    return not block.hidden and not draft.evidence.rules[index] and _is_picture(block)


def _is_boxed(draft: Draft, index: int, start: int, end: int) -> bool:
    """Tell whether a block stands in a box for the picture of an article, within some blocks.

    Its caption may be in the same block.
    """
    around = draft.page.ancestors(draft.page.blocks[index].element)
    boxes = takewhile(lambda one: _is_frame(draft, one), around)
    inside = (draft.page.elements[one] for one in boxes)
    return any(start <= box.first < box.last <= end and _is_for_lead(box) for box in inside)


def _is_large(block: Block) -> bool:
    """Tell whether a block is a picture that is stated to be as large as those of articles."""
    sizes = [
        [pixels(leaf.attributes.get(side)) or 0 for side in ("width", "height")]
        for leaf in block.leaves
        if leaf.tag == "img"
    ]
    return not block.text and any(
        width >= _LARGE_WIDTH and height >= _LARGE_HEIGHT for width, height in sizes
    )


def _is_for_lead(box: Element) -> bool:
    """Tell whether an element is called what boxes for the picture of an article are."""
    label = box.label
    return box.tag == "figure" or (
        not _LEAD_LABELS.isdisjoint(label) and _FACE_LABELS.isdisjoint(label)
    )


def _is_picture(block: Block) -> bool:
    """Tell whether a block has pictures, and neither a face nor a decoration in it."""
    pictures = [leaf.html or "" for leaf in block.leaves if leaf.tag in _PICTURES]
    return bool(pictures) and not any(map(_NO_LEAD.search, pictures))


def _says_something(draft: Draft) -> NDArray[np.bool_]:
    """Tell of each block whether it is a text of its own: some sentence, or a linked headline."""
    words = draft.evidence.words
    is_headline = (words >= _HEADLINE_WORDS_MIN) & (2 * draft.evidence.link_words >= words)
    is_told: NDArray[np.bool_] = is_headline | (words >= _SAYING_WORDS_MIN)
    return is_told


def _is_in_clutter(draft: Draft, index: int) -> bool:
    """Tell whether the label of a box around a picture speaks of more than the picture."""
    rule = draft.evidence.rules[index]
    if rule not in _FRAMES:
        return bool(rule)
    around = draft.page.ancestors(draft.page.blocks[index].element)
    box = next((one for one in around if not _is_frame(draft, one)), around[-1])
    inside = draft.page.elements[box]
    return all(draft.evidence.rules[inside.first : inside.last])


def _is_frame(draft: Draft, element: int) -> bool:
    """Tell whether an element holds hardly more than a picture and its caption."""
    one = draft.page.elements[element]
    words = draft.evidence.words[one.first : one.last]
    links = draft.evidence.link_words[one.first : one.last]
    return bool(words.sum() <= _FRAME_WORDS_MAX and links.sum() == 0)


def home_of(page: Page, first: int, last: int) -> int:
    """Return the lowest element that holds the blocks from the first to the last."""
    return next(
        one for one in page.ancestors(page.blocks[first].element) if page.elements[one].last > last
    )
