"""Lists of feeds that readers export: OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ..errors import SourceError
from ..sources_file import Addition
from ..text import fold, shorten
from ..urls import absolute_url, page_key
from .wellformed import parse_xml

_SIZE_MAX = 10_000_000  # bytes
_FEEDS_MAX = 5000
_TITLE_MAX = 100  # characters


def read_opml(body: bytes, origin: str) -> list[Addition]:
    """Return the feeds of an OPML list, each once, with the folders that it is in as topics.

    Args:
        body: the list, encoded.
        origin: what a person calls it, for messages.

    Raises:
        SourceError: it is no such list, has no feed, or too many.
    """
    if len(body) > _SIZE_MAX:
        raise SourceError(origin, f"larger than {_SIZE_MAX // 1_000_000} MB")
    root = parse_xml(body, origin)
    if etree.QName(root).localname.lower() != "opml":
        raise SourceError(origin, "this is no OPML; export the list of feeds from your reader")
    feeds: dict[str, Addition] = {}
    for addition in _feeds(root):
        known = feeds.setdefault(page_key(addition.feed), addition)
        topics = dict.fromkeys((*known.topics, *addition.topics))
        feeds[page_key(addition.feed)] = replace(known, topics=tuple(topics))
        if len(feeds) > _FEEDS_MAX:
            raise SourceError(origin, f"more than {_FEEDS_MAX} feeds; make several lists of it")
    if not feeds:
        raise SourceError(origin, "no feed in it; export the list of feeds from your reader")
    return list(feeds.values())


def _feeds(root: etree._Element) -> Iterator[Addition]:
    for outline in root.iter("{*}outline"):
        feed = absolute_url(_attribute(outline, "xmlurl"))
        if feed:
            folder = outline.getparent()
            title = "" if folder is None else _title(folder)
            yield Addition(
                title=_title(outline),
                feed=feed,
                url=absolute_url(_attribute(outline, "htmlurl")),
                topics=(title,) if title else (),
            )


def _title(outline: etree._Element) -> str:
    title = fold(_attribute(outline, "title") or _attribute(outline, "text"))
    return shorten(title, _TITLE_MAX)


def _attribute(outline: etree._Element, name: str) -> str:
    """Return an attribute whatever its case: some readers write `xmlurl`."""
    found = (str(value) for key, value in outline.attrib.items() if str(key).lower() == name)
    return next(found, "")
