"""What is known of a page's blocks and elements before they are judged, as arrays.

Where the mass of good text sits in the tree tells best where the article is;
labels (class, id, role) tell what of it is none.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .blocks import Page
from .characters import Characters
from .clutter import may_open, opened_section
from .labels import RULES, Labels
from .lexicon import STARTERS
from .numbering import numbered
from .tree import Tree
from .wording import Lexicons, Wording

Column = NDArray[np.float32]
Number = TypeVar("Number", bound=np.generic)

GOOD_LINK_SHARE = 0.35
_GOOD_WORDS = 10
_GOOD_WORDS_UNENDED = 25  # so long a text is prose even without a full stop

_MAIN_SHARE = 0.6  # of the page's good text that the main element holds
_NARROW_SHARE = 0.35
_LABEL_SHARE_MAX = 0.35  # of the page's good text that a label may speak for
_LABELLED_WEIGHT = 0.02  # of good text in an element that is labelled as clutter
_ARTICLE_WORDS_MIN = 60

LEVELS = 7  # of elements around a block that are looked at
_WORDING_LENGTH = 250  # characters of a block; a longer one says every word in passing
_OPENER_WORDS_MAX = 16

SECTIONS = tuple(STARTERS)
PLACES = tuple("article main aside footer nav form figure table ul ol blockquote section".split())
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
_IS_HEADING = np.isin(np.arange(TAG_COUNT), [TAGS[name] for name in ("h1", "h2", "h3", "h4")])
_NAMES = (*RULES, "")  # -1: no rule
# By the bits of a label, the first of RULES that it speaks for, or -1.
_FIRST_RULE = np.array([(bits & -bits).bit_length() - 1 for bits in range(1 << len(RULES))])
_COMMENTS = RULES.index("comments")
_UNSPOKEN = [one for one in range(len(RULES)) if one != _COMMENTS]  # labels of anything else
_SIDE_TAGS = {"nav": "navigation", "footer": "page_footer", "aside": "sidebar"}


class Evidence:
    """The arrays that the features are made of; a number for each block, where not said else."""

    def __init__(self, page: Page, title: str, lexicons: Lexicons) -> None:
        """Take the blocks of a page, its title, and what words are known to say."""
        self.page = page
        self.title = title
        self.lexicons = lexicons
        self.tree = Tree(page)
        self.count = len(page.blocks)
        blocks, elements = page.blocks, page.elements
        self.texts = [block.text for block in blocks]
        self.wording = Wording([text[:_WORDING_LENGTH] for text in self.texts])
        holders = [block.element for block in blocks]
        self.element = self._of_blocks(holders, np.int64)
        self.parent = np.maximum(self.tree.parent[self.element], 0)
        self.index = np.arange(self.count)
        tags = [element.tag for element in elements]
        self.tags = [tags[holder] for holder in holders]
        self.kind, kinds = numbered(tags)  # a number for each tag of the page
        self.tag = np.array([TAGS.get(tag, TAG_COUNT - 1) for tag in kinds], np.int64)[self.kind]
        self.names = Labels(elements, lexicons.label)
        self.words = self._of_blocks([block.words for block in blocks], np.float32)
        self.link_words = self._of_blocks([block.link_words for block in blocks], np.float32)
        self.hidden = self._of_blocks([block.hidden for block in blocks], np.bool_)
        self.link_share = np.minimum(self.link_words / np.maximum(self.words, 1), 1)
        self.characters = Characters(self.texts)
        self.is_ended = self.characters.is_ended() & (self.words > 0)
        self.good = self._good()
        self.good_words = np.where(self.good, self.words, 0).astype(np.float32)
        self.held = self.tree.sums(self.good_words)  # of each element
        self.good_total = max(float(self.good_words.sum()), 1.0)
        places = np.array([_PLACE_BITS.get(tag, 0) for tag in kinds], np.int64)[self.kind]
        self._bits = self.names.bits | places << (len(RULES) + 1)

    def _of_blocks(self, numbers: list[int], kind: type[Number]) -> NDArray[Number]:
        return np.fromiter(numbers, kind, self.count)

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
    def around(self) -> NDArray[np.int64]:
        """Return for each level and block the element, the one around it, and so on."""
        around = np.empty((LEVELS, self.count), np.int64)
        around[0] = self.element
        for level in range(1, LEVELS):
            around[level] = np.maximum(self.tree.parent[around[level - 1]], 0)
        return around

    @cached_property
    def is_heading(self) -> NDArray[np.bool_]:
        """Tell of each block whether it is a heading, down to the fourth level."""
        return _IS_HEADING[self.tag[self.element]]

    @cached_property
    def words_held(self) -> Column:
        """Return the words of each element; 1 where it has none."""
        held: Column = np.maximum(self.tree.sums(self.words), 1)
        return held

    @cached_property
    def linked_share(self) -> Column:
        """Return the share of the words of each element that are links."""
        share: Column = np.minimum(self.tree.sums(self.link_words) / self.words_held, 1)
        return share

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
        comments = self.labels[:, [_COMMENTS]]
        own = np.concatenate(
            (self.labels * uncovered, places * (uncovered + 0.01), comments), axis=1
        )
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
        believed = self.labelled[:, _UNSPOKEN].max(axis=1) > 1 - _LABEL_SHARE_MAX
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
        score *= 1 - self.linked_share
        return int(np.argmax(score * np.where(unlabelled > 0, 1, 0.1)))

    @cached_property
    def above(self) -> list[int]:
        """Return the element that holds the article, and those around it."""
        return self.tree.ancestors(self.mains["unlabelled"])

    @cached_property
    def rules(self) -> list[str]:
        """Return the rule of the nearest label around each block, below the article, or ""."""
        own = _FIRST_RULE[self._bits & len(_FIRST_RULE) - 1]
        for tag, rule in _SIDE_TAGS.items():
            is_side = self._bits >> (len(RULES) + 1) & _PLACE_BITS[tag] != 0
            own[(own < 0) & is_side] = RULES.index(rule)
        own[self.above] = -1
        # The id of a heading is what it says, and labels nothing.
        nearest = self.tree.nearest(own)[np.where(self.is_heading, self.parent, self.element)]
        return [_NAMES[one] for one in nearest.tolist()]

    @cached_property
    def captions(self) -> NDArray[np.bool_]:
        """Tell of each element whether it is a caption, by its tag or its name."""
        is_caption: NDArray[np.bool_] = self.tag == TAGS["figcaption"]
        return is_caption | self.names.is_caption

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
        first = self.wording.first_words()
        is_line = (self.words > 0) & (self.words < _OPENER_WORDS_MAX)
        for index in is_line.nonzero()[0].tolist():
            text = self.texts[index]
            if may_open(first[index], text) and (rule := opened_section(text)):
                opened[index] = SECTIONS.index(rule)
        return opened


def _columns_of(bits: NDArray[np.int64], count: int) -> Column:
    """Return a column for each of the lowest bits, 1 where it is set."""
    return (bits[:, None] >> np.arange(count) & 1).astype(np.float32)


def _deepest(held: Column, share: float) -> int:
    """Return the element that holds at least this share of what the body holds, and least beside.

    Of those that hold the same it is the deepest.
    """
    if not held[0]:
        return 0
    enough = (held >= share * held[0]).nonzero()[0]
    least = held[enough].min()
    return int(enough[held[enough] == least][-1])
