"""What is made of an answer: a response, the next address, or an error."""

from __future__ import annotations

from datetime import datetime
from email.message import Message
from http import HTTPStatus
from urllib.parse import urlsplit

from ...errors import FetchError
from ...text import shorten
from ...trouble import Trouble
from ...urls import absolute_url
from .headers import codings, fresh_for, media_type, retry_after, validators
from .lane import Exchange
from .meter import Meter
from .purposes import Purpose
from .response import Response
from .unpacking import unpack

REDIRECTS = frozenset({301, 302, 303, 307, 308})  # RFC 9110, section 15.4

_PERMANENT = frozenset({301, 308})
_VALUE_LENGTH_MAX = 80  # characters of a server's words in a message


def check_document(
    url: str, purpose: Purpose, status: int, headers: Message, now: datetime
) -> None:
    """Check that an answer is a document of the right kind, before its body is read.

    Args:
        url: for messages.
        purpose: what it was asked for.
        status: of the answer.
        headers: of the answer.
        now: the time; aware.

    Raises:
        FetchError: it is not.
    """
    if status != HTTPStatus.OK:
        raise _refusal(url, status, headers, now)
    stated = media_type(headers)
    if stated and purpose.media_types and stated not in purpose.media_types:
        shown = shorten(repr(stated), _VALUE_LENGTH_MAX)
        fix = f"; {purpose.fix}" if purpose.fix else ""
        raise FetchError(url, f"is {shown}, not {purpose.noun}{fix}", Trouble("wrong type"))


def check_receipt(url: str, status: int, headers: Message, now: datetime) -> None:
    """Check that what was sent was taken: the answer is of class 2xx (RFC 9110, section 15.3).

    Args:
        url: that it was sent to.
        status: of the answer.
        headers: of the answer.
        now: the time; aware.

    Raises:
        FetchError: it was not.
    """
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise _refusal(url, status, headers, now)


def next_address(url: str, address: str, headers: Message) -> str:
    """Return where a redirect leads to from an address (RFC 9110, section 10.2.2).

    Raises:
        FetchError: nowhere that we go.
    """
    location = str(headers.get("Location", ""))
    target = absolute_url(location, address) if location else ""
    if not target:
        shown = shorten(repr(location), _VALUE_LENGTH_MAX)
        raise FetchError(
            url, f"leads on to {shown}, which is no address of the web", Trouble("bad address")
        )
    return target


def is_move(status: int, address: str, target: str) -> bool:
    """Return whether a redirect says that an address has another one from now on.

    One from https to http does not: whoever sits between could have said it,
    from the second time on.
    """
    is_downgrade = urlsplit(address).scheme == "https" and urlsplit(target).scheme == "http"
    return status in _PERMANENT and not is_downgrade


def read_response(
    address: str, exchange: Exchange, meter: Meter, size_max: int, now: datetime
) -> Response:
    """Return the answer from an address, with its body unpacked.

    Raises:
        FetchError: its body is larger than it may be, or cannot be unpacked.
    """
    headers, body = exchange.headers, b""
    if exchange.status == HTTPStatus.OK:
        body = unpack(meter.url, exchange.body, codings(headers), size_max)
    return Response(
        url=address,
        status=exchange.status,
        body=body,
        media_type=media_type(headers),
        charset=headers.get_content_charset(""),
        validators=validators(headers),
        moved_to="",
        fresh_for=fresh_for(headers, now),
        received=meter.received,
        seconds=meter.seconds,
    )


def _refusal(url: str, status: int, headers: Message, now: datetime) -> FetchError:
    wait = retry_after(headers, now)
    asks = f" and asks us to wait for {wait:.0f} s" if wait else ""
    return FetchError(
        url,
        f"the server answers {_phrase(status)}{asks}",
        Trouble("bad status", status=status),
        retry_after=wait,
    )


def _phrase(status: int) -> str:
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"{status} {known.get(status, '')}".rstrip()
