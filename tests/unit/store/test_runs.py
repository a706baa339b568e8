import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quietpress.reports import CollectReport, RunReport, as_json, read_report
from quietpress.store import Store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def report(night: int = 0, **fields) -> RunReport:
    return RunReport(verb="nightly", began=NOW + timedelta(days=night), **fields)


def test_the_latest_90_runs_are_remembered_newest_first(store: Store) -> None:
    for night in range(93):
        store.runs.add(report(night))

    assert list(store.runs.latest()) == [report(night) for night in range(92, 2, -1)]


def test_before_the_first_run_there_is_none(store: Store) -> None:
    assert list(store.runs.latest()) == []


def test_a_run_is_known_as_far_as_it_has_come(store: Store) -> None:
    collected = CollectReport(began=NOW, sources=())
    number = store.runs.add(report())
    store.runs.add(report(1))

    store.runs.update(number, report(collected=collected, outcome="done"))

    assert list(store.runs.latest()) == [report(1), report(collected=collected, outcome="done")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"began":"2026-11-22T03:00:00Z","sources":[]}', id="other-record"),
        pytest.param(b'{"verb":"sing","began":"2026-11-22T03:00:00Z"}', id="unknown-verb"),
        pytest.param(b"\xff", id="no-json"),
    ],
)
def test_a_report_that_another_version_wrote_is_passed_over(
    store: Store, path: Path, body: bytes
) -> None:
    number = store.runs.add(report())
    store.runs.add(report(1))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE run SET report = ? WHERE number = ?", (body, number))
    connection.close()

    assert list(store.runs.latest()) == [report(1)]


def test_what_a_later_version_adds_to_a_report_is_no_reason_to_pass_it_over() -> None:
    body = as_json(report()).replace(b"{", b'{"weather":"rain",', 1)

    assert read_report(body) == report()
