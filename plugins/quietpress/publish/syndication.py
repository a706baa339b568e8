"""The feeds of a paper, in every format, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import islice
from pathlib import Path
from posixpath import dirname, relpath

from ..article import Article
from ..pipeline import Edition
from ..settings import Following, SiteSettings, Source, Topic
from . import addresses
from .archives import ArchivePage, past_of
from .digests import Subject, digest_entries
from .feeds import Archive, Channel, Entry, atom_feed, clean_entry, json_feed, rss_feed
from .headlines import UNDATED, source_links
from .opml import opml
from .placing import feed_html
from .qr_code import qr_code
from .selections import STATUS, Selection, digest_selection, selections, source_selections
from .source_events import status_entries

_STYLESHEET = Path(__file__).with_name("feeds") / "feed.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What feeds say of the site itself."""

    url: str  # absolute, without a slash at its end
    name: str
    description: str  # "": none
    language: str  # BCP 47
    icon: str = ""  # path of a square PNG; "": none


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
    papers = [*selections(following)]
    links = source_links(edition.articles)
    for selection in (*papers, *source_selections(links)):
        yield from feeds.files_of(selection)
    for key, topic in following.topics.items():
        yield from feeds.digest_files_of(key, topic)
        inside = {article.source for article in edition.articles if key in article.topics}
        of_topic = {source: link for source, link in links.items() if source in inside}
        yield (
            addresses.sources_opml(key),
            opml(topic.title, map(feeds.channel, source_selections(of_topic))),
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
        self._site = site
        self._entries: dict[str, Entry] = {}  # by GUID
        # Days count in UTC, wherever the paper is made.
        dates = [article.published for article in edition.articles if article.published]
        self._newest = max(dates, default=UNDATED).astimezone(UTC).date()

    def files_of(self, selection: Selection) -> Iterator[tuple[str, bytes]]:
        """Yield path and body of a feed in its formats, and of the pages of its archive."""
        entries_max = selection.entries_max or self._site.feed_entries_max
        inside = [article for article in self._edition.articles if selection.takes(article)]
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
        selection = digest_selection(key, topic)
        channel = self.channel(selection)
        inside = (self._entry_of(each) for each in self._edition.articles if selection.takes(each))
        subject = Subject(key=key, title=topic.title, url=channel.page_url)
        digests = digest_entries(subject, inside, self._newest, self._site.digest)
        yield from _in_every_format(channel, [*islice(digests, self._site.feed_entries_max)])

    def status_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and body of the feed of what becomes of the sources, in its formats."""
        channel = self.channel(STATUS)
        names = {key: source.name or key for key, source in self._following.sources.items()}
        entries = status_entries(self._edition.sources, names, channel.page_url)
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
            image_url=f"{siteurl}/{image}" if image in article.pictures else image,
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
