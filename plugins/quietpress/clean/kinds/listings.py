"""Pages that list other pages: front pages, sections, tags, shelves of shops, search results.

No single thing tells a listing from an article with many links. So each measure has points, the
log-odds of a logistic regression on the pages of WCXB and of trafilatura's evaluation, which
`training/listings.py` fits and prints. Confidence 0.5 is where one of 200 articles, on sites that
it has not seen, is taken for a listing; three in four listings and collections of WCXB are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate
from math import exp, inf, log1p
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ..blocks import Block
from ..evidence import GOOD_LINK_SHARE
from ..naming import KEPT
from .phrases import HEAD, SHELF
from .signals import Signals
from .verdict import PageVerdict

_PATH = re.compile(
    r"/(?:c|b|categor(?:y|ies|ie|ia)|kategorien?|collections|tags?|topics?|themen?|shop|browse"
    r"|search|suche|archives?|catalogs?|product-category|sections?|rubrik|rubrique|seccion"
    r"|chart|hub|genre)(?:/|$)"
    r"|/(?:news|blog)(?:/page/\d+)?/?$",  # articles are below them, too
    re.IGNORECASE,
)
_USUAL_PATH = "/stories/of-the-twelve-harbours"
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
_LINK_DEPTH = 4  # elements
_SPEAKING = 0.5  # points, from which on a measure is a reason

_BASE = 3.33
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

    It is none where it says that it is an article, or shows next to nothing.
    """
    if page.stated.linked.states_article:
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


def measured(page: Signals, measures: Iterable[Measure]) -> tuple[float, ...]:
    """Return what these measures say of a page, in their order."""
    return tuple(one.read(page) for one in measures)


def may_be_listing(page: Signals, shown: Iterable[float]) -> bool:
    """Tell whether a page has some text, says of no article that it is one, and shows a list.

    A poem has short lines and no date, and a saved page may lack a title.

    Args:
        page: to be judged.
        shown: what the measures in SHOWN say of it.
    """
    has_text = page.listed_words >= _WORDS_MIN
    shows = any(value >= one.shows for one, value in zip(SHOWN, shown, strict=True))
    return has_text and shows and not page.stated.linked.states_article


def _points(measures: Iterable[Measure], values: Iterable[float]) -> dict[str, float]:
    return {one.reason: one.points * value for one, value in zip(measures, values, strict=True)}


def _paragraphs(page: Signals) -> float:
    return log1p(
        sum(
            block.words >= _PARAGRAPH_WORDS_MIN and block.link_share < GOOD_LINK_SHARE
            for block in page.kept
        )
    )


def _in_one_article(page: Signals) -> float:
    """Return the share of what is kept that is in one element for an article; 0: in none."""
    words = (
        block.words * (rule == KEPT)
        for block, rule in zip(page.page.blocks, page.rules, strict=True)
    )
    kept = list(accumulate(words, initial=0))
    held = (kept[one.last] - kept[one.first] for one in page.page.elements if one.tag == "article")
    return max(held, default=0) / max(1, kept[-1])


def _longest_run(page: Signals) -> float:
    """Return the words between two links in what is kept, where they are most."""
    longest = words = 0
    for block, rule in zip(page.page.blocks, page.rules, strict=True):
        is_text = rule == KEPT and block.link_share < GOOD_LINK_SHARE
        words = (words + block.words) if is_text else words * (not block.words)
        longest = max(longest, words)
    return log1p(longest)


def _numbered_address(page: Signals) -> float:
    return float(_LONG_NUMBER.search(urlsplit(page.found.url).path) is not None)


def _words_in_address(page: Signals) -> float:
    last = _path(page).rstrip("/").rpartition("/")[2]
    return log1p(min(_HYPHENS_MAX, last.count("-") + last.count("_")))


def _length_of_address(page: Signals) -> float:
    return float(len(_path(page).rstrip("/").rpartition("/")[2]))


def _depth_of_address(page: Signals) -> float:
    return float(len(list(filter(None, _path(page).split("/")))))


def _path(page: Signals) -> str:
    """Return the path of a page; one that nobody knows is taken for a usual one."""
    return urlsplit(page.found.url).path if page.found.url else _USUAL_PATH


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


def _stated_author(page: Signals) -> float:
    return float(bool(page.found.authors))


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


def _linked_pictures(page: Signals) -> float:
    """Return how many pictures stand by themselves and are links."""
    alone = (block for block in page.page.blocks if not block.words and not block.hidden)
    return log1p(sum(any(map(_is_in_link, block.leaves[:1])) for block in alone))


def _is_in_link(node: LexborNode) -> bool:
    around = node.parent
    for _ in range(_LINK_DEPTH):
        if around is None or around.tag == "a":
            return around is not None
        around = around.parent
    return False


def _repeated_share(page: Signals) -> float:
    """Return the share of the pieces that are short, and stand there four times or more."""
    times = Counter(block.text for block in page.listed if block.words <= _LABEL_WORDS_MAX)
    repeated = sum(count for count in times.values() if count >= _REPEATED_MIN)
    return repeated / max(1, len(page.listed))


# What a page says of itself, its text among it; all that is read before the lists in it.
STATED = (
    Measure(-0.17, _paragraphs, "its paragraphs"),
    Measure(-0.91, _in_one_article, "its element for an article"),
    Measure(-0.41, _longest_run, "its longest text"),
    Measure(-0.49, _numbered_address, "the number in its address"),
    Measure(-0.27, _words_in_address, "the words in its address"),
    Measure(-0.023, _length_of_address, "the length of its address"),
    Measure(-0.26, _depth_of_address, "the depth of its address"),
    Measure(1.64, _listing_address, "its address is that of a list or of a whole site"),
    Measure(0.56, _listing_class, "its body is labelled as a list"),
    Measure(-0.89, _single_class, "its body is labelled as one article"),
    Measure(-0.46, _stated_article, "it says that it is an article"),
    Measure(-1.18, _stated_date, "it has a date"),
    Measure(-0.27, _stated_author, "it has an author"),
    Measure(-0.96, _title_words, "the words of its title"),
)
SHOWN = (
    Measure(0.44, _prices, "it has many prices", shows=1),
    Measure(
        0.18,
        _shelf_words,
        "it says “read more”, “sort by” or “add to cart” again and again",
        shows=1,
    ),
    Measure(0.49, _stated_items, "it says that it has a list of things", shows=1),
    Measure(
        0.59, _card_share, "most of its words are in boxes that are like each other", shows=0.25
    ),
    Measure(1.85, _kept_link_share, "most of its text is links", shows=0.12),
    Measure(0.51, _link_share, "most of what it shows is links", shows=0.4),
    Measure(0.12, _linked_pictures, "it has pictures that are links"),
    Measure(1.58, _repeated_share, "the same few words stand there again and again", shows=0.2),
)
