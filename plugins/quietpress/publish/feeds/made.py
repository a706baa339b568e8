"""Entries as documents have them: made once, and put together to any number of documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

import msgspec

from ..words import Words
from ..xml_text import element_text
from .atom_entry import atom_entry
from .facts import CONTENT, Facts, Mention, facts_of, mention_of
from .json_item import json_item
from .notice_item import notice_item
from .records import Entry, changes, clean_entry
from .rss_item import rss_item
from .shapes import Shape, parted

_SHAPES_MAX = 256  # of a kind; a few KB each
_PLACE, _PLACE_IN_JSON = CONTENT.encode(), msgspec.json.encode(CONTENT)

_Around: TypeAlias = tuple[bytes, bytes]  # what stands before the content of an entry, and after


class AtomEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in Atom alone, as archives have it.

    The content is most of an entry, and stands beside it once for all formats.
    """

    changed: datetime | None  # the later of its dates; None: it has none
    content: bytes  # as elements of XML have it; b"": none
    atom: _Around  # of its `<entry>`
    notice: bytes  # the lines of its place in the list that browsers show

    def in_atom(self) -> bytes:
        """Return the lines of its `<entry>`."""
        return self.content.join(self.atom)

    def size(self) -> int:
        """Return about how many bytes it takes."""
        return len(self.content) + sum(map(len, self.atom)) + len(self.notice)


class MadeEntry(AtomEntry, frozen=True, kw_only=True):
    """An entry in every format."""

    published: datetime | None
    rss: _Around  # of its `<item>`
    json_content: bytes  # as JSON has it; b"": none
    json: _Around  # of its item

    def in_rss(self) -> bytes:
        """Return the lines of its `<item>`."""
        return self.content.join(self.rss)

    def in_json(self) -> bytes:
        """Return its item."""
        return self.json_content.join(self.json)

    def size(self) -> int:
        """Return about how many bytes it takes."""
        return super().size() + len(self.json_content) + sum(map(len, (*self.rss, *self.json)))


def make_atom_entry(entry: Entry, words: Words) -> AtomEntry:
    """Return an entry as pages of archives have it.

    Args:
        entry: need not be clean.
        words: in the language of the feeds that it is for.

    Raises:
        PublishError: the address of its page is not absolute.
    """
    entry = clean_entry(entry)
    return _in_atom(entry, words, *parted(facts_of(entry)))


def make_entry(entry: Entry, words: Words) -> MadeEntry:
    """Return an entry as feeds have it, in each format; the rest is as above."""
    entry = clean_entry(entry)
    signs, texts = parted(facts_of(entry))
    return MadeEntry(
        **msgspec.structs.asdict(_in_atom(entry, words, signs, texts)),
        published=entry.article.published,
        rss=_around(_rss_shape(signs).filled(texts), _PLACE),
        json_content=msgspec.json.encode(entry.html) if entry.html else b"",
        json=_around(json_item(entry), _PLACE_IN_JSON),
    )


def _in_atom(entry: Entry, words: Words, signs: Facts, texts: Sequence[bytes]) -> AtomEntry:
    return AtomEntry(
        changed=next(changes([entry.article]), None),
        content=element_text(entry.html),
        atom=_around(_atom_shape(signs).filled(texts), _PLACE),
        notice=_notice(entry, words),
    )


def _around(lines: bytes, content: bytes) -> _Around:
    """Return what stands before and after the place of the content."""
    before, _, after = lines.partition(content)
    return before, after


def _notice(entry: Entry, words: Words) -> bytes:
    signs, texts = parted(mention_of(entry, words))
    return _notice_shape(signs).filled(texts)


@lru_cache(_SHAPES_MAX)
def _atom_shape(signs: Facts) -> Shape:
    return Shape(atom_entry(signs))


@lru_cache(_SHAPES_MAX)
def _rss_shape(signs: Facts) -> Shape:
    return Shape(rss_item(signs))


@lru_cache(_SHAPES_MAX)
def _notice_shape(signs: Mention) -> Shape:
    return Shape(notice_item(signs))
