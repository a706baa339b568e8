"""A feed of any format: read as what it is, not as what it is called."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ..article import Capture
from ..errors import ArticleError, SourceError
from ..trouble import Trouble
from .entries import Feed, feed_captures, with_own_ids
from .feed import parse_xml_feed
from .json_feed import parse_json_feed

_SPACE = b" \t\r\n"
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def parse_feed(body: bytes, origin: str, charset: str = "") -> Feed:
    """Return the feed in a document: RSS, RDF, Atom or JSON Feed.

    An id that several of its entries have is none.

    Args:
        body: as it came, encoded.
        origin: what a person calls it, for messages.
        charset: as its server names it; what the document declares itself counts more.

    Raises:
        SourceError: it is no feed.
    """
    text = body.removeprefix(codecs.BOM_UTF8).lstrip(_SPACE)
    if text.startswith((b"{", b"[")):
        return with_own_ids(parse_json_feed(body, origin))
    if _PAGE.match(text):
        problem = "this is a web page; give its feed, or let its name end in .html"
        raise SourceError(origin, problem, Trouble("wrong type"))
    return with_own_ids(parse_xml_feed(body, origin, charset))


def read_feed(file: Capture) -> Iterator[Capture | ArticleError]:
    """Yield a capture for each entry of a feed, at most the newest 500, in the feed's order.

    An entry that cannot be used gives an ArticleError, and the others go on.

    Raises:
        SourceError: the file is no feed.
    """
    yield from feed_captures(parse_feed(file.body, file.origin), file)
