"""The tree of a feed in XML: what we use of it, within bounds, before feedparser reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from lxml import etree

from .entries import ENTRIES_MAX, ENTRIES_READ_MAX, newest
from .mailbox import name_of
from .times import in_utc

ROOTS = {"rss", "feed", "rdf"}

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
FIELD_MAX = 4000  # characters
_FIELDS_MAX = 300  # in an entry
_ENTRY = {"item", "entry"}
_PARENTS = ROOTS | {"channel"}  # of entries
_PERSON = {"author", "creator", "managingeditor"}
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified")  # the best first

# RSS 1.0 module "syndication"; what a year is divided by does not matter to the day.
_SYNDICATION = "{http://purl.org/rss/1.0/modules/syndication/}"
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}  # hours
_INTERVAL_MAX = timedelta(days=365)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def reduce_feed(root: etree._Element) -> int:
    """Take out of a feed what we do not use, and return how many older entries went.

    What is left has the newest entries, each in its place, and fields of honest
    lengths and numbers.
    """
    entries = list(_entries(root))
    _put_entries_in_place(root, entries)
    left_out = _drop_older(entries)
    _reduce(root)
    return left_out


def stated_interval(root: etree._Element) -> timedelta | None:
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


def _put_entries_in_place(root: etree._Element, entries: Iterable[etree._Element]) -> None:
    """Bring entries back that a tag without an end has swallowed: a title, or the one before."""
    place = _channel(root)
    for entry in entries:
        if local_name(entry.getparent()) not in _PARENTS:
            place.append(entry)


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the entries of a feed; what looks like one in the content of another is none."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element is root:
            continue
        if local_name(element) in _ENTRY:
            yield element
        elif local_name(element.getparent()) in _ENTRY:
            walk.skip_subtree()


def _channel(root: etree._Element) -> etree._Element:
    channel = root.find("{*}channel")
    return root if channel is None else channel


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
    dates = {local_name(child): (child.text or "")[:FIELD_MAX].strip() for child in entry}
    for name in _DATES:
        if name not in dates:
            continue
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            with suppress(ValueError, OverflowError):
                return in_utc(read(dates[name]))
    return None


def _reduce(element: etree._Element) -> None:
    """Take what we do not use out of an element, and cut the rest."""
    is_entry = local_name(element) in _ENTRY
    fields = 0
    for child in list(element):
        name = local_name(child)
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
            child.text = text[:FIELD_MAX]


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
    named = (child for child in person if local_name(child) == "name")
    name = (next(named, person).text or "")[:FIELD_MAX]
    return name_of(name) if "@" in name else name
