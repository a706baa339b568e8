from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quietpress.publish.syndication.source_events import status_entries
from quietpress.publish.words import Words
from quietpress.source_state import HISTORY_MAX, SourceRun, SourceState
from quietpress.trouble import Trouble

ENGLISH = Words("en")

FIRST_NIGHT = datetime(2026, 11, 1, 5, 10, tzinfo=UTC)
OUTCOMES = {"+": "new", "=": "unchanged", "-": "failed", "x": "gone"}


def state(nights, **fields):
    """The state of a source with one run a night: "+" new, "=" unchanged, "-" failed, "x" gone."""
    history = tuple(
        SourceRun(
            began=FIRST_NIGHT + timedelta(days=night),
            seconds=1,
            received=0,
            articles=0,
            outcome=OUTCOMES[outcome],
            trouble=Trouble("no answer") if outcome in "-x" else None,
        )
        for night, outcome in enumerate(nights)
    )
    return SourceState(key="tide", history=history, **fields)


def entries(nights, **fields):
    states = {"tide": state(nights, **fields)}
    return status_entries(states, {"tide": "Daily Tide"}, "https://paper.example/", ENGLISH)


def events(nights, **fields):
    """Title and night of each event, the first night being 0."""
    return [
        (entry.article.title, (entry.article.published - FIRST_NIGHT).days)
        for entry in entries(nights, **fields)
    ]


BROKE = "Daily Tide cannot be collected: its server does not answer."
WELL = "Daily Tide can be collected again."
FULL = "=" * HISTORY_MAX

HISTORIES = [
    pytest.param("", [], id="never asked"),
    pytest.param("+==+", [], id="well"),
    pytest.param("+-+--+", [], id="failed now and then"),
    pytest.param("+---", [(BROKE, 3)], id="broke"),
    pytest.param("+------", [(BROKE, 3)], id="is broken"),
    pytest.param("---", [(BROKE, 2)], id="never was well"),
    pytest.param("+x", [(BROKE, 1)], id="gone"),
    pytest.param("+---=", [(WELL, 4), (BROKE, 3)], id="recovered"),
    pytest.param("---+---", [(BROKE, 6), (WELL, 3), (BROKE, 2)], id="broke twice"),
    pytest.param("----" + FULL[4:], [(WELL, 4)], id="broke before what is remembered"),
    pytest.param("--" + FULL[2:], [], id="may have failed before what is remembered"),
]


@pytest.mark.parametrize(("nights", "expected"), HISTORIES)
def test_a_source_breaks_after_three_nights_and_recovers_after_one(nights, expected):
    assert events(nights) == expected


MOVES = [
    pytest.param(
        "+++", 3, [("Daily Tide has moved to https://new.example/.", 0)], id="three nights"
    ),
    pytest.param(
        "++-++", 3, [("Daily Tide has moved to https://new.example/.", 1)], id="a failure"
    ),
    pytest.param("+++", 2, [], id="two nights may be a mistake"),
    pytest.param(FULL, HISTORY_MAX + 1, [], id="longer ago than is remembered"),
]


@pytest.mark.parametrize(("nights", "moved_runs", "expected"), MOVES)
def test_a_source_has_moved_when_three_nights_say_so(nights, moved_runs, expected):
    moved = {"moved_to": "https://new.example/", "moved_runs": moved_runs}

    assert events(nights, **moved) == expected


def test_an_event_keeps_its_id_on_every_later_night():
    [before] = entries("+---")
    *_, after = entries("+----+")

    assert before.article.guid == after.article.guid


def test_a_source_that_is_no_longer_followed_is_not_told_of():
    assert status_entries({"tide": state("---")}, {}, "https://paper.example/", ENGLISH) == []


def test_the_words_of_a_server_are_text():
    hostile = {"tide": state("---")}

    [entry] = status_entries(hostile, {"tide": "<script>"}, "https://paper.example/", ENGLISH)

    assert "<script>" not in entry.html
