"""The network as we use it: only addresses that were checked, and only so many bytes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from .addresses import Address

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]  # of a host and port; OSError


async def system_resolve(host: str, port: int) -> list[Address]:
    """Return the addresses that the system has for a host, best first, each once."""
    raise NotImplementedError
