"""A run over several sources, on a web that is a function."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import msgspec
import pytest

from quietpress.collect.project import Project
from quietpress.collect.run import collect, manners_of
from quietpress.collect.web import Manners, Response
from quietpress.collect.web.clock import Clock
from quietpress.errors import FetchError, StoreError
from quietpress.reports import CollectReport, as_json
from quietpress.settings import Collecting, Following, Source
from quietpress.source_state import Validators
from quietpress.store import STORE_FILE, open_store
from quietpress.trouble import Trouble

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
FEED = (
    b"<rss version='2.0'><channel><title>T</title><item><guid>1</guid><title>One</title>"
    b"<description>A text.</description></item></channel></rss>"
)


class FakeClient:
    """Answers every URL with a feed, or as a test wants it."""

    def __init__(self, answer: Callable[[str], bytes]) -> None:
        self._answer = answer
        self.asked: list[str] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def fetch(self, url, *_) -> Response:
        self.asked.append(url)
        await asyncio.sleep(0)  # others have their turn meanwhile
        return Response(
            url=url,
            status=200,
            body=self._answer(url),
            media_type="",
            charset="",
            validators=Validators(),
            moved_to="",
            fresh_for=None,
            received=100,
            seconds=0.1,
        )


@pytest.fixture
def run(tmp_path: Path):
    """Return a function that collects from sources with these keys, and what was asked."""

    def run(
        *keys: str,
        answer: Callable[[str], bytes] = lambda _: FEED,
        names: tuple[str, ...] = (),
        hours: int = 0,
        limits: Collecting | None = None,
        **settings: object,
    ) -> tuple[CollectReport, list[str]]:
        client = FakeClient(answer)
        sources = {key: Source(feed=f"https://{key}.example/", **settings) for key in keys}
        following = Following(sources=sources, collect=limits or Collecting())
        report = collect(
            Project(sources_file=tmp_path / "sources.toml", following=following),
            names,
            connect=lambda _: client,
            clock=Clock(now=lambda: NOW + timedelta(hours=hours), monotonic=lambda: 0.0),
        )
        return report, client.asked

    return run


def stale_captures(folder: Path) -> int:
    """Return how many captures a newer cleaner could clean again."""
    with open_store(folder / STORE_FILE, now=NOW) as store:
        return store.captures.count_stale("tide", "a new recipe")


def test_an_error_of_ours_leaves_the_other_sources(run, caplog) -> None:
    def answer(url: str) -> bytes:
        if "bad" in url:
            raise ZeroDivisionError
        return FEED

    report, _ = run("bad", "good", answer=answer)

    assert [(each.key, each.state, each.new) for each in report.sources] == [
        ("bad", "failed", 0),
        ("good", "new", 1),
    ]
    assert "ZeroDivisionError" in caplog.text


def test_a_store_that_fails_ends_the_run(run) -> None:
    def answer(url: str) -> bytes:
        raise StoreError(url, "no room is left")

    with pytest.raises(StoreError, match="no room is left"):
        run("one", "two", answer=answer)


def test_no_source_is_asked_any_more_when_the_store_has_failed(run) -> None:
    asked = []

    def answer(url: str) -> bytes:
        asked.append(url)
        raise StoreError(url, "no room is left")

    with pytest.raises(StoreError):
        run(*(f"source-{number}" for number in range(99)), answer=answer)

    assert len(asked) < 99


def test_pages_that_were_cleaned_are_let_go_after_so_many_days(run, tmp_path: Path) -> None:
    run("tide")
    with open_store(tmp_path / STORE_FILE, now=NOW) as store:
        (stored,) = store.captures.waiting(1)
        store.captures.mark_cleaned(stored, "tide", "an old recipe")

    run("tide", hours=71, limits=Collecting(keep_days=3))
    kept = stale_captures(tmp_path)
    run("tide", hours=73, limits=Collecting(keep_days=3))

    assert (kept, stale_captures(tmp_path)) == (1, 0)


def test_what_is_paused_is_not_asked_and_keeps_its_state(run) -> None:
    report, asked = run("tide", paused=True)

    assert (asked, report.sources[0].problem) == ([], "paused in sources.toml")
    assert (report.asked, report.is_complete) == (0, True)


def test_sources_that_were_asked_longest_ago_are_first(run) -> None:
    run("b", "c", names=("b",))
    run("b", "c", names=("c",), hours=1)

    report, asked = run("c", "b", "a", hours=2)

    assert asked == ["https://a.example/", "https://b.example/", "https://c.example/"]
    assert [each.key for each in report.sources] == ["c", "b", "a"]


def test_a_run_that_has_had_its_share_goes_on_with_the_next(run) -> None:
    first, _ = run("one", "two", limits=Collecting(articles_max=1))
    second, _ = run("one", "two")

    assert (first.new, second.new) == (1, 1)
    assert not first.is_complete
    assert [each.state for each in first.sources] == ["new", "unchanged"]


def test_a_damaged_store_is_remarked_and_the_run_goes_on(run, tmp_path: Path) -> None:
    path = tmp_path / STORE_FILE
    path.parent.mkdir()
    path.write_bytes(b"no database")

    report, _ = run("tide")

    assert report.new == 1
    assert "was damaged" in report.remarks[0]


def test_the_report_is_json(run) -> None:
    def answer(url: str) -> bytes:
        raise FetchError(url, "no answer", Trouble("no answer"))

    report, _ = run("tide", answer=answer)

    assert msgspec.json.decode(as_json(report)) == {
        "began": "2026-11-22T03:00:00Z",
        "seconds": 0.0,
        "sources": [
            {
                "key": "tide",
                "state": "failed",
                "new": 0,
                "received": 0,
                "seconds": 0.0,
                "problem": "no answer",
                "trouble": {"kind": "no answer", "status": 0, "own_words": 0, "all_words": 0},
                "articles_missing": [],
            }
        ],
        "remarks": [],
    }


def test_servers_are_told_who_asks() -> None:
    settings = Collecting(contact="desk@paper.example", allow_hosts=("NAS.lan",))
    project = Project(
        sources_file=Path("sources.toml"),
        following=Following(collect=settings),
        site="https://paper.example/",
    )

    assert manners_of(project) == Manners(
        user_agent="Quietpress (+https://paper.example/; desk@paper.example)",
        allow_hosts=frozenset({"nas.lan"}),
    )
