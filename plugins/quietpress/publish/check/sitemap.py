"""Rules of sitemaps (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from .feed_format import Format, as_parsed
from .rule import Rule, not_absolute, quoted

_NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ENTRIES_MAX = 50_000
# W3C Date and Time Formats: a day alone, or a time with its offset.
_DATE = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?", re.ASCII
)


def locations(sitemap: etree._Element) -> Iterator[str]:
    for entry in sitemap.iterchildren(etree.Element):  # no comments
        if len(entry.findall(f"{_NS}loc")) != 1:
            yield f"a <{etree.QName(entry).localname}> has not one loc"
    found = [element.text for element in sitemap.iter(f"{_NS}loc")]
    yield from not_absolute(found)
    for location, count in Counter(found).items():
        if count > 1:
            yield f"{quoted(location)} is there {count} times"
    if len(found) > _ENTRIES_MAX:
        yield f"it has {len(found)} locations, and {_ENTRIES_MAX} may be in one file"


def change_dates(sitemap: etree._Element) -> Iterator[str]:
    for element in sitemap.iter(f"{_NS}lastmod"):
        if not _DATE.fullmatch(element.text or ""):
            yield f"{quoted(element.text)} is no date of a sitemap"


SITEMAP_RULES = (
    Rule("Sitemaps, loc", locations),
    Rule("Sitemaps, lastmod", change_dates),
)


def _addresses(sitemap: etree._Element) -> Iterator[str]:
    for element in sitemap.iter(f"{_NS}loc"):
        yield element.text or ""


SITEMAP = Format(
    name="sitemaps", read=as_parsed, rules=SITEMAP_RULES, addresses=_addresses, is_of_one_site=True
)


def _sitemaps(robots: str) -> Iterator[str]:
    for line in robots.splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() == "sitemap":
            yield value.strip()


def sitemap_addresses(robots: str) -> Iterator[str]:
    yield from not_absolute(_sitemaps(robots))


# robots.txt (RFC 9309, section 2.2.4), which tells where sitemaps are.
ROBOTS = Format(
    name="other files",
    read=as_parsed,
    rules=(Rule("Sitemaps, Specifying the Sitemap location", sitemap_addresses),),
    addresses=_sitemaps,
)
