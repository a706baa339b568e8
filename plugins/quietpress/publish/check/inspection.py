"""One file, judged by the rules for what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from posixpath import splitext

from .feed_files import inspect_json, inspect_text, inspect_xml
from .judgement import Judgement, malformed, other_file, unreadable
from .page import ARTICLES
from .pages import PAGE_RULES, on_site
from .rule import findings
from .stylesheet import STYLESHEET_RULES, Stylesheet
from .surroundings import Surroundings

_MARKUP = re.compile(rb"<[a-z!]|\0", re.IGNORECASE)  # NUL: of UTF-16, say
_NOT_THERE = "is not there, or lies outside of the site"


def inspect_file(path: str, site: Surroundings) -> Judgement:
    """Return what is wrong with a file, as far as that shows in it alone."""
    inspect = _INSPECTORS.get(splitext(path)[1])
    if inspect is None:
        return other_file() if site.tree.has(path) else unreadable(path, _NOT_THERE)
    try:
        body = site.tree.read(path)
    except OSError as error:
        return unreadable(path, error.strerror or str(error))
    if body and body == site.proved(path):
        return Judgement(counts=Counter({"files as they were": 1}))
    return inspect(path, body, site)


def _inspect_page(path: str, body: bytes, site: Surroundings) -> Judgement:
    if not path.startswith(ARTICLES) and body.strip() and not _MARKUP.search(body):
        return other_file()  # it proves to a search engine whose site this is, for example
    try:
        released = site.proved(path).decode(errors="replace")
        page = site.pages.read(path, body.decode(), released)
    except UnicodeDecodeError as error:
        return malformed(path, "HTML, 4.2.5.4", f"it is no UTF-8: {error}")
    at = on_site(page, site)
    inside = [place for address in page.links if not (place := at.places[address]).is_foreign]
    return Judgement(
        findings=[*findings(path, PAGE_RULES, at)],
        counts=Counter(
            {
                "articles" if path.startswith(ARTICLES) else "other pages": 1,
                "files that pages load": page.loads_settled + len(page.loads),
                "links on pages": page.links_settled + len(inside),
            }
        ),
        parts={path: frozenset(page.ids)},
        wanted=[
            (path, place.path, place.fragment)
            for place in inside
            if place.fragment and place.path != path
        ],
    )


def _inspect_stylesheet(path: str, body: bytes, site: Surroundings) -> Judgement:
    sheet = Stylesheet(path, body.decode(errors="replace"), site)
    return Judgement(
        findings=[*findings(path, STYLESHEET_RULES, sheet)], counts=Counter({"stylesheets": 1})
    )


_INSPECTORS: dict[str, Callable[[str, bytes, Surroundings], Judgement]] = {
    ".css": _inspect_stylesheet,
    ".html": _inspect_page,
    ".json": inspect_json,
    ".txt": inspect_text,
    ".xml": inspect_xml,
}
