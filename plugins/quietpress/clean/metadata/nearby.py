"""The short texts of a page, where readers find who wrote an article, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ...text import fold, without_controls
from ..blocks import Block, Page, label_words
from .names import BY, match_by

_ABOVE_MAX = 8  # blocks
_BELOW_MAX = 30  # blocks
_OTHERS_MAX = 1500  # blocks
_LONG = 40  # words; a block of so many is text
_LENGTH_MAX = 1000  # characters; what is longer is none, in a script without spaces as well
_SENTENCE = 12  # words; a block of so many may be text
_TEXT_MAX = 100  # words; behind so many of text, no byline comes
_SIGNATURE_MAX = 14  # words
_LINE_MAX = 4  # words of a label above a day, and of the day
_RIGHT_BELOW = 5  # blocks
_NO_LINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "figure"})
_CAPTIONS = frozenset({"image", "img", "photo", "picture", "caption", "figure"})
_CLOSE = 2  # elements
_LEAVES_MAX = 12  # more pieces are no byline
_LABELLED_LENGTH_MAX = 200  # characters; what holds more is no byline

_LABELS = (
    *("author", "byline", "autor", "auteur", "verfasser", "written-by", "writtenby", "written_by"),
    *("writer", "contributor", "journalist"),
)
# What belongs to an author, or is called after one, and is no name.
_NO_LABEL = frozenset(
    "bio biography desc description job role position related comment comments social share avatar "
    "image img photo picture count newsletter follow review reviewed reviewer reviewers authority "
    "authorized link links more".split()
)
_TO_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|autore|contributors?|people|person|profiles?|users?"
    r"|team|writers?|staff|journalists?|by|bloggers?)/(?!(?:log.?in|register|password)\b)"
    r"[^/?#]+/?(?:$|[?#])|[?&]author="
)  # lower case
_UPDATE_LABELS = frozenset({"updated", "modified"})
_NAMING = ("class", "id", "rel", "itemprop")


class Moment(NamedTuple):
    """What a <time> in a short block states."""

    stated: str
    text: str  # its own, and what stands before it in the block
    is_update: bool  # its markup says so


class Nearby(NamedTuple):
    """A short block."""

    text: str  # white space folded
    author: str = ""  # the part that the markup calls an author's name; "": none
    moments: tuple[Moment, ...] = ()


class _Around(NamedTuple):
    """What the elements around a piece of text say of it."""

    is_author: bool
    time: LexborNode | None


_NOTHING = _Around(is_author=False, time=None)


class Texts:
    """The short texts of one page; remembers the elements around them, which many share.

    Args:
        page: its blocks.
        headline: index of the block that is the headline; None: it is not on the page.
        host: of the page, without `www.`; a link elsewhere leads to no author's page. "": unknown.
    """

    def __init__(self, page: Page, headline: int | None, host: str) -> None:
        self._page, self._headline, self._host = page, headline, host
        self._known: dict[int, _Around] = {}

    def at_headline(self) -> list[Nearby]:
        """Return the texts near the headline: those below it, then those above, nearest first."""
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
        return [self._read(block) for block in near if _is_short(block)]

    def labelled(self) -> Iterator[Nearby]:
        """Yield the texts below the headline that are called an author's, or begin like it.

        Signatures stand behind the text.
        """
        first = self._headline or 0
        for block in self._page.blocks[first : first + _OTHERS_MAX]:
            is_line = block.words <= _SIGNATURE_MAX and len(block.text) <= _LENGTH_MAX
            if is_line and (self._is_called(block) or match_by(block.text)):
                yield self._read(block)

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

    def saying(self, pattern: re.Pattern[str]) -> Iterator[Nearby]:
        """Yield the texts below the headline in which a pattern is found, or right above them."""
        first = self._headline or 0
        is_below = False
        for block in self._page.blocks[first : first + _OTHERS_MAX]:
            is_said = _is_short(block) and pattern.search(block.text) is not None
            if is_said or (is_below and block.words <= _LINE_MAX):
                yield self._read(block)
            is_below = is_said and block.words <= _LINE_MAX

    def _is_called(self, block: Block) -> bool:
        """Tell whether the element of a block, or one close around it, is called an author's."""
        index = block.element
        for _ in range(_CLOSE):
            if index < 0:
                return False
            element = self._page.elements[index]
            if element.names and _has_label(element.names):
                return True
            index = element.parent
        return False

    def _read(self, block: Block) -> Nearby:
        texts: list[str] = []
        named: list[int] = []
        times: dict[int, tuple[LexborNode, int]] = {}  # each <time>, and the texts to its end
        if len(block.leaves) > _LEAVES_MAX:
            return Nearby(block.text)
        for leaf in block.leaves:
            text = (leaf.text_content or "") if leaf.tag == "-text" else ""
            if not text or text.isspace():
                continue
            around = self._around(leaf.parent)
            if around.is_author:
                named.append(len(texts))
            texts.append(text)
            if around.time:
                times[around.time.mem_id] = around.time, len(texts)
        author = _listed(texts[named[0] : named[-1] + 1]) if named else ""
        return Nearby(_joined(texts), author, tuple(_moments(times.values(), texts)))

    def _around(self, node: LexborNode | None) -> _Around:
        if node is None or node.tag == "body":
            return _NOTHING
        known = self._known.get(node.mem_id)
        if known is None:
            outer = self._around(node.parent)
            known = self._known[node.mem_id] = self._inside(node, outer)
        return known

    def _inside(self, node: LexborNode, outer: _Around) -> _Around:
        attributes = node.attributes
        if not attributes:
            return outer
        is_author = outer.is_author or (
            _is_authors(attributes, self._host) and len(node.text()) <= _LABELLED_LENGTH_MAX
        )
        time = node if node.tag == "time" and attributes.get("datetime") else outer.time
        return _Around(is_author, time)


def _is_short(block: Block) -> bool:
    return block.words < _LONG and len(block.text) <= _LENGTH_MAX


def _moments(times: Iterable[tuple[LexborNode, int]], texts: Sequence[str]) -> Iterator[Moment]:
    start = 0
    for node, end in times:
        attributes = node.attributes
        text = _joined(texts[start:end])
        yield Moment(attributes.get("datetime") or "", text, _is_update(attributes))
        start = end


def _is_update(attributes: dict[str, str | None]) -> bool:
    """Tell whether a <time> is that of an update: by microdata, or by what themes call it."""
    if attributes.get("itemprop") == "dateModified":
        return True
    words = label_words(attributes.get("class") or "")
    return not words.isdisjoint(_UPDATE_LABELS) and "published" not in words


def _is_authors(attributes: dict[str, str | None], host: str) -> bool:
    """Tell whether an element is called an author's, or leads to the page of one."""
    if _has_label(" ".join(filter(None, map(attributes.get, _NAMING)))):
        return True
    address = attributes.get("href")
    if not address or ("//" in address and (not host or host not in address)):
        return False
    return _TO_AUTHOR.search(address.lower()) is not None


@lru_cache(maxsize=16384)  # a site writes the same few hundred on every page
def _has_label(names: str) -> bool:
    """Tell whether one of the names is an author's; what the others are for does not matter."""
    return any(
        any(label in name.lower() for label in _LABELS) and not label_words(name) & _NO_LABEL
        for name in names.split()
    )


def _joined(texts: Iterable[str]) -> str:
    """Return texts with a space between: "By" and a link are often written without."""
    return without_controls(fold(" ".join(texts)))


def _listed(texts: Iterable[str]) -> str:
    """Return texts as `_joined` does, with a comma between names in elements of their own."""
    listed, is_name = "", False
    for text in map(fold, texts):
        listed += (", " if is_name and " " in text else " ") + text
        is_name = _ends_name(text)
    return without_controls(listed.strip())


def _ends_name(text: str) -> bool:
    """Tell whether a text may be a name to its end, and no "Written By"."""
    last = text.rpartition(" ")[2]
    return last != text and last.isalpha() and last[0].isupper() and BY.sub("", f"{text} ") != ""
