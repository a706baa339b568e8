"""One way to ask the web for something."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Self

import httpcore

from ...source_state import Validators
from .clock import SYSTEM_CLOCK, Clock
from .manners import Errand, Manners
from .network import Resolve, system_resolve
from .purposes import Purpose
from .response import Response


def _never_seen(_: str) -> Validators:
    return Validators()


class Client:
    """Fetches documents: many at once, of each host one at a time and with a pace.

    It connects only to addresses that it has checked, keeps no cookies, and
    sends no credentials. Use it as an asynchronous context manager, in one
    event loop.

    Args:
        manners: bounds and courtesies.
        resolve: how a host's addresses are found.
        network: what connects to an address, once it is checked.
        tls: whose certificates are trusted; None: those that browsers trust.
        clock: the time, and how to wait.
    """

    def __init__(
        self,
        manners: Manners,
        *,
        resolve: Resolve = system_resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close all connections."""

    async def fetch(
        self,
        url: str,
        purpose: Purpose,
        errand: Errand,
        validators_of: Callable[[str], Validators] = _never_seen,
    ) -> Response:
        """Return what is at a URL.

        It waits for its turn at the host, which may be long; the time limit
        counts from there. What it takes is counted in the errand's budget,
        whether it succeeds or not.

        Args:
            url: of http or https.
            purpose: FEED, PAGE or NAMED_PAGE.
            errand: on whose behalf.
            validators_of: what is known of a URL from the last time; asked for each URL on the
                way, because validators belong to the one that gave them. Save `Response.url`
                with `Response.validators`. Without any, 304 is no answer.

        Raises:
            FetchError: there is no such document, or not within the bounds. Its `status` is
                410 where it is gone for good; its `retry_after` is what the server asks for.
            BudgetError: the errand's budget is used up; nothing is wrong with the source.
        """
        raise NotImplementedError
