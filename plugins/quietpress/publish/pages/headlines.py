"""Articles as they stand in lists. Titles are plain text; paths are below the site's root."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Protocol

import msgspec

from ...text import shorten
from ..words import Words
from .periods import timestamp
from .reading import direction

# Nobody said when: last in every list. `clean_capture` gives each article a time.
UNDATED = datetime.fromtimestamp(0, UTC)

_EXCERPT_LENGTH_MAX = 240  # characters; three lines under the headline of the day
_SHORT_EXCERPT_LENGTH_MAX = 120


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A name that leads to a page."""

    name: str
    path: str


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """One article in a list."""

    title: str
    path: str
    language: str  # BCP 47; "": unknown
    published: datetime
    source: Link | None = None  # None: written by the owner of the site
    excerpt: str = ""
    story: str = ""  # path of the page of all who report the same; "": nobody else does
    sources: int = 1  # that report it, its own included

    @property
    def direction(self) -> str:
        """Where the title and excerpt begin: "ltr", "rtl" or "auto"."""
        return direction(self.language)

    @property
    def short_excerpt(self) -> str:
        """The excerpt of a story that is not the lead."""
        return shorten(self.excerpt, _SHORT_EXCERPT_LENGTH_MAX)

    @property
    def day(self) -> date:
        """The day it was published on, in UTC."""
        return self.published.astimezone(UTC).date()

    @property
    def timestamp(self) -> str:
        """When it was published, for machines: a time, or a day where only that is known."""
        if not self.time:
            return self.day.isoformat()
        return timestamp(self.published)

    @property
    def time(self) -> str:
        """The time of day, such as "08:01"; "" where only the day is known."""
        time = self.published.astimezone(UTC).time().isoformat("minutes")
        return "" if time == "00:00" else time


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of one day."""

    day: date
    name: str
    headlines: tuple[Headline, ...]


class Told(Protocol):
    """What lists say of an article."""

    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def published(self) -> datetime | None: ...
    @property
    def summary(self) -> str: ...


def headline_of(  # what a list says of an article
    article: Told, path: str, source: Link | None, story: str = "", sources: int = 1
) -> Headline:
    """Return the headline of a collected article, whose page lies at the path.

    Args:
        article: what it is of, or as much of it as lists say.
        path: of its page.
        source: its source, and the page of that.
        story: path of the page of all who report the same; "": nobody else does.
        sources: how many report it, its own included.
    """
    return Headline(
        title=article.title,
        path=path,
        language=article.language,
        published=article.published or UNDATED,
        source=source,
        excerpt=shorten(article.summary, _EXCERPT_LENGTH_MAX),
        story=story,
        sources=sources,
    )


def by_day(headlines: Iterable[Headline], words: Words) -> tuple[Day, ...]:
    """Return headlines by day; they come in the order of time."""
    return tuple(
        Day(day=day, name=words.weekday(day), headlines=tuple(group))
        for day, group in groupby(headlines, key=lambda headline: headline.day)
    )
