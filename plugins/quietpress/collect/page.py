"""Web pages that a browser or a tool has saved as one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..article import Capture, Hints
from ..urls import absolute_url

_HTML = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|main|section|div|h[1-6]|p)\b", re.IGNORECASE
)
_SNIFFED = 4096  # bytes
_HEAD = 8192  # bytes; the comments stand right behind the doctype or the <html> tag

# What programs write of the address into a comment. Internet Explorer and Chromium (the
# "mark of the web"; the number is the length of the address), SingleFile, monolith, HTTrack.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:"
    rb"saved from url=\(\d{1,5}\)(?P<browser>[^\s>]+)"
    rb"|Page saved with SingleFile\s+url:\s*(?P<singlefile>[^\s>]+)"
    rb"|Saved from (?P<monolith>[^\s>]+) at\s"
    rb"|Mirrored from (?P<httrack>[^\s>]+) by HTTrack"
    rb")",
    re.IGNORECASE,
)


def read_page(file: Capture) -> Iterator[Capture]:
    """Yield the one page of an HTML file, with the address that it was saved from.

    What the page says of itself (canonical link, metadata) is left to
    cleaning; this is only what the program that saved it has added.
    """
    url = saved_from(file.body)
    yield replace(file, media_type="text/html", hints=Hints(url=url))


def saved_from(html: bytes) -> str:
    """Return the address in a "saved from" comment near the beginning of a page, or ""."""
    head = html[:_HEAD].replace(b"\0", b"")  # so UTF-16 reads like ASCII
    found = _SAVED_FROM.search(head)
    if not found:
        return ""
    address = found[found.lastgroup or 0].decode("utf-8", "replace")
    if found.lastgroup == "httrack":  # which leaves the scheme out
        address = f"https://{address}"
    return absolute_url(address)


def looks_like_html(body: bytes) -> bool:
    """Return whether a document begins as HTML, where nobody says what it is."""
    return _HTML.search(body[:_SNIFFED].replace(b"\0", b"")) is not None  # UTF-16 too
