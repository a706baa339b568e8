"""The words of many texts, as arrays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from .characters import PLANE

_SPACE, _LINE_END = np.uint32(ord(" ")), ord("\n")
_WORD = re.compile(r"\w+")


class Wording:
    """Which words a number of texts say; distinct words are numbered in the order of the page."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts, each in one line."""
        words, self.counts = _split(texts)  # how many words each text has
        self.starts = np.cumsum(self.counts) - self.counts  # where they start in `said`
        seen: dict[str, int] = {}
        first = np.fromiter(map(seen.setdefault, words, count()), np.int64, len(words))
        self.vocabulary = list(seen)
        number = np.cumsum(first == np.arange(len(words))) - 1
        self.said = number[first]  # of each word of all texts in a row, its index in `vocabulary`
        bits = len(seen).bit_length()
        each = np.repeat(np.arange(len(texts)) << bits, self.counts) | self.said
        each.sort()
        is_new = np.ones(len(each), np.bool_)
        np.not_equal(each[1:], each[:-1], out=is_new[1:])
        each = each[is_new]  # each once in a text
        self.text_of_each, self.each = each >> bits, each & (1 << bits) - 1

    def first_words(self) -> list[str]:
        """Return the first word of each text, "" where it has none."""
        words = [*self.vocabulary, ""]
        first = np.full(len(self.counts), -1)
        has_words = self.counts > 0
        first[has_words] = self.said[self.starts[has_words]]
        return [words[one] for one in first.tolist()]


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What words say of the block they stand in, and of the element that they name.

    Positive: the article; negative: clutter. Log-odds, learned from real pages.
    """

    words: Mapping[str, float]
    names: Mapping[str, float]


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WORD.findall(text.lower())


def _split(texts: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    r"""Return the words of all texts in a row, in lower case, and how many each text has.

    A word is what `\w+` matches, in the first plane of Unicode.
    """
    joined = "\n".join([text.lower() for text in texts]) + "\n"  # by itself, most is ASCII: fast
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    is_word = _of_words()[np.minimum(codes, PLANE - 1)]
    spaced = np.where(is_word, codes, _SPACE).tobytes().decode("utf-32-le")
    first = is_word.copy()
    first[1:] &= ~is_word[:-1]
    so_far = np.cumsum(first)[codes == _LINE_END]
    return spaced.split(), np.diff(so_far, prepend=0)


@cache
def _of_words() -> NDArray[np.bool_]:
    """Return for each code point of the first plane whether words are made of it."""
    table = np.array([chr(code).isalnum() for code in range(PLANE)])
    table[ord("_")] = True
    table[-1] = False  # stands for all beyond, which are signs, most of them
    return table
