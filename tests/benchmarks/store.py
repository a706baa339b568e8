"""`python -m benchmarks.store`: how long the store takes to answer, and how large it is.

The questions are those of a nightly build, asked of a store that was just
opened. The articles are invented: thirty sentences each, over ten years, in
ten topics, from two hundred sources.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from quietpress import Article, Capture, Hints
from quietpress.sameness import entry_digest
from quietpress.store import Scope, Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
RULES = RECIPE = "now"

_TONIGHT = 100  # articles that are new since the last run
_ROUNDS = 5  # of which the slowest counts
_KEPT = 50  # megabytes of captures
_BATCH = 500  # articles in a transaction
_SOURCES, _TOPICS = 200, 10
_YEARS = timedelta(days=3650)
_WORDS = (
    "harbour ferry seal lighthouse storm council budget bridge school orchard river winter market "
    "the a of in and was is will after before between nobody everyone they it said found built"
).split()


@click.command()
@click.option("--articles", type=click.IntRange(min=1), default=100_000, show_default=True)
def main(articles: int) -> None:
    """Fill a store with invented articles, and time what a nightly build asks of it."""
    console = Console()
    with TemporaryDirectory() as folder:
        path = Path(folder, "quietpress.sqlite3")
        began = time.process_time()
        fill(path, articles)
        seconds = time.process_time() - began
        console.print(
            f"{articles:,} articles were stored in {seconds:.0f} CPU-s "
            f"({1000 * seconds / articles:.2f} ms each), in {path.stat().st_size / 1e6:.0f} MB."
        )
        table = Table("question", "answers", "CPU ms, slowest of 5")
        for name, (answers, milliseconds) in time_questions(path).items():
            table.add_row(name, f"{answers:,}", f"{milliseconds:.1f}")
        console.print(table)


def fill(path: Path, count: int) -> None:
    """Store so many invented articles, the latest with their captures."""
    for begin, end in ((0, count - _TONIGHT), (max(count - _TONIGHT, 0), count)):
        with open_store(path, now=NOW) as store:
            for batch in range(begin, end, _BATCH):
                with store.transaction():
                    for number in range(batch, min(batch + _BATCH, end)):
                        _put(store, number, count)
            store.captures.prune(days=3650, megabytes=_KEPT, now=NOW)


def time_questions(path: Path) -> dict[str, tuple[int, float]]:
    """Return the number of answers to each question, and the CPU milliseconds they take at most."""
    return {name: _slowest(path, ask) for name, ask in questions().items()}


def questions() -> dict[str, Callable[[Store], list[object]]]:
    """Return what a nightly build asks, in words and as a function of the store."""
    begin, end = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    guid = _guid(0)
    of_topic, of_source = Scope(any=("t1",)), Scope(source="s1")
    hints = Hints(guid=guid, url="https://s0.example/0")
    return {
        "newest 50": lambda store: [*store.articles.newest(50)],
        "newest 50 of a topic": lambda store: [*islice(store.listings.newest(of_topic), 50)],
        "newest 50 of a source": lambda store: [*islice(store.listings.newest(of_source), 50)],
        "a month of a topic": lambda store: store.listings.between(of_topic, begin, end),
        "changed since the last run": lambda store: [*store.articles.changed_since(1)],
        "one by its id": lambda store: [store.articles.get(guid)],
        "one by its address": lambda store: [store.articles.find("https://s0.example/0")],
        "what several sources report": lambda store: [*store.listings.newest(Scope(sources_min=2))],
        "the story of an article": lambda store: [store.stories.of(guid)],
        "stories changed since the last run": lambda store: [*store.stories.changed_since(1)],
        "is an entry known?": lambda store: [store.entries.digest("s0", hints)],
        "waiting to be cleaned": lambda store: [*store.captures.waiting(200)],
        "how many wait": lambda store: [store.captures.count_waiting()],
        "how many for a new cleaner": lambda store: [store.captures.count_stale("s1", "newer")],
        "200 for a new cleaner": lambda store: [*store.captures.stale("s1", "newer", 200)],
        "200 for other topics": lambda store: [*store.articles.classified_otherwise("new", 200)],
        "sources of captures": lambda store: [*store.captures.sources()],
        "states of all sources": lambda store: [*store.sources.states()],
        "a block of arrivals": lambda store: [*store.listings.arrived(100, 400)],
        "arrivals of a topic": lambda store: [*store.listings.numbers(of_topic, 100, 400)],
        "arrivals of a source": lambda store: [*store.listings.numbers(of_source, 100, 400)],
        "last of a topic before": lambda store: [store.listings.number_below(of_topic, 400)],
        "last of a source before": lambda store: [store.listings.number_below(of_source, 400)],
        "first of a topic after": lambda store: [store.listings.number_from(of_topic, 400)],
        "first of a source after": lambda store: [store.listings.number_from(of_source, 400)],
    }


def _slowest(path: Path, ask: Callable[[Store], list[object]]) -> tuple[int, float]:
    seconds = []
    answers: list[object] = []
    for _ in range(_ROUNDS):
        with open_store(path, now=NOW) as store:
            began = time.process_time()  # others may be at work on the same cores
            answers = ask(store)
            seconds.append(time.process_time() - began)
    return len(answers), 1000 * max(seconds)


def _put(store: Store, number: int, count: int) -> None:
    captured = NOW - _YEARS + _YEARS * number / count
    article = _article(number, captured)
    hints = Hints(guid=article.guid, url=article.url)
    capture = Capture(
        origin=article.url,
        source=article.source,
        body=article.html.encode(),
        media_type="text/html",
        captured=captured,
        hints=hints,
    )
    store.captures.add(capture)
    store.entries.note(article.source, hints, entry_digest(hints, ""))
    (stored,) = store.captures.waiting(1)
    store.articles.put(article, stored, [f"articles/{article.source}/{number}.html"], RULES)
    store.captures.mark_cleaned(stored, article.source, RECIPE, matched=())


def _article(number: int, captured: datetime) -> Article:
    dice = Random(number)  # noqa: S311 -- the dice are for invented articles, and keep no secret
    source = f"s{number % _SOURCES}"
    return Article(
        guid=_guid(number),
        url=f"https://{source}.example/{number}",
        title=" ".join(dice.choices(_WORDS, k=8)),
        html="".join(f"<p>{sentence}.</p>" for sentence in _sentences(dice)),
        source=source,
        published=captured - timedelta(hours=dice.random() * 48),
        topics=(f"t{number % _TOPICS}",),
    )


def _sentences(dice: Random) -> Iterator[str]:
    for _ in range(30):
        yield " ".join(dice.choices(_WORDS, k=14))


def _guid(number: int) -> str:
    return f"urn:quietpress:{number}"


if __name__ == "__main__":
    main()
