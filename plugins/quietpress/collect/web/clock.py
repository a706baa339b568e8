"""The time, and how to wait, as something that tests can hand in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What a client knows of time."""

    monotonic: Callable[[], float] = time.monotonic  # seconds
    now: Callable[[], datetime] = _utc_now  # aware; what dates in headers are compared with
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep  # seconds


SYSTEM_CLOCK = Clock()
