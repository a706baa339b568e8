import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from quietpress import Removal
from quietpress.store import Drought, Tallies, Tally
from quietpress.store.database import Database
from quietpress.trouble import Trouble

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LAST = date(2026, 11, 21)
FIRST = date(2026, 11, 20)


def test_articles_are_counted_by_the_day_they_were_published_on(store, put):
    for number, published in enumerate(
        [
            datetime(2026, 11, 19, 23, 59, 59, tzinfo=UTC),
            datetime(2026, 11, 20, 0, 0, tzinfo=UTC),
            datetime(2026, 11, 20, 23, 59, 59, 999999, tzinfo=UTC),
            datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
            datetime(2026, 11, 22, 0, 0, tzinfo=UTC),
        ]
    ):
        put(number, published=published)
    put(9, published=datetime(2026, 11, 20, 8, tzinfo=UTC), source="herald")

    tallies = store.tallies.by_day("daily-tide", FIRST, LAST)

    assert [(tally.day, tally.articles) for tally in tallies] == [(FIRST, 2), (LAST, 1)]


def test_text_is_counted_that_stays_and_that_was_removed(store, put):
    html = "<p>Rain <b>fell</b>.</p>"
    removed = (Removal(rule="share_rows", text="Share this"), Removal(rule="adverts", text="Buy"))
    put(1, published=NOW - timedelta(days=1), html=html, removed=removed)

    (tally,) = store.tallies.by_day("daily-tide", FIRST, LAST)

    assert tally == Tally(LAST, 1, kept=len("Rain fell ."), removed=len("Share this" + "Buy"))


def test_what_is_not_shown_is_not_counted(store, put):
    placed = put(1, published=NOW - timedelta(days=1))

    store.articles.forget(placed.guid)

    assert store.tallies.by_day("daily-tide", FIRST, LAST) == []


@pytest.mark.usefixtures("store")
def test_counting_reads_an_index_and_no_article(path):
    asked: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_trace_callback(asked.append)
        Tallies(Database(connection, path, 1)).by_day("daily-tide", FIRST, LAST)
        (question,) = asked
        plan = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {question}")]

    assert plan[0].startswith("SEARCH article USING COVERING INDEX article_tallied (source=?")


@pytest.fixture
def send(store, capture):
    """Return what stores a document of the source in which there is no article."""

    def send(number: int, problem: str, trouble: Trouble | None = None) -> None:
        store.captures.add(capture(number, captured=NOW + timedelta(hours=number)))
        (stored,) = store.captures.waiting(1)
        store.captures.mark_barren(stored, "recipe", problem, trouble)

    return send


def test_documents_without_an_article_are_counted_back_to_the_last_article(store, put, send):
    send(1, "a login page")
    put(2)
    send(3, "a soft 404")
    send(4, "a consent wall", Trouble("consent wall"))

    assert store.tallies.drought("daily-tide") == Drought(
        2, NOW + timedelta(hours=3), "a consent wall", Trouble("consent wall")
    )


def test_of_a_problem_of_no_kind_the_words_alone_are_told(store, send):
    send(1, "larger than 10 MB")

    assert store.tallies.drought("daily-tide") == Drought(
        1, NOW + timedelta(hours=1), "larger than 10 MB", None
    )


def test_an_article_ends_a_drought(store, put, send):
    send(1, "a login page")
    put(2)

    assert store.tallies.drought("daily-tide") is None


def test_what_repeats_an_article_of_another_is_no_drought(store, put, capture):
    put(1)
    store.captures.add(capture(2, source="wire"))
    (stored,) = store.captures.waiting(1)
    known = store.articles.newest(1)[0].article
    store.articles.put(known, stored, ["twin.html"], "rules")
    store.captures.mark_cleaned(stored, "wire", "recipe", problem="the same article as another")

    assert store.tallies.drought("wire") is None


def test_of_a_source_that_nothing_came_from_nothing_is_known(store):
    assert store.tallies.drought("herald") is None
    assert store.tallies.by_day("herald", FIRST, LAST) == []
