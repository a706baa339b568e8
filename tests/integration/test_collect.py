"""Whole runs over the made-up web: what is good comes once, and what is bad is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from made_up_web import SOURCES, MadeUpSource, MadeUpWeb, sites_of
from quietpress.article import Article
from quietpress.clean.cleaner import clean_capture
from quietpress.collect.project import LOCK_FILE, Project
from quietpress.collect.run import STORE_FILE, collect
from quietpress.collect.web.clock import Clock
from quietpress.errors import ArticleError, BusyError, SettingsError
from quietpress.reports import CollectReport, RunReport, SourceReport
from quietpress.settings import Following, Source
from quietpress.store import open_store, run_lock

BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)
PATIENCE = 60.0  # seconds, as a busy machine may take long
SILENT = tuple(one for one in SOURCES if one.expected.problem.startswith("no answer"))
OTHERS = tuple(one for one in SOURCES if one not in SILENT)
EXPECTED = [pytest.param(source, id=source.key) for source in SOURCES]


@dataclass
class Reader:
    """Somebody who follows made-up sources, and collects night after night."""

    web: MadeUpWeb
    folder: Path
    sources: tuple[MadeUpSource, ...]
    patience: float = PATIENCE

    @property
    def following(self) -> Following:
        return Following(
            sources={
                made_up.key: Source(
                    feed=made_up.feed, page=made_up.page, full_text=made_up.full_text, pace=0
                )
                for made_up in self.sources
            }
        )

    def collect(self, night: int = 0, names: tuple[str, ...] = ()) -> CollectReport:
        return collect(
            Project(sources_file=self.folder / "sources.toml", following=self.following),
            names,
            connect=partial(
                self.web.internet.connect,
                timeout=self.patience,
                connect_timeout=self.patience / 2,
            ),
            clock=Clock(now=lambda: BEGAN + timedelta(days=night)),
        )

    def articles(self) -> tuple[list[Article], list[ArticleError]]:
        """Return what becomes of all that was collected."""
        articles, errors = [], []
        with open_store(self.folder / STORE_FILE, now=BEGAN) as store:
            for stored in store.captures.waiting(1000):
                try:
                    articles.append(clean_capture(stored.capture, self.following))
                except ArticleError as error:
                    errors.append(error)
        return articles, errors


@dataclass
class Nights:
    """Two nights of collecting from every made-up source."""

    reports: list[dict[str, SourceReport]]  # by the keys of the sources
    first: list[Article]
    both: list[Article]
    refused: list[ArticleError]


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    with MadeUpWeb(sites_of(SOURCES)) as web:
        patient = Reader(web, tmp_path_factory.mktemp("patient"), OTHERS)
        hurried = Reader(web, tmp_path_factory.mktemp("hurried"), SILENT, patience=1.0)
        reports, found = [], []
        for night in range(2):
            done = [reader.collect(night) for reader in (patient, hurried)]
            reports.append({each.key: each for report in done for each in report.sources})
            found.append(patient.articles())
    (first, refused), (both, _) = found
    assert hurried.articles() == ([], [])
    return Nights(reports, first, both, refused)


@pytest.mark.parametrize("made_up", EXPECTED)
def test_the_first_night_brings_all_good_articles(nights: Nights, made_up: MadeUpSource) -> None:
    titles = {article.title for article in nights.first if article.source == made_up.key}

    assert len(titles) == made_up.expected.articles


@pytest.mark.parametrize("made_up", EXPECTED)
def test_the_second_night_brings_nothing_twice(nights: Nights, made_up: MadeUpSource) -> None:
    report = nights.reports[1][made_up.key]
    articles = [article for article in nights.both if article.source == made_up.key]

    assert report.new == made_up.expected.later
    assert len(articles) == made_up.expected.articles + made_up.expected.later


@pytest.mark.parametrize("made_up", EXPECTED)
def test_what_a_source_does_wrong_is_in_the_report(nights: Nights, made_up: MadeUpSource) -> None:
    report = nights.reports[0][made_up.key]

    assert made_up.expected.problem in report.problem
    assert bool(made_up.expected.problem) == bool(report.problem)


def test_a_source_that_is_gone_is_not_asked_again_and_said_to_be(nights: Nights) -> None:
    report = nights.reports[1]["gone"]

    assert (report.state, report.received) == ("put off", 0)
    assert report.problem.startswith("gone since 2026-11-22; take it out of sources.toml")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    sources = tuple(made_up for made_up in SOURCES if made_up.key in {"good", "moved", "limited"})
    with MadeUpWeb(sites_of(sources)) as web:
        yield Reader(web, tmp_path, sources)


def test_a_move_is_proposed_after_three_nights(reader: Reader) -> None:
    remarks = [reader.collect(night=night).remarks for night in range(3)]

    assert remarks == [
        (),
        (),
        ('sources.moved.feed has moved for good; write feed = "http://newplace.example/feed"',),
    ]


def test_a_server_that_asks_for_an_hour_is_not_asked_within_it(reader: Reader) -> None:
    reader.collect()
    reader.collect(names=("limited",))

    reader.collect(night=1)

    assert reader.web.requests["limited.example/feed"] == 2


def test_only_named_sources_are_asked(reader: Reader) -> None:
    report = reader.collect(names=("good",))

    assert [each.key for each in report.sources] == ["good"]
    assert reader.web.requests["moved.example/feed"] == 0


def test_a_source_that_is_not_there_stops_the_run_before_it_begins(reader: Reader) -> None:
    with pytest.raises(SettingsError, match="'god' is no source; there are good, moved, limited"):
        reader.collect(names=("god",))

    assert reader.web.requests.total() == 0


def test_a_second_run_at_the_same_time_leaves_the_work_to_the_first(reader: Reader) -> None:
    with (
        run_lock(reader.folder / LOCK_FILE, now=BEGAN),
        pytest.raises(BusyError, match="another run is at work, since 2026-11-22 03:00 UTC"),
    ):
        reader.collect()

    assert reader.web.requests.total() == 0


def test_runs_are_remembered(reader: Reader) -> None:
    report = reader.collect()

    with open_store(reader.folder / STORE_FILE, now=BEGAN) as store:
        assert list(store.runs.latest()) == [
            RunReport(
                verb="collect",
                began=BEGAN,
                seconds=report.seconds,
                outcome=report.outcome,
                collected=report,
            )
        ]
        assert store.sources.state("good").articles == report.sources[0].new == 5
