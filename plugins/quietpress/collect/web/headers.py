"""What the headers of an answer mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from ...source_state import Validators

_DAY = 86_400.0  # seconds
_VALIDATOR_LENGTH_MAX = 1000  # characters; it is sent back on every visit
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]{1,127}/[\w!#$&^.+-]{1,127}", re.ASCII)  # RFC 6838, 4.2
_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)


def read_headers(fields: Iterable[tuple[bytes, bytes]]) -> Message:
    """Return the fields of an answer, whose names are then found in any case."""
    headers = Message()
    for name, value in fields:
        headers[name.decode("latin-1")] = _text(value)
    return headers


def media_type(headers: Message) -> str:
    """Return what the body is said to be, in lower case, without parameters.

    "": it is not said, or not in a way that means something (RFC 9110, section 8.3.1).
    """
    stated = str(headers.get("Content-Type", "")).partition(";")[0].strip().lower()
    return stated if _MEDIA_TYPE.fullmatch(stated) else ""


def validators(headers: Message) -> Validators:
    """Return what the server gave to ask "has it changed?" with (RFC 9110, section 8.8)."""
    return Validators(
        etag=_sendable(headers.get("ETag")), last_modified=_sendable(headers.get("Last-Modified"))
    )


def codings(headers: Message) -> list[str]:
    """Return how the body is packed, in the order in which it was (RFC 9110, section 8.4)."""
    stated = ",".join(map(str, headers.get_all("Content-Encoding", [])))
    names = (name.strip().lower() for name in stated.split(","))
    return [name for name in names if name not in ("", "identity")]


def retry_after(headers: Message, now: datetime) -> float | None:
    """Return the seconds that a server asks us to wait, at most a day (RFC 9110, section 10.2.3).

    A date is counted from the server's own, because its clock may be off.
    None: it does not ask, or not so that it can be read.
    """
    stated = str(headers.get("Retry-After", "")).strip()
    if re.fullmatch("[0-9]+", stated):
        return min(float(stated[:10]), _DAY)
    if date := _date(stated):
        return min(max(0.0, (date - (_date(headers.get("Date")) or now)).total_seconds()), _DAY)
    return None


def fresh_for(headers: Message, now: datetime) -> float | None:
    """Return the seconds for which an answer need not be asked for again (RFC 9111, section 4.2).

    None: the server does not say.
    """
    control = ",".join(map(str, headers.get_all("Cache-Control", [])))
    if _NOT_KEPT.search(control):
        return 0.0
    if stated := _MAX_AGE.search(control):
        age = re.fullmatch("[0-9]{1,10}", str(headers.get("Age", "")).strip())
        return max(0.0, float(stated[1]) - (float(age[0]) if age else 0.0))
    if expires := _date(headers.get("Expires")):
        return max(0.0, (expires - (_date(headers.get("Date")) or now)).total_seconds())
    return None


def _sendable(stated: object) -> str:
    """Return a value as it can be sent back; "": there is none, or not one that can."""
    value = str(stated or "").strip()
    is_sendable = value.isascii() and value.isprintable() and len(value) <= _VALIDATOR_LENGTH_MAX
    return value if is_sendable else ""


def _date(stated: object) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(stated))
    except (ValueError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _text(value: bytes) -> str:
    """Return a field's value; servers send addresses in UTF-8, whatever RFC 9110 says in 5.5."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
