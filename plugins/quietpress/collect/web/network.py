"""The way to one host: only to addresses that were checked, and only for so many bytes."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from ssl import SSLContext
from typing import Any

import httpcore

from ...errors import FetchError
from ...trouble import Trouble
from .addresses import Address, is_public
from .meter import Meter

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]  # of a host and port; OSError

_TRIES_MAX = 4  # addresses of one host


async def system_resolve(host: str, port: int) -> list[Address]:
    """Return the addresses that the system has for a host, best first, each once.

    Raises:
        OSError: it has none.
        UnicodeError: no host can have this name.
    """
    # A thread of its own that nobody waits for: a look-up cannot be stopped, and asyncio's
    # threads, of which there are few, keep a program from ending.
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Address]] = loop.create_future()
    threading.Thread(target=_look_up, args=(host, port, loop, answer), daemon=True).start()
    return await answer


def _look_up(
    host: str,
    port: int,
    loop: asyncio.AbstractEventLoop,
    answer: asyncio.Future[list[Address]],
) -> None:
    found: list[Address] | Exception
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        texts = [str(entry[4][0]).partition("%")[0] for entry in entries]
        found = list(dict.fromkeys(map(ip_address, texts)))
    except (OSError, UnicodeError) as error:
        found = error
    with suppress(RuntimeError):  # the program has ended in the meantime, and the loop with it
        loop.call_soon_threadsafe(_settle, answer, found)


def _settle(answer: asyncio.Future[list[Address]], found: list[Address] | Exception) -> None:
    if answer.done():  # given up in the meantime
        return
    if isinstance(found, Exception):
        answer.set_exception(found)
    else:
        answer.set_result(found)


class Wire(httpcore.AsyncNetworkBackend):
    """The way to one host, as httpcore uses it; it counts what comes over it.

    Args:
        meter: of the first fetch.
        network: what connects to an address.
        resolve: how the host's addresses are found. They are looked up once for a connection,
            and only what was found then is connected to, so that a name which changes its
            address between the look and the connection gains nothing.
        connect_timeout: seconds for name, connection and TLS.
        is_own: whether the host is one of the user's own network, which may be anywhere.
    """

    def __init__(
        self,
        meter: Meter,
        network: httpcore.AsyncNetworkBackend,
        resolve: Resolve,
        *,
        connect_timeout: float,
        is_own: bool,
    ) -> None:
        self._connect_until = 0.0  # on the event loop's clock
        self._network = network
        self._resolve = resolve
        self._connect_timeout = connect_timeout
        self._is_own = is_own
        self._meter = meter
        self._size_left = 0
        self._stream: httpcore.AsyncNetworkStream | None = None

    def begin(self, meter: Meter, size_max: int) -> None:
        """Begin to count for a request of a fetch, which may receive so many bytes."""
        self._meter = meter
        self._size_left = size_max

    def count(self, size: int) -> None:
        """Count bytes that were received.

        Raises:
            FetchError: they are too many.
        """
        self._meter.received += size
        self._size_left -= size
        if self._size_left < 0:
            problem = "sends without an end; look at it in a browser"
            raise FetchError(self._meter.url, problem, Trouble("too large"))

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109  # ours is for the name and TLS too
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of the host that answers, if all of them are allowed."""
        self._connect_until = asyncio.get_running_loop().time() + self._connect_timeout
        addresses = (await self._checked_addresses(host, port))[:_TRIES_MAX]
        for tries_left in range(len(addresses), 0, -1):
            address = str(addresses[-tries_left])
            # One that is silent leaves time for the others.
            patience = self.connect_time_left() / tries_left
            try:
                stream = await self._network.connect_tcp(
                    address, port, patience, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if tries_left == 1:
                    raise
            else:
                self._stream = stream
                return _Stream(stream, self)
        problem = f"{host} has no address; try again later"
        raise FetchError(self._meter.url, problem, Trouble("no host"))

    async def close(self) -> None:
        """Close the connection, however far it got: httpcore knows of none without its TLS."""
        if self._stream:
            await self._stream.aclose()

    def connect_time_left(self) -> float:
        """Return the seconds that are left to connect in."""
        return max(0.0, self._connect_until - asyncio.get_running_loop().time())

    async def _checked_addresses(self, host: str, port: int) -> Sequence[Address]:
        try:
            async with asyncio.timeout_at(self._connect_until):
                addresses = await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"no answer for the name {host}") from error
        except (OSError, UnicodeError) as error:  # a label of a name that is too long
            problem = _without_address(host, error)
            raise FetchError(self._meter.url, problem, Trouble("no host")) from error
        for address in addresses:
            if not (self._is_own or is_public(address)):
                where = host if host == str(address) else f"{host} ({address})"
                raise FetchError(
                    self._meter.url,
                    f"{where} is not on the open internet; name it in allow_hosts, "
                    "or save the page and give the file",
                    Trouble("bad address"),
                )
        return addresses


def _without_address(host: str, error: OSError | UnicodeError) -> str:
    """Return why a name has no address: there is no such host, or nobody can be asked now."""
    if isinstance(error, OSError) and error.errno != socket.EAI_NONAME:
        return f"the name {host!r} cannot be looked up: {error.strerror}; try again later"
    return f"no host is called {host!r}; look for a slip of the pen"


class _Stream(httpcore.AsyncNetworkStream):
    """A connection whose bytes are counted."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, wire: Wire) -> None:
        self._stream = stream
        self._wire = wire

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        data = await self._stream.read(max_bytes, timeout)
        self._wire.count(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109  # what is left of ours
    ) -> httpcore.AsyncNetworkStream:
        patience = self._wire.connect_time_left()
        inner = await self._stream.start_tls(ssl_context, server_hostname, patience)
        return _Stream(inner, self._wire)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # as httpcore has it
        return self._stream.get_extra_info(info)
