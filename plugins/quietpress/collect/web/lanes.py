"""The lanes to all hosts: whose turn it is, and which connections stay open."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections import OrderedDict
from functools import partial
from urllib.parse import urlsplit

import httpcore

from ...errors import FetchError
from ...trouble import Trouble
from .clock import Clock
from .lane import BROKEN, Exchange, Lane, Request
from .manners import Errand, Manners
from .meter import Meter
from .network import Resolve, Wire

_CONNECTIONS_MAX = 64  # kept open, one a host; a process may have some hundreds of files


class Lanes:
    """Asks hosts: many at once, each of them one thing at a time and with a pace.

    Args:
        manners: bounds and courtesies.
        resolve: how a host's addresses are found.
        network: what connects to an address, once it is checked.
        tls: whose certificates are trusted.
        clock: the time, and how to wait.
    """

    def __init__(
        self,
        manners: Manners,
        *,
        resolve: Resolve,
        network: httpcore.AsyncNetworkBackend,
        tls: ssl.SSLContext,
        clock: Clock,
    ) -> None:
        self._manners = manners
        self._resolve = resolve
        self._network = network
        self._tls = tls
        self._clock = clock
        self._at_once = asyncio.Semaphore(manners.at_once)
        self._lanes: OrderedDict[str, Lane] = OrderedDict()  # by host; used last, last

    async def ask(self, request: Request, errand: Errand, meter: Meter) -> Exchange:
        """Return what a host answers to a request, when its turn has come.

        Raises:
            FetchError: it does not answer, or not as the request wants it.
            BudgetError: the errand's budget will be used up by then.
        """
        url = meter.url
        pace = self._manners.pace if errand.pace is None else errand.pace
        lane = self.of(urlsplit(request.target).hostname)
        turn = lane.turn(url, pace, partial(errand.budget.check, url))
        try:
            async with turn, self._at_once, meter.running():
                return await lane.ask(request, meter)
        except (TimeoutError, httpcore.TimeoutException) as error:
            within = f"{self._manners.timeout:g} s ({self._manners.connect_timeout:g} s to connect)"
            raise FetchError(
                url, f"no answer within {within}; try again later", Trouble("no answer")
            ) from error
        except BROKEN as error:
            raise _unreachable(url, error) from error
        finally:
            await self._close_idle()

    def of(self, host: str | None) -> Lane:
        """Return the lane of a host, which is now the one that was used last."""
        host = host or ""
        if host not in self._lanes:
            is_own = host in self._manners.allow_hosts
            self._lanes[host] = Lane(partial(self._wire, is_own=is_own), self._tls, self._clock)
        self._lanes.move_to_end(host)
        return self._lanes[host]

    async def close(self) -> None:
        """Close all connections."""
        for lane in self._lanes.values():
            await lane.close()

    def _wire(self, meter: Meter, *, is_own: bool) -> Wire:
        timeout = self._manners.connect_timeout
        return Wire(meter, self._network, self._resolve, connect_timeout=timeout, is_own=is_own)

    async def _close_idle(self) -> None:
        """Close the connections that were not used for longest, if there are too many."""
        idle = [lane for lane in self._lanes.values() if lane.is_idle]
        for lane in idle[:-_CONNECTIONS_MAX]:
            await lane.close_idle()


def _unreachable(url: str, error: BaseException) -> FetchError:
    """Return what an error comes from; httpcore's own words often say only that there is one."""
    while cause := error.__cause__ or error.__context__:
        error = cause
    trouble = Trouble("broken off")
    reason = str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        trouble = Trouble("no trust")
        reason = f"its certificate cannot be trusted: {error.verify_message}"
    elif isinstance(error, OSError) and not isinstance(error, ssl.SSLError) and error.errno:
        reason = os.strerror(error.errno)
    return FetchError(url, f"cannot be fetched: {reason}; try again later", trouble)
