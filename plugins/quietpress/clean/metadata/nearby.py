"""The short texts of a page, where readers find who wrote an article, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from ...text import letters_in
from ..blocks import Block, Page
from .names import is_label, match_by
from .short_texts import Markings, ShortText, is_author_label

_ABOVE_MAX = 8  # blocks
_BELOW_MAX = 30  # blocks
_OTHERS_MAX = 1500  # blocks
_LONG = 40  # words; a block of so many is text
_LENGTH_MAX = 1000  # characters; what is longer is none, in a script without spaces as well
_PARAGRAPH = 25  # words; a block of so many is no byline
_OPENINGS = 3
_OPENING_LENGTH = 60  # characters
_SENTENCE = 12  # words; a block of so many may be text
_TEXT_MAX = 100  # words; behind so many of text, no byline comes
_SIGNATURE_MAX = 14  # words
_LINE_MAX = 4  # words of a label above a day, and of the day
_RIGHT_BELOW = 5  # blocks
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_LINES = frozenset({*_HEADINGS, "figcaption", "figure"})
_CAPTIONS = frozenset({"image", "img", "photo", "picture", "caption", "figure"})
_CLOSE = 2  # elements


class Texts:
    """The short texts of one page, by where they stand.

    Args:
        page: its blocks.
        headline: index of the block that is the headline, or in its place; None: there is none.
        host: of the page, without `www.`; a link elsewhere leads to no author's page. "": unknown.
    """

    def __init__(self, page: Page, headline: int | None, host: str) -> None:
        self._page, self._headline = page, headline
        self._read = Markings(host).read
        self._in_entry: dict[int, bool] = {}  # of each element that was asked for

    def at_headline(self) -> list[ShortText]:
        """Return the texts near the headline: those below it, then those above, nearest first.

        What is in an entry of a list that has a heading is of what that heading names.
        """
        if self._headline is None:
            return []
        blocks = self._page.blocks
        near: list[Block] = []
        words = 0  # of text
        below = self._headline + 1
        for block in blocks[below : below + _BELOW_MAX]:
            words += block.words if block.words >= _SENTENCE else 0
            if words >= _TEXT_MAX:
                break
            near.append(block)
        near += reversed(blocks[max(self._headline - _ABOVE_MAX, 0) : self._headline])
        return [
            self._read(one) for one in near if _is_short(one) and not self._is_in_entry(one.element)
        ]

    def labelled(self) -> Iterator[ShortText]:
        """Yield the texts below the headline that are called an author's, or begin like it.

        Signatures stand behind the text; their names may stand below their labels.
        """
        first = self._headline or 0
        is_below = False
        for block in self._page.blocks[first : first + _OTHERS_MAX]:
            is_line = block.words <= _SIGNATURE_MAX and len(block.text) <= _LENGTH_MAX
            by = match_by(block.text) if is_line else None
            is_byline = is_line and (by or is_below or self._is_called(block))
            if is_byline and not self._is_in_entry(block.element):
                yield self._read(block)
            if block.text:
                is_below = is_label(block.text, by)

    def repeated(self) -> Iterator[str]:
        """Yield the lines right below the headline with which one further down begins, too.

        So it is with the names of authors, whom a line behind the text introduces. No links,
        headings or captions: what they name stands for something else.
        """
        if self._headline is None:
            return
        blocks = self._page.blocks
        below = self._headline + 1
        for index, block in enumerate(blocks[below : below + _RIGHT_BELOW], start=below + 1):
            element = self._page.elements[block.element]
            is_line = 1 < block.words <= _LINE_MAX and not block.link_words
            if is_line and element.tag not in _NO_LINES and not element.label & _CAPTIONS:
                others = blocks[index : index + _OTHERS_MAX]
                if any(other.text.startswith(block.text) for other in others):
                    yield block.text

    def has_word(self, words: Iterable[str]) -> bool:
        """Tell whether one of some words stands somewhere on the page, in the same case."""
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
        return any(pattern.search(block.text) for block in self._page.blocks)

    def saying(self, pattern: re.Pattern[str]) -> Iterator[ShortText]:
        """Yield the texts below the headline in which a pattern is found, or right above them."""
        first = self._headline or 0
        is_below = False
        for block in self._page.blocks[first : first + _OTHERS_MAX]:
            is_said = _is_short(block) and pattern.search(block.text) is not None
            if is_said or (is_below and block.words <= _LINE_MAX):
                yield self._read(block)
            is_below = is_said and block.words <= _LINE_MAX

    def openings(self) -> Iterator[str]:
        """Yield how the first pieces of text below the headline begin."""
        first = self._headline or 0
        texts = (block.text for block in self._page.blocks[first:] if block.words >= _PARAGRAPH)
        yield from (text[:_OPENING_LENGTH] for text in islice(texts, _OPENINGS))

    def beside_copies(self) -> Iterator[ShortText]:
        """Yield the lines right above and below headings that say what the headline says.

        So a page lists itself among other articles of its site.
        """
        if self._headline is None:
            return
        blocks = self._page.blocks
        letters = letters_in(blocks[self._headline].text)
        for heading in self._page.tagged(*_HEADINGS):
            first, last = heading.first, heading.last
            if first == self._headline or last - first != 1:
                continue
            if letters and letters_in(blocks[first].text) == letters:
                beside = (*blocks[max(first - 1, 0) : first], *blocks[last : last + 1])
                yield from (self._read(one) for one in beside if one.words <= _LINE_MAX)

    def _is_in_entry(self, element: int) -> bool:
        """Tell whether an element is in an entry of a list with a heading, not the headline."""
        if element < 0:
            return False
        known = self._in_entry.get(element)
        if known is None:
            outer = self._page.elements[element].parent
            known = self._is_entry(element) or self._is_in_entry(outer)
            self._in_entry[element] = known
        return known

    def _is_entry(self, element: int) -> bool:
        one = self._page.elements[element]
        if one.tag != "li" or one.first <= (self._headline or 0) < one.last:
            return False
        heading = bisect_left(self._headings, one.first)
        return heading < len(self._headings) and self._headings[heading] < one.last

    @cached_property
    def _headings(self) -> list[int]:
        """Return the index of the first block of each heading, in the page's order."""
        return [heading.first for heading in self._page.tagged(*_HEADINGS)]

    def _is_called(self, block: Block) -> bool:
        """Tell whether the element of a block, or one close around it, is called an author's."""
        index = block.element
        for _ in range(_CLOSE):
            if index < 0:
                return False
            element = self._page.elements[index]
            if element.names and is_author_label(element.names):
                return True
            index = element.parent
        return False


def _is_short(block: Block) -> bool:
    return block.words < _LONG and len(block.text) <= _LENGTH_MAX
