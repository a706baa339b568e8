from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from quietpress.bulletin import chart, health_lines, night, working
from quietpress.health import Health, SourceHealth
from quietpress.reports import (
    CollectReport,
    FileCounts,
    HubReport,
    PublishReport,
    RunReport,
    SourceReport,
)

BEGAN = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
COLLECTED = CollectReport(
    began=BEGAN,
    seconds=31.2,
    sources=(
        SourceReport(key="tide", state="new", new=84),
        SourceReport(
            key="wire", state="unchanged", articles_missing=("https://wire.example/1: gone",)
        ),
        SourceReport(key="herald", state="failed", problem="no\x1b answer"),
        SourceReport(key="desk", state="put off", problem="paused in sources.toml"),
    ),
    remarks=("sources.tide.feed has moved",),
)
PUBLISHED = PublishReport(
    seconds=12.0,
    output="/srv/paper",
    checked={"articles": 1840, "feeds": 12},
    findings=("articles/a.html: a link leads nowhere (links lead somewhere: HTML)",),
    pages=FileCounts(new=84, changed=19, removed=1),
    feeds=FileCounts(changed=12, removed=1),
    other_files=FileCounts(new=1),
    left_out=("a.html: it is empty",),
    remarks=("sources.tide.remove: '.a' matches nothing",),
)


def shown(renderable, width: int = 90) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(renderable, soft_wrap=True)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def report(**fields) -> RunReport:
    return RunReport(verb="nightly", began=BEGAN, **{"seconds": 48.4, "outcome": "done"} | fields)


def source(key: str, **fields) -> SourceHealth:
    known = {"key": key, "name": key.title(), "condition": "well", "days": (0, 3, 6)}
    return SourceHealth(**(known | fields))


def test_a_night_is_told_step_by_step():
    pinged = HubReport(hub="https://hub.example/", told=("https://paper.example/feeds/all.xml",))
    told = report(
        outcome="left out",
        collected=COLLECTED,
        published=PUBLISHED,
        pinged=pinged,
        remarks=("Ah.",),
    )

    assert shown(night(told)) == [
        "collect  84 new articles from 3 sources; 1 failed, 1 not asked  31.2 s",
        "publish  103 pages, 12 feeds, 1 other file written; 2 removed   12.0 s",
        "check    1 finding in 1,840 articles, 12 feeds",
        "hub      told of 1 feed",
        "Not to be had:",
        "  wire: https://wire.example/1: gone",
        "  herald: no� answer",
        "Look at your site:",
        "  articles/a.html: a link leads nowhere (links lead somewhere: HTML)",
        "Left out 1 document:",
        "  a.html: it is empty",
        "Look at your sources:",
        "  Ah.",
        "  sources.tide.feed has moved",
        "  sources.tide.remove: '.a' matches nothing",
        "Published, with something left out (48 s).",
        "  file:///srv/paper/index.html",
    ]


def test_a_night_that_failed_tells_why_and_what_was_done_before():
    told = report(outcome="failed", problem="Pelican\x1b stopped", collected=COLLECTED)

    lines = shown(night(told))

    assert lines[0].startswith("collect  84 new articles")
    assert lines[-1] == "Failed, and the site is as it was: Pelican� stopped (48 s)."


def test_long_lists_are_cut_and_say_where_the_rest_is():
    left_out = tuple(f"{number}.html: it is empty" for number in range(25))

    lines = shown(night(report(published=PublishReport(output="/srv", left_out=left_out))))

    assert "  19.html: it is empty" in lines
    assert "  20.html: it is empty" not in lines
    assert "  and 5 more: quietpress status --json" in lines


def test_a_hub_that_was_not_told_is_no_more_than_a_line():
    pinged = HubReport(hub="https://hub.example/", untold=("a", "b"), problem="no answer")

    assert shown(night(report(pinged=pinged)))[0] == (
        "hub  told of 0 feeds, not of 2 others: no answer"
    )


def test_health_is_a_sentence_then_what_is_wrong_then_each_source():
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
def test_the_last_run_is_a_sentence(run, words):
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


def test_work_is_shown_on_a_terminal_alone(capsys, monkeypatch):
    def watch() -> str:
        with working() as (observe, note):
            observe(SourceReport(key="tide", state="asking"))
            note(1, 3)
            note(2, 3)
        return capsys.readouterr().err

    on_a_file = watch()
    monkeypatch.setenv("FORCE_COLOR", "1")
    on_a_terminal = watch()

    assert on_a_file == ""
    assert "2/3" in on_a_terminal
