"""What a start tag says by itself, of all that the rules ask about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, NamedTuple

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
_LINKS = {("a", "href"), ("area", "href"), ("button", "formaction"), ("form", "action")}
# Most attributes are these; none of them holds an address or code.
_PLAIN = frozenset(
    "alt aria-label charset class content datetime dir height lang name property rel title type "
    "width".split()
)
_WITH_TEXT = frozenset({"h1", "style", "title"})  # which the rules ask about
_PAGES_IN_PAGES = frozenset({"shadowrootmode", "srcdoc"})
# The theme, and the sanitiser in what it lets through, mark links to other sites so.
_OTHERS = "noreferrer"
_REFRESH = re.compile(r"[\s\d.;,]*(?:url\s*=)?\s*[\"']?([^\"']*)", re.IGNORECASE)
_DATA = re.compile(r"application/(?:[a-z.-]+\+)?json|text/plain", re.IGNORECASE)
# Browsers skip controls in front of a scheme, and tab and newline in it (WHATWG URL, section 4.4).
_RUNS = re.compile("[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)

Attributes = Mapping[str, str | None]  # by name, in lower case; None: without a value


class Mark(NamedTuple):
    """One thing that a start tag says."""

    what: Literal["content", "id", "language", "link", "live", "load", "policy", "style", "text"]
    value: str = ""
    kind: str = ""  # of what is loaded: "picture", "style", "script", "frame", "page", …


def may_say(name: str, attributes: Collection[str]) -> bool:
    """Return whether a start tag may say something, by the names of its attributes alone."""
    return name in _ELEMENTS or name in _WITH_TEXT or not _PLAIN.issuperset(attributes)


def marks(name: str, attributes: Attributes) -> Iterator[Mark]:
    """Yield what a start tag says.

    "content" says that the HTML of an article is in the element, and "text"
    that the rules ask about what else is.

    Args:
        name: in lower case.
        attributes: with entities in their values resolved.
    """
    if name in _WITH_TEXT:
        yield Mark("text", name)
    elif name in _ELEMENTS:
        yield from _ELEMENTS[name](attributes)
    for attribute, given in attributes.items():
        if attribute not in _PLAIN:
            value = given or ""
            yield from _attribute_marks(name, attribute, value, attributes)
            if code := _code(name, attribute, value):
                yield Mark("live", code)


def _attribute_marks(tag: str, name: str, value: str, attributes: Attributes) -> Iterator[Mark]:
    """Yield what any element may have."""
    if (tag, name) in _LINKS:
        if not _is_of_others(attributes):
            yield Mark("link", value)
    elif (tag, name) in _LOADS:
        yield Mark("load", value, _LOADS[tag, name])
    elif (tag, name) == ("meta", "http-equiv"):
        yield from _pragma_marks(value.lower(), attributes.get("content") or "")
    elif name == "id":
        yield Mark("id", value)
    elif name == "style":
        yield Mark("style", value)
    else:
        yield from _loads(name, value)


def _loads(name: str, value: str) -> Iterator[Mark]:
    """Yield what an attribute loads whose value has several addresses."""
    if name in {"srcset", "imagesrcset"}:
        for candidate in parse_srcset(value):
            yield Mark("load", candidate.address, "picture")
    elif name == "ping":
        for address in value.split():
            yield Mark("load", address, "connection")


def _code(tag: str, name: str, value: str) -> str:
    """Return how an attribute begins that runs code; "": it does not."""
    if name.startswith("on") or name in _PAGES_IN_PAGES:
        return f"<{tag} {name}>"
    return f'<{tag} {name}="javascript:…">' if ":" in value and _RUNS.match(value) else ""


def _is_of_others(attributes: Attributes) -> bool:
    """Tell whether a link leads to another site by what the page itself says of it."""
    address = attributes.get("href") or ""
    return "://" in address and _OTHERS in (attributes.get("rel") or "").split()


def _div_marks(attributes: Attributes) -> Iterator[Mark]:
    if attributes.get("class") == CONTENT_CLASS:
        yield Mark("content")


def _html_marks(attributes: Attributes) -> Iterator[Mark]:
    yield Mark("language", attributes.get("lang") or "")


def _link_marks(attributes: Attributes) -> Iterator[Mark]:
    address = attributes.get("href") or ""
    relations = (attributes.get("rel") or "").lower().split()
    kinds = [_RELATION_LOADS[relation] for relation in relations if relation in _RELATION_LOADS]
    for kind in kinds:
        yield Mark("load", address, kind)
    if not kinds and not _is_of_others(attributes):
        yield Mark("link", address)


def _pragma_marks(name: str, value: str) -> Iterator[Mark]:
    if name == "content-security-policy":
        yield Mark("policy", value)
    elif name == "refresh" and (found := _REFRESH.match(value)) and found[1]:
        yield Mark("load", found[1], "page")


def _script_marks(attributes: Attributes) -> Iterator[Mark]:
    if "src" not in attributes and not _DATA.fullmatch(attributes.get("type") or ""):
        yield Mark("text", "script")


_ELEMENTS = {
    "div": _div_marks,
    "html": _html_marks,
    "link": _link_marks,
    "script": _script_marks,
}
