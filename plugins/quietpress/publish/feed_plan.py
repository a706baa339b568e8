"""Which feeds may differ from those of the last release, and what each is made from.

Feeds come in families: a feed in its formats, a block of its archive, the
digests of a topic, the list of its sources. A family is planned anew when an
article in it was added, changed, moved or taken out. One too many costs a
little time, because its digest then says that nothing differs; one too few
would be a stale feed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from ..settings import Following, SiteSettings, Topic
from ..source_state import SourceState
from ..store import EVERYTHING, Listed, Position, Scope
from . import addresses
from .archives import Past
from .digests import Subject, digest_entry, stretches
from .feed_writer import FeedWriter, Publication
from .feeds import Channel, Elements, Entry, atom_feed, json_feed, rss_feed
from .headlines import UNDATED
from .library import Library
from .members import Blocks, Members, block_of
from .opml import opml
from .planned import Family, Move, Planned, PlannedFile, digest_of
from .qr_code import qr_code
from .selections import (
    Selection,
    digest_selection,
    fits,
    selections,
    source_selections,
    status_selection,
)
from .source_events import status_entries

_STYLESHEET = Path(__file__).with_name("feeds") / "feed.css"
_Write: TypeAlias = Callable[[Channel, Sequence[Entry], Elements], bytes]
_FORMATS: tuple[tuple[Callable[[str], str], _Write], ...] = (
    (addresses.rss_file, rss_feed),
    (addresses.atom_file, atom_feed),
    (addresses.json_file, json_feed),
)
_LOOKED_AT = 200  # newest articles of a topic, whose sources are those of the topic


def plan_feeds(  # noqa: PLR0913  # what feeds are made from, each by name
    library: Library,
    moves: Sequence[Move] | None,
    *,
    following: Following,
    publication: Publication,
    site: SiteSettings,
    states: Mapping[str, SourceState],
) -> Iterator[Family]:
    """Yield each family of feed files that may differ, with all files that it has now.

    Args:
        library: the articles as they are now.
        moves: articles that are other than in the last release; those of a source that
            has another name or page are among them. None: every family is yielded.
        following: the topics and combinations.
        publication: the paper.
        site: how much is in a feed, and where its entries lead.
        states: what is known of each source, by key.
    """
    planner = _FeedPlanner(library, following, publication, site)
    yield planner.status(states)
    if moves is None:
        yield from planner.everything()
    else:
        yield from planner.touched(moves)


class _FeedPlanner:
    """Plans the feeds of a paper."""

    def __init__(
        self, library: Library, following: Following, publication: Publication, site: SiteSettings
    ) -> None:
        self._library = library
        self._words = library.words
        self._following = following
        self._publication = publication
        self._site = site
        self._writer = FeedWriter(library, following, publication, site)
        self._blocks = Blocks(library.listings)
        self._prints: dict[int, bytes] = {}  # digests of articles, by number
        self._papers = [*selections(following)]
        self._sources = {
            selection.scope.source: selection
            for selection in source_selections(library.sources, library.words)
        }
        # Days count in UTC, wherever the paper is made.
        newest = next(library.listings.newest(EVERYTHING), None)
        self._newest = newest.published.date() if newest else UNDATED.date()

    def everything(self) -> Iterator[Family]:
        """Yield every family that there is, except for the status."""
        pasts = [self._past(selection) for selection in self._selections()]
        yield from map(self._feed, pasts)
        for key, topic in self._following.topics.items():
            yield self._digests(key, topic)
            yield self._sources_of(key, topic)
        yield self._extras()
        for block in range(block_of(self._library.listings.last_number()) + 1):
            for past in pasts:
                yield self._archive(past, block)

    def touched(self, moves: Sequence[Move]) -> Iterator[Family]:
        """Yield each family that may differ, for the articles that are other now."""
        positions = [place for move in moves for place in (move.before, move.after) if place]
        blocks: dict[int, list[Past]] = defaultdict(list)
        for selection in self._selections():
            inside = [place for place in positions if fits(selection.scope, place)]
            if inside:
                past = self._past(selection)
                yield self._feed(past)
                for block in past.beside({block_of(place.number) for place in inside}):
                    blocks[block].append(past)
        for block in sorted(blocks):  # so that an article is unpacked once for all of them
            for past in blocks[block]:
                yield self._archive(past, block)
        yield from self._touched_topics(positions)
        yield from self._vanished(positions)

    def status(self, states: Mapping[str, SourceState]) -> Family:
        """Return the feed of what becomes of the sources."""
        names = {key: source.name or key for key, source in self._following.sources.items()}
        channel = self._writer.channel(status_selection(self._words))
        entries = status_entries(states, names, channel.page_url, self._words)
        entries = entries[: self._site.feed_entries_max]
        digest = digest_of([(entry.article.guid, entry.article.title) for entry in entries])
        return "status", self._in_every_format(channel, digest, lambda: entries)

    def _selections(self) -> Iterator[Selection]:
        yield from self._papers
        yield from self._sources.values()

    def _past(self, selection: Selection) -> Past:
        size = selection.entries_max or self._site.feed_entries_max
        return Past(Members(self._library, self._blocks, selection), size)

    def _feed(self, past: Past) -> Family:
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
        files = self._in_every_format(channel, digest, lambda: [*map(self._writer.entry, shown)])
        return f"feed:{_key(selection)}", files

    def _archive(self, past: Past, block: int) -> Family:
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

    def _archive_page(self, past: Past, block: int, place: int) -> bytes:
        return self._writer.archive_page(past.members.selection, past.pages(block)[place])

    def _touched_topics(self, positions: Iterable[Position]) -> Iterator[Family]:
        touched = {topic for place in positions for topic in place.topics}
        # Another newest day may be one more or one less that is over, for every topic.
        is_new_day = any(place.published.date() >= self._newest for place in positions)
        for key, topic in self._following.topics.items():
            if key in touched or is_new_day:
                yield self._digests(key, topic)
            if key in touched:
                yield self._sources_of(key, topic)

    def _digests(self, key: str, topic: Topic) -> Family:
        selection = digest_selection(key, topic, self._words)
        channel = self._writer.channel(selection)
        subject = Subject(key=key, title=topic.title, url=channel.page_url)
        period, entries_max = self._site.digest, self._site.feed_entries_max
        newest = self._library.listings.newest(selection.scope)
        over = stretches(newest, self._newest, period)[:entries_max]

        def entries() -> list[Entry]:
            return [
                digest_entry(
                    subject,
                    [*map(self._writer.entry, each.articles)],
                    each.first,
                    period,
                    self._words,
                )
                for each in over
            ]

        digest = digest_of([(each.first, self._ingredients(each.articles)) for each in over])
        return f"digest:{key}", self._in_every_format(channel, digest, entries)

    def _sources_of(self, key: str, topic: Topic) -> Family:
        newest = islice(self._library.listings.newest(Scope(any=(key,))), _LOOKED_AT)
        inside = {listed.source for listed in newest}
        found = [selection for source, selection in self._sources.items() if source in inside]

        def make() -> bytes:
            return opml(topic.title, map(self._writer.channel, found))

        digest = digest_of([*map(_heading, found)])
        return f"sources-of:{key}", [PlannedFile(addresses.sources_opml(key), digest, make)]

    def _extras(self) -> Family:
        """Return what depends on no article."""
        channels = [self._writer.channel(selection) for selection in self._papers]
        name = self._publication.name
        files: list[Planned] = [
            PlannedFile(addresses.FEED_STYLESHEET, b"", _STYLESHEET.read_bytes),
            PlannedFile(addresses.OPML_FILE, b"", partial(opml, name, channels)),
        ]
        files += [
            PlannedFile(addresses.code_file(channel.name), b"", partial(qr_code, channel.rss_url))
            for channel in channels
        ]
        return "feed-extras", files

    def _in_every_format(
        self, channel: Channel, digest: bytes, entries: Callable[[], Sequence[Entry]]
    ) -> list[Planned]:
        def document(write: _Write) -> bytes:
            return write(channel, entries(), self._writer.elements)

        return [
            PlannedFile(file(channel.name), digest, partial(document, write))
            for file, write in _FORMATS
        ]

    def _ingredients(self, articles: Sequence[Listed]) -> list[bytes]:
        """Return the digests of what entries are made from; most are in several feeds."""
        for listed in articles:
            if listed.number not in self._prints:
                self._prints[listed.number] = digest_of(listed.body, listed.page)
        return [self._prints[listed.number] for listed in articles]

    def _vanished(self, positions: Iterable[Position]) -> Iterator[Family]:
        """Yield what there was of sources that have no article any more."""
        gone = {(place.source, block_of(place.number)) for place in positions}
        for source, block in sorted(gone):
            if source not in self._sources:
                yield f"feed:source/{source}", []
                yield f"archive:source/{source}:{block}", []


def _key(selection: Selection) -> str:
    """Return what a feed is known by; the name of a source's may come to another source."""
    source = selection.scope.source
    return f"source/{source}" if source else selection.name


def _heading(selection: Selection) -> tuple[str, str]:
    """Return what a feed says of itself that no setting says."""
    return selection.name, selection.title


def _newest_first(listed: Listed) -> tuple[float, str]:
    return -listed.published.timestamp(), listed.guid
