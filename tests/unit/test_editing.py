from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from quietpress import Article, Capture, Hints, batch, editing, recipes
from quietpress.clean.site_memory import SiteMemory
from quietpress.editing import LeftOut
from quietpress.settings import Following, Source, Topic
from quietpress.store import Scope, Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TEXT = (
    "After two years of work the harbour wall number {} was opened on Saturday, and many hundred "
    "people came. The mayor cut a ribbon of seaweed, and the band of the lifeboat station played "
    "until the evening. Boats from four villages had come over the bay."
)
LONG = "<div>" * 250 + "<p>ebb flow" * 400_000  # half a minute of work
edit = partial(editing.edit, jobs=1)

NOTE = "A word to the readers of this page and of all the others."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an open store, new and empty."""
    with open_store(tmp_path / "quietpress.sqlite3", now=NOW) as opened:
        yield opened


def capture(number: int, **fields: object) -> Capture:
    """Return a page of tide.example, with a note beside its text."""
    url = f"https://tide.example/{number}"
    html = (
        f"<!doctype html><title>Wall {number}</title><body><h1>Wall {number}</h1>"
        f"<p>{TEXT.format(number)}</p><p>{TEXT.format(-number)}</p><p class=note>{NOTE}</p>"
    )
    defaults = {
        "origin": url,
        "source": "tide",
        "body": html.encode(),
        "media_type": "text/html",
        "captured": NOW,
        "hints": Hints(guid=f"urn:tide:{number}", url=url),
    }
    return Capture(**(defaults | fields))


def articles(store: Store) -> list[Article]:
    return [each.article for each in store.articles.newest(1000)]


def with_rules(**rules: tuple[str, ...]) -> Following:
    return Following(sources={"tide": Source(**rules)})


def test_what_waits_becomes_articles_with_their_pages(store: Store) -> None:
    for number in (1, 2):
        store.captures.add(capture(number))

    left_out = edit(store, Following())

    assert left_out == []
    assert sorted((each.article.guid, each.page) for each in store.articles.newest(1000)) == [
        ("urn:tide:1", "articles/tide/wall-1.html"),
        ("urn:tide:2", "articles/tide/wall-2.html"),
    ]
    assert store.captures.waiting(9) == []


def test_what_is_no_article_is_named_once(store: Store) -> None:
    store.captures.add(capture(1, body=b"<html><body><p>No.</p>"))

    first, second = edit(store, Following()), edit(store, Following())

    (left_out,) = first
    assert left_out.origin == "https://tide.example/1"
    assert left_out.reason.startswith("no article: ")
    assert second == []


def test_a_page_that_comes_again_and_is_no_article_leaves_the_good_one(store: Store) -> None:
    store.captures.add(capture(1))
    edit(store, Following())
    before = articles(store)

    store.captures.add(capture(1, body=b"<html><body><p>No.</p>", captured=NOW + timedelta(days=1)))
    left_out = edit(store, Following())

    assert len(left_out) == 1
    assert articles(store) == before


def test_a_collected_article_that_another_source_had_before_is_no_failure(store: Store) -> None:
    store.captures.add(capture(1))
    store.captures.add(capture(1, source="gull", captured=NOW + timedelta(hours=1)))

    left_out = edit(store, Following())

    assert left_out == []
    assert [article.source for article in articles(store)] == ["tide"]


def test_pages_of_a_host_are_remembered_and_help_each_other(store: Store) -> None:
    for number in range(1, 5):
        store.captures.add(capture(number))
        edit(store, Following())

    memory = store.memories.of("tide.example")

    assert len(memory.pages) == 4
    assert max(len(pages) for pages in memory.seen.values()) == 4


def test_feed_entries_are_not_remembered_as_pages(store: Store) -> None:
    store.captures.add(capture(1, body=f"<p>{TEXT}</p>".encode()))

    edit(store, Following())

    assert len(articles(store)) == 1
    assert store.memories.of("tide.example") == SiteMemory("tide.example")


def test_other_rules_of_a_source_hold_for_all_that_was_captured_of_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "RECLEANED_MAX", 1)
    for number in (1, 2, 3):
        store.captures.add(capture(number))
    edit(store, with_rules(keep=(".note",)))
    before = articles(store)

    edit(store, with_rules(remove=(".note",)))

    after = articles(store)
    assert all(NOTE in article.html for article in before)
    assert not any(NOTE in article.html for article in after)
    assert [article.updated for article in after] == [article.updated for article in before]


def test_a_new_cleaner_looks_at_few_captures_a_run_until_all_had_their_turn(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 6):
        store.captures.add(capture(number))
    edit(store, Following())
    notes: list[tuple[int, int]] = []

    monkeypatch.setattr(editing, "RECLEANED_MAX", 2)
    monkeypatch.setattr(recipes, "cleaner_version", lambda: "newer")
    for _ in range(4):
        edit(store, Following(), note=lambda done, total: notes.append((done, total)))

    assert notes == [(1, 2), (2, 2), (1, 2), (2, 2), (1, 1)]


def test_an_article_that_the_cleaner_takes_for_none_any_more_is_withdrawn(store: Store) -> None:
    store.captures.add(capture(1))
    edit(store, Following())
    before = store.articles.newest(1000)

    left_out = edit(store, with_rules(remove=("p",)))
    without = articles(store)
    edit(store, Following())

    assert [each.origin for each in left_out] == ["https://tide.example/1"]
    assert without == []
    assert store.articles.newest(1000) == before


def test_an_error_of_ours_withdraws_nothing_and_is_not_tried_again_and_again(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.captures.add(capture(1))
    edit(store, Following())
    broken = with_rules(remove=(7,))  # no reader of settings gives such a thing

    first = edit(store, broken)
    second = edit(store, broken)

    expected = "an error of ours; please report it with the traceback"
    assert first == [LeftOut("https://tide.example/1", expected)]
    assert second == []
    assert "TypeError" in caplog.text
    assert len(articles(store)) == 1


def test_a_page_that_would_take_minutes_is_left_out_and_the_others_are_not(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.captures.add(capture(1))
    store.captures.add(capture(2, body=LONG.encode()))
    store.captures.add(capture(3))

    monkeypatch.setattr(batch, "TIMEOUT", 3.0)
    first = edit(store, Following())
    second = edit(store, Following())

    assert first == [LeftOut("https://tide.example/2", "takes longer than 3 s")]
    assert second == []
    assert {article.title for article in articles(store)} == {"Wall 1", "Wall 3"}


def test_a_page_that_a_new_cleaner_takes_too_long_for_keeps_its_article(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.captures.add(capture(1))
    edit(store, Following())
    before = articles(store)

    monkeypatch.setattr(recipes, "cleaner_version", lambda: "newer")
    monkeypatch.setattr(batch, "TIMEOUT", 0.0)
    left_out = edit(store, Following())

    assert left_out == [LeftOut("https://tide.example/1", "takes longer than 0 s")]
    assert articles(store) == before


def test_a_process_that_the_system_kills_costs_the_page_that_it_worked_on(store: Store) -> None:
    def kill(done: int, total: int) -> None:  # noqa: ARG001
        if done == 1:  # and the process is at work on the second
            (process,) = active_children()
            process.kill()

    store.captures.add(capture(1))
    store.captures.add(capture(2, body=LONG.encode()))
    store.captures.add(capture(3))

    left_out = edit(store, Following(), note=kill)

    assert left_out == [
        LeftOut("https://tide.example/2", "the process that worked on it has ended (SIGKILL)")
    ]
    assert {article.title for article in articles(store)} == {"Wall 1", "Wall 3"}


def test_the_same_captures_give_the_same_articles_on_any_number_of_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "_WORTH", 1)  # a second process for few captures, too
    monkeypatch.setattr(editing, "_BATCH", 12)
    found = []
    for jobs in (1, 2):
        with open_store(tmp_path / f"{jobs}.sqlite3", now=NOW) as store:
            for number in range(20):
                store.captures.add(capture(number))
                same = Hints(url=f"https://gull.example/{number}")  # text and title of a neighbour
                store.captures.add(capture(number, source="gull", hints=same))

            edit(store, Following(), jobs=jobs)

            memories = [store.memories.of(f"{host}.example") for host in ("tide", "gull")]
            found.append((store.articles.newest(1000), memories))

    assert found[0] == found[1]
    assert {each.article.source for each in found[0][0]} == {"tide"}


def test_nothing_to_clean_starts_no_process(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "TIMEOUT", 0.0)

    assert edit(store, Following()) == []
    assert active_children() == []


def test_other_topics_in_the_file_sort_all_articles_anew(store: Store) -> None:
    for number in (1, 2):
        store.captures.add(capture(number))
    edit(store, Following(topics={"other": Topic()}))
    before = [article.topics for article in articles(store)]

    edit(store, Following(topics={"sea": Topic(any=("seaweed",))}))

    assert before == [("other",)] * 2
    assert [article.topics for article in articles(store)] == [("sea",)] * 2
    assert store.listings.count(Scope(any=("sea",))) == 2


def test_a_forgotten_article_does_not_come_back_by_a_new_cleaner(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.captures.add(capture(1))
    edit(store, Following())
    store.articles.forget("urn:tide:1")

    monkeypatch.setattr(recipes, "cleaner_version", lambda: "newer")
    edit(store, with_rules(remove=(".note",)))

    assert articles(store) == []
