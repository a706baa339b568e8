"""What is read of texts that come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Read = TypeVar("_Read")


class Repeated(dict[str, _Read]):
    """What is read of texts, by text, kept while they come again.

    Half of the tags of a page are on all others, and half of them on no other.
    What came once is dropped with the generation after the next.

    Args:
        read: called with a text that is not kept.
        generation: how many texts make one; those of the last two are kept.
    """

    def __init__(self, read: Callable[[str], _Read], *, generation: int) -> None:
        super().__init__()
        self._read = read
        self._generation = generation
        self._last: dict[str, _Read] = {}

    def __missing__(self, text: str) -> _Read:
        found = self._last[text] if text in self._last else self._read(text)
        if len(self) >= self._generation:
            self._last = {**self}
            self.clear()
        self[text] = found
        return found
