"""What each feed is made from, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from ...settings import SiteSettings, Topic
from ...source_state import SourceState
from ...store import Listed, Scope
from .. import addresses
from ..digests import digest_of
from ..feeds import Channel, Entry, MadeEntry, atom_feed, json_feed, rss_feed
from ..library import Library
from ..planning.planned import Family, Planned, PlannedFile
from ..qr_code import qr_code
from .archives import Past
from .digests import Stretch, Subject, digest_entry, stretches
from .entries import FeedEntries, Wanted
from .opml import opml
from .selections import Selection, digest_selection, status_selection
from .source_events import status_entries
from .writer import FeedWriter

_Write: TypeAlias = Callable[[Channel, Sequence[MadeEntry]], bytes]
_FORMATS: tuple[tuple[Callable[[str], str], _Write], ...] = (
    (addresses.rss_file, rss_feed),
    (addresses.atom_file, atom_feed),
    (addresses.json_file, json_feed),
)
_STYLESHEET = Path(__file__).parents[1] / "feeds" / "feed.css"
_LOOKED_AT = 200  # newest articles of a topic, whose sources are those of the topic


class FeedFamilies:
    """Plans families of feeds; nothing is written before a file is asked for."""

    def __init__(
        self, library: Library, writer: FeedWriter, entries: FeedEntries, site: SiteSettings
    ) -> None:
        self._library = library
        self._writer = writer
        self._entries = entries
        self._site = site

    def feed(self, past: Past) -> Family:
        """Return a feed: its newest articles, and those that its archive does not have yet."""
        selection = past.members.selection
        shown = [*islice(past.members.newest(), past.size)]
        told = {listed.guid for listed in shown}
        shown += sorted(
            (listed for listed in past.untold() if listed.guid not in told), key=_newest_first
        )
        digest = digest_of(_heading(selection), past.latest(), self._ingredients(shown))
        channel = replace(
            self._writer.channel(selection),
            earlier_url=self._writer.archive_url(selection, past.latest()),
        )
        wanted = (self._entries.of_article(listed, channel.language) for listed in shown)
        return f"feed:{_key(selection)}", self._in_every_format(channel, digest, wanted)

    def archive(self, past: Past, block: int) -> Family:
        """Return a block of the archive of a feed.

        Its articles are read once more when it is written: those of all archives
        together would not fit into memory.
        """
        selection = past.members.selection
        heading = _heading(selection)
        files: list[Planned] = [
            PlannedFile(
                addresses.archive_file(selection.name, page.name),
                digest_of(heading, page.earlier, page.later, self._ingredients(page.articles)),
                partial(self._archive_page, past, block, place),
            )
            for place, page in enumerate(past.pages(block))
        ]
        return f"archive:{_key(selection)}:{block}", files

    def digests(self, key: str, topic: Topic, newest: date) -> Family:
        """Return the digests of a topic; the paper has its newest article on this day."""
        words, period = self._library.words, self._site.digest
        selection = digest_selection(key, topic, words)
        channel = self._writer.channel(selection)
        subject = Subject(key=key, title=topic.title, url=channel.page_url)
        articles = self._library.listings.newest(selection.scope)
        over = stretches(articles, newest, period)[: self._site.feed_entries_max]

        def wanted(stretch: Stretch) -> Wanted:
            first, language = stretch.first, channel.language
            inside = [self._entries.of_article(listed, language) for listed in stretch.articles]
            made_from = digest_of(subject, first, period, [each.digest for each in inside])

            def make() -> Entry:
                entries = [each.entry() for each in inside]
                return digest_entry(subject, entries, first, period, words)

            return self._entries.of_other(made_from, language, make)

        digest = digest_of([(each.first, self._ingredients(each.articles)) for each in over])
        return f"digest:{key}", self._in_every_format(channel, digest, map(wanted, over))

    def sources_of(self, key: str, topic: Topic, sources: Iterable[Selection]) -> Family:
        """Return the list of the feeds of a topic's sources, out of those of all sources."""
        newest = islice(self._library.listings.newest(Scope(any=(key,))), _LOOKED_AT)
        inside = {listed.source for listed in newest}
        found = [selection for selection in sources if selection.scope.source in inside]

        def make() -> bytes:
            return opml(topic.title, map(self._writer.channel, found))

        digest = digest_of([*map(_heading, found)])
        return f"sources-of:{key}", [PlannedFile(addresses.sources_opml(key), digest, make)]

    def status(self, states: Mapping[str, SourceState], names: Mapping[str, str]) -> Family:
        """Return the feed of what becomes of the sources, given by key as their names are."""
        words = self._library.words
        channel = self._writer.channel(status_selection(words))
        entries = status_entries(states, names, channel.page_url, words)
        shown = entries[: self._site.feed_entries_max]
        digest = digest_of([(entry.article.guid, entry.article.title) for entry in shown])

        def wanted(entry: Entry) -> Wanted:
            made_from = digest_of(entry.article.guid, entry.article.title)
            return self._entries.of_other(made_from, channel.language, lambda: entry)

        return "status", self._in_every_format(channel, digest, map(wanted, shown))

    def extras(self, papers: Iterable[Selection]) -> Family:
        """Return what depends on no article: the list and the codes of papers, the stylesheet."""
        channels = [*map(self._writer.channel, papers)]
        files: list[Planned] = [
            PlannedFile(addresses.FEED_STYLESHEET, b"", _STYLESHEET.read_bytes),
            PlannedFile(addresses.OPML_FILE, b"", partial(opml, self._writer.paper, channels)),
        ]
        files += [
            PlannedFile(addresses.code_file(channel.name), b"", partial(qr_code, channel.rss_url))
            for channel in channels
        ]
        return "feed-extras", files

    def _archive_page(self, past: Past, block: int, place: int) -> bytes:
        return self._writer.archive_page(past.members.selection, past.pages(block)[place])

    def _in_every_format(
        self, channel: Channel, digest: bytes, wanted: Iterable[Wanted]
    ) -> list[Planned]:
        entries = tuple(wanted)

        def document(write: _Write) -> bytes:
            return write(channel, self._entries.made(entries, channel.language))

        return [
            PlannedFile(file(channel.name), digest, partial(document, write))
            for file, write in _FORMATS
        ]

    def _ingredients(self, articles: Iterable[Listed]) -> list[bytes]:
        """Return the digests of what articles give to their entries."""
        return [*map(self._entries.digest, articles)]


def key_of_source(source: str) -> str:
    """Return what the feed of a source is known by; its name may come to another source."""
    return f"source/{source}"


def _key(selection: Selection) -> str:
    source = selection.scope.source
    return key_of_source(source) if source else selection.name


def _heading(selection: Selection) -> tuple[str, str]:
    """Return what a feed says of itself that no setting says."""
    return selection.name, selection.title


def _newest_first(listed: Listed) -> tuple[float, str]:
    return -listed.published.timestamp(), listed.guid
