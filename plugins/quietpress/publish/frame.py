"""What every template can print, as `quietpress` in its context.

Only what no build changes may stand on a page that is not made anew by each
build: names and addresses. The front page and what can be subscribed to are
for their own pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

import msgspec

from ..store import EVERYTHING, Listed, Scope
from . import addresses
from .library import Library
from .pages.front import ARTICLES_MIN, FrontPage, front_page
from .pages.headlines import Day, Headline, by_day
from .pages.listings import Shelf, topic_shelves
from .pages.status_page import how_many_are_well
from .pages.subscribing import Feeds, SubscribePage, everything, offers
from .planning.drafting import Issue
from .words import Words


class Frame(msgspec.Struct, frozen=True, kw_only=True, eq=False):  # there is one
    """What stands around every page, and on those that each build makes anew."""

    siteurl: str  # absolute, without a slash at its end
    feeds: Feeds
    topics: tuple[Shelf, ...]
    front: FrontPage
    subscribe: SubscribePage
    status: str  # path of the page that says how the sources are; "": the theme has none
    well: str  # what it says first, for the front page; "": there are no sources
    search: str  # path of the page to search with; "": the theme has none
    words: Words

    @property
    def root(self) -> str:
        """Path of the site on its host, for a page that is shown at any address: "", "/paper"."""
        return urlsplit(self.siteurl).path

    def days(self, headlines: Iterable[Headline]) -> tuple[Day, ...]:
        """Return headlines by day; they come in the order of time."""
        return by_day(headlines, self.words)

    def period(self, numbers: Sequence[int]) -> str:
        """Return the name of a year, a month or a day."""
        return self.words.period(numbers)


def frame(issue: Issue, library: Library, *, has_template: Callable[[str], bool]) -> Frame:
    """Return the frame of a paper.

    Args:
        issue: what there is to publish.
        library: its articles, as they are shown.
        has_template: whether the theme can make a page of a kind.
    """
    following = issue.following
    newest = _newest_days(library)
    return Frame(
        siteurl=issue.publication.url,
        feeds=everything(library.words),
        topics=tuple(topic_shelves(following).values()),
        front=front_page(
            [library.article(listed) for listed in newest],
            {listed.guid: library.headline(listed) for listed in newest},
            following,
            issue.own,
            totals={key: library.listings.count(Scope(any=(key,))) for key in following.topics},
            as_of=issue.health.began,
            words=library.words,
        ),
        subscribe=offers(library, following),
        words=library.words,
        status=addresses.STATUS_PAGE if has_template("status") else "",
        well=how_many_are_well(issue.health, library.words),
        search=addresses.SEARCH_PAGE if has_template("search") else "",
    )


def _newest_days(library: Library) -> list[Listed]:
    """Return the articles of the newest days, as many as make a paper, and one before them."""
    newest: list[Listed] = []
    for listed in library.listings.newest(EVERYTHING):
        is_of_another_day = bool(newest) and _day(library, newest[-1]) != _day(library, listed)
        newest.append(listed)
        if is_of_another_day and len(newest) > ARTICLES_MIN:
            break
    return newest


def _day(library: Library, listed: Listed) -> object:
    return library.headline(listed).day
