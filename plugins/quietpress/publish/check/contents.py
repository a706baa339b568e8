"""Whether the HTML of articles is still as the sanitiser left it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from ...clean.sanitize import MEDIA, sanitize
from .places import Places

# In HTML that a parser has written every `<` of text and values is an entity.
_PICTURE = re.compile(r'(<img [^>]*?\bsrc=")([^"]*)(")')
_OTHERWISE = "is not as the sanitiser leaves it"


class Contents:
    """Judges content; what is in several pages and feeds is looked at once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        # By the text's hash, which is shorter: 64 bits with a key that nobody knows (PEP 456).
        self._known: dict[int, str] = {}

    def problem_of(self, html: str, path: str, *, is_rewritten: bool = False) -> str:
        """Return in words what is wrong with the content of an article; "": nothing.

        Args:
            html: as it stands in a feed or on a page.
            path: of the feed or page.
            is_rewritten: another parser than the sanitiser's has read and written it.
        """
        if " src=" in html:  # pictures of ours have an address that is other from each folder
            html = _PICTURE.sub(lambda found: self._as_collected(found, path), html)
        key = hash(html)
        if key not in self._known:
            self._known[key] = _problem(html, is_rewritten=is_rewritten)
        return self._known[key]

    def _as_collected(self, picture: re.Match[str], path: str) -> str:
        """Return the start of an image with the address that the sanitiser knows it by."""
        before, address, after = picture.groups()
        own = self._places.of(address, path).path
        return f"{before}{own if MEDIA.fullmatch(own) else address}{after}"


def _problem(html: str, *, is_rewritten: bool) -> str:
    sanitised = sanitize(html)
    if sanitised == html or (is_rewritten and _written(sanitised) == _written(html)):
        return ""
    return _OTHERWISE


def _written(html: str) -> str:
    body = LexborHTMLParser(html).body
    return (body.inner_html if body else None) or ""
