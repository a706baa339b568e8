"""Feeds in XML: RSS 0.9x to 2.0, RDF, Atom (RFC 4287)."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import feedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from ..article import Enclosure, Hints
from ..errors import SourceError
from ..text import fold
from ..trouble import Trouble
from ..urls import absolute_url
from .enclosures import distinct, enclosure, episode
from .entries import Entry, Feed
from .feed_tree import FIELD_MAX, ROOTS, local_name, reduce_feed, stated_interval
from .wellformed import parse_xml

_NO_FEEDS = {
    "opml": "this is an OPML list of feeds; give the feeds themselves",
    "urlset": "this is a sitemap; save the pages that it lists",
    "sitemapindex": "this is a sitemap; save the pages that it lists",
}
_READABLE = {"text/html", "application/xhtml+xml", "text/plain"}


def parse_xml_feed(body: bytes, origin: str, charset: str = "") -> Feed:
    """Return a feed in RSS, RDF or Atom.

    The content of an entry is the longest of its texts, as the feed has it:
    not sanitised, addresses not resolved. The arguments are those of `feeds.parse_feed`.

    Raises:
        SourceError: the document is no feed.
    """
    root = parse_xml(body, origin, charset)
    kind = local_name(root)
    if kind not in ROOTS:
        fix = _NO_FEEDS.get(kind, "give a feed in RSS, RDF or Atom")
        raise SourceError(origin, f"it begins with <{kind[:40]}>: {fix}", Trouble("wrong type"))
    interval = stated_interval(root)
    left_out = reduce_feed(root)
    parsed = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call] # has no types
        io.BytesIO(etree.tostring(root, encoding="utf-8")),  # bytes alone could name a file
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return Feed(
        title=_plain(parsed.feed.get("title_detail", {})),
        home=absolute_url(parsed.feed.get("link") or ""),
        entries=tuple(_entry(entry, parsed.feed) for entry in parsed.entries),
        left_out=left_out,
        interval=interval,
    )


def _entry(entry: Any, feed: Any) -> Entry:  # noqa: ANN401 -- feedparser has no types
    home = absolute_url(feed.get("link") or "")
    url = absolute_url(entry.get("link") or "", home)
    text = _longest_text(entry)
    published = _time(entry, "published_parsed")
    updated = _time(entry, "updated_parsed")
    return Entry(
        hints=Hints(
            guid=(entry.get("id") or "").strip(),
            url=url,
            title=_plain(entry.get("title_detail", {})),
            authors=_names(entry) or _names(feed),
            published=published or updated,  # RDF and many Atom feeds have one date only
            updated=updated,
            language=text.get("language") or feed.get("language", ""),
            categories=_unique(tag.get("label") or tag.get("term") for tag in _list(entry, "tags")),
            site_name=_plain(feed.get("title_detail", {})),
            comments_url=absolute_url(entry.get("comments") or "", home),
            enclosures=_enclosures(entry, url or home),
            episode=episode(
                entry.get("itunes_season") or "",
                entry.get("itunes_episode") or "",
                entry.get("image", {}).get("href") or "",
            ),
        ),
        text=text.get("value", ""),
        media_type="text/plain" if text.get("type") == "text/plain" else "text/html",
        base=absolute_url(text.get("base") or "", url or home) or ("" if url else home),
    )


def _enclosures(entry: Any, base: str) -> tuple[Enclosure, ...]:  # noqa: ANN401
    files = _list(entry, "enclosures")
    # iTunes says how long the first one is, whichever else there are.
    durations = [entry.get("itunes_duration"), *[None] * len(files)]
    return distinct(
        enclosure(file.get("href") or "", base, _media_type(file), file.get("length"), duration)
        for file, duration in zip(files, durations, strict=False)
    )


def _media_type(file: Any) -> str:  # noqa: ANN401
    """Return the type of a file, without the one that feedparser gives to those that have none."""
    return "" if file.get("type") == "text/html" else file.get("type") or ""


def _longest_text(entry: Any) -> Any:  # noqa: ANN401
    texts = [*_list(entry, "content"), entry.get("summary_detail", {})]
    readable = [text for text in texts if text.get("type") in _READABLE]
    return max(readable, key=lambda text: len(text.get("value", "")), default={})


def _list(context: Any, key: str) -> list[Any]:  # noqa: ANN401
    values = context.get(key)
    return values if isinstance(values, list) else []


def _names(context: Any) -> tuple[str, ...]:  # noqa: ANN401
    return _unique(author.get("name") for author in _list(context, "authors"))


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    folded = (fold(value or "") for value in values)
    return tuple(dict.fromkeys(value for value in folded if value))


def _plain(detail: Any) -> str:  # noqa: ANN401
    text = detail.get("value", "")
    if text and detail.get("type") != "text/plain":
        text = LexborHTMLParser(text).text()
    return fold(text[:FIELD_MAX])


def _time(entry: Any, key: str) -> datetime | None:  # noqa: ANN401
    if key not in entry:  # .get() would take the other date, and warn
        return None
    parsed = entry[key]
    if not isinstance(parsed, time.struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (OverflowError, ValueError, OSError):  # a year that no calendar has
        return None
