"""Rules of Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from .feed_format import FeedEntry, Format
from .rule import Rule, not_absolute, quoted, repeated
from .xml_feed import Parts, XmlFeed

_NS = "{http://www.w3.org/2005/Atom}"
_ONCE = ("id", "title", "updated")
_RELATIONS = {
    *("alternate", "current", "enclosure", "hub", "next-archive", "prev-archive"),
    *("preview", "related", "replies", "self", "via"),
}
_OWN_RELATIONS = {"alternate", "current", "next-archive", "prev-archive", "self"}


def required_elements(feed: XmlFeed) -> Iterator[str]:
    for parts in feed.parts:
        for name in _ONCE:
            found = parts.named(name)
            if len(found) != 1 or not (found[0].text or "").strip():
                yield f"{parts} has not one {name}"


def authors(feed: XmlFeed) -> Iterator[str]:
    if feed.head.named("author"):
        return
    for entry in feed.entries:
        if not entry.named("author"):
            yield f"{entry} has no author, nor has the feed"


def dates(feed: XmlFeed) -> Iterator[str]:
    for parts in feed.parts:
        for element in (*parts.named("updated"), *parts.named("published")):
            if not _is_date(element.text or ""):
                yield f"{quoted(element.text)} is no date and time with an offset"


def links(feed: XmlFeed) -> Iterator[str]:
    for parts in feed.parts:
        found = parts.named("link")
        of_sources = (source.find(f"{_NS}link") for source in parts.named("source"))
        inside = (link for link in of_sources if link is not None)
        yield from not_absolute(link.get("href") for link in (*found, *inside))
        for link in found:
            if link.get("rel", "alternate") not in _RELATIONS:
                yield f"rel={quoted(link.get('rel'))} is no relation that is known here"
        if (pages := len([*_pages(parts)])) != 1:
            yield f"{parts} has {pages} links to a page"


def self_link(feed: XmlFeed) -> Iterator[str]:
    found = [link for link in feed.head.named("link") if link.get("rel") == "self"]
    if len(found) != 1:
        yield f"the feed has {len(found)} links to itself"


def unique_ids(feed: XmlFeed) -> Iterator[str]:
    yield from repeated(entry.text("id") for entry in feed.entries)


def content(feed: XmlFeed) -> Iterator[str]:
    for entry in feed.entries:
        found = entry.named("content")
        if not found and not entry.named("summary"):
            yield f"{entry} has neither content nor summary"
        elif found and found[0].get("type") != "html":
            yield f"the content of {entry} has the type {quoted(found[0].get('type'))}"


ATOM_RULES = (
    Rule("RFC 4287, 4.1.1 and 4.1.2", required_elements),
    Rule("RFC 4287, 4.1.1 and 4.1.2", authors),
    Rule("RFC 4287, 3.3", dates),
    Rule("RFC 4287, 4.2.7", links),
    Rule("RFC 4287, 4.1.1", self_link),
    Rule("RFC 4287, 4.1.2 and 4.2.6", unique_ids),
    Rule("RFC 4287, 4.1.3", content),
)


def _read(root: etree._Element) -> XmlFeed:
    entries = (Parts(entry, "entry", _NS) for entry in root.iterfind(f"{_NS}entry"))
    return XmlFeed(Parts(root, "feed", _NS), tuple(entries))


def _entries(feed: XmlFeed) -> Iterator[FeedEntry]:
    for entry in feed.entries:
        yield FeedEntry(
            guid=entry.text("id"), url=next(_pages(entry), ""), html=entry.text("content")
        )


def _addresses(feed: XmlFeed) -> Iterator[str]:
    for parts in feed.parts:
        for link in parts.named("link"):
            if link.get("rel", "alternate") in _OWN_RELATIONS:
                yield link.get("href", "")
    yield feed.head.text("icon")
    yield feed.head.text("logo")


ATOM = Format(name="feeds", read=_read, rules=ATOM_RULES, addresses=_addresses, entries=_entries)


def _pages(parts: Parts) -> Iterator[str]:
    """Yield where the links to a page lead."""
    for link in parts.named("link"):
        if (link.get("rel", "alternate"), link.get("type")) == ("alternate", "text/html"):
            yield link.get("href", "")


def _is_date(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None and "T" in text
    except ValueError:
        return False
