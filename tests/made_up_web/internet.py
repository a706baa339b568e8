"""The way to the made-up hosts, for a client in this process or in another one."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from typing import Any

import httpcore

from quietpress.collect.web import Client, Manners
from quietpress.collect.web.addresses import Address
from quietpress.collect.web.clock import Clock
from quietpress.collect.web.network import system_resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Internet:
    """Names, addresses and ports of the made-up web; plain data, so that a child can be sent it."""

    addresses: Mapping[
        str, tuple[str, ...]
    ]  # of each host: one for each look-up, the last for ever
    ports: Mapping[str, int]  # of 127.0.0.1, by `address port` as the client sees them
    authority: str  # the certificate that all hosts are vouched for by, in PEM
    lookups: Counter[str] = field(default_factory=Counter)  # of each host, so far
    connections: list[str] = field(default_factory=list)  # `address port` of each attempt, in order

    async def resolve(self, host: str, port: int) -> list[Address]:
        """Return the address of a host, as this look-up has it."""
        self.lookups[host] += 1
        if host in self.addresses:
            given = self.addresses[host]
            return [ip_address(given[min(self.lookups[host], len(given)) - 1])]
        if re.fullmatch(r"[0-9a-fx.:]+", host):  # an address, which asks no name server
            return await system_resolve(host, port)
        raise socket.gaierror(socket.EAI_NONAME, "no such host on the made-up web")

    @property
    def network(self) -> httpcore.AsyncNetworkBackend:
        """What connects to the addresses of the made-up web, and to nothing else."""
        return _Network(self)

    @property
    def tls(self) -> ssl.SSLContext:
        """What trusts the certificates of the made-up web."""
        return ssl.create_default_context(cadata=self.authority)

    def connect(self, manners: Manners, **others: Any) -> Client:
        """Return a client of the made-up web that waits for no turn, with some manners changed."""
        return Client(
            replace(manners, **others),
            resolve=self.resolve,
            network=self.network,
            tls=self.tls,
            clock=Clock(sleep=lambda _: asyncio.sleep(0)),
        )


class _Network(httpcore.AsyncNetworkBackend):
    def __init__(self, internet: Internet) -> None:
        self._internet = internet
        self._system = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # as httpcore has it
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        place = f"{host} {port}"
        self._internet.connections.append(place)
        if place not in self._internet.ports:
            raise httpcore.ConnectError(f"nobody listens at {place}")
        return await self._system.connect_tcp(
            "127.0.0.1", self._internet.ports[place], timeout, local_address, socket_options
        )
