"""What class, id and role of a page's elements say of what the elements hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from itertools import count
from operator import or_

import numpy as np
from numpy.typing import NDArray

from .blocks import Element, label_words
from .lexicon import LABELS

RULES = tuple(LABELS)  # kinds of clutter that labels speak for

_TEXT_LABELS = frozenset(
    "article content body entry post story text main maincontent prose richtext".split()
)
_BITS = dict.fromkeys(_TEXT_LABELS, 1 << len(RULES)) | {
    word: sum(1 << bit for bit, rule in enumerate(RULES) if word in LABELS[rule])
    for word in frozenset().union(*LABELS.values())
}


class Labels:
    """The labels of all elements of a page; most elements share theirs with others."""

    def __init__(self, elements: Sequence[Element]) -> None:
        names = [element.names for element in elements]
        numbers = defaultdict[str, int](count().__next__)
        # Of each element, its label's index in `words`.
        self.number = np.fromiter(map(numbers.__getitem__, names), np.int64, len(names))
        self.words = [label_words(names) for names in numbers]
        self._names = list(numbers)

    def bits(self) -> NDArray[np.int64]:
        """Return for each element a bit for each of RULES, and the next for an article's label."""
        return np.fromiter(map(_bits_of, self._names), np.int64, len(self._names))[self.number]

    def are(self, is_one: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Tell for each element whether its label is one of those that are looked for."""
        return np.fromiter(map(is_one, self._names), np.bool_, len(self._names))[self.number]

    def weights(self, extremes: Callable[[str], tuple[float, float]]) -> NDArray[np.float32]:
        """Return for each element the lowest and the highest weight of its label's words.

        Args:
            extremes: of the words of a label.
        """
        return np.array(list(map(extremes, self._names)), np.float32)[self.number]


@lru_cache(maxsize=16384)  # a site writes the same few hundred on every page
def _bits_of(names: str) -> int:
    return reduce(or_, [_BITS.get(word, 0) for word in label_words(names)], 0)
