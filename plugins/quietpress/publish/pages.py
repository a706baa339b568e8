"""What the templates print: one record for each page, with every decision made.

Nothing here knows Pelican or HTML. Names, titles and texts are plain text;
paths are below the root of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from ..article import Article, Image, Removal
from ..settings import ALL_FEED, Following, Topic
from ..text import plain_text, shorten
from ..urls import host_of
from . import addresses, words

# Nobody said when: last in every list. `clean_capture` gives each article a time.
UNDATED = datetime.fromtimestamp(0, UTC)

_EXCERPT_LENGTH_MAX = 240  # characters; three lines under the headline of the day
_SHORT_EXCERPT_LENGTH_MAX = 120
_REMOVED_TEXT_MAX = 200  # characters of each piece in the receipt
_FRONT_ARTICLES_MIN = 20  # a thin day is filled up with the days before it
_SECOND_STORIES = 3
_TITLES_IN_SECTION = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name that leads to a page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """The feeds of one topic, or of everything."""

    name: str
    rss: str  # paths
    atom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One article in a list."""

    title: str
    path: str
    language: str  # BCP 47; "": unknown
    published: datetime
    source: Link | None = None  # None: written by the owner of the site
    excerpt: str = ""

    @property
    def direction(self) -> str:
        """Where the title and excerpt begin: "ltr", "rtl" or "auto"."""
        return words.direction(self.language)

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
        return self.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def date(self) -> str:
        """The day in words."""
        return words.date_words(self.day)

    @property
    def time(self) -> str:
        """The time of day, such as "08:01"; "" where only the day is known."""
        time = self.published.astimezone(UTC).strftime("%H:%M")
        return "" if time == "00:00" else time


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The articles of one day."""

    day: date
    name: str
    headlines: tuple[Headline, ...]


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
    extent: str
    is_cut: bool
    days: tuple[Day, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """All that templates know of Quietpress, as `quietpress` in their context."""

    siteurl: str  # absolute, without a slash at its end
    feeds: Feeds
    front: FrontPage
    topics: tuple[TopicPage, ...]
    sources: tuple[SourcePage, ...]
    articles: Mapping[str, ArticlePage]  # by GUID

    @property
    def root(self) -> str:
        """Path of the site on its host, for a page that is shown at any address: "", "/paper"."""
        return urlsplit(self.siteurl).path

    def days(self, headlines: Iterable[Headline]) -> tuple[Day, ...]:
        """Return headlines by day; they come in the order of time."""
        return _days(headlines)

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
    slugs = addresses.source_slugs(article.source for article in articles)
    sources = {
        article.source: Link(
            name=article.site_name or article.source,
            path=addresses.source_page(slugs[article.source]),
        )
        for article in reversed(articles)  # the newest one says how a source is called
    }
    headlines = {
        article.guid: _headline(article, pages[article.guid], sources[article.source])
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
    everything = Feeds(
        name="Everything",
        rss=addresses.rss_file(ALL_FEED),
        atom=addresses.atom_file(ALL_FEED),
    )
    return Paper(
        siteurl=siteurl,
        feeds=everything,
        front=_front_page(articles, headlines, topics, own),
        topics=topics,
        sources=tuple(
            _source_page(
                link,
                following.sources[key].url if key in following.sources else "",
                by_source[key],
                listing_max,
            )
            for key, link in sorted(
                sources.items(), key=lambda item: (item[1].name.casefold(), item[0])
            )
        ),
        articles=_article_pages(articles, headlines, topics, everything),
    )


def _headline(article: Article, path: str, source: Link) -> Headline:
    return Headline(
        title=article.title,
        path=path,
        language=article.language,
        published=article.published or UNDATED,
        source=source,
        excerpt=shorten(article.summary, _EXCERPT_LENGTH_MAX),
    )


def _days(headlines: Iterable[Headline]) -> tuple[Day, ...]:
    return tuple(
        Day(day=day, name=words.weekday_words(day), headlines=tuple(group))
        for day, group in groupby(headlines, key=lambda headline: headline.day)
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
        feeds=Feeds(name=topic.title, rss=addresses.rss_file(key), atom=addresses.atom_file(key)),
        total=len(inside),
        extent=_extent(inside),
        is_cut=len(inside) > listing_max,
        days=_days(inside[:listing_max]),
    )


def _source_page(link: Link, url: str, inside: Sequence[Headline], listing_max: int) -> SourcePage:
    return SourcePage(
        name=link.name,
        path=link.path,
        url=url,
        host=host_of(url),
        extent=_extent(inside),
        is_cut=len(inside) > listing_max,
        days=_days(inside[:listing_max]),
    )


def _article_pages(
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    topics: Sequence[TopicPage],
    everything: Feeds,
) -> dict[str, ArticlePage]:
    pages = {}
    for article in articles:
        inside = [topic for topic in topics if topic.key in article.topics]
        pages[article.guid] = ArticlePage(
            headline=headlines[article.guid],
            topics=tuple(Link(name=topic.name, path=topic.path) for topic in inside),
            feeds=(*(topic.feeds for topic in inside), everything),
            authors=words.join_words(article.authors),
            minutes=f"{words.reading_minutes(plain_text(article.html))} min",
            original_url=article.url,
            original_host=host_of(article.url),
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


def _front_page(
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
    topics: Sequence[TopicPage],
    own: Sequence[Headline],
) -> FrontPage:
    shown = _newest_days(articles, headlines)
    if not shown:
        return FrontPage(
            day=None, dateline="", extent="", lead=None, picture=None, seconds=(), sections=(),
            own=tuple(own[:_TITLES_IN_SECTION]), end="No article has come in yet.",
        )  # fmt: skip
    newest, oldest = headlines[shown[0].guid], headlines[shown[-1].guid]
    lead = _lead(
        [article for article in shown if headlines[article.guid].day == newest.day], topics
    )
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
        sections=_sections(titles, headlines, topics),
        own=tuple(own[:_TITLES_IN_SECTION]),
        end="That is all for this day." if is_one_day else f"That is all since {oldest.date}.",
    )


def _lead(today: Iterable[Article], topics: Sequence[TopicPage]) -> Article:
    """Return the newest article of the foremost topic, in the order that the reader gave them."""
    rank = {topic.key: place for place, topic in enumerate(topics)}
    return min(today, key=lambda article: rank[article.topics[0]])


def _newest_days(articles: Sequence[Article], headlines: Mapping[str, Headline]) -> list[Article]:
    shown: list[Article] = []
    for _, day in groupby(articles, key=lambda article: headlines[article.guid].day):
        shown += day
        if len(shown) >= _FRONT_ARTICLES_MIN:
            break
    return shown


def _sections(
    titles: Sequence[Article], headlines: Mapping[str, Headline], topics: Sequence[TopicPage]
) -> tuple[Section, ...]:
    """Return a section for each topic that has titles; each title stands in its first topic."""
    sections = []
    for topic in topics:
        inside = [
            headlines[article.guid] for article in titles if article.topics[:1] == (topic.key,)
        ]
        if inside:
            shown = tuple(inside[:_TITLES_IN_SECTION])
            sections.append(
                Section(
                    topic=Link(name=topic.name, path=topic.path),
                    more=f"all {topic.total}" if topic.total > len(shown) else "",
                    headlines=shown,
                )
            )
    return tuple(sections)
