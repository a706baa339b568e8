"""Which pages may differ from those of the last release, and what each is made from.

Pages come in families: an article, a topic, a month of it, a day. A family is
planned anew when an article in it was added, changed, moved or taken out, or
became the neighbour of another. One too many costs a little time, because its
digest then says that nothing differs; one too few would be a stale page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice

import msgspec

from ...article import Article
from ...settings import Following
from ...store import EVERYTHING, Ledger, Listed, Position, Scope
from .. import addresses
from ..days import Days
from ..digests import digest_of
from ..library import Library
from ..pages.article_page import EarlierText, Place
from ..pages.headlines import UNDATED, Headline, Link
from ..pages.listings import (
    MonthLink,
    Shelf,
    archive_page,
    day_page,
    listing_page,
    month_page,
    source_shelves,
    topic_shelves,
)
from ..pages.periods import (
    Month,
    begin_of_day,
    begin_of_month,
    beside,
    month_of,
    next_month,
    with_neighbours,
)
from ..pages.pictures import media_of
from ..pages.source_facts import source_facts
from ..pages.subscribing import Feeds, everything
from .planned import Family, Move, PlannedArticle, PlannedFile, PlannedPage

ARTICLE = "article:"  # with the GUID; begins the name of a family of one article
GONE = "gone:"  # with the path; of a page where an article was


class _Case(msgspec.Struct, frozen=True):
    """A shelf with all that is needed to look into it."""

    shelf: Shelf
    scope: Scope

    def family(self, month: Month | None = None) -> str:
        kind = "source" if self.scope.source else "topic"
        return f"{kind}:{self.shelf.key}" + (f":{month[0]:04}-{month[1]:02}" if month else "")


class PagePlanner:
    """Plans the pages of a paper."""

    def __init__(  # noqa: PLR0913  # what pages are made from, each by name
        self,
        library: Library,
        following: Following,
        ledger: Ledger,
        own: Sequence[Headline],
        days: Days,
        *,
        listing_max: int,
    ) -> None:
        """Look at the shelves.

        Args:
            library: the articles as they are now.
            following: the topics, and what is known of the sources.
            ledger: the files of the last release.
            own: what the owner of the site wrote, newest first.
            days: brings the days of lists.
            listing_max: how many articles the page of a topic or a source shows.
        """
        self._library = library
        self._words = library.words
        self._following = following
        self._listings = library.listings
        self._ledger = ledger
        self._own = own
        self._days_of_lists = days
        self._listing_max = listing_max
        self.topics = topic_shelves(following)
        self.sources = source_shelves(following, library.sources)

    def everything(self) -> Iterator[Family]:
        """Yield every family of pages that the paper has."""
        for topic in self.topics:  # each article has one that is its first
            line = self._listings.newest(Scope(any=(topic,)))
            for earlier, listed, later in with_neighbours(line):
                if self._library.brief(listed).topics[0] == topic:
                    yield self._article(self._between(listed, earlier, later))
        for number in self._library.story_numbers():
            yield self._story(number)
        for case in self._cases():
            yield self._listing(case)
            months = [month_of(begin) for begin in self._months(case)]
            for before, month, after in with_neighbours(months):
                yield self._month(case, month, before, after)
        days = [begin.date() for begin in self._days()]
        for before_it, day, after_it in with_neighbours(days):
            yield self._day(day, before_it, after_it)
        yield self._archive(days)

    def touched(self, moves: Sequence[Move], stories: Collection[int]) -> Iterator[Family]:
        """Yield each family of pages that may differ.

        Args:
            moves: the articles that are other now.
            stories: the numbers of stories that have other articles now.
        """
        positions = [place for move in moves for place in (move.before, move.after) if place]
        yield from self._touched_articles(moves, stories)
        for case in self._cases():
            inside = [place for place in positions if _is_in(place, case.scope)]
            if inside:
                yield self._listing(case)
                yield from self._touched_months(case, {month_of(p.published) for p in inside})
        for source in {place.source for place in positions} - self.sources.keys():
            yield from self._vanished(f"source:{source}")
        days = [begin.date() for begin in self._days()]
        yield from self._touched_days(days, {_day_of(place.published) for place in positions})
        yield self._archive(days)

    def gone(self, since: datetime) -> Iterator[Family]:
        """Yield the pages that say that an article is gone: those of articles hidden since then."""
        pages = self._listings.gone(since)
        for path in pages:
            yield f"{GONE}{path}", [_page(path, "gone")]
        for family in self._ledger.families(GONE):
            if family.removeprefix(GONE) not in pages:
                yield family, []

    def _touched_articles(
        self, moves: Sequence[Move], stories: Collection[int]
    ) -> Iterator[Family]:
        touched: dict[str, Listed | None] = {}
        for move in moves:
            touched[move.guid] = self._listings.get(move.guid)
            for position in filter(None, (move.before, move.after)):
                for topic in position.topics:
                    found = self._listings.neighbours(topic, position)
                    touched |= {each.guid: each for each in found if each}
        told = {*stories, *(each.story for each in touched.values() if each and each.story)}
        for number in sorted(told):
            yield self._story(number)
            touched |= {each.guid: each for each in self._library.members(number)}
        for guid, listed in touched.items():
            yield self._article(self.article(listed)) if listed else (f"{ARTICLE}{guid}", [])

    def _touched_months(self, case: _Case, months: set[Month]) -> Iterator[Family]:
        all_months = [month_of(begin) for begin in self._months(case)]
        known = set(all_months)
        for month in list(months):
            was_there = bool(self._ledger.files(case.family(month)))
            if was_there != (month in known):  # those beside it link to another one now
                months |= {each for each in beside(all_months, month) if each}
        for month in sorted(months):
            if month in known:
                yield self._month(case, month, *beside(all_months, month))
            else:
                yield case.family(month), []

    def _touched_days(self, days: Sequence[date], touched: set[date]) -> Iterator[Family]:
        known = set(days)
        for day in list(touched):
            was_there = bool(self._ledger.files(_day_family(day)))
            if was_there != (day in known):
                touched |= {each for each in beside(days, day) if each}
        for day in sorted(touched):
            if day in known:
                yield self._day(day, *beside(days, day))
            else:
                yield _day_family(day), []

    def _vanished(self, prefix: str) -> Iterator[Family]:
        for family in self._ledger.families(prefix):
            if family == prefix or family.startswith(f"{prefix}:"):
                yield family, []

    def _cases(self) -> Iterator[_Case]:
        for key, shelf in self.topics.items():
            yield _Case(shelf, Scope(any=(key,)))
        for key, shelf in self.sources.items():
            yield _Case(shelf, Scope(source=key))

    def article(self, listed: Listed) -> PlannedArticle:
        """Return the page of an article as it is to be."""
        brief = self._library.brief(listed)
        position = Position(
            listed.guid, listed.number, brief.source, brief.topics, brief.published or UNDATED
        )
        return self._between(listed, *self._listings.neighbours(brief.topics[0], position))

    def _between(
        self, listed: Listed, earlier: Listed | None, later: Listed | None
    ) -> PlannedArticle:
        """Return the page of an article, given its neighbours in its first topic."""
        brief = self._library.brief(listed)
        inside = [self.topics[key] for key in brief.topics]
        place = Place(
            headline=self._library.headline(listed),
            topics=tuple(Link(name=topic.name, path=topic.path) for topic in inside),
            feeds=self._feeds(brief.topics, [brief.source]),
            earlier=self._link(earlier),
            later=self._link(later),
            also=self._library.also(listed),
            changes=tuple(
                EarlierText(title=article.title, html=article.html, until=until)
                for until, article in self._library.earlier_texts(listed)
            ),
        )
        article = self._library.article(listed)
        return PlannedArticle(
            listed.page, digest_of(self._library.digest(listed), place), article, place
        )

    def _article(self, planned: PlannedArticle) -> Family:
        article = planned.article
        return f"{ARTICLE}{article.guid}", [planned, *self._pictures(article)]

    def _pictures(self, article: Article) -> Iterator[PlannedFile]:
        for name in media_of(article):  # which never gets other bytes
            yield PlannedFile(name, digest_of(name), partial(self._library.picture, name))

    def _story(self, number: int) -> Family:
        told = self._library.told(number)
        if told is None:
            return _story_family(number), []
        feeds = self._feeds(
            {topic for article in told.articles for topic in article.topics},
            {article.source for article in told.articles},
        )
        return _story_family(number), [_page(told.page.path, "story", story=told.page, feeds=feeds)]

    def _feeds(self, topics: Collection[str], sources: Collection[str]) -> tuple[Feeds, ...]:
        """Return the feeds of articles of these topics and sources, the most specific first."""
        return (
            *(shelf.feeds for key, shelf in self.topics.items() if key in topics),
            *(self.sources[key].feeds for key in sorted(sources)),
            everything(self._words),
        )

    def _listing(self, case: _Case) -> Family:
        newest = [*islice(self._listings.newest(case.scope), self._listing_max)]
        days = self._days_of_lists.of(newest)
        oldest = self._listings.oldest(case.scope)
        months = [
            self._month_link(case, begin, later)
            for _, begin, later in with_neighbours(self._months(case))
        ]
        page = listing_page(
            case.shelf,
            days,
            months,
            sources=[self._library.sources[listed.source] for listed in newest],
            oldest=oldest.published.date() if oldest else None,
            words=self._words,
        )
        if not case.scope.source:
            return case.family(), [_page(case.shelf.path, "topic", listing=page)]
        key = case.scope.source
        facts = source_facts(key, self._following.sources.get(key), days, self._library)
        return case.family(), [_page(case.shelf.path, "source", listing=page, facts=facts)]

    def _month(
        self, case: _Case, month: Month, earlier: Month | None, later: Month | None
    ) -> Family:
        begin = datetime(*month, 1, tzinfo=UTC)
        inside = self._listings.between(case.scope, begin, next_month(begin))
        days = self._days_of_lists.of(inside)
        page = month_page(case.shelf, month, days, earlier=earlier, later=later, words=self._words)
        return case.family(month), [_page(page.path, "month", month=page)]

    def _day(self, day: date, earlier: date | None, later: date | None) -> Family:
        begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
        inside = [
            (self._library.brief(listed).topics[0], self._library.headline(listed))
            for listed in self._listings.between(EVERYTHING, begin, begin + timedelta(days=1))
        ]
        page = day_page(
            day,
            inside,
            [*self.topics.values()],
            earlier=earlier,
            later=later,
            words=self._words,
        )
        return _day_family(day), [_page(page.path, "day", day=page)]

    def _archive(self, days: Sequence[date]) -> Family:
        page = archive_page(
            days,
            [Link(name=topic.name, path=topic.path) for topic in self.topics.values()],
            [Link(name=source.name, path=source.path) for source in self.sources.values()],
            self._own,
            self._words,
        )
        return "archive", [_page(addresses.ARCHIVE_PAGE, "archives", archive=page)]

    def _month_link(self, case: _Case, begin: datetime, later: datetime | None) -> MonthLink:
        month = month_of(begin)
        return MonthLink(
            name=self._words.month(*month),
            path=addresses.month_page(case.shelf.path, *month),
            total=self._listings.count(case.scope, begin, later),
        )

    def _months(self, case: _Case) -> list[datetime]:
        return self._listings.periods(case.scope, begin_of_month)

    def _days(self) -> list[datetime]:
        return self._listings.periods(EVERYTHING, begin_of_day)

    def _link(self, listed: Listed | None) -> Link | None:
        return Link(name=self._library.brief(listed).title, path=listed.page) if listed else None


def _page(path: str, template: str, **values: object) -> PlannedPage:
    return PlannedPage(path, digest_of(template, values), template, values)


def _is_in(position: Position, scope: Scope) -> bool:
    return position.source == scope.source if scope.source else scope.topic in position.topics


def _story_family(number: int) -> str:
    return f"story:{number}"


def _day_family(day: date) -> str:
    return f"day:{day.isoformat()}"


def _day_of(time: datetime) -> date:
    return time.date()
