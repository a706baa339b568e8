from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quietpress.health import Health, SourceHealth
from quietpress.reports import CollectReport, RunReport, SourceReport
from quietpress.terminal.health import chart, health_lines

BEGAN = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
COLLECTED = CollectReport(began=BEGAN, sources=(SourceReport(key="tide", state="new", new=84),))


def report(**fields) -> RunReport:
    return RunReport(verb="nightly", began=BEGAN, **{"seconds": 48.4, "outcome": "done"} | fields)


def source(key: str, **fields) -> SourceHealth:
    known = {"key": key, "name": key.title(), "condition": "well", "days": (0, 3, 6)}
    return SourceHealth(**(known | fields))


def test_health_is_a_sentence_then_what_is_wrong_then_each_source(shown):
    health = Health(
        until=date(2026, 11, 22),
        sources=(
            source("tide", removed=0.444, last_success=BEGAN, next_due=BEGAN.replace(hour=11)),
            source(
                "herald",
                name="He\x1brald",
                condition="failing",
                since=BEGAN.replace(day=19),
                problem="no answer",
            ),
            source("wire", moved_to="https://new.example/"),
        ),
    )

    assert shown(health_lines(health, report(collected=COLLECTED))) == [
        "2 of 3 sources are well. Last run 22 Nov 05:10 UTC, 48 s, 84 new.",
        "! He�rald: no answer, since 2026-11-19",
        "! Wire: well, but moved to https://new.example/",
        "",
        "source   last success      a day, 3 days  removed",
        "He�rald  –                 ▁▅█                  –  failing",
        "Tide     22 Nov 05:10 UTC  ▁▅█                44%  well",
        "Wire     –                 ▁▅█                  –  well",
        "",
        "Due next: Tide 22 Nov 11:10 UTC.",
    ]


@pytest.mark.parametrize(
    ("run", "words"),
    [
        pytest.param(None, "Nothing has run yet.", id="none"),
        pytest.param(
            report(outcome="left out", collected=COLLECTED),
            "Last run 22 Nov 05:10 UTC, 48 s, 84 new.",
            id="left-out",
        ),
        pytest.param(
            report(outcome="failed", problem="no room is left"),
            "The run of 22 Nov 05:10 UTC failed: no room is left",
            id="failed",
        ),
        pytest.param(
            report(outcome="interrupted"),
            "The run of 22 Nov 05:10 UTC was interrupted after 48 s.",
            id="interrupted",
        ),
        pytest.param(
            report(outcome="at work"),
            "The run of 22 Nov 05:10 UTC has not come to its end: it is at work, or was killed.",
            id="killed",
        ),
    ],
)
def test_the_last_run_is_a_sentence(shown, run, words):
    (line,) = shown(health_lines(Health(sources=(), until=date(2026, 11, 22)), run))

    assert line == f"0 of 0 sources are well. {words}"


@pytest.mark.parametrize(
    ("days", "bars"),
    [
        pytest.param((), "", id="no-days"),
        pytest.param((0, 0, 0), "▁▁▁", id="nothing"),
        pytest.param((0, 1, 2, 3, 4, 5, 6, 7), "▁▂▃▄▅▆▇█", id="every-height"),
        pytest.param((1, 1000), "▂█", id="little-is-not-nothing"),
    ],
)
def test_a_chart_has_a_bar_for_each_day(days, bars):
    assert chart(days) == bars
