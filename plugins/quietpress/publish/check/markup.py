"""Whether the tags of a page are read as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Of HTML that is written as a parser writes it.
_PLAIN_TAG = re.compile("</?[a-zA-Z][a-zA-Z0-9-]*")
# Of any: comments, elements that hold text alone, and tags with whatever is in their values.
_TOKEN = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>"
    r"|<(?P<raw>script|style|title|textarea|iframe|xmp|noembed|noframes)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>.*?(?=</(?P=raw)\b)"
    r"|<(?P<name>/?[a-z][^\s/>]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?P<closed>/?)>",
    re.IGNORECASE | re.DOTALL,
)
_DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*<!doctype html>", re.IGNORECASE | re.DOTALL)
_DRAWINGS = frozenset({"math", "svg"})
# WHATWG HTML, section 13.1.2.4: tags that need not be written.
_OPTIONAL = frozenset(
    "html /html head /head body /body /p /li /dt /dd /rt /rp /option /optgroup colgroup "
    "/colgroup /caption /thead tbody /tbody /tfoot /tr /td /th".split()
)


def misreading(source: str, parsed: str) -> str:
    """Return in words where a browser reads a page otherwise than it is written; "": nowhere.

    A browser closes, opens, moves and leaves out tags until it has a tree
    (WHATWG HTML, section 13.2.6). Where that tree, written down, has the tags
    of the source in their order, there was nothing to mend.

    Args:
        source: the page.
        parsed: the same, parsed as HTML and written again.
    """
    if not _DOCTYPE.match(source):
        return "it does not begin with <!doctype html>, so browsers guess how it is meant"
    if _PLAIN_TAG.findall(source) == _PLAIN_TAG.findall(parsed):  # as most are
        return ""
    read = (name for name, _ in _tags(parsed))
    for name, place in _tags(source):
        found = next(read, "")
        while found != name and found in _OPTIONAL:
            found = next(read, "")
        if found != name:
            line = source.count("\n", 0, place) + 1
            return f"<{name}> in line {line} does not stand where a browser can read it so"
    left = next((name for name in read if name not in _OPTIONAL), "")
    return f"<{left}> is missing at the end" if left else ""


def _tags(html: str) -> Iterator[tuple[str, int]]:
    """Yield name and place of each tag, the end tag with a slash before it."""
    drawings = 0  # SVG and MathML that the tag is in, where an element may be closed in itself
    for token in _TOKEN.finditer(html):
        name = (token["name"] or token["raw"] or "").lower()
        if name:
            yield name, token.start()
        if token["closed"] and drawings:
            yield f"/{name}", token.start()
        elif name.lstrip("/") in _DRAWINGS:
            drawings += -1 if name.startswith("/") else 1
