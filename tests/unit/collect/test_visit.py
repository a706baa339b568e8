"""One look at one source, on a web that is a table of answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quietpress.article import Capture
from quietpress.collect.desk import Desk
from quietpress.collect.politeness import Visit
from quietpress.collect.visit import visit_source
from quietpress.collect.web import Budget, Response
from quietpress.collect.web.clock import Clock
from quietpress.errors import FetchError
from quietpress.reports import SourceReport
from quietpress.settings import Source
from quietpress.source_state import Validators
from quietpress.store import Store, open_store
from quietpress.trouble import Trouble

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOME = "https://tide.example"
FEED = f"{HOME}/feed"
NO_ANSWER = Trouble("no answer")
TEXT = "<p>" + "The harbour wall is being mended with sand this week. " * 20 + "</p>"


@dataclass
class Web:
    """Answers by URL, and what was asked for, in order."""

    answers: dict[str, bytes | FetchError | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    moved_to: str = ""
    fresh_for: float | None = None

    async def fetch(self, url, _, errand, validators_of=lambda _: Validators()) -> Response:
        self.asked.append(url.removeprefix(HOME))
        answer = self.answers.get(
            url, FetchError(url, "the server answers 404", Trouble("bad status", status=404))
        )
        errand.budget.spend(seconds=1, size=1000)
        if isinstance(answer, FetchError):
            raise answer
        etag = f"{hash(answer)}"
        is_known = validators_of(url).etag == etag
        return Response(
            url=url,
            status=304 if is_known else 200,
            body=b"" if is_known else answer,
            media_type="text/html",
            charset="utf-8",
            validators=Validators(etag=etag),
            moved_to=self.moved_to,
            fresh_for=self.fresh_for,
            received=1000,
            seconds=1.0,
        )


@dataclass
class Bench:
    """A store, a web, and what a visit needs."""

    store: Store
    folder: Path
    web: Web = field(default_factory=Web)
    told: list[SourceReport] = field(default_factory=list)

    def visit(self, budget: Budget | None = None, **settings) -> tuple[Visit, SourceReport]:
        desk = Desk(
            store=self.store,
            fetch=self.web.fetch,
            clock=Clock(monotonic=lambda: 0.0, now=lambda: NOW),
            folder=self.folder,
            budget=budget or Budget(whose="this run"),
            observe=self.told.append,
        )
        source = Source(**({"feed": FEED} | settings))
        return asyncio.run(visit_source("tide", source, desk))

    @property
    def captures(self) -> list[Capture]:
        return [stored.capture for stored in self.store.captures.waiting(100)]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with open_store(tmp_path / "store.sqlite3", now=NOW) as store:
        yield Bench(store, tmp_path)


def feed(*names: str, text: str = "", extra: str = "") -> bytes:
    items = "".join(
        f"<item><title>About {name}</title><link>{HOME}/{name}</link><guid>{name}</guid>"
        f"<description><![CDATA[{text}]]></description></item>"
        for name in names
    )
    return f"<rss version='2.0'><channel><title>Tide</title>{extra}{items}</channel></rss>".encode()


def page(text: str = TEXT, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><article>{text}</article>".encode()


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


def test_a_feed_that_has_not_changed_is_not_read_again(bench: Bench) -> None:
    bench.web.answers = {FEED: feed("wall"), f"{HOME}/wall": page()}
    bench.visit()

    visit, report = bench.visit()

    assert bench.web.asked == ["/feed", "/wall", "/feed"]
    assert (visit.outcome, visit.received, visit.seconds) == ("unchanged", 1000, 1.0)
    assert report.state == "unchanged"


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


def test_twenty_articles_that_could_not_be_had_are_named(bench: Bench) -> None:
    bench.web.answers = {FEED: feed(*map(str, range(25)))}  # and none of their pages

    _, report = bench.visit()

    assert len(report.articles_missing) == 20
    assert report.articles_missing[0] == f"{HOME}/0: the server answers 404"


def test_what_was_never_tried_comes_first(bench: Bench) -> None:
    bench.web.answers = {
        FEED: feed("a"),
        f"{HOME}/a": FetchError(f"{HOME}/a", "no answer", NO_ANSWER),
    }
    bench.visit()
    bench.web.answers |= {FEED: feed("a", "b"), f"{HOME}/b": page()}

    bench.visit()

    assert bench.web.asked[2:] == ["/feed", "/b", "/a"]


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
