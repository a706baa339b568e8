"""One row that is damaged, where SQLite itself finds nothing wrong, costs no other."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quietpress import Capture, SiteMemory
from quietpress.clean.site_memory import remember
from quietpress.source_state import SourceState
from quietpress.store import Placed, Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)

Damage = Callable[[str], None]


@pytest.fixture
def damage(path: Path) -> Iterator[Damage]:
    """Return what spoils the bytes of a row, past the store."""

    def spoil(statement: str) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            assert connection.execute(statement).rowcount == 1

    return spoil


def test_a_damaged_article_leaves_the_others_and_comes_back_with_a_later_capture(
    store: Store,
    put: Callable[..., Placed],
    damage: Damage,
    caplog: pytest.LogCaptureFixture,
) -> None:
    put(1, pages=("a.html",))
    put(2)
    damage("UPDATE article SET body = zeroblob(99) WHERE guid = 'urn:tide:1'")

    left = [each.article.guid for each in store.articles.newest(1000)]
    again = put(1, html="<p>New.", captured=NOW + timedelta(days=1))

    stored = store.articles.get("urn:tide:1")
    assert left == ["urn:tide:2"]
    assert "urn:tide:1 is damaged in the store" in caplog.text
    assert again == Placed("urn:tide:1", "same")
    assert stored is not None
    assert (stored.article.html, stored.page) == ("<p>New.", "a.html")


def test_a_damaged_article_can_be_forgotten_and_sorted(
    store: Store, put: Callable[..., Placed], damage: Damage
) -> None:
    put(1, rules="old")
    damage("UPDATE article SET body = zeroblob(99) WHERE guid = 'urn:tide:1'")

    store.articles.classify("urn:tide:1", ("sea",), "new")

    assert store.articles.classified_otherwise("new", 9) == []
    assert store.articles.forget("urn:tide:1")


def test_a_damaged_capture_waits_no_more(
    store: Store,
    capture: Callable[..., Capture],
    damage: Damage,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for number in (1, 2):
        store.captures.add(capture(number))
    damage("UPDATE capture SET body = zeroblob(99) WHERE number = 1")

    first, second = store.captures.waiting(9), store.captures.waiting(9)

    assert [each.capture for each in first] == [each.capture for each in second] == [capture(2)]
    assert caplog.text.count("the capture of https://dailytide.example/1 is damaged") == 1


def test_a_damaged_state_is_that_of_a_new_source(store: Store, damage: Damage) -> None:
    for key in ("gull", "tide"):
        store.sources.keep(SourceState(key=key, failures=3))
    damage("UPDATE source SET state = zeroblob(99) WHERE key = 'tide'")

    assert store.sources.state("tide") == SourceState(key="tide")
    assert store.sources.states()["gull"].failures == 3


def test_a_damaged_memory_is_that_of_a_new_host(store: Store, damage: Damage) -> None:
    memory = SiteMemory("tide.example")
    store.memories.keep(remember(memory, "https://tide.example/1", {"0" * 16}, NOW))
    damage("UPDATE memory SET body = zeroblob(99) WHERE host = 'tide.example'")

    assert store.memories.of("tide.example") == memory
