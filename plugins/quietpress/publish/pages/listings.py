"""Pages that list articles: a topic or a source, a month of it, a day of the paper.

A topic and a source show their newest articles; older ones stand on a page for
each month. The address of a page that is full never changes, nor does what
stands on it, until one of its articles does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from ...settings import Following
from ...urls import host_of
from .. import addresses
from ..days import ListedDays
from ..words import Words
from .headlines import Headline, Link
from .subscribing import Feeds, feeds_of


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What a listing is of: a topic or a source."""

    key: str
    name: str
    path: str  # of its page
    feeds: Feeds
    description: str = ""  # of a topic
    url: str = ""  # of a source: its own front page; "": not known
    host: str = ""  # of that


class MonthLink(msgspec.Struct, frozen=True, kw_only=True):
    """A month of a topic or a source, and how many articles it has."""

    name: str  # "November 2026"
    path: str
    total: int


class ListingPage(msgspec.Struct, frozen=True, kw_only=True):
    """A topic or a source, and its newest articles by day."""

    shelf: Shelf
    total: int
    extent: str
    days: ListedDays
    months: tuple[MonthLink, ...]  # all there are, the newest first
    sources: tuple[Link, ...]  # of the articles that are shown, the most frequent first


class MonthPage(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of a topic or a source in one month, by day."""

    shelf: Shelf
    name: str
    path: str
    extent: str
    days: ListedDays
    earlier: Link | None  # the months before and after it that have articles
    later: Link | None


class TopicPart(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of a day whose first topic is this one."""

    topic: Link
    headlines: tuple[Headline, ...]


class DayPage(msgspec.Struct, frozen=True, kw_only=True):
    """The paper of one day: all its articles by topic."""

    day: date
    name: str  # "Sunday 22 November 2026"
    path: str
    extent: str
    parts: tuple[TopicPart, ...]
    earlier: Link | None  # the days before and after it that have articles
    later: Link | None


class ArchiveMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A month in the archive, and its days that have articles."""

    name: str
    days: tuple[tuple[date, Link], ...]  # the newest first; a day's name is in words


class ArchivePage(msgspec.Struct, frozen=True, kw_only=True):
    """The way to everything: all days, all topics, all sources."""

    months: tuple[ArchiveMonth, ...]  # the newest first
    topics: tuple[Link, ...]
    sources: tuple[Link, ...]
    own: tuple[Headline, ...]  # written by the owner of the site, the newest first


def topic_shelves(following: Following) -> dict[str, Shelf]:
    """Return the shelf of each topic, by its key, in the order of the paper."""
    return {
        key: Shelf(
            key=key,
            name=topic.title,
            path=addresses.topic_page(key),
            feeds=feeds_of(key, topic.title),
            description=topic.description,
        )
        for key, topic in following.topics.items()
    }


def source_shelves(following: Following, sources: Mapping[str, Link]) -> dict[str, Shelf]:
    """Return the shelf of each source, by its key, given their names and pages."""
    urls = {key: source.url for key, source in following.sources.items()}
    return {
        key: Shelf(
            key=key,
            name=link.name,
            path=link.path,
            feeds=feeds_of(addresses.source_feed(link.path), link.name),
            url=urls.get(key, ""),
            host=host_of(urls.get(key, "")),
        )
        for key, link in sources.items()
    }


def listing_page(  # noqa: PLR0913  # what a listing is, each by name
    shelf: Shelf,
    newest: ListedDays,
    months: Sequence[MonthLink],
    *,
    sources: Collection[Link],
    oldest: date | None,
    words: Words,
) -> ListingPage:
    """Return the page of a topic or a source.

    Args:
        shelf: what it is of.
        newest: the days of its newest articles.
        months: of all its articles, the newest first.
        sources: of each of its newest articles.
        oldest: the day of its oldest one; None: it has none.
        words: of the interface.
    """
    total = sum(month.total for month in months)
    extent = words.articles(total) if total else words.gettext("No articles yet")
    if total > 1 and oldest:
        extent = words.gettext("%(articles)s since %(day)s", articles=extent, day=words.day(oldest))
    return ListingPage(
        shelf=shelf,
        total=total,
        extent=extent,
        days=newest,
        months=tuple(months),
        sources=tuple(_most_frequent(sources)),
    )


def month_page(  # noqa: PLR0913  # what a month is, each by name
    shelf: Shelf,
    month: tuple[int, int],
    days: ListedDays,
    *,
    earlier: tuple[int, int] | None,
    later: tuple[int, int] | None,
    words: Words,
) -> MonthPage:
    """Return the page of a month, given as its year and its number, of a topic or a source.

    Args:
        shelf: what it is of.
        month: year and number.
        days: of all articles of the month.
        earlier: the month before it that has articles; None: there is none.
        later: likewise after it.
        words: of the interface.
    """
    return MonthPage(
        shelf=shelf,
        name=words.month(*month),
        path=addresses.month_page(shelf.path, *month),
        extent=words.articles(days.total),
        days=days,
        earlier=_month_link(shelf, earlier, words),
        later=_month_link(shelf, later, words),
    )


def day_page(  # noqa: PLR0913  # what a day is, each by name
    day: date,
    headlines: Sequence[tuple[str, Headline]],
    topics: Sequence[Shelf],
    *,
    earlier: date | None,
    later: date | None,
    words: Words,
) -> DayPage:
    """Return the paper of a day.

    Args:
        day: in UTC.
        headlines: all of the day with the key of their first topic, newest first.
        topics: in the order of the paper.
        earlier: the day before it that has articles; None: there is none.
        later: likewise after it.
        words: of the interface.
    """
    inside: dict[str, list[Headline]] = {topic.key: [] for topic in topics}
    for key, headline in headlines:
        inside[key].append(headline)
    publishers = {headline.source for _, headline in headlines}
    return DayPage(
        day=day,
        name=words.weekday(day),
        path=addresses.day_page(day),
        extent=words.ngettext(
            "%(articles)s from %(number)s source",
            "%(articles)s from %(number)s sources",
            len(publishers),
            articles=words.articles(len(headlines)),
        ),
        parts=tuple(
            TopicPart(topic=Link(name=topic.name, path=topic.path), headlines=tuple(found))
            for topic in topics
            if (found := inside[topic.key])
        ),
        earlier=_day_link(earlier, words),
        later=_day_link(later, words),
    )


def archive_page(
    days: Sequence[date],
    topics: Sequence[Link],
    sources: Sequence[Link],
    own: Sequence[Headline],
    words: Words,
) -> ArchivePage:
    """Return the page of everything; the days are those that have articles, newest first."""
    months: dict[tuple[int, int], list[tuple[date, Link]]] = {}
    for day in days:
        link = Link(name=words.day(day), path=addresses.day_page(day))
        months.setdefault((day.year, day.month), []).append((day, link))
    return ArchivePage(
        months=tuple(
            ArchiveMonth(name=words.month(*month), days=tuple(inside))
            for month, inside in months.items()
        ),
        topics=tuple(topics),
        sources=tuple(sources),
        own=tuple(own),
    )


def _most_frequent(sources: Collection[Link]) -> list[Link]:
    """Return each source once, the most frequent first."""
    frequency = Counter(sources)
    return sorted(frequency, key=lambda source: (-frequency[source], source.name.casefold()))


def _month_link(shelf: Shelf, month: tuple[int, int] | None, words: Words) -> Link | None:
    if month is None:
        return None
    return Link(name=words.month(*month), path=addresses.month_page(shelf.path, *month))


def _day_link(day: date | None, words: Words) -> Link | None:
    if day is None:
        return None
    return Link(name=words.weekday(day), path=addresses.day_page(day))
