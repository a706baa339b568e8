"""The servers of the made-up web: one thread, a port for each host and protocol."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import h2.config
import h2.connection
import h2.events
import trustme

from .internet import Internet
from .site import Reply, Request, Site, chunks

_FIRST_ADDRESS = ip_address("93.184.0.1")  # a public one; nobody ever connects to it
_PIECE = 16_384  # bytes that are sent at once; a frame of HTTP/2 has no more
_MOMENT = 60.0  # seconds; whatever is waited for comes, and on a busy machine late
_BETWEEN_DRIPS = 0.01  # seconds


class MadeUpWeb:
    """Serves sites on 127.0.0.1 as long as its block lasts, and counts what they are asked.

    Args:
        sites: each host once.
    """

    def __init__(self, sites: Iterable[Site]) -> None:
        self._sites = tuple(sites)
        self.requests: Counter[str] = Counter()  # by host and path, such as good.example/feed
        self.asked: list[tuple[str, Request]] = []  # host and request, in their order
        self.connections: Counter[str] = Counter()  # open now, by host
        self.connections_most: Counter[str] = Counter()  # that were open at one time
        self._counted = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._servers: list[asyncio.Server] = []
        self._open: set[asyncio.Task[None]] = set()
        authority = trustme.CA()
        self._tls = self._server_tls(authority, http2=False)
        self._tls_http2 = self._server_tls(authority, http2=True)
        self._authority = authority.cert_pem.bytes().decode()
        self.internet: Internet

    def __enter__(self) -> Self:
        self._thread.start()
        self.internet = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def soon(self, condition: Callable[[], bool]) -> bool:
        """Return whether a condition on what is counted here holds, now or in a moment."""
        with self._counted:
            return self._counted.wait_for(condition, _MOMENT)

    def _server_tls(self, authority: trustme.CA, *, http2: bool) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*(site.host for site in self._sites)).configure_cert(context)
        context.set_alpn_protocols(["h2", "http/1.1"] if http2 else ["http/1.1"])
        return context

    async def _listen(self) -> Internet:
        addresses: dict[str, tuple[str, ...]] = {}
        ports: dict[str, int] = {}
        for number, site in enumerate(self._sites):
            public = str(_FIRST_ADDRESS + number)
            addresses[site.host] = site.addresses or (public,)
            for port, tls in (
                (80, None),
                (443, self._tls_http2 if site.speaks_http2 else self._tls),
            ):
                accept = partial(self._accept, site)
                server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
                self._servers.append(server)
                ports[f"{addresses[site.host][0]} {port}"] = server.sockets[0].getsockname()[1]
        return Internet(addresses=addresses, ports=ports, authority=self._authority)

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    def _accept(
        self, site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = self._loop.create_task(self._serve(site, reader, writer))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _serve(
        self, site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._count(site, 1)
        tls = writer.get_extra_info("ssl_object")
        try:
            with suppress(OSError, asyncio.IncompleteReadError):  # the client may hang up
                if tls and tls.selected_alpn_protocol() == "h2":
                    await self._serve_http2(site, reader, writer)
                else:
                    await self._serve_http1(site, reader, writer)
        finally:
            self._count(site, -1)
            writer.transport.abort()

    def _count(self, site: Site, change: int) -> None:
        with self._counted:
            self.connections[site.host] += change
            most = max(self.connections_most[site.host], self.connections[site.host])
            self.connections_most[site.host] = most
            self._counted.notify_all()

    async def _serve_http1(
        self, site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            fields = (line.split(": ", 1) for line in head[1:-2])
            headers = {name.lower(): value for name, value in fields}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            reply = await self._reply(site, head[0].split()[1], headers, body)
            if reply.hangs:
                await reader.read()  # until the client has had enough
                return
            if reply.drops:
                return
            lines = [f"HTTP/1.1 {reply.status} Made-up"]
            lines += [f"{name}: {value}" for name, value in _honest(reply).items() if value]
            writer.write("\r\n".join([*lines, "", ""]).encode())
            for piece in chunks(reply.body, _PIECE):
                writer.write(piece)
                await writer.drain()
            while reply.drips:
                writer.write(reply.drips)
                await writer.drain()
                await asyncio.sleep(_BETWEEN_DRIPS)
            if reply.hangs_up:
                return

    async def _serve_http2(
        self, site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        config = h2.config.H2Configuration(client_side=False, validate_outbound_headers=False)
        connection = h2.connection.H2Connection(config=config)
        connection.initiate_connection()
        while True:
            writer.write(connection.data_to_send())
            await writer.drain()
            data = await reader.read(_PIECE)
            if not data:
                return
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    fields = {name.decode(): value.decode() for name, value in event.headers}
                    reply = await self._reply(site, fields[":path"], fields)
                    if reply.hangs:
                        await reader.read()
                        return
                    self._send_http2(connection, event.stream_id, reply)

    @staticmethod
    def _send_http2(connection: h2.connection.H2Connection, stream: int, reply: Reply) -> None:
        """Send a reply whose body fits into the window that clients begin with."""
        fields = {name.lower(): value for name, value in _honest(reply).items() if value}
        connection.send_headers(stream, [(":status", str(reply.status)), *fields.items()])
        for piece in chunks(reply.body, _PIECE):
            connection.send_data(stream, piece)
        connection.end_stream(stream)

    async def _reply(
        self, site: Site, path: str, headers: dict[str, str], body: bytes = b""
    ) -> Reply:
        with self._counted:
            self.requests[site.host + path] += 1
            request = Request(path, headers, self.requests[site.host + path], body)
            self.asked.append((site.host, request))
            self._counted.notify_all()
        reply = site.answer(request)
        await asyncio.sleep(reply.delay)
        return reply


def _honest(reply: Reply) -> dict[str, str]:
    """Return the headers of a reply; a value of "" takes a header away."""
    honest = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(reply.body))}
    return (honest if reply.status != 304 else {}) | dict(reply.headers)
