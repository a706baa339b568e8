"""A parsed page as blocks of text, and the elements that hold them.

A block is what a reader sees as one piece: text is cut at the start and the
end of every block-level element and at two line breaks in a row; a row of a
table is one block. Media that stand alone are blocks without text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from ..errors import ArticleError
from ..text import fold

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
_BLOCKS_IN_ROW = "p,div,table,ul,ol,dl,h1,h2,h3,h4,h5,h6,blockquote,pre,figure,section,article"

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Scripts without spaces between words count two characters as a word: Chinese and Japanese
# (Han, kana), Thai, Lao, Burmese, Khmer.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
# Words with digits in them are made by programs: `org8ad3` has nothing to do with an `ad`.
_LABEL_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+(?![A-Za-z0-9])")
_CAMEL_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(slots=True)
class Element:
    """A block-level element of the page."""

    node: LexborNode
    tag: str
    parent: int  # index in Page.elements; -1: the body
    first: int  # the blocks inside are Page.blocks[first:last]
    last: int = 0
    label: frozenset[str] = frozenset()  # words of its class, id and role, lower case
    hidden: bool = False  # by itself or through an ancestor


@dataclass(slots=True)
class Block:
    """One piece of text, or media that stand alone."""

    element: int  # index in Page.elements of the nearest block-level element
    text: str  # white space folded; "": media alone
    words: int  # two characters of an unspaced script are one
    link_words: int
    hidden: bool
    leaves: list[LexborNode] = field(repr=False)  # what goes when the block goes

    @property
    def link_share(self) -> float:
        """Return the share of the words that are links, 0 to 1."""
        return self.link_words / self.words if self.words else 0.0


@dataclass(slots=True)
class Page:
    """All blocks of a page in its order, and the elements that hold them."""

    elements: list[Element]
    blocks: list[Block]

    def ancestors(self, element: int) -> list[int]:
        """Return the element's index and those of its ancestors, innermost first."""
        chain = []
        while element >= 0:
            chain.append(element)
            element = self.elements[element].parent
        return chain


def count_words(text: str) -> int:
    """Return the number of words; two characters of an unspaced script count as one."""
    if text.isascii():
        return len(text.split())
    unspaced = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + (unspaced + 1) // 2


def read_blocks(body: LexborNode) -> Page:
    """Return the blocks of a page's body.

    Raises:
        ArticleError: elements are nested deeper than `DEPTH_MAX`.
    """
    reader = _Reader()
    reader.read(body)
    return Page(reader.elements, reader.blocks)


class _Reader:
    """One walk over the tree; holds the text run that is being collected."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.blocks: list[Block] = []
        self._open = -1
        self._links = 0
        self._leaves: list[LexborNode] = []
        self._text: list[str] = []
        self._link_text: list[str] = []
        self._media = False
        self._breaks = 0

    def read(self, body: LexborNode) -> None:
        stack: list[tuple[LexborNode, int, bool]] = [(body, 0, False)]
        while stack:
            node, depth, leaving = stack.pop()
            tag = node.tag or ""
            if leaving:
                self._leave(tag)
            elif tag == "-text":
                self._take_text(node)
            elif tag == "br":
                self._take_break(node)
            elif tag in _MEDIA:
                self._take_media(node)
            elif not tag.startswith("-") and tag and tag not in _SKIPPED:
                _check_depth(depth)
                if self._enter(node, tag):
                    stack.append((node, depth, True))
                    stack.extend((child, depth + 1, False) for child in _children_last_first(node))
                else:
                    _check_depth_within(node, depth)
        self._flush()

    def _enter(self, node: LexborNode, tag: str) -> bool:
        """Open an element; False: it is a block by itself and needs no walk."""
        if tag in _INLINE:
            self._links += tag == "a"
            return True
        self._flush()
        attributes = node.attributes
        parent = self._open
        label = " ".join(
            value for name in ("class", "id", "role") if (value := attributes.get(name))
        )
        self.elements.append(
            Element(
                node=node,
                tag=tag,
                parent=parent,
                first=len(self.blocks),
                label=_label_words(label),
                hidden=(parent >= 0 and self.elements[parent].hidden) or _is_hidden(attributes),
            )
        )
        self._open = len(self.elements) - 1
        if tag == "tr" and node.css_first(_BLOCKS_IN_ROW) is None:
            self._take_row(node)
            self._leave(tag)
            return False
        return True

    def _leave(self, tag: str) -> None:
        if tag in _INLINE:
            self._links -= tag == "a"
            return
        self._flush()
        self.elements[self._open].last = len(self.blocks)
        self._open = self.elements[self._open].parent

    def _take_text(self, node: LexborNode) -> None:
        text = node.text_content or ""
        self._leaves.append(node)
        if text.isspace():
            self._text.append(" ")
            return
        self._breaks = 0
        self._text.append(text)
        if self._links:
            self._link_text.append(text)

    def _take_break(self, node: LexborNode) -> None:
        self._leaves.append(node)
        self._text.append(" ")
        self._breaks += 1
        if self._breaks > 1:
            self._flush()

    def _take_media(self, node: LexborNode) -> None:
        self._leaves.append(node)
        self._media = True

    def _take_row(self, node: LexborNode) -> None:
        cells = [cell.text(separator=" ") for cell in node.css("td,th")]
        self._leaves.append(node)
        self._text.append(" ".join(cells))
        self._link_text.extend(link.text() for link in node.css("a"))
        self._media = node.css_first("img") is not None

    def _flush(self) -> None:
        text = fold("".join(self._text))
        if text or self._media:
            self.blocks.append(
                Block(
                    element=self._open,
                    text=text,
                    words=count_words(text),
                    link_words=count_words(" ".join(self._link_text)),
                    hidden=self.elements[self._open].hidden,
                    leaves=self._leaves,
                )
            )
        self._leaves, self._text, self._link_text = [], [], []
        self._media, self._breaks = False, 0


def _check_depth(depth: int) -> None:
    if depth > DEPTH_MAX:
        raise ArticleError("", f"elements are nested deeper than {DEPTH_MAX}")


def _check_depth_within(node: LexborNode, depth: int) -> None:
    stack = [(node, depth)]
    while stack:
        node, depth = stack.pop()
        _check_depth(depth)
        stack.extend((child, depth + 1) for child in _children_last_first(node))


def _label_words(label: str) -> frozenset[str]:
    return frozenset(
        part.lower() for word in _LABEL_WORD.findall(label) for part in _CAMEL_WORD.findall(word)
    )


def _children_last_first(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.last_child
    while child is not None:
        children.append(child)
        child = child.prev
    return children


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if not attributes:
        return False
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(style and _HIDDEN_STYLE.search(style))
    )
