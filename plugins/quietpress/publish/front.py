"""The front page: the paper of the day, and how important each article is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ..article import Article, Image
from ..settings import Following
from . import addresses, words
from .headlines import Headline, Link

_ARTICLES_MIN = 20  # a thin day is filled up with the days before it
_SECOND_STORIES = 3
_TITLES_IN_SECTION = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The titles of one topic on the front page."""

    topic: Link
    more: str  # "": the section shows all there is
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The paper of the day."""

    day: date | None  # None: there is no article at all
    dateline: str
    extent: str
    lead: Headline | None
    # Of the lead, and only one that we hold, so that the page loads from us alone.
    picture: Image | None
    seconds: tuple[Headline, ...]
    sections: tuple[Section, ...]
    own: tuple[Headline, ...]  # written by the owner of the site
    end: str


def front_page(
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    following: Following,
    own: Sequence[Headline],
) -> FrontPage:
    """Return the front page of these articles, which come newest first.

    It holds whole days, the newest and as many before it as make it worth
    reading. The lead is the newest article of the foremost topic; after the
    next stories come titles by topic, and no article stands twice.

    Args:
        articles: all there are.
        headlines: of each article, by GUID.
        following: the topics, in their order.
        own: what the owner of the site wrote, newest first.
    """
    shown = _newest_days(articles, headlines)
    if not shown:
        return FrontPage(
            day=None, dateline="", extent="", lead=None, picture=None, seconds=(), sections=(),
            own=tuple(own[:_TITLES_IN_SECTION]), end="No article has come in yet.",
        )  # fmt: skip
    newest, oldest = headlines[shown[0].guid], headlines[shown[-1].guid]
    today = [article for article in shown if headlines[article.guid].day == newest.day]
    lead = _lead(today, following)
    rest = [article for article in shown if article is not lead]
    seconds, titles = rest[:_SECOND_STORIES], rest[_SECOND_STORIES:]
    total = words.count_words(len(shown), "article")
    publishers = words.count_words(len({article.source for article in shown}), "source")
    is_one_day = newest.day == oldest.day
    return FrontPage(
        day=newest.day,
        dateline=words.weekday_words(newest.day),
        extent=f"{total} from {publishers}" + ("" if is_one_day else f" since {oldest.date}"),
        lead=headlines[lead.guid],
        picture=lead.image if lead.image and lead.image.url in lead.pictures else None,
        seconds=tuple(headlines[article.guid] for article in seconds),
        sections=_sections(titles, articles, headlines, following),
        own=tuple(own[:_TITLES_IN_SECTION]),
        end="That is all for this day." if is_one_day else f"That is all since {oldest.date}.",
    )


def _lead(today: Iterable[Article], following: Following) -> Article:
    rank = {key: place for place, key in enumerate(following.topics)}
    return min(today, key=lambda article: rank[article.topics[0]])


def _newest_days(articles: Sequence[Article], headlines: Mapping[str, Headline]) -> list[Article]:
    shown: list[Article] = []
    for _, day in groupby(articles, key=lambda article: headlines[article.guid].day):
        shown += day
        if len(shown) >= _ARTICLES_MIN:
            break
    return shown


def _sections(
    titles: Iterable[Article],
    articles: Iterable[Article],
    headlines: Mapping[str, Headline],
    following: Following,
) -> tuple[Section, ...]:
    """Return a section for each topic that has titles; each title stands in its first topic."""
    totals = Counter(key for article in articles for key in article.topics)
    inside: dict[str, list[Headline]] = {key: [] for key in following.topics}
    for article in titles:
        inside[article.topics[0]].append(headlines[article.guid])
    return tuple(
        Section(
            topic=Link(name=following.topics[key].title, path=addresses.topic_page(key)),
            more=f"all {totals[key]}" if totals[key] > len(found[:_TITLES_IN_SECTION]) else "",
            headlines=tuple(found[:_TITLES_IN_SECTION]),
        )
        for key, found in inside.items()
        if found
    )
