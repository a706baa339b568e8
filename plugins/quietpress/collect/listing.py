"""Pages that list articles: where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from ..text import UNSPACED, fold
from ..urls import host_of, page_key, without_tracking
from .markup import Markup

_ASIDE = {"nav", "footer", "aside", "form"}  # links in these lead around the site
_HEADINGS = "h1, h2, h3, h4"
_TITLE_WORDS_MIN = 4  # of a link that is a headline; sections and buttons have fewer
_TITLE_LENGTH_MIN = 12  # characters, where words are not told apart by spaces
# The last part of an article's path is its title or its number, and not the name of a section.
_OWN_NAME = re.compile(r"[^/]*(?:[-_][^/]*[-_]|\d{3,}|\.html?$|%[0-9A-F]{2}%)[^/]*/?$")


def article_links(page: Markup, selector: str = "", *, count_max: int) -> list[str]:
    """Return the URLs of the articles that a page lists, in its order, each page once.

    Args:
        page: the listing.
        selector: CSS, of the links or of elements around each; "": links of the same host
            that are worded as headlines, and are headings or lead to what is named like one.
        count_max: of URLs.
    """
    links = _selected(page, selector) if selector else _found(page)
    own = page_key(page.base)
    by_key: dict[str, str] = {}
    for link in links:
        address = without_tracking(page.address(link))
        if address and page_key(address) != own:
            by_key.setdefault(page_key(address), address)
    return list(by_key.values())[:count_max]


def _selected(page: Markup, selector: str) -> Iterator[LexborNode]:
    for node in page.find(selector):
        link = node if node.tag == "a" else node.css_first("a[href]")
        if link:
            yield link


def _found(page: Markup) -> Iterator[LexborNode]:
    for link in page.find("a[href]"):
        address = page.address(link)
        if (
            host_of(address) == host_of(page.base)
            and _is_headline(link)
            and (_is_named(address) or _is_heading(link))
            and not _is_aside(link)
        ):
            yield link


def _is_named(address: str) -> bool:
    return _OWN_NAME.search(urlsplit(address).path) is not None


def _is_heading(link: LexborNode) -> bool:
    """Return whether a link is a heading of the page, or has one in it."""
    parent = link.parent
    return link.css_first(_HEADINGS) is not None or bool(parent and parent.css_matches(_HEADINGS))


def _is_headline(link: LexborNode) -> bool:
    text = fold(link.text(separator=" "))
    if UNSPACED.search(text):
        return len(text) >= _TITLE_LENGTH_MIN
    return len(text.split()) >= _TITLE_WORDS_MIN


def _is_aside(link: LexborNode) -> bool:
    """Return whether a link stands in a part of the page that is not its content."""
    in_header = False
    node = link.parent
    while node:
        if node.tag in _ASIDE:
            return True
        if node.tag == "article":  # whose header has its headline
            return False
        in_header |= node.tag == "header"
        node = node.parent
    return in_header
