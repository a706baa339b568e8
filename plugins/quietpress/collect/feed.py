"""Feeds in XML: RSS 0.9x to 2.0, RDF, Atom (RFC 4287)."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr, parsedate_to_datetime
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
from .entries import ENTRIES_MAX, ENTRIES_READ_MAX, Entry, Feed, newest
from .times import in_utc
from .wellformed import parse_xml

_ROOTS = {"rss", "feed", "rdf"}
_NO_FEEDS = {
    "opml": "this is an OPML list of feeds; give the feeds themselves",
    "urlset": "this is a sitemap; save the pages that it lists",
    "sitemapindex": "this is a sitemap; save the pages that it lists",
}

# What we let feedparser see. Its readers of pictures, geography, chapters and licences
# raise KeyError and TypeError on broken ones, and run for elements inside content, too.
_STRUCTURE = {"channel", "item", "entry"}
_MARKUP = {"content", "description", "encoded", "summary", "body", "title"}
_PLAIN = {
    *("link", "guid", "id", "language", "author", "creator", "managingeditor"),
    *("pubdate", "published", "issued", "date", "updated", "modified"),
    *("category", "subject", "keywords", "comments", "enclosure"),
}
_ITUNES = "{http://www.itunes.com/"
_OF_PODCAST = {"duration", "season", "episode", "image"}  # in the namespace of iTunes
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OF_MEDIA = (  # namespaces that speak of pictures and sound with the same words
    "{http://search.yahoo.com/mrss",
    _ITUNES,
)

# It also takes time by the square of what is short or few in every honest feed. A text of
# content may be as long as the file.
_FIELD_MAX = 4000  # characters
_FIELDS_MAX = 300  # in an entry
_ENTRY = {"item", "entry"}
_PARENTS = _ROOTS | {"channel"}  # of entries
_PERSON = {"author", "creator", "managingeditor"}
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified")  # the best first

# RSS 1.0 module "syndication"; what a year is divided by does not matter to the day.
_SYNDICATION = "{http://purl.org/rss/1.0/modules/syndication/}"
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}  # hours
_INTERVAL_MAX = timedelta(days=365)

_READABLE = {"text/html", "application/xhtml+xml", "text/plain"}


def parse_xml_feed(body: bytes, origin: str, charset: str = "") -> Feed:
    """Return a feed in RSS, RDF or Atom.

    The content of an entry is the longest of its texts, as the feed has it:
    not sanitised, addresses not resolved. The arguments are those of `feeds.parse_feed`.

    Raises:
        SourceError: the document is no feed.
    """
    root = parse_xml(body, origin, charset)
    kind = _local_name(root)
    if kind not in _ROOTS:
        fix = _NO_FEEDS.get(kind, "give a feed in RSS, RDF or Atom")
        raise SourceError(origin, f"it begins with <{kind[:40]}>: {fix}", Trouble("wrong type"))
    entries = list(_entries(root))
    _put_entries_in_place(root, entries)
    interval = _interval(root)
    left_out = _drop_older(entries)
    _reduce(root)
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


def _put_entries_in_place(root: etree._Element, entries: Iterable[etree._Element]) -> None:
    """Bring entries back that a tag without an end has swallowed: a title, or the one before."""
    place = _channel(root)
    for entry in entries:
        if _local_name(entry.getparent()) not in _PARENTS:
            place.append(entry)


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the entries of a feed; what looks like one in the content of another is none."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element is root:
            continue
        if _local_name(element) in _ENTRY:
            yield element
        elif _local_name(element.getparent()) in _ENTRY:
            walk.skip_subtree()


def _channel(root: etree._Element) -> etree._Element:
    channel = root.find("{*}channel")
    return root if channel is None else channel


def _interval(root: etree._Element) -> timedelta | None:
    """Return how often a feed says that it changes: `<ttl>` in minutes, or `sy:updatePeriod`."""
    channel = _channel(root)
    minutes = (channel.findtext("{*}ttl") or "").strip()
    if minutes.isdecimal() and len(minutes) < len("1000000"):
        return min(timedelta(minutes=int(minutes)), _INTERVAL_MAX)
    period = (channel.findtext(f"{_SYNDICATION}updatePeriod") or "").strip().lower()
    often = (channel.findtext(f"{_SYNDICATION}updateFrequency") or "1").strip()
    if period in _PERIODS and often.isdecimal() and int(often[:6]) > 0:
        return timedelta(hours=_PERIODS[period]) / int(often[:6])
    return None


def _drop_older(entries: Sequence[etree._Element]) -> int:
    """Take all but the newest entries out of a feed, and return how many those were."""
    dates = [_stated(entry) for entry in entries[:ENTRIES_READ_MAX]]
    kept = set(newest(dates, ENTRIES_MAX))
    for index, entry in enumerate(entries):
        if index not in kept:
            entry.getparent().remove(entry)
    return len(entries) - len(kept)


def _stated(entry: etree._Element) -> datetime | None:
    """Return the date of an entry that feedparser has not read yet."""
    dates = {_local_name(child): (child.text or "")[:_FIELD_MAX].strip() for child in entry}
    for name in _DATES:
        if name not in dates:
            continue
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            with suppress(ValueError, OverflowError):
                return in_utc(read(dates[name]))
    return None


def _local_name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _reduce(element: etree._Element) -> None:
    """Take out of a feed what we do not use, and cut the rest to honest lengths and numbers."""
    is_entry = _local_name(element) in _ENTRY
    fields = 0
    for child in list(element):
        name = _local_name(child)
        fields += is_entry
        if str(child.tag).startswith(_OF_MEDIA):
            known = is_entry and name in _OF_PODCAST and str(child.tag).startswith(_ITUNES)
        else:
            known = name in _STRUCTURE | _MARKUP | _PLAIN
        if not known or fields > _FIELDS_MAX:
            element.remove(child)
        elif name in _STRUCTURE:
            _reduce(child)
        elif name in _MARKUP:
            _flatten(child)
        else:
            text = _name_of(child) if name in _PERSON else child.text or ""
            del child[:]
            child.text = text[:_FIELD_MAX]


def _flatten(element: etree._Element) -> None:
    """Write markup that stands in an element as it is (XHTML in Atom) as escaped HTML."""
    if not len(element):
        return
    for child in element.iterdescendants():
        if str(child.tag).startswith(_XHTML):
            child.tag = str(child.tag).removeprefix(_XHTML)
    fresh = etree.Element("div")  # free of the feed's namespaces
    fresh.text = element.text
    fresh.extend(list(element))
    etree.cleanup_namespaces(fresh)
    markup = etree.tostring(fresh, encoding="unicode", method="html")
    element.text = markup.removeprefix("<div>").removesuffix("</div>")
    element.set("type", "html")


def _name_of(person: etree._Element) -> str:
    """Return the name alone: of `<name>` in Atom, of `ada@tide.example (Ada Marsh)` in RSS."""
    named = (child for child in person if _local_name(child) == "name")
    name = (next(named, person).text or "")[:_FIELD_MAX]
    return parseaddr(name)[0] if "@" in name else name


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
    return fold(text[:_FIELD_MAX])


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
