"""A text names a moment, or none: nothing is made up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quietpress.clean.metadata.dates import parse_date

MORNING = datetime(2026, 3, 14, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-03-14T08:30:00Z", MORNING, id="RFC 3339"),
        pytest.param("2026-03-14T09:30:00+01:00", MORNING, id="with a zone"),
        pytest.param("2026-03-14T09:30:00+0100", MORNING, id="zone without a colon"),
        pytest.param("2026-03-14 08:30", MORNING, id="with a space"),
        pytest.param("2026-03-14T08:30:00.987Z", MORNING, id="with a fraction"),
        pytest.param("20260314T083000Z", MORNING, id="basic format"),
        pytest.param("2026-03-14", MIDNIGHT, id="day"),
        pytest.param("20260314", MIDNIGHT, id="day in basic format"),
        pytest.param(" 2026-03-14\n", MIDNIGHT, id="white space around"),
        pytest.param("Sat, 14 Mar 2026 08:30:00 GMT", MORNING, id="RFC 5322"),
        pytest.param("Sat, 14 Mar 2026 09:30:00 +0100", MORNING, id="RFC 5322 with a zone"),
        pytest.param("Sat, 14 Mar 2026 08:30:00 -0000", MORNING, id="zone that nobody knows"),
        pytest.param("Sat, 14 Mar 2026 03:30:00 EST", MORNING, id="American letters"),
        pytest.param("March 14, 2026", MIDNIGHT, id="American words"),
        pytest.param("March 14th, 2026 at 8:30 am", MORNING, id="American words with a time"),
        pytest.param("14 March 2026", MIDNIGHT, id="British words"),
        pytest.param("14 March 2026 09:30 CET", MORNING, id="European letters"),
        pytest.param("March 14th, 2026, 10:30 CEST", MORNING, id="letters that only we know"),
        pytest.param("March 14th, 2026, 8:30 QQT", MORNING, id="letters that nobody knows"),
        pytest.param("Published: 14 March 2026", MIDNIGHT, id="with a label"),
        pytest.param("Last updated on March 14, 2026", MIDNIGHT, id="with two words before"),
        pytest.param("Veröffentlicht am 14.03.2026", MIDNIGHT, id="German label"),
        pytest.param("14.3.2026", MIDNIGHT, id="dots without zeros"),
        pytest.param("14/03/2026", MIDNIGHT, id="slashes, day first"),
        pytest.param("03/14/2026", MIDNIGHT, id="slashes, month first"),
        pytest.param("04.03.2026", datetime(2026, 3, 4, tzinfo=UTC), id="dots: the day is first"),
        pytest.param("03/03/2026", datetime(2026, 3, 3, tzinfo=UTC), id="day and month are equal"),
        pytest.param("2026-03-04", datetime(2026, 3, 4, tzinfo=UTC), id="ISO is never swapped"),
        pytest.param("2026/03/04", datetime(2026, 3, 4, tzinfo=UTC), id="nor with slashes"),
    ],
)
def test_a_date_is_read(text: str, expected: datetime) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("yesterday", id="word"),
        pytest.param("5 hours ago", id="distance"),
        pytest.param("08:30", id="time alone"),
        pytest.param("March 2026", id="no day"),
        pytest.param("14 March", id="no year"),
        pytest.param("Saturday 14", id="no month"),
        pytest.param("2026", id="year alone"),
        pytest.param("03/04/2026", id="March or April"),
        pytest.param("3-4-2026", id="March or April with hyphens"),
        pytest.param("2026-02-30", id="no such day"),
        pytest.param("2026-13-01", id="no such month"),
        pytest.param("0026-03-14", id="mistyped year"),
        pytest.param("1889-03-14", id="before the web"),
        pytest.param("9999-12-31T23:59:59-14:00", id="behind the end of the calendar"),
        pytest.param("0001-01-01T00:00:00+14:00", id="before its start"),
        pytest.param("1767225600", id="seconds since 1970"),
        pytest.param("14 March 2026 in the harbour of Norrhaven, said the mayor.", id="sentence"),
        pytest.param("1" * 59, id="digits"),
        pytest.param("2026-03-14" + " " * 50_000 + "x", id="long"),
        pytest.param("published" + " " * 50_000 + "x", id="long white space"),
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin"])
def test_the_zone_of_the_machine_makes_no_difference(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    import time  # noqa: PLC0415

    monkeypatch.setenv("TZ", zone)
    time.tzset()

    moments = [parse_date(text) for text in ("14 March 2026 9:30 CET", "14th March 2026, 8:30")]

    assert moments == [MORNING, MORNING]
