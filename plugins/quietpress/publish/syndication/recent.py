"""What was used lately, as much of it as fits into so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Recent(Generic[_Value]):
    """Keeps values by their digests; what was not used for longest goes first."""

    def __init__(self, bytes_max: int) -> None:
        self._kept: OrderedDict[bytes, tuple[_Value, int]] = OrderedDict()
        self._room = bytes_max

    def found(self, digests: Iterable[bytes]) -> dict[bytes, _Value]:
        """Return by their digests those values that are still there."""
        there = [digest for digest in digests if digest in self._kept]
        for digest in there:
            self._kept.move_to_end(digest)
        return {digest: self._kept[digest][0] for digest in there}

    def keep(self, digest: bytes, value: _Value, size: int) -> None:
        """Keep a value that is not there, and has so many bytes."""
        self._kept[digest] = value, size
        self._room -= size
        while self._room < 0:
            _, (_, freed) = self._kept.popitem(last=False)
            self._room += freed
