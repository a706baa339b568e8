"""What readers can search: the titles of all articles, a file for each month.

A browser reads the files newest first and stops when it has enough, so that a
search costs a visitor little, however old the paper is. Titles go to the page
as text and are never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

import msgspec

from ...store import EVERYTHING
from .. import addresses
from ..days import Days, ListedDay, ListedDays
from ..digests import digest_of
from ..library import Library
from ..pages.headlines import Day, Headline, Link, by_day
from ..pages.periods import Month, begin_of_month, month_of, next_month
from .planned import Family, Move, PlannedFile, PlannedPage

_OWN = "own"  # name of the file of what the owner of the site wrote


class _Title(msgspec.Struct, frozen=True, omit_defaults=True):
    """An article that can be found."""

    title: str
    path: str
    language: str = ""
    source: str = ""


class _Day(msgspec.Struct, frozen=True):
    date: str  # ISO 8601, by which the hits of several files are brought into order
    name: str  # in words
    articles: list[_Title]


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the page to search with has to know."""

    files: tuple[str, ...]  # names of the files to search, in this order
    found: Mapping[str, str]  # how many articles, `#`, by the plural categories of CLDR
    plurals: str  # BCP 47, of the language whose categories they are
    topics: tuple[Link, ...]
    sources: tuple[Link, ...]


class SearchPlanner:
    """Plans the page to search with, and the files that it searches."""

    def __init__(
        self,
        library: Library,
        own: Sequence[Headline],
        days: Days,
        topics: Iterable[Link],
        sources: Iterable[Link],
    ) -> None:
        """Look at the months.

        Args:
            library: the articles.
            own: what the owner of the site wrote.
            days: brings the days of lists.
            topics: their names and pages.
            sources: likewise.
        """
        self._library = library
        self._own = own
        self._days = days
        self._topics = tuple(topics)
        self._sources = tuple(sources)
        begins = library.listings.periods(EVERYTHING, begin_of_month)
        self._months = [month_of(begin) for begin in begins]  # newest first

    def everything(self) -> Iterator[Family]:
        """Yield all there is."""
        yield self._page()
        yield from map(self._month, self._months)

    def touched(self, moves: Sequence[Move]) -> Iterator[Family]:
        """Yield what may differ, for the articles that are other now."""
        yield self._page()
        positions = [place for move in moves for place in (move.before, move.after) if place]
        for month in sorted({month_of(place.published) for place in positions}):
            yield self._month(month) if month in self._months else (_family(month), [])

    def _page(self) -> Family:
        words = self._library.words
        own = [self._own_file()] if self._own else []
        page = SearchPage(
            files=(*(_OWN for _ in own), *map(_name, self._months)),
            found=words.by_plural(
                lambda number: words.ngettext(
                    "%(number)s article, newest first",
                    "%(number)s articles, newest first",
                    number,
                    number="#",
                )
            ),
            plurals=words.plurals,
            topics=self._topics,
            sources=self._sources,
        )
        planned = PlannedPage(
            addresses.SEARCH_PAGE, digest_of("search", page), "search", {"search": page}
        )
        return "search", [planned, *own]

    def _month(self, month: Month) -> Family:
        begin = datetime(*month, 1, tzinfo=UTC)
        inside = self._library.listings.between(EVERYTHING, begin, next_month(begin))
        days = self._days.of(inside)
        make = partial(self._list_of_days, days)
        return _family(month), [
            PlannedFile(addresses.search_file(_name(month)), digest_of(days), make)
        ]

    def _list_of_days(self, days: ListedDays) -> bytes:
        """Return the days of a month as a list in JSON."""
        return f"[{','.join(days.texts(self._day, 'search'))}]".encode()

    def _own_file(self) -> PlannedFile:
        words = self._library.words
        body = f"[{','.join(map(self._day, by_day(self._own, words)))}]".encode()
        return PlannedFile(addresses.search_file(_OWN), digest_of(body), lambda: body)

    def _day(self, day: Day | ListedDay) -> str:
        titles = [*map(_title, day.headlines)]
        named = _Day(day.day.isoformat(), self._library.words.day(day.day), titles)
        return msgspec.json.encode(named).decode()


def _title(headline: Headline) -> _Title:
    source = headline.source.name if headline.source else ""
    return _Title(headline.title, headline.path, headline.language, source)


def _name(month: Month) -> str:
    return f"{month[0]:04}-{month[1]:02}"


def _family(month: Month) -> str:
    return f"search:{_name(month)}"
