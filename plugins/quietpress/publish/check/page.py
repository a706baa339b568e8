"""A page as a browser has it, with what the rules ask about."""

from __future__ import annotations

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from .markup import misreading
from .tag import Mark, marks, may_say

ARTICLES = "articles/"  # where pages of collected articles lie, and no others


class Page(msgspec.Struct):
    """What a page has that is to be looked at, each in the order of the page."""

    path: str  # below the root of the site
    misreading: str = ""  # where a browser reads it otherwise than it is written; "": nowhere
    language: str = ""
    titles: list[str] = []
    headings: list[str] = []  # of the first level
    ids: list[str] = []
    links: list[str] = []  # for readers to follow
    loads: list[Mark] = []  # what a browser gets to show the page
    links_settled: int = 0  # how many there are beside, which lead where they should
    loads_settled: int = 0
    policies: list[str] = []  # of Content Security Policy
    scripts: list[str] = []  # texts of those that are in the page
    styles: list[str] = []
    live: list[str] = []  # what runs code, and no policy can name
    content_count: int = 0  # elements with the HTML of an article
    contents: list[str] = []  # those that are not proved yet

    def take(self, mark: Mark) -> None:
        """Add what a start tag says by itself."""
        match mark.what:
            case "link":
                self.links.append(mark.value)
            case "load":
                self.loads.append(mark)
            case "id":
                self.ids.append(mark.value)
            case "policy":
                self.policies.append(mark.value)
            case "style":
                self.styles.append(mark.value)
            case "live":
                self.live.append(mark.value)
            case "language":
                self.language = mark.value
            case "content":
                self.content_count += 1

    def take_text(self, name: str, text: str) -> None:
        """Add what is in an element of a name, without tags."""
        match name:
            case "title":
                self.titles.append(text)
            case "h1":
                self.headings.append(text)
            case "script":
                self.scripts.append(text)
            case "style":
                self.styles.append(text)


def parse_page(path: str, source: str) -> Page:
    """Return a page with all that is in it, parsed as browsers do (WHATWG HTML)."""
    document = LexborHTMLParser(source)
    page = Page(path, misreading(source, document.html or ""))
    root = document.root
    for element in root.traverse() if root else ():
        name, attributes = (element.tag or "").lower(), element.attributes
        for mark in marks(name, attributes) if may_say(name, attributes) else ():
            page.take(mark)
            if mark.what == "content":
                page.contents.append(element.inner_html or "")
            elif mark.what == "text" and not _is_of_a_drawing(element):
                page.take_text(name, element.text())
    return page


def _is_of_a_drawing(element: LexborNode) -> bool:
    """Return whether an element is a title, but not that of the page."""
    return element.tag == "title" and (element.parent is None or element.parent.tag != "head")
