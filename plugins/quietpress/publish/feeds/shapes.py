"""Elements that feedgen makes once, filled with the texts of one entry after the other.

feedgen and lxml take several times as long for an entry as the text in it does,
and make the same elements for most. So feedgen makes an entry that has a sign
in place of each text, and what it made of that is the shape of all entries
that have something to say of the same things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from ..xml_text import attribute_value, element_text
from .facts import Facts, Mention

_Facts = TypeVar("_Facts", Facts, Mention)

# A number, because feedgen takes nothing else for a duration, and one that nothing else in a
# shape is: all that an entry says has been replaced by signs.
_MARK = "1020304050"
_DIGITS = 6
_SIGN = re.compile(rf"{_MARK}(\d{{{_DIGITS}}})".encode())
_SIGNS_KEPT = 256


def parted(facts: _Facts) -> tuple[_Facts, list[bytes]]:
    """Return facts with a sign in place of each text, and the texts by the number of the sign.

    The texts are as elements have them.
    """
    texts: list[str] = []
    signs = type(facts)._make(_signs(facts, texts))
    return signs, [*map(element_text, texts)]


def _signs(parts: tuple[object, ...], texts: list[str]) -> list[object]:
    signs: list[object] = []
    for part in parts:
        if isinstance(part, tuple):
            signs.append(tuple(_signs(part, texts)))
        elif part:
            signs.append(_sign(len(texts)))
            texts.append(str(part))
        else:
            signs.append("")
    return signs


@lru_cache(_SIGNS_KEPT)
def _sign(number: int) -> str:
    return f"{_MARK}{number:0{_DIGITS}}"


class Shape:
    """Lines of XML with places for texts."""

    def __init__(self, lines: bytes) -> None:
        """Find the signs in lines that were made of facts without texts."""
        begin, *rest = _SIGN.split(lines)
        numbers, between = rest[::2], rest[1::2]
        self._begin = begin
        self._rest = [
            (int(number), before.endswith(b'="'), after)
            for number, (before, after) in zip(numbers, pairwise([begin, *between]), strict=True)
        ]

    def filled(self, texts: Sequence[bytes]) -> bytes:
        """Return the lines with texts, given by the number of their sign.

        Args:
            texts: as elements have them (`element_text`).
        """
        pieces = [self._begin]
        for number, is_attribute, after in self._rest:
            text = texts[number]
            pieces += (attribute_value(text) if is_attribute else text, after)
        return b"".join(pieces)
