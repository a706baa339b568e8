"""Rules of stylesheets (CSS Syntax, level 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from .rule import Rule, quoted
from .surroundings import Surroundings

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS = re.compile(
    r"""url\(\s*(["']?)(?P<file>.*?)\1\s*\)|@import\s+["'](?P<sheet>[^"']*)["']""",
    re.IGNORECASE,
)
_MEND = "put the file into the theme, and name it from where the stylesheet lies"


class Stylesheet(msgspec.Struct, frozen=True):
    """A stylesheet, and what it is looked up in."""

    path: str
    source: str
    site: Surroundings

    def addresses(self) -> Iterator[str]:
        """Yield what a browser gets because of it."""
        for found in _ADDRESS.finditer(_COMMENT.sub("", self.source)):
            address: str = found["file"] or found["sheet"] or ""
            if not address.startswith(("data:", "#")):
                yield address


def style_files(sheet: Stylesheet) -> Iterator[str]:
    for address in sheet.addresses():
        if problem := sheet.site.places.of(address, sheet.path).problem:
            yield problem


def style_requests(sheet: Stylesheet) -> Iterator[str]:
    for address in sheet.addresses():
        if sheet.site.places.of(address, sheet.path).is_foreign:
            yield f"it gets {quoted(address)} from another host"


STYLESHEET_RULES = (
    Rule("CSS Values, 4.5", style_files, _MEND),
    Rule("CSS Values, 4.5", style_requests, _MEND),
)
