"""What is read of texts that come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Read = TypeVar("_Read")

_ONCE_MAX = 50_000  # hashes


class Repeated(dict[str, _Read]):
    """What is read of texts, by text; kept from the second time on.

    Half of the tags on a page are on all others, and half of them on no other.

    Args:
        read: called with a text that is not kept.
        kept_max: how much is kept.
    """

    def __init__(self, read: Callable[[str], _Read], *, kept_max: int) -> None:
        super().__init__()
        self._read = read
        self._kept_max = kept_max
        self._once: set[int] = set()  # hashes of texts

    def __missing__(self, text: str) -> _Read:
        found = self._read(text)
        key = hash(text)
        if key in self._once:
            if len(self) == self._kept_max:
                self.clear()
            self[text] = found
        else:
            if len(self._once) == _ONCE_MAX:
                self._once.clear()
            self._once.add(key)
        return found
