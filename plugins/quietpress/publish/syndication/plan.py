"""Which feeds may differ from those of the last release.

Feeds come in families: a feed in its formats, a block of its archive, the
digests of a topic, the list of its sources. A family is planned anew when an
article in it was added, changed, moved or taken out. One too many costs a
little time, because its digest then says that nothing differs; one too few
would be a stale feed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...settings import Following, SiteSettings
from ...source_state import SourceState
from ...store import EVERYTHING, Position
from ..library import Library
from ..pages.headlines import UNDATED
from ..planning.planned import Family, Move
from .archives import Past
from .entries import FeedEntries
from .families import FeedFamilies, key_of_source
from .members import Blocks, Members, block_of
from .selections import Selection, fits, selections, source_selections
from .writer import FeedWriter, Publication


def plan_feeds(  # noqa: PLR0913  # what feeds are made from, each by name
    library: Library,
    moves: Sequence[Move] | None,
    *,
    following: Following,
    publication: Publication,
    site: SiteSettings,
    states: Mapping[str, SourceState],
    entries: FeedEntries,
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
        entries: brings the entries.
    """
    planner = _FeedPlanner(library, following, publication, site, entries)
    yield planner.status(states)
    if moves is None:
        yield from planner.everything()
    else:
        yield from planner.touched(moves)


class _FeedPlanner:
    """Plans the feeds of a paper."""

    def __init__(
        self,
        library: Library,
        following: Following,
        publication: Publication,
        site: SiteSettings,
        entries: FeedEntries,
    ) -> None:
        writer = FeedWriter(publication, site, entries)
        self._library = library
        self._following = following
        self._site = site
        self._blocks = Blocks(library.listings)
        self._papers = [*selections(following)]
        self._entries = entries
        self._sources = [*source_selections(library.sources, library.words)]
        self._families = FeedFamilies(library, writer, entries, site)
        # Days count in UTC, wherever the paper is made.
        newest = next(library.listings.newest(EVERYTHING), None)
        self._newest = newest.published.date() if newest else UNDATED.date()

    def status(self, states: Mapping[str, SourceState]) -> Family:
        """Return the feed of what becomes of the sources."""
        names = {key: source.name or key for key, source in self._following.sources.items()}
        return self._families.status(states, names)

    def everything(self) -> Iterator[Family]:
        """Yield every family that there is, except for the status."""
        pasts = [self._past(selection) for selection in (*self._papers, *self._sources)]
        yield from map(self._families.feed, pasts)
        for key, topic in self._following.topics.items():
            yield self._families.digests(key, topic, self._newest)
            yield self._families.sources_of(key, topic, self._sources)
        yield self._families.extras(self._papers)
        for block in range(block_of(self._library.listings.last_number()) + 1):
            for past in pasts:
                yield self._families.archive(past, block)

    def touched(self, moves: Sequence[Move]) -> Iterator[Family]:
        """Yield each family that may differ, for the articles that are other now."""
        positions = [place for move in moves for place in (move.before, move.after) if place]
        blocks: dict[int, list[Past]] = defaultdict(list)
        for selection in (*self._papers, *self._sources):
            inside = [place for place in positions if fits(selection.scope, place)]
            if inside:
                past = self._past(selection)
                yield self._families.feed(past)
                for block in past.beside({block_of(place.number) for place in inside}):
                    blocks[block].append(past)
        for block in sorted(blocks):  # so that an article is unpacked once for all of them
            for past in blocks[block]:
                yield self._families.archive(past, block)
        yield from self._touched_topics(positions)
        yield from self._vanished(positions)

    def _past(self, selection: Selection) -> Past:
        size = selection.entries_max or self._site.feed_entries_max
        return Past(Members(self._library, self._blocks, selection), size)

    def _touched_topics(self, positions: Iterable[Position]) -> Iterator[Family]:
        touched = {topic for place in positions for topic in place.topics}
        # Another newest day may be one more or one less that is over, for every topic.
        is_new_day = any(place.published.date() >= self._newest for place in positions)
        for key, topic in self._following.topics.items():
            if key in touched or is_new_day:
                yield self._families.digests(key, topic, self._newest)
            if key in touched:
                yield self._families.sources_of(key, topic, self._sources)

    def _vanished(self, positions: Iterable[Position]) -> Iterator[Family]:
        """Yield what there was of sources that have no article any more."""
        places = {(place.source, block_of(place.number)) for place in positions}
        for source, block in sorted(places):
            if source not in self._library.sources:
                yield f"feed:{key_of_source(source)}", []
                yield f"archive:{key_of_source(source)}:{block}", []
