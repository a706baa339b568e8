"""Entries that are new, and pages of theirs that do not come."""

from __future__ import annotations

import pytest

from one_source import FEED, HOME, NO_ANSWER, TEXT, Bench, feed, page
from quietpress.errors import FetchError


def test_new_entries_are_fetched_and_known_ones_are_not(bench: Bench) -> None:
    bench.web.answers = {
        FEED: feed("wall"),
        f"{HOME}/wall": page(),
        f"{HOME}/pier": page(),
    }
    bench.visit()
    bench.web.answers[FEED] = feed("pier", "wall")

    visit, report = bench.visit()

    assert bench.web.asked == ["/feed", "/wall", "/feed", "/pier"]
    assert (visit.outcome, visit.articles, report.new) == ("new", 1, 1)
    assert [capture.origin for capture in bench.captures] == [f"{HOME}/wall", f"{HOME}/pier"]
    assert bench.captures[0].hints.guid == "wall"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<guid>wall</guid>", "<guid>urn:new:wall</guid>", id="another id"),
        pytest.param(f"<link>{HOME}/wall", "<link>http://tide.example/wall/", id="http"),
        pytest.param(f"<link>{HOME}/wall", f"<link>{HOME}/wall?utm_source=rss", id="tracking"),
        pytest.param("<title>Tide", "<title>The tide", id="another title of the feed"),
    ],
)
def test_an_entry_is_known_again(bench: Bench, before: str, after: str) -> None:
    known = feed("wall")
    bench.web.answers = {FEED: known, f"{HOME}/wall": page()}
    bench.visit()
    bench.web.answers[FEED] = known.replace(before.encode(), after.encode())

    visit, _ = bench.visit()

    assert before.encode() in known
    assert visit.outcome == "unchanged"
    assert bench.web.asked == ["/feed", "/wall", "/feed"]


def test_an_entry_that_has_changed_is_fetched_again(bench: Bench) -> None:
    bench.web.answers = {FEED: feed("wall", text="First."), f"{HOME}/wall": page()}
    bench.visit()
    bench.web.answers = {FEED: feed("wall", text="Second."), f"{HOME}/wall": page(TEXT * 2)}

    visit, _ = bench.visit()

    assert visit.articles == 1
    assert len(bench.captures) == 2


@pytest.mark.parametrize(
    ("full_text", "body", "feed_text", "asked"),
    [
        pytest.param("auto", page(), "<b>Short.</b>", ["/feed", "/wall"], id="auto keeps both"),
        pytest.param("page", page(), "", ["/feed", "/wall"], id="page"),
        pytest.param("feed", b"<b>Short.</b>", "", ["/feed"], id="feed"),
    ],
)
def test_the_text_is_taken_from_where_the_source_says(
    bench: Bench, full_text: str, body: bytes, feed_text: str, asked: list[str]
) -> None:
    bench.web.answers = {FEED: feed("wall", text="<b>Short.</b>"), f"{HOME}/wall": page()}

    bench.visit(full_text=full_text)

    (capture,) = bench.captures
    assert (capture.body, capture.feed_text, bench.web.asked) == (body, feed_text, asked)


def test_without_its_page_an_article_is_what_the_feed_says(bench: Bench) -> None:
    bench.web.answers = {FEED: feed("wall", text="<b>Short.</b>")}

    visit, report = bench.visit()

    (capture,) = bench.captures
    assert (capture.body, capture.feed_text) == (b"", "<b>Short.</b>")
    assert (visit.outcome, report.articles_missing) == (
        "new",
        (f"{HOME}/wall: the server answers 404; the feed's text stands in",),
    )


def test_a_page_that_is_gone_for_good_is_not_asked_for_again(bench: Bench) -> None:
    bench.web.answers = {FEED: feed("wall")}
    bench.visit()
    bench.web.answers[FEED] = feed("wall", extra="<ttl>5</ttl>")

    bench.visit()

    assert bench.web.asked == ["/feed", "/wall", "/feed"]


def test_a_page_that_does_not_answer_is_asked_for_by_later_runs(bench: Bench) -> None:
    bench.web.answers = {
        FEED: feed("wall"),
        f"{HOME}/wall": FetchError(f"{HOME}/wall", "no answer within 30 s", NO_ANSWER),
    }
    for _ in range(3):
        bench.visit()
    bench.web.answers[f"{HOME}/wall"] = page()

    visit, _ = bench.visit()
    bench.visit()

    assert bench.web.asked == ["/feed", "/wall"] * 4 + ["/feed"]
    assert visit.articles == 1


def test_a_page_that_does_not_answer_is_not_forgotten_over_one_that_does(bench: Bench) -> None:
    bench.web.answers = {
        FEED: feed("wall", "pier"),
        f"{HOME}/wall": FetchError(f"{HOME}/wall", "no answer within 30 s", NO_ANSWER),
        f"{HOME}/pier": page(),
    }

    bench.visit()
    bench.visit()

    assert bench.web.asked == ["/feed", "/wall", "/pier", "/feed", "/wall"]


def test_a_page_that_never_answers_is_given_up_after_ten_runs(bench: Bench) -> None:
    bench.web.answers = {
        FEED: feed("wall"),
        f"{HOME}/wall": FetchError(f"{HOME}/wall", "no answer within 30 s", NO_ANSWER),
    }

    for _ in range(12):
        bench.visit()

    assert bench.web.asked == ["/feed", "/wall"] * 10 + ["/feed"] * 2


def test_a_host_that_does_not_answer_three_times_is_left_in_peace(bench: Bench) -> None:
    names = list("abcdef")
    failing = {
        f"{HOME}/{name}": FetchError(f"{HOME}/{name}", "no answer", NO_ANSWER) for name in names
    }
    bench.web.answers = {FEED: feed(*names, text="Short."), **failing}

    _, report = bench.visit()

    assert bench.web.asked == ["/feed", "/a", "/b", "/c"]
    assert len(bench.captures) == len(names)  # as the feed has them
    assert "its host is left in peace" in report.articles_missing[-1]


def test_a_host_that_answers_in_between_is_asked_on(bench: Bench) -> None:
    answers = {
        name: FetchError(f"{HOME}/{name}", "no answer", NO_ANSWER) if name in "abde" else page()
        for name in "abcdef"
    }
    bench.web.answers = {f"{HOME}/{name}": answer for name, answer in answers.items()}
    bench.web.answers[FEED] = feed(*answers)

    bench.visit()

    assert bench.web.asked == ["/feed", *(f"/{name}" for name in answers)]


def test_what_was_never_tried_comes_first(bench: Bench) -> None:
    bench.web.answers = {
        FEED: feed("a"),
        f"{HOME}/a": FetchError(f"{HOME}/a", "no answer", NO_ANSWER),
    }
    bench.visit()
    bench.web.answers |= {FEED: feed("a", "b"), f"{HOME}/b": page()}

    bench.visit()

    assert bench.web.asked[2:] == ["/feed", "/b", "/a"]


def test_an_article_on_several_pages_is_one(bench: Bench) -> None:
    two = f"{HOME}/wall?page=2"
    bench.web.answers = {
        FEED: feed("wall"),
        f"{HOME}/wall": page("<p>One.</p>", f'<link rel="next" href="{two}">'),
        two: page("<p>Two.</p>"),
    }

    bench.visit()

    (capture,) = bench.captures
    assert b"<p>One.</p><p>Two.</p>" in capture.body


def test_an_article_whose_later_page_does_not_answer_is_tried_again(bench: Bench) -> None:
    two = f"{HOME}/wall?page=2"
    bench.web.answers = {
        FEED: feed("wall"),
        f"{HOME}/wall": page("<p>One.</p>", f'<link rel="next" href="{two}">'),
        two: FetchError(two, "no answer", NO_ANSWER),
    }
    bench.visit()
    bench.web.answers[two] = page("<p>Two.</p>")

    bench.visit()

    assert [b"Two." in capture.body for capture in bench.captures] == [False, True]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(TEXT, [], id="page with a text"),
        pytest.param("<p>Please subscribe.</p>", ["amp"], id="wall"),
    ],
)
def test_another_version_is_fetched_where_the_page_has_no_text(
    bench: Bench, text: str, kinds: list[str]
) -> None:
    amp = f"{HOME}/amp/wall"
    bench.web.answers = {
        FEED: feed("wall"),
        f"{HOME}/wall": page(text, f'<link rel="amphtml" href="{amp}">'),
        amp: page(),
    }

    bench.visit()

    (capture,) = bench.captures
    assert [variant.kind for variant in capture.variants] == kinds
