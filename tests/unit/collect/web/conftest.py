"""A client on the made-up web, and a clock that nobody waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest

from made_up_web import MadeUpWeb
from quietpress.collect.web import Client, Manners
from quietpress.collect.web.clock import SYSTEM_CLOCK, Clock

Result = TypeVar("Result")
Visit = Callable[[Client], Coroutine[Any, Any, Result]]


class PatientClock:
    """A clock that moves only when somebody sleeps, and then at once."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    @property
    def clock(self) -> Clock:
        """What a client is handed."""
        return Clock(monotonic=self.monotonic, now=self.now, sleep=self.sleep)

    def monotonic(self) -> float:
        return sum(self.slept)

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 3, tzinfo=UTC)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        await asyncio.sleep(0)


@pytest.fixture
def patient_clock() -> PatientClock:
    """Return a clock that moves only when somebody sleeps."""
    return PatientClock()


@pytest.fixture
def visit() -> Callable[..., Any]:
    """Return a function that lets a client do something on a made-up web, and returns its result.

    Where nothing is said of its pace, it is in a hurry.
    """

    def go(
        web: MadeUpWeb, do: Visit[Result], *, clock: Clock = SYSTEM_CLOCK, **given: Any
    ) -> Result:
        manners = Manners(**({"pace": 0.0} | given))

        async def run() -> Result:
            internet = web.internet
            async with Client(
                manners,
                resolve=internet.resolve,
                network=internet.network,
                tls=internet.tls,
                clock=clock,
            ) as client:
                return await do(client)

        return asyncio.run(run())

    return go
