"""MIME messages, which both mails and pages saved whole are (RFC 2045, RFC 2557)."""

from __future__ import annotations

import email
from collections.abc import Iterable, Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import collapse_rfc2231_value
from urllib.parse import urljoin

from ..article import Picture
from ..errors import SourceError
from ..text import fold, whole_characters
from .pictures import gather_pictures

_FIELD_MAX = 4000  # characters; the parser takes time by the square of a field's length
_PARTS_MAX = 2000  # Chromium saves one for each file of a page


class _ShortFields(Compat32):
    """Header fields as they stand, cut to a length that nothing can be slow with.

    `email.policy.default` would decode them too, but its parser of structured
    fields raises IndexError, AttributeError and others on broken ones.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_FIELD_MAX]


def parse_message(body: bytes, origin: str) -> Message:
    """Return a MIME message; broken ones are read as far as they go.

    Raises:
        SourceError: there is no header at all, or none that can be read, or
            parts lie too deep in each other.
    """
    try:
        message: Message = email.message_from_bytes(body, policy=_ShortFields())
    except RecursionError as error:
        raise SourceError(origin, "its parts lie too deep in each other") from error
    except TypeError as error:  # of `boundary*`, in pieces with and without a number (RFC 2231)
        raise SourceError(origin, "the boundary of its parts cannot be read") from error
    if not message.keys():
        raise SourceError(origin, "it is no mail and no saved page: it has no header fields")
    return message


def leaf_parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold content, in their order; not those of a mail inside the mail."""
    waiting = [message]
    seen = 0
    while waiting and seen < _PARTS_MAX:
        part = waiting.pop()
        seen += 1
        if part.get_content_maintype() == "message":
            continue
        children = part.get_payload() if part.is_multipart() else None
        if isinstance(children, list):
            waiting += [child for child in reversed(children) if isinstance(child, Message)]
        else:
            yield part


def content_of(part: Message) -> bytes:
    """Return the content of a part without its transfer encoding, in its own charset."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def field(message: Message, name: str) -> str:
    """Return a header field as readable text; "": there is none."""
    return readable(raw_field(message, name))


def raw_field(message: Message, name: str) -> str:
    """Return a header field as it stands, on one line; "": there is none."""
    values = (value for key, value in message.raw_items() if key.lower() == name.lower())
    return fold(str(next(values, "")))


def readable(value: str) -> str:
    """Return a text from a header field with its encoded words decoded (RFC 2047, RFC 6532)."""
    # Bytes that are not ASCII arrive as surrogates: UTF-8 by RFC 6532, or anything.
    value = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        value = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):  # broken base64, unknown charset
        return value
    return fold(whole_characters(value))  # UTF-7 can spell half of one


def parameter(part: Message, name: str) -> str:
    """Return a parameter of the Content-Type field, or ""."""
    try:
        return collapse_rfc2231_value(part.get_param(name, ""))
    except (TypeError, ValueError):  # pieces without a number, a charset that is no name
        return ""


def charset_of(part: Message) -> str:
    """Return the charset that a part names, in lower case, or ""."""
    charset = parameter(part, "charset").lower()
    return charset if charset.isascii() and charset.isprintable() else ""


def content_id(part: Message) -> str:
    """Return the id that other parts know a part by (RFC 2392), without brackets, or ""."""
    return field(part, "Content-ID").removeprefix("<").removesuffix(">")


def part_pictures(parts: Iterable[Message], base: str) -> dict[str, Picture]:
    """Return the pictures of a message, by `cid:` and by address.

    Args:
        parts: of the message.
        base: absolute URL that relative Content-Locations resolve against, or "".
    """
    return gather_pictures(
        (_addresses(part, base), content_of(part))
        for part in parts
        if part.get_content_maintype() in ("image", "application")
    )


def _addresses(part: Message, base: str) -> tuple[str, ...]:
    identity = content_id(part)
    location = field(part, "Content-Location").replace(" ", "")  # folded inside long ones
    try:
        absolute = urljoin(base, location)
    except ValueError:
        absolute = location
    cid = f"cid:{identity}" if identity else ""
    return tuple(dict.fromkeys(address for address in (cid, absolute, location) if address))
