"""What the templates print: one record for each page, with every decision made.

Nothing here knows Pelican or HTML. Names, titles and texts are plain text;
paths are below the root of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urlsplit

from ..article import Article
from ..settings import Following, Topic
from ..urls import host_of
from . import addresses
from .article_page import ArticlePage, Place, article_page
from .front import FrontPage, front_page
from .headlines import Day, Headline, Link, by_day, headline_of, source_links
from .subscribing import Feeds, SubscribePage, everything, feeds_of, subscribe_page
from .words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic, and its newest articles by day."""

    key: str
    name: str
    description: str
    path: str
    feeds: Feeds
    total: int
    extent: str
    is_cut: bool  # there are older articles than the page shows
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source, and its newest articles by day."""

    name: str
    path: str
    url: str  # its own front page; "": not known
    host: str
    feeds: Feeds
    extent: str
    is_cut: bool
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All that templates know of Quietpress, as `quietpress` in their context."""

    words: Words
    siteurl: str  # absolute, without a slash at its end
    feeds: Feeds
    front: FrontPage
    topics: tuple[TopicPage, ...]
    sources: tuple[SourcePage, ...]
    subscribe: SubscribePage
    articles: Mapping[str, ArticlePage]  # by GUID

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


def compose(  # noqa: PLR0913  # what a paper is made of, each by name
    articles: Sequence[Article],
    following: Following,
    *,
    pages: Mapping[str, str],
    own: Sequence[Headline],
    siteurl: str,
    listing_max: int,
    words: Words,
) -> Paper:
    """Return the paper of these articles, which come newest first.

    Args:
        articles: as they are to be shown.
        following: names of topics and sources.
        pages: path of each article's page, by GUID.
        own: what the owner of the site wrote, newest first.
        siteurl: absolute URL of the site, without a slash at its end.
        listing_max: how many articles a topic or a source shows.
        words: of the interface.
    """
    sources = source_links(articles)
    headlines = {
        article.guid: headline_of(article, pages[article.guid], sources[article.source])
        for article in articles
    }
    by_topic: dict[str, list[Headline]] = {key: [] for key in following.topics}
    by_source: dict[str, list[Headline]] = {key: [] for key in sources}
    for article in articles:
        by_source[article.source].append(headlines[article.guid])
        for key in article.topics:
            by_topic[key].append(headlines[article.guid])
    topics = tuple(
        _topic_page(key, topic, by_topic[key], listing_max, words)
        for key, topic in following.topics.items()
    )
    of_sources = {
        key: feeds_of(addresses.source_feed(link.path), link.name) for key, link in sources.items()
    }
    return Paper(
        words=words,
        siteurl=siteurl,
        feeds=everything(words),
        front=front_page(
            articles,
            headlines,
            following,
            own,
            totals={key: len(inside) for key, inside in by_topic.items()},
            words=words,
        ),
        topics=topics,
        sources=tuple(
            _source_page(
                link,
                of_sources[key],
                following.sources[key].url if key in following.sources else "",
                by_source[key],
                listing_max,
                words,
            )
            for key, link in sources.items()
        ),
        subscribe=subscribe_page(articles, following, sources, words),
        articles=_article_pages(articles, headlines, topics, of_sources, words),
    )


def _extent(headlines: Sequence[Headline], words: Words) -> str:
    if not headlines:
        return words.gettext("No articles yet")
    total = words.articles(len(headlines))
    if len(headlines) == 1:
        return total
    since = words.day(headlines[-1].day)
    return words.gettext("%(articles)s since %(day)s", articles=total, day=since)


def _topic_page(
    key: str, topic: Topic, inside: Sequence[Headline], listing_max: int, words: Words
) -> TopicPage:
    return TopicPage(
        key=key,
        name=topic.title,
        description=topic.description,
        path=addresses.topic_page(key),
        feeds=feeds_of(key, topic.title),
        total=len(inside),
        extent=_extent(inside, words),
        is_cut=len(inside) > listing_max,
        days=by_day(inside[:listing_max], words),
    )


def _source_page(  # noqa: PLR0913, PLR0917  # what a source is
    link: Link,
    feeds: Feeds,
    url: str,
    inside: Sequence[Headline],
    listing_max: int,
    words: Words,
) -> SourcePage:
    return SourcePage(
        name=link.name,
        path=link.path,
        url=url,
        host=host_of(url),
        feeds=feeds,
        extent=_extent(inside, words),
        is_cut=len(inside) > listing_max,
        days=by_day(inside[:listing_max], words),
    )


def _article_pages(
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    topics: Sequence[TopicPage],
    of_sources: Mapping[str, Feeds],
    words: Words,
) -> dict[str, ArticlePage]:
    places = {}
    for article in articles:
        inside = [topic for topic in topics if topic.key in article.topics]
        places[article.guid] = Place(
            headline=headlines[article.guid],
            topics=tuple(Link(name=topic.name, path=topic.path) for topic in inside),
            feeds=(
                *(topic.feeds for topic in inside),
                of_sources[article.source],
                everything(words),
            ),
        )
    neighbours: dict[str, list[str]] = {topic.key: [] for topic in topics}
    for article in articles:
        neighbours[article.topics[0]].append(article.guid)
    for guids in neighbours.values():
        for later, earlier in pairwise(guids):
            places[later] = replace(places[later], earlier=_link(headlines[earlier]))
            places[earlier] = replace(places[earlier], later=_link(headlines[later]))
    return {
        article.guid: article_page(article, places[article.guid], words) for article in articles
    }


def _link(headline: Headline) -> Link:
    return Link(name=headline.title, path=headline.path)
