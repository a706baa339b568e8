"""Entries as documents have them: made once, and put together to any number of documents."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ..words import Words
from .atom_entry import atom_entry
from .json_item import json_item
from .notice_item import notice_item
from .records import Entry, changes, clean_entry
from .rss_item import rss_item


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
    return AtomEntry(
        changed=next(changes([entry.article]), None),
        atom=atom_entry(entry),
        notice=notice_item(entry, words),
    )


def make_entry(entry: Entry, words: Words) -> MadeEntry:
    """Return an entry as feeds have it, in each format; the rest is as above."""
    entry = clean_entry(entry)
    in_atom = make_atom_entry(entry, words)
    return MadeEntry(
        changed=in_atom.changed,
        atom=in_atom.atom,
        notice=in_atom.notice,
        published=entry.article.published,
        rss=rss_item(entry),
        json=json_item(entry),
    )
