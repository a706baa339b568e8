"""The words of many texts, as arrays.

A word is a number of 64 bits, which its letters make: on a million pages, hardly one word is taken
for another. So the words of a page are counted, compared and weighed all at once, and no string is
made for any of them. Strings and a dictionary took three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import cycle
from operator import mul

import numpy as np
from numpy.typing import NDArray

from .characters import PLANE
from .labels import Label, read_label

Numbers = NDArray[np.uint64]

_LINE_END = ord("\n")
_WORD = re.compile(r"\w+")
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that no letter's bits are lost; the golden ratio's
_PLACES = 1024  # in a word that have a factor of their own; a power of 2
_LEFT_OUT = np.uint64(24)  # bits of a word's number that make room for the number of its text
_ROW = np.uint64(64 - int(_LEFT_OUT))
_ONE = np.uint64(1)
_BUCKET = np.uint64(64 - 16)  # the highest bits of a word tell where a lexicon has it


class Wording:
    """Which words a number of texts say."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts, each in one line."""
        # Each by itself, since most are ASCII, which is in lower case ten times as fast.
        self._joined = "\n".join([*map(str.lower, texts), ""])
        codes = np.frombuffer(self._joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        is_word = _of_words().take(codes, mode="clip")  # what is beyond is as the last one
        is_edge = is_word[1:] != is_word[:-1]  # a line end is the last of all, and no word
        edges = np.concatenate((is_word[:1], is_edge)).nonzero()[0]
        self._at = edges[::2]  # where each word stands in all texts joined
        self._end = edges[1::2]
        before = self._at.searchsorted((codes == _LINE_END).nonzero()[0])
        self.counts = before.copy()  # how many words each has
        self.counts[1:] -= before[:-1]
        self.starts = before - self.counts  # where they start in `numbers`
        self.numbers = _numbers(codes * is_word, self._at)  # of all words in a row
        self.text_of_each, self.each = self._each_once()

    def _each_once(self) -> tuple[NDArray[np.int64], Numbers]:
        """Return the words of each text once: their texts, and 40 bits of their numbers."""
        text = np.repeat(np.arange(len(self.counts), dtype=np.uint64), self.counts)
        each = text << _ROW | self.numbers >> _LEFT_OUT
        each.sort()
        is_new = np.ones(len(each), np.bool_)
        np.not_equal(each[1:], each[:-1], out=is_new[1:])
        each = each[is_new]
        return (each >> _ROW).astype(np.int64), each << _LEFT_OUT >> _LEFT_OUT

    def spelled(self, words: NDArray[np.int64]) -> list[str]:
        """Return words by their indexes in `numbers`, in lower case."""
        places = zip(self._at[words].tolist(), self._end[words].tolist(), strict=True)
        return [self._joined[start:end] for start, end in places]

    def first_words(self) -> list[str]:
        """Return the first word of each text, "" where it has none."""
        has_words = self.counts > 0
        first = iter(self.spelled(self.starts[has_words]))
        return [next(first) if one else "" for one in has_words.tolist()]

    def among(self, words: Iterable[str]) -> NDArray[np.bool_]:
        """Tell of each word of each text whether it is one of some others, in lower case."""
        found = np.zeros(len(self.each), np.bool_)
        for word in words:
            found |= self.each == _number(word) >> _LEFT_OUT
        return found


@dataclass(frozen=True)
class Lexicons:
    """What words say of the block they stand in, and of the element that they name.

    Positive: the article; negative: clutter. Log-odds, learned from real pages.
    """

    words: Mapping[str, float]
    names: Mapping[str, float]

    def weights(self, numbers: Numbers) -> NDArray[np.float32]:
        """Return the weight of each word by its number; 0 of those that are not known."""
        return self._table.weights(numbers)

    @cached_property
    def _table(self) -> _Table:
        return _Table(self.words)

    @cached_property
    def label(self) -> Callable[[str], Label]:
        """Return what reads the label of an element, and remembers those of the last pages."""
        read = partial(read_label, weights=self.names)
        return lru_cache(maxsize=16384)(read)  # a site writes the same few hundred on every page


class _Table:
    """The weights of words by their numbers."""

    def __init__(self, words: Mapping[str, float]) -> None:
        """Take the weights of words, each of letters, digits and `_` alone."""
        numbers = Wording(list(words)).numbers
        order = np.argsort(numbers)
        self._numbers = numbers[order]
        self._weights = np.fromiter(words.values(), np.float32)[order]
        every = np.arange((1 << 16) + 1, dtype=np.uint64)
        self._first = np.searchsorted(self._numbers >> _BUCKET, every)  # of each bucket

    def weights(self, numbers: Numbers) -> NDArray[np.float32]:
        weights = np.zeros(len(numbers), np.float32)
        bucket = numbers >> _BUCKET
        place, end = self._first[bucket], self._first[bucket + _ONE]
        left = (place < end).nonzero()[0]
        while len(left):
            is_it = self._numbers[place[left]] == numbers[left]
            found = left[is_it]
            weights[found] = self._weights[place[found]]
            place += 1
            left = left[~is_it]
            left = left[place[left] < end[left]]
        return weights


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WORD.findall(text.lower())


def _numbers(letters: NDArray[np.uint32], at: NDArray[np.int64]) -> Numbers:
    """Return the number of each word.

    Args:
        letters: code points; 0 between words.
        at: where each word begins.
    """
    if not len(at):
        return np.zeros(0, np.uint64)
    first = int(at[0])
    place = np.arange(first, len(letters))
    place -= at.repeat(np.append(at[1:], len(letters)) - at)
    place &= _PLACES - 1
    numbers: Numbers = np.add.reduceat(letters[first:] * _factors().take(place), at - first)
    return numbers


def _number(word: str) -> np.uint64:
    """Return the number of one word; for few, this takes less than `_numbers`."""
    products = map(mul, map(ord, word), cycle(_powers()))
    return np.uint64(sum(products) % (1 << 64))


@cache
def _powers() -> list[int]:
    """Return the powers of the factor, modulo 2 ** 64."""
    return [pow(_FACTOR, place + 1, 1 << 64) for place in range(_PLACES)]


@cache
def _factors() -> Numbers:
    return np.array(_powers(), np.uint64)


@cache
def _of_words() -> NDArray[np.bool_]:
    """Return for each code point of the first plane whether words are made of it."""
    table = np.array([chr(code).isalnum() for code in range(PLANE)])
    table[ord("_")] = True
    table[-1] = False  # stands for all beyond, which are signs, most of them
    return table
