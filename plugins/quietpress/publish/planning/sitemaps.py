"""What search engines are told: sitemaps (https://www.sitemaps.org/protocol.html), robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from xml.etree import ElementTree as ET

from ...store import EVERYTHING
from .. import addresses
from ..digests import digest_of
from ..library import Library
from ..pages.periods import Month, begin_of_day, month_of, next_month
from .planned import Family, Move, PlannedFile

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class SitemapPlanner:
    """Plans a list of the lists, one of the pages that last, and one of each month.

    A month has its days; its articles only where search engines may show
    them, because a page that is listed and asks not to be is an error to them.
    """

    def __init__(
        self, library: Library, url: str, lasting: Sequence[str], *, has_articles: bool
    ) -> None:
        """Look at the days.

        Args:
            library: the articles.
            url: of the site, absolute, without a slash at its end.
            lasting: paths of pages that are there whatever was published.
            has_articles: whether search engines may show articles.
        """
        self._library = library
        self._url = url
        self._lasting = lasting
        self._has_articles = has_articles
        begins = library.listings.periods(EVERYTHING, begin_of_day)
        self._days = {month: [*days] for month, days in groupby(begins, key=month_of)}

    def everything(self) -> Iterator[Family]:
        """Yield all there is."""
        yield self._whole()
        yield from map(self._month, self._days)

    def touched(self, moves: Sequence[Move]) -> Iterator[Family]:
        """Yield what may differ, for the articles that are other now."""
        yield self._whole()
        positions = [place for move in moves for place in (move.before, move.after) if place]
        for month in sorted({month_of(place.published) for place in positions}):
            yield self._month(month) if month in self._days else (_family(month), [])

    def _whole(self) -> Family:
        shards = [addresses.PAGES_SITEMAP, *map(addresses.month_sitemap, self._days)]
        pages = [(path, "") for path in self._lasting]
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {self._url}/{addresses.SITEMAP}\n"
        return "sitemap", [
            self._file(addresses.SITEMAP, "sitemapindex", [(path, "") for path in shards]),
            self._file(addresses.PAGES_SITEMAP, "urlset", pages),
            PlannedFile(addresses.ROBOTS, digest_of(robots), partial(_encoded, robots)),
        ]

    def _month(self, month: Month) -> Family:
        pages = [(addresses.day_page(day.date()), "") for day in reversed(self._days[month])]
        if self._has_articles:
            begin = datetime(*month, 1, tzinfo=UTC)
            for listed in self._library.listings.between(EVERYTHING, begin, next_month(begin)):
                changed = self._library.brief(listed).updated or listed.published
                pages.append((listed.page, changed.strftime("%Y-%m-%d")))
        return _family(month), [self._file(addresses.month_sitemap(month), "urlset", pages)]

    def _file(self, path: str, kind: str, pages: Sequence[tuple[str, str]]) -> PlannedFile:
        make = partial(_sitemap, kind, self._url, pages)
        return PlannedFile(path, digest_of(kind, self._url, pages), make)


def _sitemap(kind: str, url: str, pages: Sequence[tuple[str, str]]) -> bytes:
    """Return a list of pages, or of such lists, with the days on which they changed."""
    root = ET.Element(kind, xmlns=_NAMESPACE)
    for path, changed in pages:
        entry = ET.SubElement(root, "url" if kind == "urlset" else "sitemap")
        ET.SubElement(entry, "loc").text = f"{url}/{path}"
        if changed:
            ET.SubElement(entry, "lastmod").text = changed
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document


def _encoded(text: str) -> bytes:
    return text.encode()


def _family(month: Month) -> str:
    return f"sitemap:{month[0]:04}-{month[1]:02}"
