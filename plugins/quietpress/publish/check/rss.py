"""Rules of RSS 2.0, and of the RSS Advisory Board's Best Practices Profile."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from functools import lru_cache

from lxml import etree

from .feed_format import FeedEntry, Format
from .rule import Rule, not_absolute, quoted, repeated
from .xml_feed import Parts, XmlFeed

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_ONCE = ("title", "link", "description")


def required_elements(rss: XmlFeed) -> Iterator[str]:
    for parts in rss.parts:
        for name in _ONCE:
            found = parts.named(name)
            if len(found) != 1 or not (found[0].text or "").strip():
                yield f"{parts} has not one {name}"


def links(rss: XmlFeed) -> Iterator[str]:
    for parts in rss.parts:
        pages = (*parts.named("link"), *parts.named("comments"))
        yield from not_absolute(link.text for link in pages)
        yield from not_absolute(link.get("href") for link in parts.named(_ATOM_LINK))
        yield from not_absolute(source.get("url") for source in parts.named("source"))
    for image in rss.head.named("image"):
        yield from not_absolute([image.findtext("url"), image.findtext("link")])


def self_link(rss: XmlFeed) -> Iterator[str]:
    found = [link for link in rss.head.named(_ATOM_LINK) if link.get("rel") == "self"]
    if len(found) != 1:
        yield f"the channel has {len(found)} links to itself"


def ids(rss: XmlFeed) -> Iterator[str]:
    for item in rss.entries:
        guid = next(iter(item.named("guid")), None)
        if guid is None or not guid.text:
            yield f"{item} has no guid"
        elif guid.get("isPermaLink", "true") == "true":
            yield from not_absolute([guid.text])
    yield from repeated(item.text("guid") for item in rss.entries)


def dates(rss: XmlFeed) -> Iterator[str]:
    for parts in rss.parts:
        for element in (*parts.named("pubDate"), *parts.named("lastBuildDate")):
            if not _is_date(element.text or ""):
                yield f"{quoted(element.text)} is no date of a mail"


def authors(rss: XmlFeed) -> Iterator[str]:
    for item in rss.entries:
        for author in item.named("author"):
            if "@" not in (author.text or ""):
                yield f"{quoted(author.text)} is no address; names belong in dc:creator"


def enclosures(rss: XmlFeed) -> Iterator[str]:
    for item in rss.entries:
        found = item.named("enclosure")
        yield from not_absolute(file.get("url") for file in found)
        if len(found) > 1:
            yield f"{item} has {len(found)} enclosures"
        for file in found:
            if not file.get("length", "").isdecimal() or not file.get("type"):
                yield f"the enclosure of {item} has no length or no type"


RSS_RULES = (
    Rule("RSS 2.0, required channel elements; Profile, item", required_elements),
    Rule("RSS 2.0, comments on link", links),
    Rule("RSS Profile, atom:link", self_link),
    Rule("RSS 2.0, guid", ids),
    Rule("RSS 2.0, pubDate (RFC 822)", dates),
    Rule("RSS Profile, author", authors),
    Rule("RSS Profile, enclosure", enclosures),
)


def _read(root: etree._Element) -> XmlFeed:
    channel = root.find("channel")
    if channel is None:
        channel = root  # which has nothing that a channel needs, as the rules will find
    items = (Parts(item, "item") for item in channel.iterfind("item"))
    return XmlFeed(Parts(channel, "channel"), tuple(items))


def _entries(rss: XmlFeed) -> Iterator[FeedEntry]:
    for item in rss.entries:
        yield FeedEntry(guid=item.text("guid"), url=item.text("link"), html=item.text(_CONTENT))


def _addresses(rss: XmlFeed) -> Iterator[str]:
    for parts in rss.parts:
        yield parts.text("link")
    for link in rss.head.named(_ATOM_LINK):
        if link.get("rel") != "hub":
            yield link.get("href", "")
    for image in rss.head.named("image"):
        yield image.findtext("url", "")


RSS = Format(name="feeds", read=_read, rules=RSS_RULES, addresses=_addresses, entries=_entries)


@lru_cache(maxsize=4096)  # an article is in some ten feeds
def _is_date(text: str) -> bool:
    try:
        parsedate_to_datetime(text)
    except ValueError:
        return False
    return True
