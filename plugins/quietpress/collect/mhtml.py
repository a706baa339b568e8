"""Pages saved whole, pictures included: MHTML (RFC 2557), as Chromium and others write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from ..article import Capture, Hints
from ..errors import SourceError
from ..urls import absolute_url
from .mime import (
    charset_of,
    content_id,
    content_of,
    field,
    leaf_parts,
    parameter,
    parse_message,
    part_pictures,
)


def read_mhtml(file: Capture) -> Iterator[Capture]:
    """Yield the page of an MHTML file, with its address and its pictures.

    Subject and date of the file tell of the saving, not of the article.

    Raises:
        SourceError: the file is no MHTML, or holds no page.
    """
    message = parse_message(file.body, file.origin)
    parts = list(leaf_parts(message))
    root = _root(message, parts)
    if root is None:
        raise SourceError(file.origin, "it holds no HTML page; save it once more in the browser")
    url = _location(root) or _location(message)
    yield replace(
        file,
        body=content_of(root),
        media_type="text/html",
        charset=charset_of(root),
        hints=Hints(url=url),
        pictures=part_pictures(parts, url),
    )


def _root(message: Message, parts: list[Message]) -> Message | None:
    """Return the part that the others belong to (RFC 2387, section 3.2)."""
    pages = [
        part
        for part in parts
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and content_of(part)
    ]
    start = parameter(message, "start").removeprefix("<").removesuffix(">")
    return next(
        (part for part in pages if start and content_id(part) == start),
        pages[0] if pages else None,
    )


def _location(part: Message) -> str:
    """Return where a page came from; Chromium names it once more beside the standard field."""
    for name in ("Snapshot-Content-Location", "Content-Location"):
        # RFC 2557, section 4.4: white space inside only folds the line.
        if url := absolute_url(field(part, name).replace(" ", "")):
            return url
    return ""
