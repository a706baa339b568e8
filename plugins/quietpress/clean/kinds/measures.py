"""What a page shows, and says of itself, that tells a listing from an article: each as a number.

Counts are logarithms, so that the hundredth price says no more than the tenth.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log1p
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ..blocks import Block, count_words, label_words
from ..evidence import GOOD_LINK_SHARE
from ..naming import KEPT
from .boxes import boxes_alike
from .phrases import CONTENTS, HEAD, SHELF, Beginnings
from .signals import Signals

_PATH = re.compile(
    r"/(?:c|b|categor(?:y|ies|ie|ia)|kategorien?|collections|lists?|tags?|topics?|themen?|shop"
    r"|browse|search|suche|archives?|(?:[a-z]+-)?catalogs?|product-category|sections?|rubrik"
    r"|rubrique|seccion|chart|hub|genre)(?:/|$)"
    r"|/(?:news|blog)(?:/page/\d+)?/?$",  # articles are below them, too
    re.IGNORECASE,
)
_USUAL_PATH = "/stories/of-the-twelve-harbours"
_LONG_NUMBER = re.compile(r"\d{4}")  # a date or an article's number
_SINGLE_PAGE = frozenset("single singular postid article post".split())  # of the body's class
_ITEM_TYPES = ("Product", "ListItem", "Offer", "Course", "JobPosting", "Event")
_SECTION = frozenset("category cat archive taxonomy term browse".split())  # words of a class
_DESCRIPTION = frozenset("description desc intro text content".split())
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|zł|kr|₽)(?!\w)")
_CURRENCIES = ("$", "€", "£", "¥", "₹", "EUR", "USD", "zł", "kr", "₽")
_PARAGRAPH_WORDS_MIN = 20
_DESCRIBED_LENGTH = 40  # characters of what a page says of itself, to be found above its text
_DESCRIBED_PIECES = 6
_SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_EXCERPT_WORDS_MAX = 60
_EXCERPTS_MIN = 12  # a page that praises a thing, or rounds up a week, has fewer
_EXCERPTS_SHARE = 0.8  # of the words between links
_LINK_ALONE = 0.9  # share of the words that are links
_LINK_DEPTH = 4  # elements


def in_one_article(page: Signals) -> float:
    """Return the share of what is kept that is in one element for an article; 0: in none."""
    kept = page.kept_before
    held = (kept[one.last] - kept[one.first] for one in page.page.tagged("article"))
    return max(held, default=0) / max(1, kept[-1])


def longest_run(page: Signals) -> float:
    """Return the words between two links in what is kept, where they are most."""
    longest = words = 0
    for block, rule in zip(page.page.blocks, page.rules, strict=True):
        is_text = rule == KEPT and block.link_share < GOOD_LINK_SHARE
        words = (words + block.words) if is_text else words * (not block.words)
        longest = max(longest, words)
    return log1p(longest)


def paragraphs_together(page: Signals) -> float:
    """Return the words of the paragraphs that are in one element, where they are most."""
    words: Counter[int] = Counter()
    for block in page.kept:
        if _is_paragraph(block):
            words[page.page.elements[block.element].parent] += block.words
    return log1p(max(words.values(), default=0))


def paragraphs_in_a_row(page: Signals) -> float:
    """Return how many paragraphs are kept between two links that stand alone, where most are."""
    most = count = 0
    for block, rule in zip(page.page.blocks, page.rules, strict=True):
        if rule == KEPT and _is_paragraph(block):
            count += 1
            most = max(most, count)
        elif block.link_share >= _LINK_ALONE and not block.hidden:
            count = 0
    return log1p(most)


def _is_paragraph(block: Block) -> bool:
    return block.words >= _PARAGRAPH_WORDS_MIN and block.link_share < GOOD_LINK_SHARE


def excerpts(page: Signals) -> float:
    """Return how many short texts there are, if nearly all is in such, with links between them.

    Each is an excerpt, or says what is behind the link; what is dropped of it counts for length.
    """
    kept, shown = page.kept_before, page.shown_before
    first, last = bisect_right(kept, 0) - 1, bisect_left(kept, kept[-1])
    links = (
        index
        for index, block in enumerate(page.page.blocks[first:last], start=first)
        if block.link_share >= _LINK_ALONE and shown[index + 1] > shown[index]
    )
    texts = [(link + 1, end) for link, end in pairwise([first - 1, *links, last])]
    short = [
        kept[end] - kept[start]
        for start, end in texts
        if 0 < shown[end] - shown[start] <= _EXCERPT_WORDS_MAX
    ]
    words = sum(kept[end] - kept[start] for start, end in texts)
    are_excerpts = len(short) >= _EXCERPTS_MIN and sum(short) >= _EXCERPTS_SHARE * words
    return log1p(len(short)) if are_excerpts else 0.0


def words_a_piece(page: Signals) -> float:
    """Return how many words a piece of what is kept has on average."""
    return page.kept_words / max(1, len(page.kept))


def section_text(page: Signals) -> float:
    """Tell whether some of the text stands in an element that is labelled as a description.

    Of a section: systems write `category-description`, `cat-desc` or `categorySeoText`.
    """
    kept = page.kept_before
    return float(
        any(
            kept[one.last] > kept[one.first] and _describes_section(one.classes)
            for one in page.page.elements
        )
    )


def _describes_section(classes: str) -> bool:
    labels = map(label_words, classes.split())
    return any(not (_SECTION.isdisjoint(one) or _DESCRIPTION.isdisjoint(one)) for one in labels)


def contents(page: Signals) -> float:
    """Return how many headings announce what the page itself contains."""
    return _announced(page, CONTENTS)


def numbered_address(page: Signals) -> float:
    return float(_LONG_NUMBER.search(urlsplit(page.address).path) is not None)


def length_of_address(page: Signals) -> float:
    return float(len(_path(page).rstrip("/").rpartition("/")[2]))


def depth_of_address(page: Signals) -> float:
    return float(len(list(filter(None, _path(page).split("/")))))


def _path(page: Signals) -> str:
    """Return the path of a page; one that nobody knows, as of `/?p=7`, is taken for a usual one."""
    path = urlsplit(page.address).path
    return path if path.strip("/") or page.is_whole_site else _USUAL_PATH


def listing_address(page: Signals) -> float:
    return float(page.is_whole_site or _PATH.search(urlsplit(page.address).path) is not None)


def single_class(page: Signals) -> float:
    return float(not _SINGLE_PAGE.isdisjoint(page.page.elements[0].label))


def stated_article(page: Signals) -> float:
    return float(page.states_article)


def stated_date(page: Signals) -> float:
    """Tell whether the page says when it appeared, or was changed last."""
    return float((page.found.published or page.found.updated) is not None)


def described_text(page: Signals) -> float:
    """Tell whether the text begins with what the page says of itself, as an article's often does.

    A list is described in words of its own.
    """
    described = page.found.description[:_DESCRIBED_LENGTH].casefold().rstrip(" .…")
    texts = (block.text[:_DESCRIBED_LENGTH].casefold() for block in page.kept[:_DESCRIBED_PIECES])
    return float(bool(described) and any(text.startswith(described) for text in texts))


def title_words(page: Signals) -> float:
    return log1p(count_words(page.found.title))


def prices(page: Signals) -> float:
    text = "\n".join(block.text for block in page.listed)
    if not any(currency in text for currency in _CURRENCIES):
        return 0.0
    return log1p(sum(_PRICE.search(block.text) is not None for block in page.listed))


def shelf_words(page: Signals) -> float:
    return _announced(page, SHELF)


def _announced(page: Signals, beginnings: Beginnings) -> float:
    found = (text.startswith(beginnings.get(text[:HEAD], ())) for text in page.buttons)
    return log1p(sum(found))


def stated_items(page: Signals) -> float:
    """Return how many things the page says that it lists; the way to it is no list of things."""
    linked = page.stated.linked
    stated = sum(linked.types[name] for name in _ITEM_TYPES)
    ways = (one for one in linked.everything if str(one.get("@type")).endswith("BreadcrumbList"))
    steps = [way.get("itemListElement") for way in ways]
    return log1p(max(0, stated - sum(len(one) for one in steps if isinstance(one, list))))


def linked_headings(page: Signals) -> int:
    """Return how many headings below the first lead elsewhere."""
    elements = page.page.elements
    links = (block for block in page.listed if 2 * block.link_words > block.words)
    return sum(elements[block.element].tag in _SUBHEADINGS for block in links)


def boxes(page: Signals) -> float:
    return log1p(len(boxes_alike(page.page, page.in_margins)))


def kept_link_share(page: Signals) -> float:
    return _linked(page.kept) / max(1, page.kept_words)


def _linked(blocks: Iterable[Block]) -> int:
    return sum(block.link_words for block in blocks)


def linked_pictures(page: Signals) -> float:
    """Return how many pictures stand by themselves, are links, and are not kept, to 100 words.

    Those that are kept lead to themselves in another size, and those in margins elsewhere.
    """
    blocks = zip(page.page.blocks, page.rules, strict=True)
    found = (
        _is_in_link(block.leaves[0])
        for block, rule in blocks
        if rule != KEPT and not (block.words or block.hidden or page.in_margins[block.element])
    )
    return log1p(100 * sum(found) / (page.kept_words + 100))


def _is_in_link(node: LexborNode) -> bool:
    around = node.parent
    for _ in range(_LINK_DEPTH):
        if around is None or around.tag == "a":
            return around is not None
        around = around.parent
    return False
