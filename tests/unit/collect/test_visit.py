"""Visits to a source: its feed, a page that lists its articles, its folder."""

from __future__ import annotations

from datetime import timedelta

import pytest

from one_source import FEED, HOME, NO_ANSWER, TEXT, Bench, feed, page
from quietpress.collect.web import Budget
from quietpress.errors import FetchError
from quietpress.trouble import Trouble


def test_a_feed_that_has_not_changed_is_not_read_again(bench: Bench) -> None:
    bench.web.answers = {FEED: feed("wall"), f"{HOME}/wall": page()}
    bench.visit()

    visit, report = bench.visit()

    assert bench.web.asked == ["/feed", "/wall", "/feed"]
    assert (visit.outcome, visit.received, visit.seconds) == ("unchanged", 1000, 1.0)
    assert report.state == "unchanged"


def test_twenty_articles_that_could_not_be_had_are_named(bench: Bench) -> None:
    bench.web.answers = {FEED: feed(*map(str, range(25)))}  # and none of their pages

    _, report = bench.visit()

    assert len(report.articles_missing) == 20
    assert report.articles_missing[0] == f"{HOME}/0: the server answers 404"


def test_a_server_that_asks_to_wait_is_not_asked_for_more(bench: Bench) -> None:
    busy = FetchError(
        f"{HOME}/a", "the server answers 429", Trouble("bad status", status=429), retry_after=90.0
    )
    bench.web.answers = {FEED: feed("a", "b"), f"{HOME}/a": busy, f"{HOME}/b": page()}

    visit, _ = bench.visit()

    assert (bench.web.asked, visit.retry_after) == (["/feed", "/a"], 90.0)


def test_another_host_that_asks_to_wait_does_not_stop_the_source(bench: Bench) -> None:
    elsewhere = "https://wire.example/1"
    busy = FetchError(
        elsewhere, "the server answers 429", Trouble("bad status", status=429), retry_after=86_400.0
    )
    links = feed("a", "b").replace(f"{HOME}/a".encode(), elsewhere.encode())
    bench.web.answers = {FEED: links, elsewhere: busy, f"{HOME}/b": page()}

    visit, _ = bench.visit()

    assert (visit.articles, visit.retry_after) == (1, None)


@pytest.mark.parametrize(
    ("error", "outcome", "retry_after"),
    [
        pytest.param(
            FetchError(FEED, "gone", Trouble("bad status", status=410)), "gone", None, id="gone"
        ),
        pytest.param(
            FetchError(FEED, "later", Trouble("bad status", status=503), retry_after=60.0),
            "failed",
            60.0,
            id="later",
        ),
        pytest.param(FetchError(FEED, "no answer", NO_ANSWER), "failed", None, id="no answer"),
    ],
)
def test_a_feed_that_does_not_come_is_told(bench: Bench, error, outcome, retry_after) -> None:
    bench.web.answers = {FEED: error}

    visit, report = bench.visit()

    assert (visit.outcome, visit.retry_after) == (outcome, retry_after)
    assert (visit.problem, visit.trouble) == (error.problem, error.trouble)
    assert (report.state, report.problem, report.trouble) == (
        outcome,
        error.problem,
        error.trouble,
    )


def test_what_a_server_says_of_its_feed_is_told(bench: Bench) -> None:
    bench.web.answers = {FEED: feed(extra="<ttl>90</ttl>")}
    bench.web.moved_to, bench.web.fresh_for = "https://new.example/", 600.0

    visit, _ = bench.visit()

    assert (visit.moved_to, visit.fresh_for) == ("https://new.example/", 600.0)
    assert visit.interval == timedelta(minutes=90)


def test_an_entry_that_cannot_be_read_is_named_and_leaves_the_others(bench: Bench) -> None:
    bench.web.answers = {
        FEED: b'{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": ['
        b'{"id": "1", "content_text": "Rain."}, {"id": "2", "content_text": ["Snow"]}]}'
    }

    _, report = bench.visit()

    assert report.new == 1
    assert [line.partition(":")[0] for line in report.articles_missing] == ["entry 2"]


def test_what_is_no_feed_is_a_failure_of_the_source(bench: Bench) -> None:
    bench.web.answers = {FEED: page()}

    visit, _ = bench.visit()

    assert visit.outcome == "failed"
    assert "web page" in visit.problem


def test_a_run_that_has_had_its_share_stops_and_the_next_goes_on(bench: Bench) -> None:
    pages = {f"{HOME}/{name}": page(TEXT + name) for name in "abc"}
    bench.web.answers = {FEED: feed("a", "b", "c"), **pages}

    visit, _ = bench.visit(Budget(whose="this run", articles=2))
    bench.visit()

    assert "this run has had its share of articles" in visit.problem
    assert visit.is_cut_short
    assert bench.web.asked == ["/feed", "/a", "/b", "/feed", "/c"]


def test_only_the_newest_entries_are_looked_at(bench: Bench) -> None:
    bench.web.answers = {FEED: feed(*"abcdef")}

    bench.visit(entries_max=2)

    assert bench.web.asked == ["/feed", "/a", "/b"]


def test_articles_are_found_on_a_page_that_lists_them(bench: Bench) -> None:
    bench.web.answers = {
        f"{HOME}/": b"<h2><a href='/wall-of-sand'>The wall of sand is done</a></h2>",
        f"{HOME}/wall-of-sand": page(),
    }

    bench.visit(feed="", page=f"{HOME}/")
    visit, _ = bench.visit(feed="", page=f"{HOME}/")

    assert bench.web.asked == ["/", "/wall-of-sand", "/"]
    assert bench.captures[0].hints.url == f"{HOME}/wall-of-sand"
    assert visit.outcome == "unchanged"


def test_a_page_without_articles_is_a_failure_with_a_fix(bench: Bench) -> None:
    bench.web.answers = {f"{HOME}/": page()}

    visit, _ = bench.visit(feed="", page=f"{HOME}/", links="h2 a")

    assert visit.problem == f"no links to articles on {HOME}/; mend `links`"


def test_a_folder_is_collected_once(bench: Bench) -> None:
    folder = bench.folder / "saved"
    folder.mkdir()
    (folder / "wall.html").write_bytes(page())
    (folder / "wall.pdf").write_bytes(b"%PDF")

    first, report = bench.visit(feed="", folder="saved")
    second, _ = bench.visit(feed="", folder="saved")

    assert (first.articles, second.articles) == (1, 0)
    assert [(capture.origin, capture.source) for capture in bench.captures] == [
        ("saved/wall.html", "tide")
    ]
    assert report.articles_missing[0].startswith("wall.pdf: this kind of file is not read")


def test_an_empty_folder_is_a_failure(bench: Bench) -> None:
    visit, _ = bench.visit(feed="", folder="nowhere")

    assert (visit.outcome, visit.problem) == ("failed", "no documents in the folder 'nowhere'")


def test_progress_is_told_article_by_article(bench: Bench) -> None:
    bench.web.answers = {FEED: feed("a", "b"), f"{HOME}/a": page(), f"{HOME}/b": page(TEXT * 2)}

    bench.visit()

    assert [(report.state, report.new) for report in bench.told] == [
        ("asking", 0),
        ("asking", 1),
        ("asking", 2),
    ]
