"""A page as collecting looks at it: its tree, and the address that its links resolve against."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..clean.decode import decode, readable_utf8
from ..clean.nesting import nests_deeper
from ..errors import ArticleError
from ..urls import absolute_url

_NESTING_MAX = 1000  # elements that are open at once; a link in each takes as many steps up
_FOUND_MAX = 3000  # elements of a page that are looked at; honest ones have some hundred links


@dataclass(frozen=True, slots=True)
class Markup:
    """A page that was parsed."""

    tree: LexborHTMLParser
    base: str  # absolute

    def find(self, selector: str) -> list[LexborNode]:
        """Return the first elements that a CSS selector fits, at most 3000."""
        return self.tree.css(selector)[:_FOUND_MAX]

    def address(self, node: LexborNode) -> str:
        """Return where a link leads, without the place on the page, or ""."""
        address = absolute_url(node.attributes.get("href") or "", self.base)
        return address.partition("#")[0]


def read_markup(body: bytes, url: str, charset: str = "") -> Markup:
    """Return a page as a tree; one that is no text or nests without end is empty.

    Args:
        body: as it came.
        url: where it was found, absolute.
        charset: as its server names it.
    """
    try:
        html = readable_utf8(decode(body, charset))
    except ArticleError:
        html = b""
    if nests_deeper(html, _NESTING_MAX):
        html = b""
    tree = LexborHTMLParser(html)
    base = tree.css_first("base[href]")
    stated = absolute_url((base.attributes.get("href") or "") if base else "", url)
    return Markup(tree, stated or url)
