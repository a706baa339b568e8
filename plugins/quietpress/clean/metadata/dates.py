"""Dates as pages and feeds write them, as aware UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

_LENGTH_MAX = 60  # characters
_YEAR_MIN, _YEAR_MAX = 1990, 2100  # before the first web page, or a mistyped year
_PREFIX = re.compile(
    r"^\s*(?:published|posted|updated|last updated|on|date|veröffentlicht|publié|publicado)"
    r"\s*(?:on|am|le|el)?\s*[:：]?\s*",
    re.IGNORECASE,
)
# Hours east of Greenwich of the zones that pages name by letters; what they mean on the
# machine we run on does not matter.
_ZONES = {
    zone: hours
    for hours, zones in {
        -8: "PST", -7: "PDT MST", -6: "MDT CST", -5: "CDT EST", -4: "EDT", 0: "GMT UTC WET",
        1: "WEST BST CET MEZ", 2: "CEST MESZ EET", 3: "EEST MSK",
        9: "JST KST", 10: "AEST", 11: "AEDT",
    }.items()
    for zone in zones.split()
}  # fmt: skip
_NUMBERS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(?:19|20)\d\d\b")
# Two days so far apart that a part which the text leaves out shows itself.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 12, 28))  # noqa: DTZ001  # filled in below


def parse_date(text: str) -> datetime | None:
    """Return the moment that a text names, in UTC, or None.

    ISO 8601 (RFC 3339), RFC 5322 and English words are read. A date without a
    time is midnight, one without a zone is UTC. What lacks a year, a month or
    a day names no date, and "03/04/2026" may be in March or in April: nothing
    is made up.
    """
    text = _PREFIX.sub("", text.strip())
    if not text or len(text) > _LENGTH_MAX or not re.search(r"\d", text):
        return None
    moment = _iso(text) or _rfc5322(text) or _words(text)
    if moment is None:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        moment = moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return None
    return moment if _YEAR_MIN <= moment.year <= _YEAR_MAX else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rfc5322(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else None  # it does not know the zone, or there is none


def _words(text: str) -> datetime | None:
    """Read a date in words, if the text itself gives its day, month and year."""
    numbers = _NUMBERS.search(text)
    if numbers and numbers[2] != "." and _may_swap(numbers[1], numbers[3]):
        return None
    try:
        first, second = (
            dateutil_parser.parse(text, default=default, dayfirst=bool(numbers), tzinfos=_zone)
            for default in _DEFAULTS
        )
    except (ValueError, OverflowError, TypeError):
        return None
    return first if first.date() == second.date() else None


def _may_swap(one: str, other: str) -> bool:
    """Tell whether two numbers can be day and month as well as month and day."""
    return one != other and int(one) <= 12 and int(other) <= 12  # noqa: PLR2004  # months


def _zone(name: str | None, offset: int | None) -> timezone:
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    return timezone(timedelta(hours=_ZONES.get(name or "", 0)))
