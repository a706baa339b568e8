"""What class, id and role of a page's elements say of what the elements hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from msgspec import Struct

from .blocks import Element, label_words
from .lexicon import LABELS
from .numbering import numbered
from .soup import is_caption_name

RULES = tuple(LABELS)  # kinds of clutter that labels speak for

_TEXT_LABELS = frozenset(
    "article content body entry post story text main maincontent prose richtext".split()
)
_BITS = dict.fromkeys(_TEXT_LABELS, 1 << len(RULES)) | {
    word: sum(1 << bit for bit, rule in enumerate(RULES) if word in LABELS[rule])
    for word in frozenset().union(*LABELS.values())
}


class Label(Struct, frozen=True, gc=False):
    """What is known of a class, an id and a role by the words in them."""

    words: frozenset[str]
    bits: int  # one for each of RULES, and the next for an article's label
    is_caption: bool
    least: float  # the lowest weight of a word
    most: float


def read_label(names: str, weights: Mapping[str, float]) -> Label:
    """Return what is known of a label.

    Args:
        names: a class, an id and a role, as they are written.
        weights: of words; those of others are 0.
    """
    words = label_words(names)
    bits = 0
    for word in words:
        if word in _BITS:
            bits |= _BITS[word]
    known = [weights.get(word, 0.0) for word in words] or [0.0]
    return Label(words, bits, is_caption_name(names), min(known), max(known))


class Labels:
    """The labels of all elements of a page; most elements share theirs with others."""

    def __init__(self, elements: Sequence[Element], read: Callable[[str], Label]) -> None:
        """Take the elements of a page, and what reads a label."""
        # Of each element, its label's index in `words`.
        self.number, names = numbered([element.names for element in elements])
        found = list(map(read, names))
        self.words = [label.words for label in found]
        self.bits = np.array([label.bits for label in found], np.int64)[self.number]
        self.is_caption = np.array([label.is_caption for label in found], np.bool_)[self.number]
        extremes = [label.least for label in found], [label.most for label in found]
        self.weights = np.array(extremes, np.float32).T[self.number]  # the lowest, the highest
