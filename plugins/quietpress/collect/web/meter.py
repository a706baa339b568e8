"""What one fetch has taken so far."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class Meter:
    """The time and the bytes of one fetch, with all its requests.

    Args:
        url: what is fetched, as it was asked for; messages name it.
        timeout: seconds that it may take, without waiting for its turn.
        monotonic: the time.
    """

    def __init__(self, url: str, timeout: float, monotonic: Callable[[], float]) -> None:
        self.url = url
        self.seconds = 0.0
        self.received = 0  # bytes
        self._timeout = timeout
        self._monotonic = monotonic

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Count the time of a block.

        Raises:
            TimeoutError: the fetch has taken longer than it may, in this block and the ones
                before it.
        """
        start = self._monotonic()
        try:
            async with asyncio.timeout(self._timeout - self.seconds):
                yield
        finally:
            self.seconds += self._monotonic() - start
