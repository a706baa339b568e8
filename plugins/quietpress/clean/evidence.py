"""What is known of a page's blocks and elements before they are judged, as arrays.

Where the mass of good text sits in the tree tells best where the article is;
labels (class, id, role) tell what of it is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from .blocks import Element, Page, label_words
from .characters import Characters
from .clutter import section_opened_by
from .lexicon import LABELS, STARTERS
from .tree import Tree

Column = NDArray[np.float32]

GOOD_LINK_SHARE = 0.35
_GOOD_WORDS = 10
_GOOD_WORDS_UNENDED = 25  # so long a text is prose even without a full stop

_MAIN_SHARE = 0.6  # of the page's good text that the main element holds
_NARROW_SHARE = 0.35
_LABEL_SHARE_MAX = 0.35  # of the page's good text that a label may speak for
_LABELLED_WEIGHT = 0.02  # of good text in an element that is labelled as clutter
_ARTICLE_WORDS_MIN = 60

_WORDING_LENGTH = 400  # characters of a block; a longer one says every word in passing
_OPENER_WORDS_MAX = 16

RULES = tuple(LABELS)  # kinds of clutter that labels speak for
SECTIONS = tuple(STARTERS)
PLACES = tuple(
    "article main aside footer header nav form figure table ul ol dl dialog blockquote details "
    "section a".split()
)
_PLACE_BITS = {tag: 1 << index for index, tag in enumerate(PLACES)}
_TAG_GROUPS = """
p|div section article main|h1|h2|h3|h4 h5 h6|li|tr td th caption
blockquote|pre|figcaption|dt dd|span a body label
"""
TAGS = {
    tag: number
    for number, tags in enumerate(_TAG_GROUPS.strip().replace("\n", "|").split("|"))
    for tag in tags.split()
}
TAG_COUNT = max(TAGS.values()) + 2
HEADING_TAGS = (TAGS["h1"], TAGS["h2"], TAGS["h3"], TAGS["h4"])
_SIDE_TAGS = {"nav": "navigation", "footer": "page_footer", "aside": "sidebar"}
_TEXT_LABELS = frozenset(
    "article content body entry post story text main maincontent prose richtext".split()
)
_LABEL_BITS = dict.fromkeys(_TEXT_LABELS, 1 << len(RULES)) | {
    word: sum(1 << bit for bit, rule in enumerate(RULES) if word in LABELS[rule])
    for word in frozenset().union(*LABELS.values())
}
_WORD = re.compile(r"\w+")


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


class Evidence:
    """The arrays that the features are made of; a number for each block, where not said else."""

    def __init__(self, page: Page, title: str, lexicons: Lexicons) -> None:
        """Take the blocks of a page, its title, and what words are known to say."""
        self.page = page
        self.title = title
        self.lexicons = lexicons
        self.tree = Tree(page)
        self.count = len(page.blocks)
        self.texts = [block.text for block in page.blocks]
        self.tokens = [words_of(text[:_WORDING_LENGTH]) for text in self.texts]
        self.element = np.array([block.element for block in page.blocks], np.int64)
        self.parent = np.maximum(self.tree.parent[self.element], 0)
        self.index = np.arange(self.count)
        self.tag = np.array([TAGS.get(one.tag, TAG_COUNT - 1) for one in page.elements], np.int64)
        self.words = np.array([block.words for block in page.blocks], np.float32)
        self.link_words = np.array([block.link_words for block in page.blocks], np.float32)
        self.hidden = np.array([block.hidden for block in page.blocks], np.bool_)
        self.link_share = np.minimum(self.link_words / np.maximum(self.words, 1), 1)
        self.characters = Characters(self.texts)
        self.is_ended = self.characters.is_ended() & (self.words > 0)
        self.good = self._good()
        self.good_words = np.where(self.good, self.words, 0).astype(np.float32)
        self.held = self.tree.sums(self.good_words)  # of each element
        self.good_total = max(float(self.good_words.sum()), 1.0)
        self._bits = np.array([_bits_of(one) for one in page.elements], np.int64)

    def _good(self) -> NDArray[np.bool_]:
        good = (
            (self.words >= _GOOD_WORDS)
            & (self.link_share < GOOD_LINK_SHARE)
            & (self.is_ended | (self.words >= _GOOD_WORDS_UNENDED))
        )
        shown = good & ~self.hidden
        # Some pages hide their article until a script has run.
        is_waiting = self.words[good].sum() > 3 * self.words[shown].sum()
        return good if is_waiting else shown

    @cached_property
    def labels(self) -> Column:
        """Return 1 for each element and rule where the element is labelled as clutter of its kind.

        The last column is of labels that speak for an article.
        """
        return _columns_of(self._bits, len(RULES) + 1)

    @cached_property
    def _inherited(self) -> Column:
        """Return what elements hand down: labels, tags, and comments whatever they cover."""
        uncovered = (1 - self.held / self.good_total)[:, None]
        places = _columns_of(self._bits >> (len(RULES) + 1), len(PLACES))
        comments = self.labels[:, [RULES.index("comments")]]
        own = np.hstack((self.labels * uncovered, places * (uncovered + 0.01), comments))
        return self.tree.inherited(own)[self.element]

    @property
    def labelled(self) -> Column:
        """Return for each block and rule how little of the page's good text a label covers.

        0: no label of the rule is around it; near 1: one that covers little. The last
        column is of labels that speak for an article.
        """
        return self._inherited[:, : len(RULES) + 1]

    @property
    def inside(self) -> Column:
        """Return for each block and tag of PLACES how little of the good text that is inside it."""
        return self._inherited[:, len(RULES) + 1 : -1]

    @cached_property
    def unlabelled(self) -> Column:
        """Return the words of good text; those in clutter by its label count next to nothing.

        Readers may write more than the author: their label is believed whatever it
        covers, if there is another text.
        """
        others = np.delete(self.labelled, (RULES.index("comments"), len(RULES)), axis=1)
        believed = others.max(axis=1) > 1 - _LABEL_SHARE_MAX
        by_readers = self._inherited[:, -1] > 0
        if self.good_words[~(by_readers | believed)].sum() >= _ARTICLE_WORDS_MIN:
            believed |= by_readers
        return self.good_words * np.where(believed, _LABELLED_WEIGHT, 1).astype(np.float32)

    @cached_property
    def mains(self) -> dict[str, int]:
        """Return the elements that may be the one that holds the article, by how found."""
        unlabelled = self.tree.sums(self.unlabelled)
        return {
            "plain": _deepest(self.held, _MAIN_SHARE),
            "unlabelled": _deepest(unlabelled, _MAIN_SHARE),
            "narrow": _deepest(unlabelled, _NARROW_SHARE),
            "top": self._top(unlabelled),
        }

    def _top(self, unlabelled: Column) -> int:
        """Return the element with most good text in its children, and half for grandchildren."""
        count = len(self.tree.parent)
        own = np.bincount(self.element, self.good_words, minlength=count)
        parent = np.maximum(self.tree.parent, 0)
        score = np.bincount(parent, own, count) + np.bincount(parent[parent], own, count) / 2
        words, links = self.tree.sums(self.words), self.tree.sums(self.link_words)
        score *= 1 - np.minimum(links / np.maximum(words, 1), 1)
        return int(np.argmax(score * np.where(unlabelled > 0, 1, 0.1)))

    @cached_property
    def above(self) -> list[int]:
        """Return the element that holds the article, and those around it."""
        return self.tree.ancestors(self.mains["unlabelled"])

    @cached_property
    def rules(self) -> list[str]:
        """Return the rule of the nearest label around each block, below the article, or ""."""
        above = set(self.above)
        first = self.labels[:, :-1].argmax(axis=1).tolist()
        is_labelled = (self.labels[:, :-1].max(axis=1) > 0).tolist()
        nearest: list[str] = []
        for index, element in enumerate(self.page.elements):
            rule = RULES[first[index]] if is_labelled[index] else _SIDE_TAGS.get(element.tag, "")
            if index in above:
                rule = ""
            elif not rule and element.parent >= 0:
                rule = nearest[element.parent]
            nearest.append(rule)
        return [nearest[element] for element in self.element.tolist()]

    @cached_property
    def believed_rules(self) -> list[str]:
        """Return the rule of the label around each block that covers least, or ""."""
        labelled = self.labelled[:, :-1]
        strongest = labelled.argmax(axis=1).tolist()
        is_believed = (labelled.max(axis=1, initial=0) > 1 - _LABEL_SHARE_MAX).tolist()
        return [
            RULES[rule] if believed else ""
            for rule, believed in zip(strongest, is_believed, strict=True)
        ]

    @cached_property
    def opened(self) -> NDArray[np.int64]:
        """Return which section each block's words open, as an index in SECTIONS, or -1."""
        opened = np.full(self.count, -1)
        for index in np.flatnonzero((self.words > 0) & (self.words < _OPENER_WORDS_MAX)).tolist():
            rule = section_opened_by(self.texts[index])
            if rule:
                opened[index] = SECTIONS.index(rule)
        return opened


def _bits_of(element: Element) -> int:
    place = _PLACE_BITS.get(element.tag, 0) << (len(RULES) + 1)
    return place | _label_bits(element.names) if element.names else place


@lru_cache(maxsize=16384)
def _label_bits(names: str) -> int:
    bits = 0
    for word in label_words(names):
        bits |= _LABEL_BITS.get(word, 0)
    return bits


def _columns_of(bits: NDArray[np.int64], count: int) -> Column:
    """Return a column for each of the lowest bits, 1 where it is set."""
    return (np.expand_dims(bits, 1) >> np.arange(count) & 1).astype(np.float32)


def _deepest(held: Column, share: float) -> int:
    """Return the element that holds at least this share of what the body holds, and least beside.

    Of those that hold the same it is the deepest.
    """
    if not held[0]:
        return 0
    enough = np.flatnonzero(held >= share * held[0])
    least = held[enough].min()
    return int(enough[held[enough] == least][-1])
