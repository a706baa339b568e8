"""Figures: a picture, a table or some code with the one caption that belongs to it."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile

from bs4 import Tag
from bs4.element import PageElement

from .lists import STRAYS_MAX
from .soup import BLOCKS, BOXES, Part, holds, is_shown, text_of

_AROUND_CAPTIONS = BOXES | {"p", "a"}
_IN_CAPTIONS = BOXES | frozenset("p span small em i cite b strong a br".split())
_WORDS_MAX = 80  # of a caption; more is a text beside a picture


def repair_figures(part: Part) -> None:
    """Give each figure one caption at most, first or last in it, and loose captions a figure.

    A caption that belongs to nothing becomes a paragraph.
    """
    captions_of: defaultdict[int, list[Tag]] = defaultdict(list)  # by the figure's identity
    for caption in part.named("figcaption"):
        captions_of[id(_figure_around(caption))].append(caption)
    for figure in part.named("figure"):
        captions = captions_of[id(figure)]
        if len(captions) > 1:  # a gallery: each picture is a figure of its own
            figure.name = "div"
        elif captions:
            _move_to_end(captions[0], figure)
        elif holds(figure, {"img"}):
            _make_caption_of_words(figure)
    loose = 0
    for caption in part.named("figcaption"):
        if any(one.name == "figcaption" for one in caption.parents):
            caption.name = "div"
        elif _figure_around(caption) is None:
            loose += 1
            if is_shown(caption) and loose <= STRAYS_MAX:
                _give_figure(caption)
            else:
                caption.name = "div"


def _figure_around(caption: Tag) -> Tag | None:
    return next((one for one in caption.parents if one.name == "figure"), None)


def _move_to_end(caption: Tag, figure: Tag) -> None:
    first = next(filter(is_shown, figure.contents), None)
    if first is not caption:
        figure.append(caption)


def _make_caption_of_words(figure: Tag) -> None:
    """Make a caption of the words that stand below a picture in its figure."""
    words = list(takewhile(_is_words, reversed(figure.contents)))
    text = " ".join(one.get_text() for one in words)
    if text.strip() and len(text.split()) <= _WORDS_MAX:
        caption = Tag(name="figcaption")
        for one in reversed(words):
            caption.append(one)
        figure.append(caption)


def _is_words(child: PageElement) -> bool:
    if isinstance(child, Tag):
        return child.name in _IN_CAPTIONS and not holds(child, {"img"})
    return True


def _give_figure(caption: Tag) -> None:
    """Put a loose caption into a figure with the picture above it, if one stands there."""
    above = _shown_above(caption)
    if above is None or not (above.name == "img" or holds(above, {"img"})):
        caption.name = "div"
    elif above.name == "figure" and above.find("figcaption") is None:
        above.append(caption)
    elif above.name == "figure" and above.contents[-1] is above.find("figcaption"):
        above.contents[-1].append(caption)  # a credit below the caption
        caption.name = "div"
    elif text_of(above).strip() or above.name == "figure":
        caption.name = "div"
    else:
        figure = Tag(name="figure")
        above.insert_before(figure)
        figure.append(above)
        figure.append(caption)
        if above.name in ("p", "div") and not holds(above, BLOCKS):
            above.name = "span"  # which goes, so that the picture itself stands in the figure


def _shown_above(caption: Tag) -> Tag | None:
    """Return the element above a caption, or above the box that it begins."""
    node = caption
    while True:
        above = next(filter(is_shown, node.previous_siblings), None)
        if above is not None or node.parent is None or node.parent.name not in _AROUND_CAPTIONS:
            return above if isinstance(above, Tag) else None
        node = node.parent
