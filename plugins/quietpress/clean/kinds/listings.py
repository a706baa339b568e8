"""Pages that list other pages: front pages, sections, tags, shelves of shops, search results.

No single thing tells a listing from an article with many links. So each measure has points, the
log-odds of a logistic regression on the pages of WCXB, of trafilatura's evaluation and of
Readability's tests, which `training/listings.py` fits and prints. Confidence 0.5 is where one of
500 articles and one of eight offers, on sites that it has not seen, are taken for listings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import exp, inf, log
from typing import NamedTuple

from . import measures
from .signals import Signals
from .verdict import PageVerdict

_WORDS_MIN = 20
_FRONT_PIECE_WORDS_MAX = 25  # on average; a text has longer paragraphs
_LINKED_HEADINGS_MIN = 3
_SPEAKING = 0.5  # points, from which on a measure is a reason

_BASE = 3.49
_HOPELESS = -7.5  # so far below, nothing that a page shows makes it a listing

_NONE = PageVerdict("listing", 0.0, ())


class Measure(NamedTuple):
    """One thing that tells a listing from an article."""

    points: float  # for each unit
    read: Callable[[Signals], float]
    reason: str
    shows: float = inf  # from this value on, the page shows a list


def listing(page: Signals) -> PageVerdict:
    """Return how surely a page lists other pages.

    It is none where it says that it is an article or one product, or shows next to nothing.
    """
    if page.is_of_one_thing:
        return _NONE
    stated = _points(STATED, measured(page, STATED))
    if sum(stated.values()) < _HOPELESS:
        return _NONE
    values = measured(page, SHOWN)
    if not may_be_listing(page, values):
        return _NONE
    points = stated | _points(SHOWN, values)
    confidence = 1 / (1 + exp(-_BASE - sum(points.values())))
    reasons = sorted(points, key=points.__getitem__, reverse=True)
    speaking = [reason for reason in reasons if points[reason] >= _SPEAKING]
    return PageVerdict("listing", confidence, tuple(speaking or reasons[:1]))


def measured(page: Signals, chosen: Iterable[Measure]) -> tuple[float, ...]:
    """Return what these measures say of a page, in their order."""
    return tuple(one.read(page) for one in chosen)


def may_be_listing(page: Signals, shown: Iterable[float]) -> bool:
    """Tell whether a page shows a list or is a site's front, and says of no article that it is one.

    A poem has short lines and no date, and a saved page may lack a title.

    Args:
        page: to be judged.
        shown: what the measures in SHOWN say of it.
    """
    if page.is_of_one_thing:
        return False
    is_front = page.is_whole_site and page.found.published is None
    is_in_pieces = measures.words_a_piece(page) < _FRONT_PIECE_WORDS_MAX
    return (is_front and is_in_pieces) or _shows_list(page, shown)


def _shows_list(page: Signals, shown: Iterable[float]) -> bool:
    return page.listed_words >= _WORDS_MIN and (
        measures.linked_headings(page) >= _LINKED_HEADINGS_MIN
        or any(value >= one.shows for one, value in zip(SHOWN, shown, strict=True))
    )


def _points(chosen: Iterable[Measure], values: Iterable[float]) -> dict[str, float]:
    return {one.reason: one.points * value for one, value in zip(chosen, values, strict=True)}


# What a page says of itself, and its text; most articles are told by it.
STATED = (
    Measure(-0.73, measures.in_one_article, "its element for an article"),
    Measure(-0.17, measures.longest_run, "its longest text"),
    Measure(-0.12, measures.paragraphs_together, "its paragraphs in one element"),
    Measure(-0.55, measures.paragraphs_in_a_row, "its paragraphs in a row"),
    Measure(-1.49, measures.short_pieces, "its text is in short pieces"),
    Measure(-0.77, measures.numbered_address, "the number in its address"),
    Measure(-0.025, measures.length_of_address, "the length of its address"),
    Measure(-0.34, measures.depth_of_address, "the depth of its address"),
    Measure(2.74, measures.listing_address, "its address is that of a list or of a whole site"),
    Measure(-0.75, measures.single_class, "its body is labelled as one article"),
    Measure(-0.43, measures.stated_article, "it says that it is an article"),
    Measure(-1.02, measures.stated_date, "it has a date"),
    Measure(-0.94, measures.described_text, "its text begins as the page is described"),
    Measure(-0.85, measures.title_words, "the words of its title"),
    Measure(0.13, measures.buttons, "it has many buttons"),
)
# What else it shows, which takes longer to find.
SHOWN = (
    Measure(-1.91, measures.contents, "its table of contents"),
    Measure(0.42, measures.prices, "it has many prices", shows=log(2)),
    Measure(
        0.17,
        measures.shelf_words,
        "it says “read more”, “sort by” or “add to cart” again and again",
        shows=1,
    ),
    Measure(0.48, measures.stated_items, "it says that it has a list of things", shows=1),
    Measure(
        1.03,
        measures.in_boxes,
        "most of its text is in boxes that are like each other",
        shows=0.2,
    ),
    Measure(2.29, measures.kept_link_share, "most of its text is links", shows=0.12),
    Measure(0.33, measures.linked_pictures, "it has pictures that are links"),
)
