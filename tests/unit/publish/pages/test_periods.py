from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from quietpress.publish.pages.periods import timestamp, with_neighbours


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        pytest.param(datetime(2026, 11, 22, 8, 1, tzinfo=UTC), "2026-11-22T08:01:00Z", id="utc"),
        pytest.param(
            datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))),
            "2025-12-31T22:30:00Z",
            id="of another zone",
        ),
        pytest.param(
            datetime(2026, 11, 22, 8, 1, 2, 999_999, tzinfo=UTC),
            "2026-11-22T08:01:02Z",
            id="parts of a second are left out",
        ),
        pytest.param(
            datetime(987, 6, 5, tzinfo=UTC), "0987-06-05T00:00:00Z", id="a year has four digits"
        ),
    ],
)
def test_a_moment_is_written_for_machines_in_utc(moment, text):
    assert timestamp(moment) == text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(["c"], [(None, "c", None)], id="one"),
        pytest.param(
            ["c", "b", "a"], [("b", "c", None), ("a", "b", "c"), (None, "a", "b")], id="three"
        ),
    ],
)
def test_each_thing_stands_between_the_one_before_it_and_the_one_after(line, expected):
    assert [*with_neighbours(iter(line))] == expected
