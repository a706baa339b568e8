"""Rules of Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from .feed_format import FeedEntry, Format
from .rule import Rule, not_absolute, quoted, repeated

_NS = "{http://www.w3.org/2005/Atom}"
_ONCE = ("id", "title", "updated")
_RELATIONS = {
    *("alternate", "current", "enclosure", "hub", "next-archive", "prev-archive"),
    *("related", "replies", "self", "via"),
}
_OWN_RELATIONS = {"alternate", "current", "next-archive", "prev-archive", "self"}


def required_elements(feed: etree._Element) -> Iterator[str]:
    for element in (feed, *feed.iterfind(f"{_NS}entry")):
        for name in _ONCE:
            found = element.findall(f"{_NS}{name}")
            if len(found) != 1 or not (found[0].text or "").strip():
                yield f"{_called(element)} has not one {name}"


def authors(feed: etree._Element) -> Iterator[str]:
    if feed.find(f"{_NS}author") is not None:
        return
    for entry in feed.iterfind(f"{_NS}entry"):
        if entry.find(f"{_NS}author") is None:
            yield f"{_called(entry)} has no author, nor has the feed"


def dates(feed: etree._Element) -> Iterator[str]:
    for element in feed.iter(f"{_NS}updated", f"{_NS}published"):
        if not _is_date(element.text or ""):
            yield f"{quoted(element.text)} is no date and time with an offset"


def links(feed: etree._Element) -> Iterator[str]:
    yield from not_absolute(link.get("href") for link in feed.iter(f"{_NS}link"))
    for link in feed.iter(f"{_NS}link"):
        if link.get("rel", "alternate") not in _RELATIONS:
            yield f"rel={quoted(link.get('rel'))} is no relation that is known here"
    for element in (feed, *feed.iterfind(f"{_NS}entry")):
        pages = [link for link in element.iterfind(f"{_NS}link") if _is_page(link)]
        if len(pages) != 1:
            yield f"{_called(element)} has {len(pages)} links to a page"


def self_link(feed: etree._Element) -> Iterator[str]:
    found = [link for link in feed.iterfind(f"{_NS}link") if link.get("rel") == "self"]
    if len(found) != 1:
        yield f"the feed has {len(found)} links to itself"


def unique_ids(feed: etree._Element) -> Iterator[str]:
    yield from repeated(id_.text for id_ in feed.iterfind(f"{_NS}entry/{_NS}id"))


def content(feed: etree._Element) -> Iterator[str]:
    for entry in feed.iterfind(f"{_NS}entry"):
        found = entry.find(f"{_NS}content")
        if found is None and entry.find(f"{_NS}summary") is None:
            yield f"{_called(entry)} has neither content nor summary"
        elif found is not None and found.get("type") != "html":
            yield f"the content of {_called(entry)} has the type {quoted(found.get('type'))}"


ATOM_RULES = (
    Rule("RFC 4287, 4.1.1 and 4.1.2", required_elements),
    Rule("RFC 4287, 4.1.1 and 4.1.2", authors),
    Rule("RFC 4287, 3.3", dates),
    Rule("RFC 4287, 4.2.7", links),
    Rule("RFC 4287, 4.1.1", self_link),
    Rule("RFC 4287, 4.1.2 and 4.2.6", unique_ids),
    Rule("RFC 4287, 4.1.3", content),
)


def _entries(feed: etree._Element) -> Iterator[FeedEntry]:
    for entry in feed.iterfind(f"{_NS}entry"):
        pages = [link.get("href", "") for link in entry.iterfind(f"{_NS}link") if _is_page(link)]
        yield FeedEntry(
            guid=entry.findtext(f"{_NS}id", ""),
            url=pages[0] if pages else "",
            html=entry.findtext(f"{_NS}content", ""),
        )


def _addresses(feed: etree._Element) -> Iterator[str]:
    for link in feed.iter(f"{_NS}link"):
        if link.get("rel", "alternate") in _OWN_RELATIONS:
            yield link.get("href", "")
    for element in feed.iterfind(f"{_NS}icon"):
        yield element.text or ""
    for element in feed.iterfind(f"{_NS}logo"):
        yield element.text or ""


ATOM = Format(name="feeds", rules=ATOM_RULES, addresses=_addresses, entries=_entries)


def _is_page(link: etree._Element) -> bool:
    return (link.get("rel", "alternate"), link.get("type")) == ("alternate", "text/html")


def _is_date(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None and "T" in text
    except ValueError:
        return False


def _called(element: etree._Element) -> str:
    if element.tag == f"{_NS}feed":
        return "the feed"
    return f"the entry {quoted(element.findtext(f'{_NS}title'))}"
