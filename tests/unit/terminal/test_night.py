from __future__ import annotations

from datetime import UTC, datetime

from quietpress.reports import (
    CollectReport,
    FileCounts,
    HubReport,
    PublishReport,
    RunReport,
    SourceReport,
)
from quietpress.terminal.night import night

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


def report(**fields) -> RunReport:
    return RunReport(verb="nightly", began=BEGAN, **{"seconds": 48.4, "outcome": "done"} | fields)


def test_a_night_is_told_step_by_step(shown):
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


def test_a_night_that_failed_tells_why_and_what_was_done_before(shown):
    told = report(outcome="failed", problem="Pelican\x1b stopped", collected=COLLECTED)

    lines = shown(night(told))

    assert lines[0].startswith("collect  84 new articles")
    assert lines[-1] == "Failed, and the site is as it was: Pelican� stopped (48 s)."


def test_long_lists_are_cut_and_say_where_the_rest_is(shown):
    left_out = tuple(f"{number}.html: it is empty" for number in range(25))

    lines = shown(night(report(published=PublishReport(output="/srv", left_out=left_out))))

    assert "  19.html: it is empty" in lines
    assert "  20.html: it is empty" not in lines
    assert "  and 5 more: quietpress status --json" in lines


def test_a_hub_that_was_not_told_is_no_more_than_a_line(shown):
    pinged = HubReport(hub="https://hub.example/", untold=("a", "b"), problem="no answer")

    assert shown(night(report(pinged=pinged)))[0] == (
        "hub  told of 0 feeds, not of 2 others: no answer"
    )
