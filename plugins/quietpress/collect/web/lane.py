"""One host: its requests one after the other, over one connection that is kept open."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import Message
from ssl import SSLContext

import h2.exceptions
import httpcore

from ...errors import FetchError
from ...trouble import Trouble
from .clock import Clock
from .headers import read_headers
from .meter import Meter
from .network import Wire

# What is raised when the other side cannot be reached, or does not keep to the protocol.
BROKEN = (
    httpcore.ConnectionNotAvailable,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    h2.exceptions.H2Error,
)

_OVERLOADED = frozenset({429, 503})  # RFC 6585, section 4; RFC 9110, section 15.6.4
_PAUSE = 600.0  # seconds for which an overloaded host is left alone that does not say for how long
_IDLE_MAX = 30.0  # seconds; few servers keep a connection open for longer
_HEAD_MAX = 200_000  # bytes of status and headers; httpcore itself gives up at half of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a host, and what of the answer is wanted."""

    origin: str  # such as https://tide.example:8443
    target: str  # absolute URL, without fragment
    headers: Mapping[str, str]
    size_max: int  # bytes of the body, as it comes
    check: Callable[[int, Message], None]  # of status and headers; raises to end the exchange
    form: bytes | None = None  # that is sent by POST; None: it is a GET


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came back."""

    status: int
    headers: Message
    body: bytes  # still packed


class Lane:
    """What is known of one host during a run, and the one connection to it.

    Args:
        make_wire: makes a new way to the host, for a fetch.
        tls: whose certificates are trusted.
        clock: the time, and how to wait.
    """

    def __init__(self, make_wire: Callable[[Meter], Wire], tls: SSLContext, clock: Clock) -> None:
        self.crawl_delay = 0.0  # seconds between two requests that robots.txt asks for
        self._make_wire = make_wire
        self._tls = tls
        self._clock = clock
        self._turn = asyncio.Lock()
        self._last_end = -math.inf  # of a turn, on the monotonic clock
        self._rests_until = -math.inf  # the same; it asked not to be asked
        self._connection: _Connection | None = None

    @asynccontextmanager
    async def turn(
        self, url: str, pace: float, check: Callable[[float], None]
    ) -> AsyncIterator[None]:
        """Wait for the turn, which ends with the block.

        Args:
            url: for messages.
            pace: seconds from the end of the last turn to this one.
            check: called with the instant at which the turn will come, once that is known; what
                it raises ends the waiting.

        Raises:
            FetchError: the host asked not to be asked for some time.
        """
        async with self._turn:
            now = self._clock.monotonic()
            if (rest := self._rests_until - now) > 0:
                raise FetchError(
                    url,
                    f"its host asked us to wait for {rest:.0f} s more",
                    Trouble("told to wait"),
                    retry_after=rest,
                )
            begin = max(now, self._last_end + max(pace, self.crawl_delay))
            check(begin)
            if begin > now:
                await self._clock.sleep(begin - now)
            try:
                yield
            finally:
                self._last_end = self._clock.monotonic()

    async def ask(self, request: Request, meter: Meter) -> Exchange:
        """Return what the host answers; only in one's turn.

        Raises:
            FetchError: the host may not be connected to, or sends too much; or what the
                request's check raises.
            httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError,
                h2.exceptions.H2Error: as they say.
        """
        kept = await self._kept(request.origin)
        connection = kept or _Connection(request.origin, self._make_wire(meter), self._tls)
        self._connection = connection
        try:
            return await connection.exchange(request, meter)
        except BROKEN:
            await self.close()
            if not kept or request.form is not None:
                raise
        except BaseException as error:
            await self.close()
            if isinstance(error, FetchError) and error.trouble.status in _OVERLOADED:
                pause = _PAUSE if error.retry_after is None else error.retry_after
                self._rests_until = self._clock.monotonic() + pause
            raise
        # The server may have closed it just before we asked; GET may be asked again
        # (RFC 9110, section 9.2.2).
        return await self.ask(request, meter)

    async def _kept(self, origin: str) -> _Connection | None:
        """Return the connection that was kept open, if it leads to the origin and still works."""
        if self._connection and not self._connection.leads_to(origin):
            await self.close()
        return self._connection

    @property
    def is_idle(self) -> bool:
        """Whether a connection is kept open that nobody uses."""
        return self._connection is not None and not self._turn.locked()

    async def close_idle(self) -> None:
        """Close the connection, unless somebody uses it."""
        if self.is_idle:
            async with self._turn:  # so that nobody opens another one meanwhile
                await self.close()

    async def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection:
            await connection.close()


class _Connection:
    def __init__(self, origin: str, wire: Wire, tls: SSLContext) -> None:
        self._origin = origin
        self._wire = wire
        self._connection = httpcore.AsyncHTTPConnection(
            httpcore.URL(origin).origin,
            ssl_context=tls,
            keepalive_expiry=_IDLE_MAX,
            http2=True,
            network_backend=wire,
        )

    def leads_to(self, origin: str) -> bool:
        return (
            self._origin == origin
            and self._connection.is_available()
            and not self._connection.has_expired()
        )

    async def exchange(self, request: Request, meter: Meter) -> Exchange:
        self._wire.begin(meter, 2 * request.size_max + _HEAD_MAX)
        try:
            response = await self._connection.handle_async_request(
                httpcore.Request(
                    "GET" if request.form is None else "POST",
                    request.target,
                    headers=list(request.headers.items()),
                    content=request.form,
                )
            )
        except ValueError as error:  # a status that is no number, over HTTP/2
            raise httpcore.RemoteProtocolError(str(error)) from error
        try:
            headers = read_headers(response.headers)
            request.check(response.status, headers)
            body = await _body(response, request.size_max, meter)
        finally:
            await response.aclose()
        return Exchange(response.status, headers, body)

    async def close(self) -> None:
        await self._connection.aclose()
        await self._wire.close()


async def _body(response: httpcore.Response, size_max: int, meter: Meter) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_stream():
        body += chunk
        if len(body) > size_max:
            raise FetchError(
                meter.url, f"is larger than {size_max / 1_000_000:g} MB", Trouble("too large")
            )
    return bytes(body)
