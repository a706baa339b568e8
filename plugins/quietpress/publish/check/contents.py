"""Whether the HTML of articles is still as the sanitiser left it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from ...clean.sanitize import MEDIA, dress, sanitize
from .places import Places

# In HTML that a parser has written every `<` and `>` of text and values is an entity.
_IMAGE = re.compile(r"<img [^>]*>")
_FILES = re.compile(r'( src(?:set)?=")([^"]*)(")')
_OTHERWISE = "is not as the sanitiser leaves it"


class Contents:
    """Judges content; what stands in several feeds is looked at once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        # By the text's hash, which is shorter: 64 bits with a key that nobody knows (PEP 456).
        self._is_sound: dict[int, bool] = {}

    def trust(self, contents: Iterable[str], path: str) -> None:
        """Take contents of a feed as sound, since they were proved for the last release."""
        for html in contents:
            self._is_sound.setdefault(hash(self._as_collected(html, path)), True)

    def problem_in_feed(self, html: str, path: str) -> str:
        """Return in words what is wrong with the content of an entry; "": nothing."""
        html = self._as_collected(html, path)
        key = hash(html)
        if key not in self._is_sound:
            self._is_sound[key] = sanitize(html) == html
        return "" if self._is_sound[key] else _OTHERWISE

    def is_as_sanitised(self, html: str, path: str) -> bool:
        """Return whether the content of a page is what the sanitiser writes, to the letter."""
        html = self._as_collected(html, path)
        return self._is_sound.get(hash(html), False) or dress(html, media="") == html

    def problem_on_page(self, html: str, path: str) -> str:
        """Return in words what is wrong with the content of a page; "": nothing.

        Args:
            html: as a parser writes it, which may be another than the sanitiser's.
            path: of the page.
        """
        if self.is_as_sanitised(html, path):
            return ""
        html = self._as_collected(html, path)
        return "" if _written(dress(html, media="")) == _written(html) else _OTHERWISE

    def _as_collected(self, html: str, path: str) -> str:
        """Return HTML with the addresses of our own pictures as the sanitiser knows them."""
        if "<img " not in html:
            return html

        def file(found: str) -> str:
            address, space, width = found.partition(" ")
            own = self._places.of(address, path).path
            return f"{own if MEDIA.fullmatch(own) else address}{space}{width}"

        def files(found: re.Match[str]) -> str:
            return found[1] + ", ".join(map(file, found[2].split(", "))) + found[3]

        return _IMAGE.sub(lambda image: _FILES.sub(files, image[0]), html)


def _written(html: str) -> str:
    body = LexborHTMLParser(html).body
    return (body.inner_html if body else None) or ""
