"""A feed of any format: read as what it is, not as what it is called."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ..article import Capture
from ..errors import ArticleError
from .entries import Feed, feed_captures
from .feed import parse_xml_feed
from .json_feed import parse_json_feed

_SPACE = b" \t\r\n"


def parse_feed(body: bytes, origin: str) -> Feed:
    """Return the feed in a document: RSS, RDF, Atom or JSON Feed.

    Args:
        body: as it came, encoded.
        origin: what a person calls it, for messages.

    Raises:
        SourceError: it is no feed.
    """
    begin = body.removeprefix(codecs.BOM_UTF8).lstrip(_SPACE)[:1]
    return (parse_json_feed if begin in (b"{", b"[") else parse_xml_feed)(body, origin)


def read_feed(file: Capture) -> Iterator[Capture | ArticleError]:
    """Yield a capture for each entry of a feed, at most the newest 500, in the feed's order.

    An entry that cannot be used gives an ArticleError, and the others go on.

    Raises:
        SourceError: the file is no feed.
    """
    yield from feed_captures(parse_feed(file.body, file.origin), file)
