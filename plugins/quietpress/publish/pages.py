"""What the templates print: one record for each page, with every decision made.

Nothing here knows Pelican or HTML. Names, titles and texts are plain text;
paths are below the root of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import urlsplit

from ..article import TEXT_SOURCES, Article, Removal
from ..settings import Following, Topic
from ..text import plain_text, shorten
from ..urls import host_of
from . import addresses, words
from .front import FrontPage, front_page
from .headlines import Day, Headline, Link, by_day, headline_of, source_links
from .subscribing import Feeds, SubscribePage, everything, feeds_of, subscribe_page

_REMOVED_TEXT_MAX = 200  # characters of each piece in the receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """What stands around the text of a collected article."""

    headline: Headline
    topics: tuple[Link, ...]
    feeds: tuple[Feeds, ...]  # the most specific ones first
    authors: str
    minutes: str
    original_url: str  # "": not known
    original_host: str
    text_note: str  # where the text is from if not from the original; "": it is
    removed: tuple[Removal, ...]  # rules in words, texts shortened
    removed_total: str
    removed_tally: str
    earlier: Link | None = None  # neighbours in its first topic
    later: Link | None = None


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
        return by_day(headlines)

    def period(self, numbers: Sequence[int]) -> str:
        """Return the name of a year, a month or a day."""
        return words.period_words(numbers)


def compose(  # noqa: PLR0913  # what a paper is made of, each by name
    articles: Sequence[Article],
    following: Following,
    *,
    pages: Mapping[str, str],
    own: Sequence[Headline],
    siteurl: str,
    listing_max: int,
) -> Paper:
    """Return the paper of these articles, which come newest first.

    Args:
        articles: as they are to be shown.
        following: names of topics and sources.
        pages: path of each article's page, by GUID.
        own: what the owner of the site wrote, newest first.
        siteurl: absolute URL of the site, without a slash at its end.
        listing_max: how many articles a topic or a source shows.
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
        _topic_page(key, topic, by_topic[key], listing_max)
        for key, topic in following.topics.items()
    )
    of_sources = {
        key: feeds_of(addresses.source_feed(link.path), link.name) for key, link in sources.items()
    }
    return Paper(
        siteurl=siteurl,
        feeds=everything(),
        front=front_page(articles, headlines, following, own),
        topics=topics,
        sources=tuple(
            _source_page(
                link,
                of_sources[key],
                following.sources[key].url if key in following.sources else "",
                by_source[key],
                listing_max,
            )
            for key, link in sources.items()
        ),
        subscribe=subscribe_page(articles, following, sources),
        articles=_article_pages(articles, headlines, topics, of_sources),
    )


def _extent(headlines: Sequence[Headline]) -> str:
    if not headlines:
        return "No articles yet"
    total = words.count_words(len(headlines), "article")
    return f"{total} since {headlines[-1].date}" if len(headlines) > 1 else total


def _topic_page(key: str, topic: Topic, inside: Sequence[Headline], listing_max: int) -> TopicPage:
    return TopicPage(
        key=key,
        name=topic.title,
        description=topic.description,
        path=addresses.topic_page(key),
        feeds=feeds_of(key, topic.title),
        total=len(inside),
        extent=_extent(inside),
        is_cut=len(inside) > listing_max,
        days=by_day(inside[:listing_max]),
    )


def _source_page(
    link: Link, feeds: Feeds, url: str, inside: Sequence[Headline], listing_max: int
) -> SourcePage:
    return SourcePage(
        name=link.name,
        path=link.path,
        url=url,
        host=host_of(url),
        feeds=feeds,
        extent=_extent(inside),
        is_cut=len(inside) > listing_max,
        days=by_day(inside[:listing_max]),
    )


def _article_pages(
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    topics: Sequence[TopicPage],
    of_sources: Mapping[str, Feeds],
) -> dict[str, ArticlePage]:
    pages = {}
    for article in articles:
        inside = [topic for topic in topics if topic.key in article.topics]
        pages[article.guid] = ArticlePage(
            headline=headlines[article.guid],
            topics=tuple(Link(name=topic.name, path=topic.path) for topic in inside),
            feeds=(*(topic.feeds for topic in inside), of_sources[article.source], everything()),
            authors=words.join_words(article.authors),
            minutes=f"{words.reading_minutes(plain_text(article.html))} min",
            original_url=article.url,
            original_host=host_of(article.url),
            text_note=_text_note(article),
            removed=tuple(
                Removal(rule=_rule_words(piece.rule), text=shorten(piece.text, _REMOVED_TEXT_MAX))
                for piece in article.removed
            ),
            removed_total=_removed_total(article.removed),
            removed_tally=" · ".join(
                f"{_rule_words(rule)} {number}"
                for rule, number in Counter(piece.rule for piece in article.removed).most_common()
            ),
        )
    neighbours: dict[str, list[str]] = {topic.key: [] for topic in topics}
    for article in articles:
        neighbours[article.topics[0]].append(article.guid)
    for guids in neighbours.values():
        for later, earlier in pairwise(guids):
            pages[later] = replace(pages[later], earlier=_link(headlines[earlier]))
            pages[earlier] = replace(pages[earlier], later=_link(headlines[later]))
    return pages


def _text_note(article: Article) -> str:
    if article.text_from not in TEXT_SOURCES:
        return ""
    return f"The text is from {TEXT_SOURCES[article.text_from]}: {article.text_reason}"


def _link(headline: Headline) -> Link:
    return Link(name=headline.title, path=headline.path)


def _rule_words(rule: str) -> str:
    return rule.replace("_", " ").replace("-", " ")


def _removed_total(removed: Sequence[Removal]) -> str:
    if not removed:
        return ""
    characters = sum(len(piece.text) for piece in removed)
    pieces = words.count_words(len(removed), "piece")
    return f"{pieces}, {words.count_words(characters, 'character')}"
