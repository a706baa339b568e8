"""Whole nights over the made-up web: what comes is published, and what happened is told."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import msgspec
import pytest

from made_up_web import MadeUpWeb, Reply, Request, Site, articles_of, at_their_urls, rss
from made_up_web.site import pages
from projects import begin, files_in, settings_of
from quietpress.cli import main
from quietpress.publish.release.labels import MARK
from quietpress.reports import RunReport
from quietpress.store import run_lock

BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)
SETTINGS = {"feed_hub": "https://hub.example/"}
SOURCES_TOML = "[sources.tide]\nfeed = 'http://tide.example/feed'\npace = 0\n"
TAKEN = Reply(status=202)


@dataclass
class Newspaper:
    """A host with a feed, which has more articles when a test wants it."""

    count: int = 2
    status: int = 200

    @property
    def site(self) -> Site:
        return Site(host="tide.example", answer=self._answer)

    def _answer(self, request: Request) -> Reply:
        articles = articles_of("http://tide.example", self.count)
        feed = Reply(body=rss(articles), status=self.status)
        return pages({"/feed": feed, **at_their_urls(articles)})(request)


@dataclass
class Hub:
    """A hub, and what happens when it is told of a feed."""

    reply: Reply = TAKEN
    event: Callable[[], object] = bool

    @property
    def site(self) -> Site:
        return Site(host="hub.example", answer=self._answer)

    def _answer(self, _: Request) -> Reply:
        self.event()
        return self.reply


@dataclass
class Night:
    """A site of its own, what it follows, and the command that makes its nights."""

    folder: Path
    web: MadeUpWeb
    newspaper: Newspaper
    hub: Hub

    def run(self, *arguments: str) -> int:
        settings = str(self.folder / "pelicanconf.py")
        verb, *others = arguments or ("nightly",)
        return main([verb, "--settings", settings, *others], connect=self.web.internet.connect)

    def told(self) -> list[str]:
        """Return the feeds that the hub was told of so far."""
        return [
            dict(parse_qsl(request.body.decode()))["hub.url"]
            for host, request in self.web.asked
            if host == "hub.example"
        ]

    def titles(self) -> list[str]:
        feed = json.loads((self.folder / "output/feeds/all.json").read_text())
        return [item["title"] for item in feed["items"]]

    def files(self) -> dict[str, bytes]:
        """Return what readers may see."""
        return files_in(self.folder / "output")


@contextmanager
def night_in(folder: Path) -> Iterator[Night]:
    newspaper, hub = Newspaper(), Hub()
    with MadeUpWeb([newspaper.site, hub.site]) as web:
        yield Night(folder, web, newspaper, hub)


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    """Return a site that nothing was collected for yet."""
    with night_in(begin(tmp_path, SOURCES_TOML, QUIETPRESS=SETTINGS)) as first:
        yield first


@pytest.fixture(scope="module")
def yesterday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site after its first night, for tests to copy."""
    folder = begin(tmp_path_factory.mktemp("yesterday"), SOURCES_TOML, QUIETPRESS=SETTINGS)
    with night_in(folder) as first:
        assert first.run() == 0
    return folder


@pytest.fixture
def next_night(yesterday: Path, tmp_path: Path) -> Iterator[Night]:
    """Return a site after its first night."""
    folder = shutil.copytree(yesterday, tmp_path / "project", symlinks=True)
    with night_in(folder) as second:
        yield second


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[], RunReport]:
    """Return what reads the report on standard output."""
    return lambda: msgspec.json.decode(capsys.readouterr().out, type=RunReport)


def test_a_night_publishes_what_is_new_and_tells_of_it(night, report):
    code = night.run("nightly", "--json")

    told = report()
    assert code == 0
    assert len(night.titles()) == 2
    assert (told.outcome, told.collected.new) == ("done", 2)
    assert told.published.pages.new >= 2
    assert told.published.checked["articles"] == 2
    assert told.published.findings == ()
    assert told.pinged.told == tuple(night.told())
    assert "https://paper.example/feeds/all.atom.xml" in told.pinged.told


def test_a_night_without_news_changes_no_feed_and_leaves_the_hub_in_peace(next_night, report):
    before = next_night.files()

    code = next_night.run("nightly", "--json")

    after = next_night.files()
    assert (code, report().pinged, next_night.told()) == (0, None, [])
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed <= {"index.html", "status.html", MARK}  # which say when the last look was
    assert after.keys() == before.keys()


def test_the_hub_is_told_of_changed_feeds_alone(next_night):
    next_night.newspaper.count += 1

    next_night.run()

    feeds = {url.removeprefix("https://paper.example/feeds/") for url in next_night.told()}
    assert {"all.xml", "all.atom.xml", "all.json"} <= feeds
    assert "status.xml" not in feeds


def test_a_hub_that_is_broken_does_not_fail_the_night(night, report):
    night.hub.reply = Reply(status=500)

    code = night.run("nightly", "--json")

    assert (code, len(night.titles())) == (0, 2)
    assert "500 Internal Server Error" in report().pinged.problem


def test_a_source_that_fails_leaves_the_rest_and_says_so(night, report):
    with (night.folder / "sources.toml").open("a") as file:
        file.write("[sources.gone]\nfeed = 'http://tide.example/nowhere'\npace = 0\n")

    code = night.run("nightly", "--json")

    told = report()
    assert (code, told.outcome) == (3, "left out")
    assert len(night.titles()) == 2
    assert [each.problem for each in told.collected.sources] == [
        "",
        "the server answers 404 Not Found",
    ]


def test_a_build_that_fails_leaves_the_old_site_and_says_so(next_night, capsys):
    before = next_night.files()
    next_night.newspaper.count += 1
    (next_night.folder / "content/untitled.html").write_text("<p>It has no title.</p>")

    code = next_night.run()

    said = capsys.readouterr().err
    assert code == 1
    assert next_night.files() == before
    assert "Failed, and the site is as it was: Pelican stopped: " in said


def test_what_a_failed_night_has_collected_is_published_by_the_next(night):
    hindrance = night.folder / "content/untitled.html"
    hindrance.write_text("<p>It has no title.</p>")
    night.run()
    hindrance.unlink()
    night.newspaper.status = 500

    code = night.run()

    assert (code, len(night.titles())) == (3, 2)


def test_a_night_whose_report_cannot_be_kept_is_no_failure(night, caplog):
    def take_the_store_away() -> None:
        store = night.folder / "state/quietpress.sqlite3"
        store.unlink(missing_ok=True)
        with closing(sqlite3.connect(store)) as other:
            other.execute("CREATE TABLE IF NOT EXISTS of_another_program (one)")

    night.hub.event = take_the_store_away

    code = night.run()

    assert (code, len(night.titles())) == (0, 2)
    assert "is the database of another program" in caplog.text
    assert "this run will be missing from `quietpress status`" in caplog.text


def test_settings_that_cannot_be_built_with_are_a_matter_of_setting_up(night, report):
    (night.folder / "pelicanconf.py").write_text(settings_of(SITEURL=""))

    code = night.run("nightly", "--json")

    assert code == 2
    assert "SITEURL" in report().problem


@pytest.mark.parametrize(
    ("verb", "arguments", "code", "words"),
    [
        ("nightly", (), 0, "; leaving it to that."),
        ("collect", (), 0, "; leaving it to that."),
        ("build", (), 1, "Error: another run is at work"),
        ("forget", ("tide",), 1, "Error: another run is at work"),
    ],
)
def test_there_is_one_run_at_a_time(night, capsys, verb, arguments, code, words):
    with run_lock(night.folder / "state/lock", now=BEGAN):
        status = night.run(verb, *arguments)

    said = capsys.readouterr().err
    assert status == code
    assert "another run is at work, since 2026-11-22 03:00 UTC, as process " in said
    assert words in said
    assert not (night.folder / "output").exists()


def test_status_tells_how_the_night_was_and_how_the_sources_are(next_night, capsys):
    code = next_night.run("status")

    said = capsys.readouterr().out
    assert code == 0
    assert "1 of 1 source is well. Last run " in said
    assert ", 2 new." in said


def test_status_is_there_before_the_first_night(night, capsys):
    night.run("status")

    assert capsys.readouterr().out.startswith("1 of 1 source is well. Nothing has run yet.")


def test_status_for_a_program_has_the_run_and_the_sources(next_night, capsys):
    next_night.run("status", "--json")

    told = json.loads(capsys.readouterr().out)
    assert told["run"]["outcome"] == "done"
    assert [source["condition"] for source in told["health"]["sources"]] == ["well"]
