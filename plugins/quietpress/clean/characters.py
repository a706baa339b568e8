"""What the letters of many texts are, counted for all texts at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

LETTER, UPPER, DIGIT, COMMA, STOP, CLOSING, FOREIGN = (1 << bit for bit in range(7))

PLANE = 0x10000  # code points beyond the first plane count as its last one
_COMMAS = ",、，،;；؛"
_STOPS = ".!?…。！？؟۔।｡:："
_CLOSINGS = "\"'”’“»«)]）」』›"
_LATIN_END = 0x250


@cache
def _classes() -> NDArray[np.uint16]:
    """Return for each code point of the first plane the classes that it is of."""
    table = np.zeros(PLANE, np.uint16)
    for code in range(PLANE):
        category = unicodedata.category(chr(code))
        if category[0] in "LM":
            table[code] |= LETTER | (UPPER if category == "Lu" else 0)
            table[code] |= FOREIGN if code >= _LATIN_END else 0
        elif category == "Nd":
            table[code] |= DIGIT
    for characters, kind in ((_COMMAS, COMMA), (_STOPS, STOP), (_CLOSINGS, CLOSING)):
        table[[ord(character) for character in characters]] |= kind
    return table


class Characters:
    """The characters of a number of texts, by their classes."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; an empty one has no characters of any class."""
        joined = "\n".join(texts) + "\n"
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        self._kinds = _classes().take(codes, mode="clip")  # what is beyond is as the last one
        self.lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self._starts = np.cumsum(self.lengths + 1) - (self.lengths + 1)

    def count(self, kind: int) -> NDArray[np.float32]:
        """Return how many characters of a class each text has."""
        return np.add.reduceat((self._kinds & kind) != 0, self._starts, dtype=np.float32)

    def starts_with(self, kind: int) -> NDArray[np.bool_]:
        """Tell of each text whether its first character is of a class."""
        found: NDArray[np.bool_] = (self._kinds[self._starts] & kind) != 0
        return found

    def is_ended(self) -> NDArray[np.bool_]:
        """Tell of each text whether it ends as a sentence does, quotes and brackets after it."""
        last = self._starts + self.lengths - 1
        kinds = self._kinds
        ended: NDArray[np.bool_] = (kinds[last] & STOP) != 0
        closed = (kinds[last] & CLOSING) != 0
        before = np.maximum(last - 1, 0)
        ended |= closed & ((kinds[before] & STOP) != 0)
        closed &= (kinds[before] & CLOSING) != 0
        ended |= closed & ((kinds[np.maximum(last - 2, 0)] & STOP) != 0)
        return ended
