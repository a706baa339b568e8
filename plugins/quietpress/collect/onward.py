"""From one page of an article to its others: the next one, the AMP and the print version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from ..urls import absolute_url, page_key
from .markup import Markup

PAGES_MAX = 10  # of one article

_WORDS_MIN = 100  # in the paragraphs of a page; with fewer, its text may be behind a wall
_PAGE_WORDS = "page|p|pg|paged|seite|pagina"
_NUMBERED = re.compile(  # …/2, …/page/2, …/page-2, …/story-2.html, …/story_2, …/story,2
    rf"(?:/(?:(?:{_PAGE_WORDS})[/-]?)?|[-_,])(?P<number>\d\d?)(?P<ending>\.\w{{3,5}})?/?$",
    re.IGNORECASE,
)
_PAGE_PARAMETER = re.compile(_PAGE_WORDS, re.IGNORECASE)
_PRINT = re.compile(  # what is added to the address of a page: …/print, …?print=1, …?view=print
    r"[/?&](?:[\w-]+=)?print(?:able|version)?(?:=\w{1,5})?/?", re.IGNORECASE
)
_MARK = "quietpress: here the next page goes"


def is_thin(page: Markup) -> bool:
    """Return whether a page has so few words in paragraphs that its article may not be in it."""
    words = 0
    for paragraph in page.tree.css("p"):
        words += len(paragraph.text().split())
        if words >= _WORDS_MIN:
            return False
    return True


def variants_of(page: Markup) -> dict[Literal["amp", "print"], str]:
    """Return the URLs of a page's AMP and print versions, as far as it names them."""
    found: dict[Literal["amp", "print"], str] = {}
    for link in page.find("link[rel~='amphtml' i][href]"):
        found.setdefault("amp", page.address(link))
    for link in page.find("link[media='print' i][rel~='alternate' i][href], a[href]"):
        address = page.address(link)
        if link.tag == "link" or _is_print_version(address, page.base):
            found.setdefault("print", address)
    return {kind: address for kind, address in found.items() if address and address != page.base}


def _is_print_version(address: str, url: str) -> bool:
    own = url.rstrip("/")
    return address.startswith(own) and _PRINT.fullmatch(address, len(own)) is not None


def next_page(page: Markup, first: str, number: int) -> str:
    """Return the URL of the next page of an article, or "".

    `rel=next` may also lead to another article: only an address counts that is
    the first page's with a number added.

    Args:
        page: the one before it.
        first: URL of the article's first page.
        number: of the next page, from 2.
    """
    for link in page.find("link[rel~='next' i][href], a[rel~='next' i][href]"):
        address = page.address(link)
        if address and _is_page(address, first, number):
            return address
    return ""


def _is_page(address: str, first: str, number: int) -> bool:
    here, there = urlsplit(first), urlsplit(address)
    if here.netloc != there.netloc:
        return False
    if here.path == there.path:
        added = set(parse_qsl(there.query)) - set(parse_qsl(here.query))
        return len(added) == 1 and all(
            _PAGE_PARAMETER.fullmatch(name) and value == str(number) for name, value in added
        )
    found = _NUMBERED.search(there.path)
    if not found or int(found["number"]) != number:
        return False
    without = there._replace(path=there.path[: found.start()] + (found["ending"] or ""))
    return page_key(without.geturl()) == page_key(first)


def joined(pages: Sequence[Markup]) -> bytes:
    """Return the pages of one article as one page, in UTF-8.

    What the element with the most words in its paragraphs holds on the later
    pages comes behind what it holds on the first. Where a page has no such
    element, the article ends before it.
    """
    place = _text_element(pages[0].tree.css("body *"))
    if place is None or place.tag is None:
        return _html(pages[0])
    more: list[str] = []
    for page in pages[1:]:
        alike = (node for node in page.tree.css(place.tag) if _label(node) == _label(place))
        element = _text_element(alike)
        if element is None:
            break
        more.append(_inside(element, page.base))
    place.insert_child(_MARK)
    return _html(pages[0]).replace(_MARK.encode(), "".join(more).encode("utf-8", "replace"), 1)


def _html(page: Markup) -> bytes:
    return (page.tree.html or "").encode("utf-8", "replace")


def _text_element(nodes: Iterator[LexborNode] | Sequence[LexborNode]) -> LexborNode | None:
    """Return the element whose own paragraphs have the most words; the first of equal ones."""
    best, most = None, 0
    for node in nodes:
        words = sum(len(child.text().split()) for child in node.iter() if child.tag == "p")
        if words > most:
            best, most = node, words
    return best


def _label(node: LexborNode) -> tuple[str | None, str | None]:
    return node.attributes.get("id"), node.attributes.get("class")


def _inside(element: LexborNode, base: str) -> str:
    """Return what an element holds, with addresses that hold on any page."""
    for node in element.css("[href], [src]"):
        for name in ("href", "src"):
            if address := absolute_url(node.attributes.get(name) or "", base):
                node.attrs[name] = address
    return element.inner_html or ""
