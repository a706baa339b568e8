"""`python -m benchmarks.feeds`: what it costs to write feeds, those of a night, and archives.

Times are CPU seconds of the plan, the documents and writing them into files, of
the fastest round. Only the entries of the night find others that were made before.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from made_up_archive import invented, put
from quietpress import Article
from quietpress.publish.library import Library
from quietpress.publish.planning.planned import Move, PlannedFile
from quietpress.publish.syndication.entries import FeedEntries
from quietpress.publish.syndication.plan import plan_feeds
from quietpress.publish.syndication.writer import Publication
from quietpress.settings import Following, SiteSettings, Topic
from quietpress.store import STORE_FILE, Store, open_store

_FILLED = datetime(2026, 11, 22, tzinfo=UTC)
_PUBLICATION = Publication(url="https://paper.example", name="Tide", description="", language="en")
_SITE = SiteSettings()
_TOPICS = 50
_OF_TOPIC = 50  # articles
_TOPICS_OF_ARCHIVES = 8
_PARTS = 10  # invented articles in a large one, of 20 KB
_NEW = 100  # articles of a night
_ARCHIVES = "feeds/archive/"
_TOPIC_FEEDS = "feeds/topic-"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCost:
    """What some of the documents of a paper took."""

    what: str
    documents: int
    megabytes: float
    cpu_seconds: float


@click.command()
@click.option("--rounds", default=3, help="How often each is written.")
@click.option("--archived", default=10_000, help="Articles in archives.")
def main(rounds: int, archived: int) -> None:
    """Write feeds as a build does, and say what that took."""
    table = Table("what", "documents", "MB", "CPU s")
    for cost in measure_feeds(rounds, archived):
        table.add_row(
            cost.what, f"{cost.documents:,}", f"{cost.megabytes:.1f}", f"{cost.cpu_seconds:.2f}"
        )
    Console().print(table)


def measure_feeds(rounds: int, archived: int, topics: int = _TOPICS) -> Iterator[FeedCost]:
    """Yield what feeds of topics take, what those of the next night do, and archives."""
    size = topics * _OF_TOPIC
    with _paper(topics, (_large(number, topics) for number in range(size))) as paper:
        yield _fastest(
            f"{topics} topics, {_OF_TOPIC} entries of 20 KB each",
            [paper.write(_TOPIC_FEEDS) for _ in range(rounds)],
        )
        paper.write("feeds/")  # what the night finds
        new = (_large(number, topics) for number in count(size))
        yield _fastest(
            f"all feeds after {_NEW} more",
            [paper.write("feeds/", [*islice(new, _NEW)]) for _ in range(rounds)],
        )
    with _paper(_TOPICS_OF_ARCHIVES, map(invented, range(archived))) as paper:
        yield _fastest(
            f"archives of {archived:,} articles of 2 KB",
            [paper.write(_ARCHIVES) for _ in range(rounds)],
        )


class _Paper:
    """A store with articles."""

    def __init__(self, store: Store, following: Following) -> None:
        self._store = store
        self._following = following

    def put(self, articles: Iterable[Article]) -> None:
        put(self._store, self._following, articles)

    def write(self, beginning: str, new: Sequence[Article] = ()) -> FeedCost:
        """Write documents whose paths begin so: those that new articles touch, or all."""
        self.put(new)
        moves = [Move(each.guid, None, self._store.listings.position(each.guid)) for each in new]
        with TemporaryDirectory() as folder:  # a build writes into a new one, too
            begun, sizes = time.process_time(), []
            for file in self._planned(moves or None):
                if file.path.startswith(beginning):
                    body = file.make()
                    Path(folder, file.path.replace("/", "-")).write_bytes(body)
                    sizes.append(len(body))
            return FeedCost(
                what="",
                documents=len(sizes),
                megabytes=sum(sizes) / 1e6,
                cpu_seconds=time.process_time() - begun,
            )

    def _planned(self, moves: list[Move] | None) -> list[PlannedFile]:
        library = Library(self._store, self._following)
        if moves is None:
            self._store.made_entries.forget()
        planned = plan_feeds(
            library,
            moves,
            following=self._following,
            publication=_PUBLICATION,
            site=_SITE,
            states={},
            entries=FeedEntries(
                library,
                self._following,
                _SITE,
                url=_PUBLICATION.url,
                recipe=b"",
                kept=self._store.made_entries,
            ),
        )
        return [file for _, files in planned for file in files if isinstance(file, PlannedFile)]


@contextmanager
def _paper(topics: int, articles: Iterable[Article]) -> Iterator[_Paper]:
    titles = {f"topic-{number}": Topic(title=f"Topic {number}") for number in range(topics)}
    with (
        TemporaryDirectory() as folder,
        open_store(Path(folder, STORE_FILE), now=_FILLED) as store,
    ):
        paper = _Paper(store, Following(topics=titles))
        paper.put(articles)
        yield paper


def _fastest(what: str, costs: Iterable[FeedCost]) -> FeedCost:
    return replace(min(costs, key=lambda cost: cost.cpu_seconds), what=what)


def _large(number: int, topics: int) -> Article:
    """Return an article of 20 KB."""
    parts = (invented(number, topics=topics, version=part).html for part in range(_PARTS))
    return replace(invented(number, topics=topics), html="".join(parts))


if __name__ == "__main__":
    main()
