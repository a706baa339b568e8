"""Dates as pages and feeds write them, as aware UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

_LENGTH_MAX = 60  # characters
_YEAR_MIN, _YEAR_MAX = 1990, 2100  # before the first web page, or a mistyped year
_PREFIX = re.compile(
    r"^\s*(?:published|posted|updated|last updated|on|date|veröffentlicht|publié|publicado)"
    r"\s*(?:on|am|le|el)?\s*[:：]?\s*",
    re.IGNORECASE,
)
# Two days so far apart that a part which the text leaves out shows itself.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 12, 28))  # noqa: DTZ001  # filled in below


def parse_date(text: str) -> datetime | None:
    """Return the moment that a text names, in UTC, or None.

    ISO 8601 (RFC 3339), RFC 5322 and English words are read. A date without a
    time is midnight, one without a zone is UTC. What lacks a year, a month or
    a day names no date: nothing is made up.
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
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _words(text: str) -> datetime | None:
    """Read a date in words, if the text itself gives its day, month and year."""
    try:
        first, second = (dateutil_parser.parse(text, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError, TypeError):
        return None
    return first if first.date() == second.date() else None
