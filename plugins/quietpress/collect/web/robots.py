"""What robots.txt says to us (RFC 9309)."""

from __future__ import annotations

import asyncio
import math
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

from protego import Protego

from ...errors import FetchError
from .manners import ROBOT
from .response import Response

_AGE_MAX = 86_400.0  # seconds for which rules are kept (section 2.4)
_AGE_MIN = 3600.0  # the same, whatever the server says of caching: not for every page anew
_AGE_FAILED = 600.0  # the same, where the server failed: it may have been our own haste
_SIZE_MAX = 512_000  # bytes that are read of it; section 2.5 wants 500 KiB at least
_CRAWL_DELAY_MAX = 60.0  # seconds; more would not end in a night

# What is said to other robots. Protego keeps every rule once for each robot of its group, and
# half a megabyte can name a million pairs.
_OTHERS = re.compile(
    rf"\s*user[\s-]*agent\s*+:?+(?!\s*(?:\*|{ROBOT})\s*(?:#|$)).*", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What an origin lets us fetch."""

    robots: Protego | None = None  # None: nothing is forbidden, or all is
    problem: str = ""  # why nothing is allowed for now; "": that is not so
    retry_after: float | None = None  # seconds that the server asks us to wait
    crawl_delay: float = 0.0  # seconds from one request to the next

    def allow(self, url: str) -> bool:
        """Return whether a URL may be fetched."""
        if self.robots:
            return self.robots.can_fetch(url, ROBOT)
        return not self.problem


class Robots:
    """The rules of all origins that were asked for theirs, until they are too old.

    Args:
        monotonic: the time.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._kept: dict[str, tuple[Rules, float]] = {}  # by origin, with the end of their time
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def rules(self, origin: str, fetch: Callable[[str], Awaitable[Response]]) -> Rules:
        """Return the rules of an origin.

        Args:
            origin: such as https://tide.example:8443.
            fetch: gets its robots.txt; raises FetchError.
        """
        async with self._asking[origin]:  # whoever comes second waits for the first one's answer
            rules, ends = self._kept.get(origin, (Rules(), -math.inf))
            if ends <= self._monotonic():
                rules, age = await _ask(f"{origin}/robots.txt", fetch)
                self._kept[origin] = (rules, self._monotonic() + age)
            return rules


async def _ask(url: str, fetch: Callable[[str], Awaitable[Response]]) -> tuple[Rules, float]:
    """Return the rules at a URL, and the seconds for which they are kept."""
    try:
        response = await fetch(url)
    except FetchError as error:
        rules = _rules_without(error)
        return rules, _AGE_FAILED if rules.problem else _AGE_MAX
    stated = _AGE_MAX if response.fresh_for is None else response.fresh_for
    return read_rules(response.body), min(max(stated, _AGE_MIN), _AGE_MAX)


def read_rules(body: bytes) -> Rules:
    """Return the rules of a robots.txt; what is no rule in it is passed over."""
    lines = body[:_SIZE_MAX].decode("utf-8-sig", "replace").splitlines()
    robots = Protego.parse("\n".join(_OTHERS.sub("User-agent: other", line) for line in lines))
    delay = min(robots.crawl_delay(ROBOT) or 0.0, _CRAWL_DELAY_MAX)
    return Rules(robots=robots, crawl_delay=delay)


def _rules_without(error: FetchError) -> Rules:
    """Return the rules where robots.txt cannot be had (sections 2.3.1.2 to 2.3.1.4).

    Everything is allowed where there is none. Nothing is where the server
    fails, which may be because it is asked too much; 429 says just that.
    """
    status = error.trouble.status
    is_missing = HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    is_hasty = status == HTTPStatus.TOO_MANY_REQUESTS
    if error.trouble.kind == "too long" or (is_missing and not is_hasty):
        return Rules()
    problem = f"robots.txt of its host cannot be read: {error.problem}"
    return Rules(problem=problem, retry_after=error.retry_after)
