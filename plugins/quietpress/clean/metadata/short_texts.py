"""The short texts of a page, with what their markup says of them: authors, and moments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ...text import fold, without_controls
from ..blocks import Block, label_words
from .names import BY

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


class ShortText(NamedTuple):
    """A short block."""

    text: str  # white space folded
    author: str = ""  # the part that the markup calls an author's name; "": none
    moments: tuple[Moment, ...] = ()


class _Around(NamedTuple):
    """What the elements around a piece of text say of it."""

    is_author: bool
    time: LexborNode | None


_NOTHING = _Around(is_author=False, time=None)


class Markings:
    """Reads blocks of one page; remembers the elements around them, which many share.

    Args:
        host: of the page, without `www.`; a link elsewhere leads to no author's page. "": unknown.
    """

    def __init__(self, host: str) -> None:
        self._host = host
        self._known: dict[int, _Around] = {}

    def read(self, block: Block) -> ShortText:
        """Return what a block says, and its markup says of it; of a long one, its text alone."""
        texts: list[str] = []
        named: list[int] = []
        times: dict[int, tuple[LexborNode, int]] = {}  # each <time>, and the texts to its end
        if len(block.leaves) > _LEAVES_MAX:
            return ShortText(block.text)
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
        return ShortText(_joined(texts), author, tuple(_moments(times.values(), texts)))

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
    if is_author_label(" ".join(filter(None, map(attributes.get, _NAMING)))):
        return True
    address = attributes.get("href")
    if not address or ("//" in address and (not host or host not in address)):
        return False
    return _TO_AUTHOR.search(address.lower()) is not None


@lru_cache(maxsize=16384)  # a site writes the same few hundred on every page
def is_author_label(names: str) -> bool:
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
