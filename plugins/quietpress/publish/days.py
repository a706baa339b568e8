"""The days of long lists, most of which are today what they were yesterday.

A night lists the articles of the month in the months of their topics and
sources, and has a few of them to add. So a day is known by the digests of its
articles, and what was made of it is taken from an earlier build: neither is an
article read for it nor a line printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from jinja2.runtime import Macro
from markupsafe import Markup

from ..store import Listed
from .digests import digest_of
from .library import Library
from .pages.headlines import Headline
from .parts import Parts


class ListedDay:
    """The articles of one day in a list."""

    def __init__(self, day: date, listed: Sequence[Listed], library: Library) -> None:
        self.day = day
        self.digest = digest_of(day, [*map(library.listing_of, listed)])
        self._listed = listed
        self._library = library

    @property
    def name(self) -> str:
        """Such as "Sunday 22 November 2026"."""
        return self._library.words.weekday(self.day)

    @property
    def headlines(self) -> tuple[Headline, ...]:
        """The articles as pages list them, newest first."""
        return tuple(map(self._library.headline, self._listed))


class ListedDays:
    """The days of a list, the latest first; what is made of each is made once for all builds."""

    def __init__(self, listed: Sequence[Listed], library: Library, parts: Parts) -> None:
        """Make days, in UTC, of articles that come newest first."""
        self.total = len(listed)  # articles
        self._listed = listed
        self._parts = parts
        self._days = [
            ListedDay(day, [*group], library)
            for day, group in groupby(listed, key=lambda each: each.published.date())
        ]
        self.digest = digest_of([day.digest for day in self._days])

    @property
    def latest(self) -> date:
        """The latest day; there is one."""
        return self._listed[0].published.date()

    @property
    def arrived(self) -> date:
        """The day on which the last of the articles came."""
        return max(listed.first_seen for listed in self._listed).date()

    def __iter__(self) -> Iterator[ListedDay]:
        """Yield each day that has articles."""
        yield from self._days

    def texts(self, make: Callable[[ListedDay], str], *about: str) -> Iterator[str]:
        """Yield what is made of each day, given what that depends on beside the day."""
        days = {digest_of(self._parts.recipe, day.digest, about): day for day in self._days}
        found = self._parts.found([*days])
        for digest, day in days.items():
            if digest not in found:
                found[digest] = make(day)
                self._parts.add(digest, day.day, found[digest])
            yield found[digest]

    def printed(self, macro: Macro, *arguments: str) -> str:
        """Return what a macro of the theme prints of each day, one below the other.

        The macro is imported without context, and known by its name: a theme
        has no other of this name that prints days.
        """

        def section(day: ListedDay) -> str:
            return str(macro(day, *arguments))

        texts = self.texts(section, macro.name, *map(str, arguments))
        return Markup("").join(map(Markup, texts))  # the macro has escaped what is to be escaped


class Days:
    """Brings the days of lists."""

    def __init__(self, library: Library, parts: Parts) -> None:
        self._library = library
        self._parts = parts

    def of(self, listed: Iterable[Listed]) -> ListedDays:
        """Return the days of articles that come newest first."""
        return ListedDays([*listed], self._library, self._parts)
