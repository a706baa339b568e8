"""Pages that list other pages: front pages, sections, tags, shelves of shops, search results.

No single thing tells a listing from an article with many links. So each measure has points, the
log-odds of a logistic regression on the pages of WCXB, of trafilatura's evaluation and of
Readability's tests, which `training/listings.py` fits and prints. Confidence 0.5 is where one of
500 articles and one of nine services, on sites that it has not seen, are taken for listings.
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

_BASE = 3.24
_HOPELESS = -7.0  # so far below, nothing that a page shows makes it a listing

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
    is_list = (is_front and is_in_pieces) or _shows_list(page, shown)
    return is_list and not page.marks_product


def _shows_list(page: Signals, shown: Iterable[float]) -> bool:
    return page.listed_words >= _WORDS_MIN and (
        measures.linked_headings(page) >= _LINKED_HEADINGS_MIN
        or any(value >= one.shows for one, value in zip(SHOWN, shown, strict=True))
    )


def _points(chosen: Iterable[Measure], values: Iterable[float]) -> dict[str, float]:
    return {one.reason: one.points * value for one, value in zip(chosen, values, strict=True)}


# What a page says of itself, and its text; most articles are told by it.
STATED = (
    Measure(-0.67, measures.in_one_article, "its element for an article"),
    Measure(-0.25, measures.longest_run, "its longest text"),
    Measure(-0.16, measures.paragraphs_together, "its paragraphs in one element"),
    Measure(-0.45, measures.paragraphs_in_a_row, "its paragraphs in a row"),
    Measure(-0.39, measures.numbered_address, "the number in its address"),
    Measure(-0.024, measures.length_of_address, "the length of its address"),
    Measure(-0.36, measures.depth_of_address, "the depth of its address"),
    Measure(2.93, measures.listing_address, "its address is that of a list or of a whole site"),
    Measure(-0.54, measures.single_class, "its body is labelled as one article"),
    Measure(-0.82, measures.stated_article, "it says that it is an article"),
    Measure(-1.03, measures.stated_date, "it has a date"),
    Measure(-1.00, measures.described_text, "its text begins as the page is described"),
    Measure(-0.59, measures.title_words, "the words of its title"),
)
# What else it shows, which takes longer to find.
SHOWN = (
    Measure(-1.80, measures.contents, "its table of contents"),
    Measure(0.56, measures.prices, "it has many prices", shows=log(2)),
    Measure(
        0.26,
        measures.shelf_words,
        "it says “read more”, “sort by” or “add to cart” again and again",
        shows=1,
    ),
    Measure(0.49, measures.stated_items, "it says that it has a list of things", shows=1),
    Measure(0.61, measures.excerpts, "it has short texts with links between them"),
    Measure(0.066, measures.boxes, "it has boxes that are like each other", shows=log(6)),
    Measure(1.37, measures.kept_link_share, "most of its text is links", shows=0.12),
    Measure(3.49, measures.section_text, "its text describes a section of the site", shows=1),
    Measure(
        0.65, measures.linked_pictures, "it has more pictures that are links than text", shows=1
    ),
)
