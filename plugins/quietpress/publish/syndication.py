"""The feeds of a paper, in every format, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice
from pathlib import Path
from posixpath import dirname, relpath

from ..article import Article
from ..pipeline import Edition
from ..settings import Following, Period, SiteSettings, Source, Topic
from . import addresses
from .digests import Subject, digest_entry
from .feed_writer import Publication
from .feeds import Archive, Channel, Entry, atom_feed, clean_entry, json_feed, rss_feed
from .headlines import UNDATED, source_links
from .opml import opml
from .pictures import is_ours
from .placing import feed_html
from .qr_code import qr_code
from .selections import (
    Selection,
    digest_selection,
    selections,
    source_selections,
    status_selection,
)
from .source_events import status_entries
from .words import Words

__all__ = ["Publication", "feed_files", "is_taken"]

_STYLESHEET = Path(__file__).with_name("feeds") / "feed.css"


def feed_files(
    edition: Edition,
    following: Following,
    publication: Publication,
    site: SiteSettings,
) -> Iterator[tuple[str, bytes]]:
    """Yield path and body of every feed, and of what belongs to it.

    The list that is imported in one go names no feed of a single source, because
    whoever has it would have every article once more. Each topic has a list of
    its sources instead.

    Args:
        edition: the articles, newest first.
        following: the topics and combinations.
        publication: the paper.
        site: how much is in a feed, and where its entries lead.
    """
    feeds = _Feeds(edition, following, publication, site)
    words = Words(publication.language)
    papers = [*selections(following)]
    links = source_links(edition.articles)
    for selection in (*papers, *source_selections(links, words)):
        yield from feeds.files_of(selection)
    for key, topic in following.topics.items():
        yield from feeds.digest_files_of(key, topic)
        inside = {article.source for article in edition.articles if key in article.topics}
        of_topic = {source: link for source, link in links.items() if source in inside}
        yield (
            addresses.sources_opml(key),
            opml(topic.title, map(feeds.channel, source_selections(of_topic, words))),
        )
    yield from feeds.status_files()
    yield addresses.FEED_STYLESHEET, _STYLESHEET.read_bytes()
    channels = [feeds.channel(selection) for selection in papers]
    yield addresses.OPML_FILE, opml(publication.name, channels)
    for channel in channels:
        yield addresses.code_file(channel.name), qr_code(channel.rss_url)


class _Feeds:
    """Writes feeds; the entry of an article that is in several is made once."""

    def __init__(
        self, edition: Edition, following: Following, publication: Publication, site: SiteSettings
    ) -> None:
        self._edition = edition
        self._following = following
        self._publication = publication
        self._words = Words(publication.language)
        self._site = site
        self._entries: dict[str, Entry] = {}  # by GUID
        # Days count in UTC, wherever the paper is made.
        dates = [article.published for article in edition.articles if article.published]
        self._newest = max(dates, default=UNDATED).astimezone(UTC).date()

    def files_of(self, selection: Selection) -> Iterator[tuple[str, bytes]]:
        """Yield path and body of a feed in its formats, and of the pages of its archive."""
        entries_max = selection.entries_max or self._site.feed_entries_max
        inside = [article for article in self._edition.articles if is_taken(selection, article)]
        past = past_of(inside, self._edition.first_seen, entries_max)
        shown = [
            article
            for place, article in enumerate(inside)
            if place < entries_max or article.guid in past.untold
        ]
        entries = [self._entry_of(article) for article in shown]
        channel = self.channel(selection)
        if past.pages:
            channel = replace(channel, earlier_url=self._archive_url(selection, past.pages[-1]))
        yield from _in_every_format(channel, entries)
        yield from self._archive_files(selection, past.pages)

    def digest_files_of(self, key: str, topic: Topic) -> Iterator[tuple[str, bytes]]:
        """Yield path and body of the digests of a topic in their formats."""
        selection = digest_selection(key, topic, self._words)
        channel = self.channel(selection)
        taken = (each for each in self._edition.articles if is_taken(selection, each))
        inside = map(self._entry_of, taken)
        subject = Subject(key=key, title=topic.title, url=channel.page_url)
        digests = digest_entries(subject, inside, self._newest, self._site.digest, self._words)
        yield from _in_every_format(channel, [*islice(digests, self._site.feed_entries_max)])

    def status_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and body of the feed of what becomes of the sources, in its formats."""
        channel = self.channel(status_selection(self._words))
        names = {key: source.name or key for key, source in self._following.sources.items()}
        entries = status_entries(self._edition.sources, names, channel.page_url, self._words)
        yield from _in_every_format(channel, entries[: self._site.feed_entries_max])

    def channel(self, selection: Selection) -> Channel:
        """Return what a feed says of itself."""
        url, paper = self._publication.url, self._publication.name
        rss_file = addresses.rss_file(selection.name)
        return Channel(
            name=selection.name,
            title=f"{selection.title} – {paper}" if selection.title else paper,
            description=selection.description or self._publication.description,
            page_url=f"{url}/{selection.page}",
            rss_url=f"{url}/{rss_file}",
            atom_url=f"{url}/{addresses.atom_file(selection.name)}",
            json_url=f"{url}/{addresses.json_file(selection.name)}",
            language=selection.language or self._publication.language,
            rights=self._site.feed_rights,
            hub_url=self._site.feed_hub,
            icon_url=f"{url}/{self._publication.icon}" if self._publication.icon else "",
            ttl=self._site.feed_ttl,
            subscribe_url=f"{url}/{addresses.SUBSCRIBE_PAGE}",
            stylesheet=_stylesheet_from(rss_file),
        )

    def _archive_files(
        self, selection: Selection, pages: Sequence[ArchivePage]
    ) -> Iterator[tuple[str, bytes]]:
        channel = self.channel(selection)
        for before, page, after in _with_neighbours(pages):
            path = addresses.archive_file(selection.name, page.name)
            later_url = self._archive_url(selection, after) if after else ""
            described = replace(
                channel,
                atom_url=self._archive_url(selection, page),
                stylesheet=_stylesheet_from(path),
                earlier_url=self._archive_url(selection, before) if before else "",
                archive=Archive(current_url=channel.atom_url, later_url=later_url),
            )
            yield path, atom_feed(described, [self._entry_of(each) for each in page.articles])

    def _archive_url(self, selection: Selection, page: ArchivePage) -> str:
        return f"{self._publication.url}/{addresses.archive_file(selection.name, page.name)}"

    def _entry_of(self, article: Article) -> Entry:
        if article.guid not in self._entries:
            self._entries[article.guid] = clean_entry(self._new_entry(article))
        return self._entries[article.guid]

    def _new_entry(self, article: Article) -> Entry:
        siteurl, site = self._publication.url, self._site
        page_url = f"{siteurl}/{self._edition.pages[article.guid]}"
        image = article.image.url if article.image else ""
        source = self._following.sources.get(article.source, Source())
        is_full = site.feed_text == "full"
        return Entry(
            article=article,
            url=(site.feed_link == "publisher" and article.url) or page_url,
            html=feed_html(article, siteurl=siteurl, page_url=page_url) if is_full else "",
            image_url=f"{siteurl}/{image}" if is_ours(image) else image,
            topics=tuple(self._following.topics[key].title for key in article.topics),
            source_url=source.url,
            source_feed=source.feed,
        )


def _in_every_format(channel: Channel, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    yield addresses.rss_file(channel.name), rss_feed(channel, entries)
    yield addresses.atom_file(channel.name), atom_feed(channel, entries)
    yield addresses.json_file(channel.name), json_feed(channel, entries)


def _with_neighbours(
    pages: Sequence[ArchivePage],
) -> Iterator[tuple[ArchivePage | None, ArchivePage, ArchivePage | None]]:
    """Yield each page between the one before and the one after; None: there is none."""
    padded = [None, *pages, None]
    yield from zip(padded, pages, padded[2:], strict=False)


def _stylesheet_from(path: str) -> str:
    """Return the address of the stylesheet from a feed, wherever the site lies."""
    return relpath(addresses.FEED_STYLESHEET, dirname(path))


def is_taken(selection: Selection, article: Article) -> bool:
    """Return whether an article is in a selection."""
    scope, topics = selection.scope, set(article.topics)
    return (
        scope.source in ("", article.source)
        and (not scope.any or not topics.isdisjoint(scope.any))
        and topics.isdisjoint(scope.none)
        and (
            not selection.language
            or f"{article.language}-".lower().startswith(f"{selection.language}-".lower())
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """Some articles of a feed that arrived one after the other."""

    name: str  # month of arrival and number in it: "2026-10-1"
    articles: tuple[Article, ...]  # the latest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All articles of a feed: in its archive, or still to be told by the feed itself."""

    pages: tuple[ArchivePage, ...]  # the oldest first
    untold: frozenset[str]  # ids of articles that are on no page yet


def past_of(articles: Sequence[Article], first_seen: Mapping[str, datetime], size: int) -> Past:
    """Return the archive of a feed.

    Pages follow the order in which articles arrived, because that is the order
    in which nothing comes between two others later on. They begin anew with
    each month, so that an article which is taken out moves those of its own
    month alone. The last page is not full and would change, so its articles
    are on none; the feed has to have them, however old they are.

    Args:
        articles: all of the feed.
        first_seen: when each arrived, by GUID.
        size: articles on a page.
    """
    pages = [*_pages(articles, first_seen, size)]
    untold = pages.pop().articles if pages else ()
    return Past(pages=tuple(pages), untold=frozenset(article.guid for article in untold))


def _pages(
    articles: Sequence[Article], first_seen: Mapping[str, datetime], size: int
) -> Iterator[ArchivePage]:
    def arrival(article: Article) -> tuple[datetime, datetime, str]:
        seen = first_seen[article.guid].astimezone(UTC)
        return seen, article.published or UNDATED, article.guid

    def month(article: Article) -> str:
        return f"{arrival(article)[0]:%Y-%m}"

    for name, group in groupby(sorted(articles, key=arrival), key=month):
        arrived = [*group]
        for number, start in enumerate(range(0, len(arrived), size), 1):
            part = arrived[start : start + size]
            yield ArchivePage(name=f"{name}-{number}", articles=tuple(reversed(part)))


def digest_entries(
    subject: Subject, entries: Iterable[Entry], newest: date, period: Period, words: Words
) -> Iterator[Entry]:
    """Yield an entry for each day or week that is over, the latest first.

    The day is that of publication, in UTC; a week begins on Monday (ISO 8601).
    A day is over when the paper has articles of a later one, whatever their
    subject. An article that arrives late changes the digest of its day.

    Args:
        subject: what the articles have in common.
        entries: all of its articles, newest first; undated ones are left out.
        newest: day of the newest article of the whole paper.
        period: "day" or "week".
        words: of the interface.
    """

    def begin(entry: Entry) -> date:
        return _begin(_day(entry.article), period)

    dated = (clean_entry(entry) for entry in entries if entry.article.published)
    for first, group in groupby(dated, key=begin):
        if first < _begin(newest, period):
            yield digest_entry(subject, [*group], first, period, words)


def _day(article: Article) -> date:
    assert article.published  # noqa: S101  # only dated ones come here
    return article.published.astimezone(UTC).date()


def _begin(day: date, period: Period) -> date:
    return day - timedelta(days=day.weekday()) if period == "week" else day
