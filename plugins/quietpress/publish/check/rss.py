"""Rules of RSS 2.0, and of the RSS Advisory Board's Best Practices Profile."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

from .feed_format import FeedEntry, Format
from .rule import Rule, not_absolute, quoted, repeated

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_ONCE = ("title", "link", "description")


def required_elements(rss: etree._Element) -> Iterator[str]:
    for element in rss.iter("channel", "item"):
        for name in _ONCE:
            found = element.findall(name)
            if len(found) != 1 or not (found[0].text or "").strip():
                yield f"{_called(element)} has not one {name}"


def links(rss: etree._Element) -> Iterator[str]:
    yield from not_absolute(link.text for link in rss.iter("link", "comments", "url"))
    yield from not_absolute(link.get("href") for link in rss.iter(_ATOM_LINK))
    yield from not_absolute(source.get("url") for source in rss.iter("source"))


def self_link(rss: etree._Element) -> Iterator[str]:
    found = [link for link in rss.iterfind(f"channel/{_ATOM_LINK}") if link.get("rel") == "self"]
    if len(found) != 1:
        yield f"the channel has {len(found)} links to itself"


def ids(rss: etree._Element) -> Iterator[str]:
    for item in rss.iterfind("channel/item"):
        guid = item.find("guid")
        if guid is None or not guid.text:
            yield f"{_called(item)} has no guid"
        elif guid.get("isPermaLink", "true") == "true":
            yield from not_absolute([guid.text])
    yield from repeated(guid.text for guid in rss.iterfind("channel/item/guid"))


def dates(rss: etree._Element) -> Iterator[str]:
    for element in rss.iter("pubDate", "lastBuildDate"):
        try:
            parsedate_to_datetime(element.text or "")
        except ValueError:
            yield f"{quoted(element.text)} is no date of a mail"


def authors(rss: etree._Element) -> Iterator[str]:
    for author in rss.iter("author"):
        if "@" not in (author.text or ""):
            yield f"{quoted(author.text)} is no address; names belong in dc:creator"


def enclosures(rss: etree._Element) -> Iterator[str]:
    for item in rss.iterfind("channel/item"):
        found = item.findall("enclosure")
        yield from not_absolute(file.get("url") for file in found)
        if len(found) > 1:
            yield f"{_called(item)} has {len(found)} enclosures"
        for file in found:
            if not file.get("length", "").isdecimal() or not file.get("type"):
                yield f"the enclosure of {_called(item)} has no length or no type"


RSS_RULES = (
    Rule("RSS 2.0, required channel elements; Profile, item", required_elements),
    Rule("RSS 2.0, comments on link", links),
    Rule("RSS Profile, atom:link", self_link),
    Rule("RSS 2.0, guid", ids),
    Rule("RSS 2.0, pubDate (RFC 822)", dates),
    Rule("RSS Profile, author", authors),
    Rule("RSS Profile, enclosure", enclosures),
)


def _entries(rss: etree._Element) -> Iterator[FeedEntry]:
    for item in rss.iterfind("channel/item"):
        yield FeedEntry(
            guid=item.findtext("guid", ""),
            url=item.findtext("link", ""),
            html=item.findtext(_CONTENT, ""),
        )


def _addresses(rss: etree._Element) -> Iterator[str]:
    for link in rss.iter("link", "url"):
        yield link.text or ""
    for link in rss.iterfind(f"channel/{_ATOM_LINK}"):
        if link.get("rel") != "hub":
            yield link.get("href", "")


RSS = Format(name="feeds", rules=RSS_RULES, addresses=_addresses, entries=_entries)


def _called(element: etree._Element) -> str:
    if element.tag == "channel":
        return "the channel"
    return f"the item {quoted(element.findtext('title'))}"
