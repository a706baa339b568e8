"""One page from the web, within bounds on time, size and where we connect to."""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from ssl import SSLContext
from typing import Any

import httpcore

from ..article import Capture, Hints, MediaType
from ..errors import SourceError
from ..text import shorten
from ..urls import absolute_url
from .page import looks_like_html

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[Address]]  # host and port in, addresses out; OSError

_MEDIA_TYPES: dict[str, MediaType] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_REDIRECTS = {301, 302, 303, 307, 308}  # RFC 9110, section 15.4
_VALUE_LENGTH_MAX = 80  # characters of a server's words in a message
_HEADERS: Mapping[bytes | str, bytes | str] = {
    "User-Agent": "Quietpress (reader of articles; Python httpcore)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    # zlib alone unpacks in steps of a size that we choose; of Brotli and Zstandard, a few bytes
    # can become gigabytes before anyone has counted them.
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_GZIP = zlib.MAX_WBITS | 16  # zlib's manual, inflateInit2: with the header of RFC 1952
_STEP = 65536  # bytes unpacked at once
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052, section 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What one fetch may take."""

    connect_timeout: float = 5.0  # seconds, for each address of a host
    timeout: float = 30.0  # seconds for all of it, redirects included; names as the system does
    size_max: int = 10_000_000  # bytes of the body, unpacked
    redirects_max: int = 5


def is_public(address: Address) -> bool:
    """Return whether an address is one of the open internet, and not of a network behind it.

    An IPv4 address inside an IPv6 one counts as what it is (RFC 4291, section
    2.5.5.2; RFC 3056; RFC 4380; RFC 6052).
    """
    if isinstance(address, IPv6Address) and (inner := _inner_address(address)):
        return is_public(inner)
    return address.is_global and not address.is_multicast


def system_resolve(host: str, port: int) -> list[Address]:
    """Return the addresses that the system has for a host, best first, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def fetch_page(
    url: str,
    *,
    limits: FetchLimits = FetchLimits(),
    is_allowed: Callable[[Address], bool] = is_public,
    resolve: Resolve = system_resolve,
) -> Capture:
    """Return the page at a URL, as its server sends it.

    Its address is the one after all redirects, its charset what the server says.

    Args:
        url: of http or https.
        limits: what it may take.
        is_allowed: whether to connect to an address; asked for every address of every host on
            the way, and one that is refused refuses the host.
        resolve: how a host's addresses are found. Only these are connected to, so that a name
            that changes its address between the look and the connection gains nothing.

    Raises:
        SourceError: there is no page, or not within the bounds.
    """
    address = absolute_url(url)
    if not address:
        raise SourceError(url, "is no address of the web; give one that begins with https://")
    network = _Network(url, limits, is_allowed, resolve)
    try:
        for _ in range(limits.redirects_max + 1):
            answer = _ask(url, address, network, limits)
            if isinstance(answer, Capture):
                return answer
            address = answer
    except httpcore.TimeoutException as error:
        late = f"no answer within {limits.timeout:g} s ({limits.connect_timeout:g} s to connect)"
        raise SourceError(url, f"{late}; try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error) as error:
        raise SourceError(url, f"cannot be fetched: {error}; try again later") from error
    raise SourceError(
        url, f"leads on more than {limits.redirects_max} times; give the address it ends at"
    )


def _ask(
    url: str, address: str, network: httpcore.NetworkBackend, limits: FetchLimits
) -> Capture | str:
    """Return the page at one address, or the address that it leads on to."""
    target = address.partition("#")[0]
    with (
        httpcore.ConnectionPool(network_backend=network) as pool,
        pool.stream("GET", target, headers=_HEADERS) as response,
    ):
        headers = Message()
        for name, value in response.headers:
            headers[name.decode("latin-1")] = value.decode("latin-1")
        if response.status in _REDIRECTS and headers["Location"]:
            return _led_to(url, headers["Location"], address)
        if response.status != HTTPStatus.OK:
            raise SourceError(url, f"the server answers {_status(response.status)}")
        media_type = _media_type(url, headers)
        body = _body(url, headers, response.iter_stream(), limits.size_max)
    return Capture(
        origin=url,
        source="",
        body=body,
        media_type=media_type or ("text/html" if looks_like_html(body) else "text/plain"),
        captured=datetime.now(UTC),
        charset=headers.get_content_charset(""),
        hints=Hints(url=address),
    )


def _led_to(url: str, location: str, address: str) -> str:
    target = absolute_url(location, address)
    if not target:
        shown = shorten(repr(location), _VALUE_LENGTH_MAX)
        raise SourceError(url, f"leads on to {shown}, which is no address of the web")
    return target


def _status(status: int) -> str:
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"{status} {known.get(status, '')}".rstrip()


def _media_type(url: str, headers: Message) -> MediaType | None:
    """Return what the server says that the body is; None: it does not say."""
    if "Content-Type" not in headers:
        return None
    stated = headers.get_content_type()
    if stated not in _MEDIA_TYPES:
        shown = shorten(repr(stated), _VALUE_LENGTH_MAX)
        raise SourceError(url, f"is {shown}, not a page; give the address of an article")
    return _MEDIA_TYPES[stated]


def _body(url: str, headers: Message, chunks: Iterable[bytes], size_max: int) -> bytes:
    encoding = str(headers.get("Content-Encoding", "")).strip().lower()
    if encoding in {"gzip", "x-gzip"}:  # RFC 9110, section 8.4.1.3
        chunks = _unpacked(url, chunks)
    elif encoding not in {"", "identity"}:
        shown = shorten(repr(encoding), _VALUE_LENGTH_MAX)
        raise SourceError(url, f"comes packed as {shown}, which we did not ask for")
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > size_max:
            raise SourceError(url, f"larger than {size_max / 1_000_000:g} MB")
    return bytes(body)


def _unpacked(url: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content of a gzip stream, which may have members in a row (RFC 1952, 2.2)."""
    unpacker = zlib.decompressobj(_GZIP)
    for chunk in chunks:
        packed = chunk
        while packed:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_GZIP)
            yield unpacker.decompress(packed, _STEP)
            packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    yield unpacker.flush()  # what was left of the last step, less than one copy
    if not unpacker.eof:
        raise SourceError(url, "the page ends in its middle; try again later")


class _Network(httpcore.NetworkBackend):
    """The network as one fetch may use it: allowed addresses, until the deadline."""

    def __init__(
        self,
        url: str,
        limits: FetchLimits,
        is_allowed: Callable[[Address], bool],
        resolve: Resolve,
    ) -> None:
        self._url = url
        self._connect_timeout = limits.connect_timeout
        self._deadline = time.monotonic() + limits.timeout
        self._is_allowed = is_allowed
        self._resolve = resolve
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  # ours ends with the fetch
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers, if all of them are allowed."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._allowed(host, port):
            patience = min(self._connect_timeout, _left(self._deadline))
            try:
                stream = self._system.connect_tcp(
                    str(address), port, patience, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure

    def _allowed(self, host: str, port: int) -> list[Address]:
        try:
            addresses = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:  # a label of a name that is too long
            raise SourceError(
                self._url, f"no host is called {host!r}; look for a slip of the pen"
            ) from error
        for address in addresses:
            if not self._is_allowed(address):
                raise SourceError(
                    self._url,
                    f"{host} is at {address}, which is not on the open internet; "
                    "save the page and give the file",
                )
        return addresses


class _Stream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly the other side goes on."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # as httpcore has it
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    """Return the seconds until the deadline, on the monotonic clock."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left


def _inner_address(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
