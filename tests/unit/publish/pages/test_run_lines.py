from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from quietpress.publish.pages.run_lines import run_lines
from quietpress.publish.words import Words
from quietpress.reports import CollectReport, PublishReport, RunReport, SourceReport

NIGHT = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
RUN = RunReport(
    verb="nightly",
    began=NIGHT,
    collected=CollectReport(
        began=NIGHT,
        seconds=48.3,
        sources=(
            SourceReport(key="tide", state="new", new=1200),
            SourceReport(key="wire", state="failed"),
        ),
    ),
)
BEFORE = replace(RUN, began=NIGHT - timedelta(days=1))
ENGLISH = Words("en")


def test_a_run_says_when_it_began_and_what_it_brought():
    (line,) = run_lines([RUN], ENGLISH)

    assert (line.began, line.timestamp) == ("22 Nov 2026 05:10", "2026-11-22T05:10:00Z")
    assert (line.new, line.failed, line.seconds) == ("1,200", "1", "48")


def test_a_run_that_collected_nothing_has_no_numbers():
    (line,) = run_lines([replace(RUN, collected=None)], ENGLISH)

    assert (line.new, line.failed, line.seconds) == ("", "", "")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("at work", "did not come to its end"),
        ("done", "well"),
        ("left out", "something was left out"),
        ("failed", "failed, the paper stayed as it was"),
        ("set up wrongly", "set up wrongly, the paper stayed as it was"),
        ("interrupted", "interrupted"),
    ],
)
def test_a_run_before_the_latest_says_what_came_of_it(outcome, words):
    _, line = run_lines([RUN, replace(BEFORE, outcome=outcome)], ENGLISH)

    assert line.words == words


def test_the_line_of_the_latest_run_is_the_same_after_it_has_published():
    published = replace(RUN, outcome="done", seconds=97.0, published=PublishReport(seconds=40.0))

    assert run_lines([published, BEFORE], ENGLISH) == run_lines([RUN, BEFORE], ENGLISH)
