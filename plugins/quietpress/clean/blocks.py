"""A parsed page as blocks of text, and the elements that hold them.

A block is what a reader sees as one piece: text is cut at the start and the
end of every block-level element and at two line breaks in a row; a row of a
table is one block. Media that stand alone are blocks without text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from selectolax.lexbor import LexborNode

from ..errors import ArticleError
from ..text import UNSPACED

DEPTH_MAX = 256  # elements; deeper ones cost the sanitiser quadratic time

# WHATWG HTML, section 15.3.1 (hidden elements), and controls, which carry no article text.
_SKIPPED = frozenset(
    "script style template head title link meta base object embed canvas svg button select option "
    "textarea input datalist dialog param source track area map frame frameset noframes".split()
)
_MEDIA = frozenset("img picture video audio iframe amp-img amp-video amp-youtube noscript".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math nobr q "
    "ruby rb rp rt rtc s samp small span strike strong sub sup time tt u var wbr mjx-container "
    "mi mn mo ms mtext mrow mfrac msup msub msubsup msqrt semantics annotation".split()
)
_BLOCKS_IN_ROW = frozenset(
    "p div table ul ol dl h1 h2 h3 h4 h5 h6 blockquote pre figure section article".split()
)

# What a node is to the reader, by its tag; what is not here is a block-level element.
_TEXT, _WITHIN, _BREAK, _ALONE, _UNREAD = range(5)
_KINDS = {"-text": _TEXT, "br": _BREAK}
_KINDS |= dict.fromkeys(_INLINE, _WITHIN)
_KINDS |= dict.fromkeys(_MEDIA, _ALONE)
_KINDS |= dict.fromkeys(_SKIPPED, _UNREAD)

_NAMES = ("class", "id", "role")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# What the letters of scripts without spaces begin with, in UTF-8.
_UNSPACED_BYTES = b"\xe0\xe1\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef\xf0"
_SEPARATED = bytes(byte if bytes((byte,)).isalnum() else ord(" ") for byte in range(256))
_CAMEL_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


# A page has hundreds of these. Structs take a sixth of a dataclass's time to make, and in no cycle
# they need no look from the garbage collector.
class Element(Struct, gc=False):
    """A block-level element of the page."""

    node: LexborNode
    tag: str
    parent: int  # index in Page.elements; -1: the body
    first: int  # the blocks inside are Page.blocks[first:last]
    last: int
    end: int  # the elements inside are Page.elements[own index + 1 : end]
    name: str  # its id
    classes: str  # its class, as it is written
    names: str  # its class, id and role, as they are written
    hidden: bool  # by itself or through an ancestor

    @property
    def label(self) -> frozenset[str]:
        """Return the words of its class, id and role, in lower case."""
        return label_words(self.names)


class Block(Struct, gc=False):
    """One piece of text, or media that stand alone."""

    element: int  # index in Page.elements of the nearest block-level element
    text: str  # white space folded; "": media alone
    words: int  # two characters of an unspaced script are one
    link_words: int
    hidden: bool
    leaves: list[LexborNode]  # what goes when the block goes

    @property
    def link_share(self) -> float:
        """Return the share of the words that are links, 0 to 1."""
        return self.link_words / self.words if self.words else 0.0


@dataclass(slots=True)
class Page:
    """All blocks of a page in its order, and the elements that hold them."""

    elements: list[Element]
    blocks: list[Block]
    _by_tag: dict[str, list[int]] = field(init=False, repr=False)  # indexes in `elements`

    def __post_init__(self) -> None:
        self._by_tag = {}
        for index, element in enumerate(self.elements):
            self._by_tag.setdefault(element.tag, []).append(index)

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements of these tags, in the page's order."""
        found = [self._by_tag[tag] for tag in tags if tag in self._by_tag]
        indexes = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return [self.elements[index] for index in indexes]

    def ancestors(self, element: int) -> list[int]:
        """Return the element's index and those of its ancestors, innermost first."""
        chain = []
        while element >= 0:
            chain.append(element)
            element = self.elements[element].parent
        return chain


@lru_cache(maxsize=16384)  # a site writes the same few hundred on every page
def label_words(names: str) -> frozenset[str]:
    """Return the words of which names are made, in lower case (`mainNav top` has three)."""
    parted = names.encode("ascii", "replace").translate(_SEPARATED).decode()
    # `org8ad3` has nothing to do with an `ad`.
    words = [part for part in parted.split() if part.isalpha()]
    if parted == parted.lower():  # `islower` takes three times as long
        return frozenset(words)
    return frozenset().union(*[_without_capitals(word) for word in words])


def _without_capitals(word: str) -> list[str]:
    if word.islower():
        return [word]
    return [part.lower() for part in _CAMEL_WORD.findall(word)]


def count_words(text: str) -> int:
    """Return the number of words; two characters of an unspaced script count as one."""
    if _is_spaced(text):
        return len(text.split())
    unspaced = len(UNSPACED.findall(text))
    return len(UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def _is_spaced(text: str) -> bool:
    return text.isascii() or not _may_be_unspaced(text) or UNSPACED.search(text) is None


def _may_be_unspaced(text: str) -> bool:
    """Tell whether a text has a letter of the scripts' part of Unicode; ten times as fast."""
    encoded = text.encode(errors="surrogatepass")
    return len(encoded.translate(None, _UNSPACED_BYTES)) < len(encoded)


def read_blocks(body: LexborNode) -> Page:
    """Return the blocks of a page's body.

    Raises:
        ArticleError: elements are nested deeper than `DEPTH_MAX`.
    """
    reader = _Reader()
    reader.read(body, body.tag or "", 0)
    return Page(reader.elements, reader.blocks)


class _Reader:
    """One walk over the tree; holds the text run that is being collected."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.blocks: list[Block] = []
        self._tags: dict[int, tuple[str, int | None]] = {}
        self._open = -1
        self._hidden = False
        self._links = 0
        self._link_end = 0  # how many texts there were when the latest link ended
        self._leaves: list[LexborNode] = []
        self._text: list[str] = []
        self._link_text: list[str] = []
        self._media = False
        self._breaks = 0

    def read(self, node: LexborNode, tag: str, depth: int) -> None:
        """Read an element that is block-level."""
        if self._leaves:
            self.flush()
        outer, was_hidden = self._open, self._hidden
        element = self._enter(node, tag)
        if tag == "tr" and not _holds_blocks(node, depth):
            self._take_row(node)
        else:
            self._read_children(node, depth)
        if self._leaves:
            self.flush()
        element.last, element.end = len(self.blocks), len(self.elements)
        self._open, self._hidden = outer, was_hidden

    def _read_children(self, node: LexborNode, depth: int) -> None:
        if depth > DEPTH_MAX:
            raise ArticleError("", f"elements are nested deeper than {DEPTH_MAX}")
        child = node.first_child
        while child is not None:
            tag, kind = self._tags.get(child.tag_id) or self._learn(child)
            if kind == _TEXT:
                self._take_text(child)
            elif kind is None:
                if tag[0] != "-":  # "-comment", and the like
                    self.read(child, tag, depth + 1)
            elif tag == "a":
                self._read_link(child, depth + 1)
            elif kind == _WITHIN:
                self._read_children(child, depth + 1)
            elif kind == _BREAK:
                self._take_break(child)
            elif kind == _ALONE:
                self._leaves.append(child)
                self._media = True
            child = child.next

    def _read_link(self, node: LexborNode, depth: int) -> None:
        """Read a link. Right behind another it is a word of its own: menus part them by style."""
        if self._text and len(self._text) == self._link_end:
            self._text.append(" ")
        start = len(self._text)
        self._links += 1
        self._read_children(node, depth)
        self._links -= 1
        if len(self._text) > start:
            self._link_end = len(self._text)

    def _learn(self, node: LexborNode) -> tuple[str, int | None]:
        """Return a node's tag and what it is to the reader, and note it by the tag's number.

        To make the name anew for each node takes longer than to look up the number.
        """
        tag = node.tag or "-"
        return self._tags.setdefault(node.tag_id, (tag, _KINDS.get(tag)))

    def _enter(self, node: LexborNode, tag: str) -> Element:
        name = classes = names = ""
        if attributes := node.attributes:
            names = classes = attributes.get("class") or ""
            if len(attributes) > 1 or not classes:  # most have no more
                name = attributes.get("id") or ""
                if "id" in attributes or "role" in attributes:
                    names = " ".join([attributes[key] or "" for key in _NAMES if key in attributes])
                if not self._hidden:
                    self._hidden = _is_hidden(attributes)
        count = len(self.blocks)
        element = Element(
            node, tag, self._open, count, count, 0, name, classes, names, self._hidden
        )
        self._open = len(self.elements)
        self.elements.append(element)
        return element

    def _take_text(self, node: LexborNode) -> None:
        if node.is_empty_text_node:
            if self._leaves:  # it parts two words
                self._leaves.append(node)
                self._text.append(" ")
            return
        text = node.text_content or ""
        self._leaves.append(node)
        self._text.append(text)
        self._breaks = 0
        if self._links:
            self._link_text.append(text)

    def _take_break(self, node: LexborNode) -> None:
        self._leaves.append(node)
        self._text.append(" ")
        self._breaks += 1
        if self._breaks > 1:
            self.flush()

    def _take_row(self, node: LexborNode) -> None:
        cells = [cell.text(separator=" ") for cell in node.css("td,th")]
        self._leaves.append(node)
        self._text.append(" ".join(cells))
        self._link_text.extend(link.text() for link in node.css("a"))
        self._media = node.css_first("img") is not None

    def flush(self) -> None:
        """Make what was collected a block."""
        text = "".join(self._text).strip()
        if "  " in text or not text.isprintable():  # most have no other white space
            text = " ".join(text.split())
        if text or self._media:
            words = text.count(" ") + bool(text) if _is_spaced(text) else count_words(text)
            links = count_words(" ".join(self._link_text)) if self._link_text else 0
            self.blocks.append(Block(self._open, text, words, links, self._hidden, self._leaves))
            self._leaves, self._media = [], False
        else:
            self._leaves.clear()
        self._text.clear()
        self._link_end = 0
        self._link_text.clear()
        self._breaks = 0


def _holds_blocks(row: LexborNode, depth: int) -> bool:
    """Tell whether a table's row holds more than words, and is no block by itself."""
    stack = [(row, depth)]
    while stack:
        node, depth = stack.pop()
        if depth > DEPTH_MAX:
            return True  # the reader finds out, and refuses it
        child = node.first_child
        while child is not None:
            tag = child.tag or "-"
            if tag in _BLOCKS_IN_ROW:
                return True
            if tag[0] != "-":
                stack.append((child, depth + 1))
            child = child.next
    return False


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None
