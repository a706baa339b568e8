"""The front page: the paper of the day, and how important each article is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

import msgspec

from ...article import Article, Image
from ...settings import Following
from .. import addresses
from ..words import Words
from .headlines import Headline, Link
from .pictures import is_ours

ARTICLES_MIN = 20  # a thin day is filled up with the days before it
_SECOND_STORIES = 2
_SECOND_STORIES_ALONE = 4  # where the lead has no picture above them
_TITLES_IN_SECTION = 6
_TITLES_BESIDE = 9  # as high as the lead with its picture and the second stories
_TITLES_BESIDE_NO_PICTURE = 8


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """The titles of one topic on the front page."""

    topic: Link
    more: str  # "": the section shows all there is
    headlines: tuple[Headline, ...]


class FrontPage(msgspec.Struct, frozen=True, kw_only=True):
    """The paper of the day."""

    day: date | None  # None: there is no article at all
    dateline: str
    extent: str
    as_of: str  # when articles were last looked for, such as "05:10"; "": not known
    lead: Headline | None
    # Of the lead, and only one that we hold, so that the page loads from us alone.
    picture: Image | None
    seconds: tuple[Headline, ...]
    beside: tuple[Section, ...]  # the foremost topics, which stand beside the lead
    sections: tuple[Section, ...]  # the others
    own: tuple[Headline, ...]  # written by the owner of the site
    end: str
    earlier: Link | None  # the day before those that are shown


def front_page(  # noqa: PLR0913  # what a front page is made of, each by name
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    following: Following,
    own: Sequence[Headline],
    *,
    totals: Mapping[str, int],
    words: Words,
    as_of: datetime | None = None,
) -> FrontPage:
    """Return the front page of these articles, which come newest first.

    It holds whole days, the newest and as many before it as make it worth
    reading. Of what several sources report it has the foremost article alone.
    The most important article of the newest day is the lead; after the next
    ones come titles by topic, and no article stands twice.

    Args:
        articles: the newest; enough for the days that are shown, and one of a day before them.
        headlines: of each article, by GUID.
        following: the topics, in their order.
        own: what the owner of the site wrote, newest first.
        totals: how many articles each topic has, by its key.
        words: of the interface.
        as_of: when articles were last looked for; aware. None: not known.
    """
    shown = _newest_days(articles, headlines)
    if not shown:
        return FrontPage(
            day=None, dateline="", extent="", as_of="", lead=None, picture=None, seconds=(),
            beside=(), sections=(), own=tuple(own[:_TITLES_IN_SECTION]),
            end=words.gettext("No article has come in yet."), earlier=None,
        )  # fmt: skip
    newest, oldest = headlines[shown[0].guid], headlines[shown[-1].guid]
    lead, *rest = _told_once(_by_importance(shown, headlines, following), headlines)
    picture = lead.image if lead.image and is_ours(lead.image.url) else None
    seconds = rest[: _SECOND_STORIES if picture else _SECOND_STORIES_ALONE]
    sections = _sections(rest[len(seconds) :], headlines, following, totals, words)
    beside = _fitting(sections, _TITLES_BESIDE if picture else _TITLES_BESIDE_NO_PICTURE)
    extent, end = _extent(shown, newest.day, oldest.day, words)
    return FrontPage(
        day=newest.day,
        dateline=words.weekday(newest.day),
        extent=extent,
        as_of=words.time(as_of) if as_of else "",
        lead=headlines[lead.guid],
        picture=picture,
        seconds=tuple(headlines[article.guid] for article in seconds),
        beside=sections[:beside],
        sections=sections[beside:],
        own=tuple(own[:_TITLES_IN_SECTION]),
        end=end,
        earlier=_day_before(oldest.day, articles, headlines, words),
    )


def _extent(shown: Sequence[Article], newest: date, oldest: date, words: Words) -> tuple[str, str]:
    """Return in words how much is shown, and that it has an end."""
    extent = words.ngettext(
        "%(articles)s from %(number)s source",
        "%(articles)s from %(number)s sources",
        len({article.source for article in shown}),
        articles=words.articles(len(shown)),
    )
    if newest == oldest:
        return extent, words.gettext("That is all for this day.")
    since = words.day(oldest)
    return (
        words.gettext("%(articles)s since %(day)s", articles=extent, day=since),
        words.gettext("That is all since %(day)s.", day=since),
    )


def _newest_days(articles: Sequence[Article], headlines: Mapping[str, Headline]) -> list[Article]:
    shown: list[Article] = []
    for _, day in groupby(articles, key=lambda article: headlines[article.guid].day):
        shown += day
        if len(shown) >= ARTICLES_MIN:
            break
    return shown


def _day_before(
    day: date, articles: Sequence[Article], headlines: Mapping[str, Headline], words: Words
) -> Link | None:
    days = (headlines[article.guid].day for article in articles)
    before = next((other for other in days if other < day), None)
    if before is None:
        return None
    return Link(name=words.weekday(before), path=addresses.day_page(before))


def _by_importance(
    articles: Sequence[Article], headlines: Mapping[str, Headline], following: Following
) -> list[Article]:
    """Return articles, which come newest first, by how important they are.

    Newer days come first, and in a day what more sources report. Of the rest,
    each topic has one before any has its next, in the order of the topics, so
    that a paper of one busy topic does not begin with that topic alone.
    """
    rank = {key: place for place, key in enumerate(following.topics)}
    taken: Counter[tuple[date, str]] = Counter()
    importance: dict[str, tuple[int, int, int, int]] = {}
    for article in articles:
        headline, topic = headlines[article.guid], article.topics[0]
        turn = taken[headline.day, topic]
        taken[headline.day, topic] += 1
        importance[article.guid] = (
            -headline.day.toordinal(), -headline.sources, turn, rank[topic]
        )  # fmt: skip
    return sorted(articles, key=lambda article: importance[article.guid])


def _told_once(articles: Sequence[Article], headlines: Mapping[str, Headline]) -> list[Article]:
    """Return the articles without those whose story an article before them reports."""
    told: set[str] = set()
    once = []
    for article in articles:
        story = headlines[article.guid].story
        if story not in told:
            once.append(article)
        if story:
            told.add(story)
    return once


def _sections(
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    following: Following,
    totals: Mapping[str, int],
    words: Words,
) -> tuple[Section, ...]:
    """Return a section for each topic that has titles; each title stands in its first topic."""
    inside: dict[str, list[Headline]] = {key: [] for key in following.topics}
    for article in articles:
        inside[article.topics[0]].append(headlines[article.guid])
    return tuple(
        Section(
            topic=Link(name=following.topics[key].title, path=addresses.topic_page(key)),
            more=words.gettext("all %(number)s", number=words.number(totals[key]))
            if totals[key] > len(found[:_TITLES_IN_SECTION])
            else "",
            headlines=tuple(found[:_TITLES_IN_SECTION]),
        )
        for key, found in inside.items()
        if found
    )


def _fitting(sections: Sequence[Section], titles_max: int) -> int:
    """Return how many of the first sections have no more titles than this; at least one."""
    titles = 0
    for number, section in enumerate(sections):
        titles += 1 + len(section.headlines)  # its name takes the room of a title
        if titles > titles_max:
            return max(1, number)
    return len(sections)
