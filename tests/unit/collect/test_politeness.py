"""When a source is asked again, and what is made of its answers."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.collect.politeness import (
    Visit,
    after,
    at_address,
    last_asked,
    proposed_address,
    reason_to_wait,
)
from quietpress.source_state import HISTORY_MAX, SourceState

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEW_HOME = "https://tide.example/new"


def state(**fields) -> SourceState:
    return SourceState(key="tide", address="https://tide.example/feed", **fields)


def visit(outcome="unchanged", **fields) -> Visit:
    return Visit(began=NOW, outcome=outcome, **fields)


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        pytest.param({}, timedelta(), id="nothing is said"),
        pytest.param({"interval": 6 * HOUR}, 6 * HOUR, id="by the feed"),
        pytest.param({"fresh_for": 1800}, HOUR / 2, id="by the server"),
        pytest.param({"fresh_for": 60, "interval": HOUR}, HOUR, id="by both: the longer"),
        pytest.param({"interval": 30 * 24 * HOUR}, 23 * HOUR, id="a month is a day"),
        pytest.param({"fresh_for": 1e20}, 23 * HOUR, id="for ever is a day"),
    ],
)
def test_a_source_is_due_again_when_it_says_but_once_a_day(said, wait) -> None:
    assert after(state(), visit(**said)).next_due == NOW + wait


def test_what_a_feed_says_of_its_changes_holds_while_it_is_unchanged() -> None:
    read = after(state(), visit(interval=6 * HOUR))

    asked_again = after(read, visit(interval=None, fresh_for=600))

    assert asked_again.next_due == NOW + 6 * HOUR


@pytest.mark.parametrize(
    ("failures", "hours"),
    [(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 23), (6, 23), (10_000, 23)],
)
def test_a_source_that_fails_is_asked_more_and_more_seldom(failures: int, hours: int) -> None:
    failed = after(state(failures=failures), visit("failed", problem="no answer"))

    assert failed.next_due == NOW + timedelta(hours=hours)
    assert (failed.failures, failed.last_failure, failed.problem) == (
        failures + 1,
        NOW,
        "no answer",
    )


def test_a_success_ends_the_back_off() -> None:
    well = after(state(failures=4, gone=NOW), visit("new", articles=2))

    assert (well.failures, well.gone, well.last_success) == (0, None, NOW)


def test_a_visit_that_was_cut_short_says_nothing_of_the_source() -> None:
    before = state(failures=2, next_due=NOW, last_failure=NOW - HOUR)

    cut = after(before, visit("new", articles=3, is_cut_short=True, fresh_for=7200))

    assert (cut.next_due, cut.failures, cut.last_success) == (None, 2, None)
    assert cut.articles == 3


def test_the_source_that_was_asked_longest_ago_is_first() -> None:
    states = [
        state(last_success=NOW, last_failure=NOW - 2 * HOUR),
        state(last_failure=NOW - HOUR),
        state(),
    ]

    assert sorted(states, key=last_asked) == states[::-1]


@pytest.mark.parametrize(
    ("seconds", "until"),
    [(0, NOW), (120, NOW + timedelta(minutes=2)), (1e300, NOW + 24 * HOUR)],
)
def test_what_a_server_asks_for_is_honoured_for_a_day_at_most(seconds, until) -> None:
    assert after(state(), visit("failed", retry_after=seconds)).retry_after == until


WAITING = [
    pytest.param({}, False, "", id="never asked"),
    pytest.param({"next_due": NOW}, False, "", id="due now"),
    pytest.param(
        {"next_due": NOW + HOUR}, False, "not due before 2026-11-22 04:00 UTC", id="due later"
    ),
    pytest.param({"next_due": NOW + HOUR}, True, "", id="due later, and asked for"),
    pytest.param(
        {"retry_after": NOW + HOUR},
        True,
        "its server asks us to wait until 2026-11-22 04:00 UTC",
        id="told to wait, and asked for",
    ),
    pytest.param({"retry_after": NOW}, False, "", id="has waited"),
    pytest.param(
        {"gone": NOW},
        False,
        "gone since 2026-11-22; take it out of sources.toml, or mend its address",
        id="gone",
    ),
    pytest.param({"gone": NOW}, True, "", id="gone, and asked for"),
]


@pytest.mark.parametrize(("fields", "is_asked_for", "reason"), WAITING)
def test_a_source_waits_for_a_reason(fields, is_asked_for, reason) -> None:
    assert reason_to_wait(state(**fields), NOW, is_asked_for=is_asked_for) == reason


@pytest.mark.parametrize(
    ("visits", "proposal"),
    [
        pytest.param([NEW_HOME] * 2, "", id="twice"),
        pytest.param([NEW_HOME] * 3, NEW_HOME, id="three times"),
        pytest.param([NEW_HOME, "", NEW_HOME, NEW_HOME], "", id="not in a row"),
        pytest.param([NEW_HOME, NEW_HOME, "https://b.example/"], "", id="elsewhere at last"),
        pytest.param([NEW_HOME] * 5 + [""], "", id="no longer"),
        pytest.param(
            [NEW_HOME, NEW_HOME, None, NEW_HOME], NEW_HOME, id="a failure in between says nothing"
        ),
    ],
)
def test_a_move_is_believed_after_three_runs(visits, proposal) -> None:
    current = state()

    for moved_to in visits:
        seen = visit("failed") if moved_to is None else visit(moved_to=moved_to)
        current = after(current, seen)

    assert proposed_address(current) == proposal


def test_a_source_that_is_gone_is_remembered_as_such() -> None:
    assert after(state(), visit("gone", problem="410 Gone")).gone == NOW


def test_a_new_address_is_a_new_beginning_with_the_old_history() -> None:
    before = after(state(failures=3, gone=NOW), visit("failed", articles=5, retry_after=9999))

    moved = at_address(before, "https://tide.example/atom")

    assert reason_to_wait(moved, NOW, is_asked_for=False) == ""
    assert (moved.failures, moved.articles, len(moved.history)) == (0, 5, 1)
    assert at_address(before, before.address) == before


@given(st.lists(st.sampled_from(["new", "unchanged", "failed", "gone"]), max_size=40))
def test_whatever_happens_a_source_that_is_not_gone_is_asked_within_a_day(outcomes) -> None:
    current = state()

    for outcome in outcomes:
        current = after(current, visit(outcome, retry_after=1e9, fresh_for=1e9))

    tomorrow = NOW + 24 * HOUR
    assert bool(current.gone) == bool(reason_to_wait(current, tomorrow, is_asked_for=False))
    assert len(current.history) == min(len(outcomes), HISTORY_MAX)
