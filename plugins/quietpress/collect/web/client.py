"""One way to ask the web for something."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from email.message import Message
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult, urlencode, urlsplit

import httpcore

from ...errors import FetchError
from ...source_state import Validators
from ...trouble import Trouble
from ...urls import absolute_url
from .addresses import BAD_PORTS
from .answers import (
    REDIRECTS,
    check_document,
    check_receipt,
    is_move,
    next_address,
    read_response,
)
from .clock import SYSTEM_CLOCK, Clock
from .lane import Request
from .lanes import Lanes
from .manners import ROBOT, Errand, Manners
from .meter import Meter
from .network import Resolve, system_resolve
from .purposes import ROBOTS, SUBMISSION, Purpose
from .response import Response
from .robots import Robots
from .unpacking import ACCEPTED


def _never_seen(_: str) -> Validators:
    return Validators()


@dataclass(frozen=True, slots=True)
class _Task:
    """What goes along with a fetch from one request to the next."""

    purpose: Purpose
    errand: Errand
    validators_of: Callable[[str], Validators]
    meter: Meter


class Client:
    """Fetches documents: many at once, of each host one at a time and with a pace.

    It connects only to addresses that it has checked, keeps no cookies, and
    sends no credentials. Use it as an asynchronous context manager, in one
    event loop.

    Args:
        manners: bounds and courtesies.
        resolve: how a host's addresses are found.
        network: what connects to an address, once it is checked; None: the system.
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
        self._manners = manners
        self._clock = clock
        self._lanes = Lanes(
            manners,
            resolve=resolve,
            network=network or httpcore.AnyIOBackend(),
            tls=tls or httpcore.default_ssl_context(),
            clock=clock,
        )
        self._robots = Robots(clock.monotonic)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close all connections."""
        await self._lanes.close()

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
            FetchError: there is no such document, or not within the bounds. The status of its
                trouble is 410 where it is gone for good; its `retry_after` is what the server
                asks for.
            BudgetError: the errand's budget is used up; nothing is wrong with the source.
        """
        errand.budget.check(url, self._clock.monotonic())
        meter = Meter(url, self._manners.timeout, self._clock.monotonic)
        try:
            return await self._follow(url, _Task(purpose, errand, validators_of, meter))
        finally:
            errand.budget.spend(seconds=meter.seconds, size=meter.received)

    async def submit(self, url: str, form: Mapping[str, str], errand: Errand) -> None:
        """Send a form to a URL, once, by POST (WHATWG URL, section 5).

        Where the server leads elsewhere, the form does not follow.

        Args:
            url: of http or https, as `absolute_url` gives it.
            form: names and values.
            errand: on whose behalf.

        Raises:
            FetchError: it cannot be reached, or has not taken the form.
            BudgetError: the errand's budget is used up.
        """
        errand.budget.check(url, self._clock.monotonic())
        meter = Meter(url, self._manners.timeout, self._clock.monotonic)
        task = _Task(SUBMISSION, errand, _never_seen, meter)
        self._check_way(urlsplit(url), task)
        try:
            request = self._submission(url, urlencode(form).encode(), task)
            await self._lanes.ask(request, errand, meter)
        finally:
            errand.budget.spend(seconds=meter.seconds, size=meter.received)

    async def _follow(self, url: str, task: _Task) -> Response:
        """Return what is at a URL, or where its redirects lead to."""
        address = absolute_url(url)
        if not address:
            raise FetchError(
                url,
                "is no address of the web; give one that begins with https://",
                Trouble("bad address"),
            )
        moved_to, has_moved = "", True
        for _ in range(self._manners.redirects_max + 1):
            self._check_way(urlsplit(address), task)
            if task.purpose.heeds_robots:
                await self._heed_robots(address, task)
            exchange = await self._lanes.ask(self._request(address, task), task.errand, task.meter)
            if exchange.status not in REDIRECTS:
                response = read_response(
                    address, exchange, task.meter, self._manners.size_max, self._clock.now()
                )
                return replace(response, moved_to=moved_to)
            target = next_address(url, address, exchange.headers)
            has_moved = has_moved and is_move(exchange.status, address, target)
            moved_to = target if has_moved else moved_to
            address = target
        limit = self._manners.redirects_max
        raise FetchError(
            url,
            f"leads on more than {limit} times; give the address it ends at",
            Trouble("too long"),
        )

    async def _heed_robots(self, address: str, task: _Task) -> None:
        robots_task = replace(task, purpose=ROBOTS, validators_of=_never_seen)

        def fetch(url: str) -> Awaitable[Response]:
            return self._follow(url, robots_task)

        parts = urlsplit(address)
        rules = await self._robots.rules(_origin(parts), fetch)
        self._lanes.of(parts.hostname).crawl_delay = rules.crawl_delay
        if rules.problem:
            raise FetchError(
                task.meter.url,
                rules.problem,
                Trouble("robots.txt unread"),
                retry_after=rules.retry_after,
            )
        if not rules.allow(address):
            problem = f"robots.txt of its host does not let {ROBOT} fetch it"
            raise FetchError(task.meter.url, problem, Trouble("robots.txt forbids"))

    def _request(self, address: str, task: _Task) -> Request:
        parts = urlsplit(address)
        known = task.validators_of(address)
        headers = {
            "Host": parts.netloc,
            "User-Agent": self._manners.user_agent,
            "Accept": task.purpose.accept,
            "Accept-Encoding": ACCEPTED,
            "If-None-Match": known.etag,
            "If-Modified-Since": known.last_modified,
        }

        def check(status: int, headers: Message) -> None:
            is_unchanged = status == HTTPStatus.NOT_MODIFIED and known != Validators()
            if status not in REDIRECTS and not is_unchanged:
                check_document(task.meter.url, task.purpose, status, headers, self._clock.now())

        return Request(
            origin=_origin(parts),
            target=address.partition("#")[0],
            headers={name: value for name, value in headers.items() if value},
            size_max=self._manners.size_max,
            check=check,
        )

    def _submission(self, address: str, form: bytes, task: _Task) -> Request:
        def check(status: int, headers: Message) -> None:
            check_receipt(task.meter.url, status, headers, self._clock.now())

        request = self._request(address, task)
        stated = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(form)),
        }
        return replace(request, headers={**request.headers, **stated}, check=check, form=form)

    def _check_way(self, parts: SplitResult, task: _Task) -> None:
        url, host = task.meter.url, parts.hostname
        if parts.port in BAD_PORTS:
            raise FetchError(
                url, f"port {parts.port} is not one of the web", Trouble("bad address")
            )
        if self._is_own(host) and not self._is_own(urlsplit(task.errand.home).hostname):
            problem = f"{host} is in allow_hosts, and only its own sources lead there"
            raise FetchError(url, problem, Trouble("bad address"))

    def _is_own(self, host: str | None) -> bool:
        return host in self._manners.allow_hosts


def _origin(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"
