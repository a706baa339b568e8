"""Entries as documents have them: made once, and put together to any number of documents."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

import msgspec

from ..words import Words
from .atom_entry import atom_entry
from .facts import Facts, Mention, facts_of, mention_of
from .json_item import json_item
from .notice_item import notice_item
from .records import Entry, changes, clean_entry
from .rss_item import rss_item
from .shapes import Shape, parted

_SHAPES_MAX = 256  # of a kind; a few KB each


class AtomEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in Atom alone, as archives have it."""

    changed: datetime | None  # the later of its dates; None: it has none
    atom: bytes  # the lines of its `<entry>`
    notice: bytes  # and of its place in the list that browsers show


class MadeEntry(AtomEntry, frozen=True, kw_only=True):
    """An entry in every format."""

    published: datetime | None
    rss: bytes  # the lines of its `<item>`
    json: bytes  # its item, on one line


def make_atom_entry(entry: Entry, words: Words) -> AtomEntry:
    """Return an entry as pages of archives have it.

    Args:
        entry: need not be clean.
        words: in the language of the feeds that it is for.

    Raises:
        PublishError: the address of its page is not absolute.
    """
    entry = clean_entry(entry)
    signs, texts = parted(facts_of(entry))
    return AtomEntry(
        changed=next(changes([entry.article]), None),
        atom=_atom_shape(signs).filled(texts),
        notice=_notice(entry, words),
    )


def make_entry(entry: Entry, words: Words) -> MadeEntry:
    """Return an entry as feeds have it, in each format; the rest is as above."""
    entry = clean_entry(entry)
    signs, texts = parted(facts_of(entry))
    return MadeEntry(
        changed=next(changes([entry.article]), None),
        atom=_atom_shape(signs).filled(texts),
        notice=_notice(entry, words),
        published=entry.article.published,
        rss=_rss_shape(signs).filled(texts),
        json=json_item(entry),
    )


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
