"""Newsletters, as mail programs save them (RFC 5322)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from ..article import Capture, Hints
from ..errors import SourceError
from ..urls import absolute_url
from .mailbox import name_of
from .mime import (
    charset_of,
    content_of,
    field,
    leaf_parts,
    parameter,
    parse_message,
    part_pictures,
    raw_field,
    readable,
)
from .times import in_utc


def read_mail(file: Capture) -> Iterator[Capture]:
    """Yield a mail's HTML part, or its text where it has none; attachments are left out.

    Raises:
        SourceError: the file is no mail, or has no text in it.
    """
    message = parse_message(file.body, file.origin)
    parts = list(leaf_parts(message))
    html = next((part for part in parts if _is_text(part, "text/html")), None)
    text = next((part for part in parts if _is_text(part, "text/plain")), None)
    hints = _hints(message)
    if html is not None:
        yield replace(
            file,
            body=content_of(html),
            media_type="text/html",
            charset=charset_of(html),
            hints=hints,
            pictures=part_pictures(parts, hints.url),
        )
    elif text is not None:
        yield replace(
            file,
            body=_unflowed(text),
            media_type="text/plain",
            charset=charset_of(text),
            hints=hints,
        )
    else:
        raise SourceError(
            file.origin, "the mail has no HTML and no text in it; is it encrypted, or cut off?"
        )


def _is_text(part: Message, content_type: str) -> bool:
    return (
        part.get_content_type() == content_type
        and part.get_content_disposition() != "attachment"
        and bool(content_of(part).strip())
    )


def _unflowed(part: Message) -> bytes:
    """Return plain text with each paragraph on one line, where the mail says how (RFC 3676)."""
    body = content_of(part)
    if parameter(part, "format").lower() != "flowed":
        return body
    join = b"" if parameter(part, "delsp").lower() == "yes" else b" "
    paragraphs: list[list[bytes]] = [[]]  # of parts, because bytes that grow are copied each time
    for line in body.splitlines():
        text = line.removeprefix(b" ")
        if line.endswith(b" ") and line != b"-- ":  # which is where a signature begins
            paragraphs[-1] += [text.rstrip(b" "), join]
        else:
            paragraphs[-1].append(text)
            paragraphs.append([])
    return b"\n".join(map(b"".join, paragraphs))


def _hints(message: Message) -> Hints:
    sender = _name(message, "From")
    newsletter = _name(message, "List-Id")  # RFC 2919: `Tide Weekly <weekly.tide.example>`
    return Hints(
        guid=_guid(field(message, "Message-ID")),
        url=absolute_url(field(message, "Archived-At").strip("<>")),  # RFC 5064
        title=field(message, "Subject"),
        authors=(sender,) if sender and newsletter and sender != newsletter else (),
        published=_date(field(message, "Date")),
        language=field(message, "Content-Language").partition(",")[0].strip(),
        site_name=newsletter or sender,
    )


def _name(message: Message, name: str) -> str:
    # Taken apart before it is decoded: an encoded name may hold a comma.
    return readable(name_of(raw_field(message, name)))


def _guid(message_id: str) -> str:
    """Return a Message-ID as a `mid:` URL (RFC 2392), which is unique by itself."""
    name = message_id.removeprefix("<").removesuffix(">")
    left, at, right = name.partition("@")
    if not (left and at and right) or " " in name:
        return ""
    return f"mid:{quote(name, safe='@!$&()*+,;=:')}"


def _date(text: str) -> datetime | None:
    try:
        return in_utc(parsedate_to_datetime(text))
    except (ValueError, OverflowError):  # no date, or none of this calendar
        return None
