"""A page as a browser has it, with what the rules ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...clean.images.srcset import parse_srcset

CONTENT_CLASS = "text"  # of the <div> that the theme puts the HTML of an article into

# What a browser gets by itself, by element and attribute (WHATWG HTML, section 4; SVG 2).
_LOADS = {
    ("audio", "src"): "media",
    ("body", "background"): "picture",
    ("embed", "src"): "frame",
    ("feimage", "href"): "picture",
    ("frame", "src"): "frame",
    ("iframe", "src"): "frame",
    ("image", "href"): "picture",
    ("image", "xlink:href"): "picture",
    ("img", "src"): "picture",
    ("input", "src"): "picture",
    ("object", "data"): "frame",
    ("script", "src"): "script",
    ("source", "src"): "media",
    ("track", "src"): "media",
    ("use", "href"): "picture",
    ("use", "xlink:href"): "picture",
    ("video", "poster"): "picture",
    ("video", "src"): "media",
}
_RELATION_LOADS = {  # by the relation of a <link>
    "apple-touch-icon": "picture",
    "dns-prefetch": "connection",
    "icon": "picture",
    "manifest": "manifest",
    "mask-icon": "picture",
    "modulepreload": "script",
    "preconnect": "connection",
    "prefetch": "connection",
    "preload": "connection",
    "stylesheet": "style",
}
# Most attributes are these; none of them holds an address or code.
_PLAIN = frozenset(
    "alt aria-label charset class content datetime dir height http-equiv lang name property rel "
    "title type width".split()
)
_LINKS = {("a", "href"), ("area", "href"), ("button", "formaction"), ("form", "action")}
# In these, code begins with a scheme.
_WITHOUT_HANDLERS = frozenset({"action", "data", "formaction", "href", "id", "src"})
# The theme, and the sanitiser in what it lets through, mark links to other sites so.
_OTHERS = "noreferrer"
_REFRESH = re.compile(r"[\s\d.;,]*(?:url\s*=)?\s*[\"']?([^\"']*)", re.IGNORECASE)
_DATA = re.compile(r"application/(?:[a-z.-]+\+)?json|text/plain", re.IGNORECASE)
# Browsers skip controls in front of a scheme, and tab and newline in it (WHATWG URL, section 4.4).
_RUNS = re.compile("[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Load:
    """Something that a browser gets to show a page."""

    kind: str  # "picture", "style", "script", "media", "frame", "page", "connection", "manifest"
    address: str


@dataclass(slots=True)
class Page:
    """What a page has, each in the order of the page."""

    path: str  # below the root of the site
    source: str
    parsed: str  # as a parser writes it
    language: str = ""
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)  # of the first level
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # for readers to follow
    loads: list[Load] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)  # of Content Security Policy
    scripts: list[str] = field(default_factory=list)  # texts of those that are in the page
    styles: list[str] = field(default_factory=list)
    live: list[str] = field(default_factory=list)  # what runs code, and no policy can name
    contents: list[str] = field(default_factory=list)  # HTML of articles


def read_page(path: str, source: str) -> Page:
    """Return a page with all that is in it, parsed as browsers do (WHATWG HTML)."""
    document = LexborHTMLParser(source)
    page = Page(path, source, document.html or "")
    root = document.root
    for element in root.traverse() if root else ():
        tag = (element.tag or "").lower()
        attributes = element.attributes
        if tag in _READERS:
            _READERS[tag](page, element, attributes)
        if attributes:
            _read_attributes(page, tag, attributes)
    return page


def _read_attributes(page: Page, tag: str, attributes: Mapping[str, str | None]) -> None:
    """Keep what any element may have."""
    for name, given in attributes.items():
        if name in _PLAIN:
            continue
        value = given or ""
        if (tag, name) in _LINKS:
            if not _is_of_others(attributes):
                page.links.append(value)
        elif name == "id":
            page.ids.append(value)
        elif name == "style":
            page.styles.append(value)
        else:
            page.loads += _loads(tag, name, value)
        if ":" in value or name not in _WITHOUT_HANDLERS:
            page.live += _live(tag, name, value)


def _loads(tag: str, name: str, value: str) -> Iterator[Load]:
    if kind := _LOADS.get((tag, name)):
        yield Load(kind, value)
    elif name in {"srcset", "imagesrcset"}:
        for candidate in parse_srcset(value):
            yield Load("picture", candidate.address)
    elif name == "ping":
        for address in value.split():
            yield Load("connection", address)


def _live(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in {"srcdoc", "shadowrootmode"}:
        yield f"<{tag} {name}>"
    elif ":" in value and _RUNS.match(value):
        yield f'<{tag} {name}="javascript:…">'


def _is_of_others(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether a link leads to another site by what the page itself says of it."""
    address = attributes.get("href") or ""
    return "://" in address and _OTHERS in (attributes.get("rel") or "").split()


def _read_html(page: Page, _: LexborNode, attributes: Mapping[str, str | None]) -> None:
    page.language = attributes.get("lang") or ""


def _read_title(page: Page, element: LexborNode, _: object) -> None:
    if element.parent is not None and element.parent.tag == "head":  # in SVG, it is of a drawing
        page.titles.append(element.text())


def _read_heading(page: Page, element: LexborNode, _: object) -> None:
    page.headings.append(element.text())


def _read_link(page: Page, _: LexborNode, attributes: Mapping[str, str | None]) -> None:
    address = attributes.get("href") or ""
    kinds = [*_kinds(attributes.get("rel") or "")]
    page.loads += [Load(kind, address) for kind in kinds]
    if not kinds and not _is_of_others(attributes):
        page.links.append(address)


def _kinds(relations: str) -> Iterator[str]:
    for relation in relations.lower().split():
        if relation in _RELATION_LOADS:
            yield _RELATION_LOADS[relation]


def _read_meta(page: Page, _: LexborNode, attributes: Mapping[str, str | None]) -> None:
    name, value = (attributes.get("http-equiv") or "").lower(), attributes.get("content") or ""
    if name == "content-security-policy":
        page.policies.append(value)
    elif name == "refresh" and (found := _REFRESH.match(value)) and found[1]:
        page.loads.append(Load("page", found[1]))


def _read_script(page: Page, element: LexborNode, attributes: Mapping[str, str | None]) -> None:
    if "src" not in attributes and not _DATA.fullmatch(attributes.get("type") or ""):
        page.scripts.append(element.text())


def _read_style(page: Page, element: LexborNode, _: object) -> None:
    page.styles.append(element.text())


def _read_div(page: Page, element: LexborNode, attributes: Mapping[str, str | None]) -> None:
    if attributes.get("class") == CONTENT_CLASS:
        page.contents.append(element.inner_html or "")


_READERS = {
    "div": _read_div,
    "h1": _read_heading,
    "html": _read_html,
    "link": _read_link,
    "meta": _read_meta,
    "script": _read_script,
    "style": _read_style,
    "title": _read_title,
}
