"""Times as carriers write them."""

from __future__ import annotations

from datetime import UTC, datetime


def in_utc(time: datetime) -> datetime | None:
    """Return a time as an aware one in UTC, cut to seconds; without a zone it is UTC already.

    None: the time lies at the very edge of the calendar and has no name in UTC.
    """
    if time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    try:
        return time.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return None
