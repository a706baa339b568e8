"""Pages that list other pages: front pages, sections, tags, shelves of shops, search results.

No single thing tells a listing from an article with many links. So each measure has points, the
log-odds of a logistic regression on the pages of WCXB (fitted on its listings, collections and
articles; rounded). Confidence 0.5 is where one of its 655 articles is taken for a listing; seven
in ten listings and collections are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate
from math import exp, log1p
from typing import NamedTuple
from urllib.parse import urlsplit

from ..blocks import Block
from ..evidence import GOOD_LINK_SHARE
from .phrases import HEAD, SHELF
from .signals import Signals
from .verdict import PageVerdict

_PATH = re.compile(
    r"/(?:c|b|categor(?:y|ies|ie|ia)|kategorien?|collections?|tags?|topics?|themen?|shop|browse"
    r"|search|suche|archives?|catalogs?|product-category|sections?|rubrik|rubrique|seccion"
    r"|chart|hub|genre)(?:/|$)"
    r"|/(?:news|blog)(?:/page/\d+)?/?$",  # articles are below them, too
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"\d{4}")  # a date or an article's number
_LISTING_PAGE = frozenset("archive category blog home search tag tax taxonomy collection".split())
_SINGLE_PAGE = frozenset("single singular postid article post".split())  # of the body's class
_ITEM_TYPES = ("Product", "ListItem", "Offer", "Course", "JobPosting", "Event")
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|zł|kr|₽)(?!\w)")
_CURRENCIES = ("$", "€", "£", "¥", "₹", "EUR", "USD", "zł", "kr", "₽")
_PARAGRAPH_WORDS_MIN = 20
_WORDS_MIN = 20
_CARDS_MIN = 5
_CARD_WORDS = range(3, 151)
_LABEL_WORDS_MAX = 6
_REPEATED_MIN = 4
_HYPHENS_MAX = 6
_SPEAKING = 0.5  # points, from which on a measure is a reason

_BASE = 1.0
_HOPELESS = -7.0  # so far below, nothing that a page shows has made it a listing


class _Measure(NamedTuple):
    points: float  # for each unit
    measure: Callable[[Signals], float]
    reason: str


def listing(page: Signals) -> PageVerdict:
    """Return how surely a page lists other pages.

    It is none where it says that it is an article, or shows next to nothing.
    """
    stated = _points(page, _STATED)
    is_hopeless = sum(stated.values()) < _HOPELESS
    is_article = page.stated.linked.states_article
    if is_hopeless or is_article or page.listed_words < _WORDS_MIN:
        return PageVerdict("listing", 0.0, ())
    shown = _points(page, _SHOWN)
    if max(shown.values()) < _SPEAKING:  # a poem has short lines, and a saved page may lack a title
        return PageVerdict("listing", 0.0, ())
    points = stated | shown
    confidence = 1 / (1 + exp(-_BASE - sum(points.values())))
    reasons = sorted(points, key=points.__getitem__, reverse=True)
    speaking = tuple(reason for reason in reasons if points[reason] >= _SPEAKING)
    return PageVerdict("listing", confidence, speaking)


def _points(page: Signals, measures: Iterable[_Measure]) -> dict[str, float]:
    return {one.reason: one.points * one.measure(page) for one in measures}


def _paragraphs(page: Signals) -> float:
    return log1p(
        sum(
            block.words >= _PARAGRAPH_WORDS_MIN and block.link_share < GOOD_LINK_SHARE
            for block in page.kept
        )
    )


def _longest_paragraph(page: Signals) -> float:
    unlinked = (block.words for block in page.kept if block.link_share < GOOD_LINK_SHARE)
    return log1p(max(unlinked, default=0))


def _numbered_address(page: Signals) -> float:
    return float(_LONG_NUMBER.search(urlsplit(page.found.url).path) is not None)


def _words_in_address(page: Signals) -> float:
    last = urlsplit(page.found.url).path.rstrip("/").rpartition("/")[2]
    return log1p(min(_HYPHENS_MAX, last.count("-") + last.count("_")))


def _listing_address(page: Signals) -> float:
    path = urlsplit(page.found.url).path
    return float(bool(page.found.url) and (path in {"", "/"} or _PATH.search(path) is not None))


def _listing_class(page: Signals) -> float:
    return float(not _LISTING_PAGE.isdisjoint(page.page.elements[0].label))


def _single_class(page: Signals) -> float:
    return float(not _SINGLE_PAGE.isdisjoint(page.page.elements[0].label))


def _stated_article(page: Signals) -> float:
    return float("article" in page.og_type) + float(page.states_article) / 2


def _stated_date(page: Signals) -> float:
    return float(page.found.published is not None)


def _title_words(page: Signals) -> float:
    return log1p(len(page.found.title.split()))


def _prices(page: Signals) -> float:
    text = "\n".join(block.text for block in page.listed)
    if not any(currency in text for currency in _CURRENCIES):
        return 0.0
    return log1p(sum(_PRICE.search(block.text) is not None for block in page.listed))


def _shelf_words(page: Signals) -> float:
    return log1p(sum(text.startswith(SHELF.get(text[:HEAD], ())) for text in page.buttons))


def _stated_items(page: Signals) -> float:
    types = page.stated.linked.types
    return log1p(sum(types[name] for name in _ITEM_TYPES))


def _card_share(page: Signals) -> float:
    """Return the share of the words that are in the largest group of boxes like each other."""
    words = list(accumulate((block.words for block in page.page.blocks), initial=0))
    links = list(accumulate((block.link_words for block in page.page.blocks), initial=0))
    groups: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    for element in page.page.elements:
        held = words[element.last] - words[element.first]
        if held in _CARD_WORDS and links[element.last] > links[element.first]:
            groups[element.parent, element.tag, element.names].append(held)
    cards = max((sum(group) for group in groups.values() if len(group) >= _CARDS_MIN), default=0)
    return min(1.0, cards / max(1, page.listed_words))


def _link_share(page: Signals) -> float:
    return _linked(page.listed) / max(1, page.listed_words)


def _kept_link_share(page: Signals) -> float:
    return _linked(page.kept) / max(1, page.kept_words)


def _linked(blocks: list[Block]) -> int:
    return sum(block.link_words for block in blocks)


def _repeated_share(page: Signals) -> float:
    """Return the share of the pieces that are short, and stand there four times or more."""
    times = Counter(block.text for block in page.listed if block.words <= _LABEL_WORDS_MAX)
    repeated = sum(count for count in times.values() if count >= _REPEATED_MIN)
    return repeated / max(1, len(page.listed))


_STATED = (
    _Measure(-0.3, _paragraphs, "its paragraphs"),
    _Measure(-0.4, _longest_paragraph, "its longest paragraph"),
    _Measure(-1.4, _numbered_address, "the number in its address"),
    _Measure(-1.0, _words_in_address, "the words in its address"),
    _Measure(0.85, _listing_address, "its address is that of a list or of a whole site"),
    _Measure(0.8, _listing_class, "its body is labelled as a list"),
    _Measure(-0.95, _single_class, "its body is labelled as one article"),
    _Measure(-0.4, _stated_article, "it says that it is an article"),
    _Measure(-0.95, _stated_date, "it has a date"),
    _Measure(-1.15, _title_words, "the words of its title"),
)
_SHOWN = (
    _Measure(0.65, _prices, "it has many prices"),
    _Measure(0.5, _shelf_words, "it says “read more”, “sort by” or “add to cart” again and again"),
    _Measure(0.65, _stated_items, "it says that it has a list of things"),
    _Measure(2.0, _card_share, "most of its words are in boxes that are like each other"),
    _Measure(4.2, _kept_link_share, "most of its text is links"),
    _Measure(1.25, _link_share, "most of what it shows is links"),
    _Measure(2.4, _repeated_share, "the same few words stand there again and again"),
)
