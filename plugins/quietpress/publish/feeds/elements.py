"""What documents are put together from: each entry in each format, as lines."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import msgspec

from ..words import Words
from .atom_entry import atom_entry
from .json_item import json_item
from .notice_item import notice_item
from .records import Entry
from .rss_item import rss_item

_BYTES_MAX = 16_000_000  # kept at a time, so that an archive of any size is written in little room


class Elements:
    """Makes what an entry is in each format, once for all the documents that it is in.

    Entries are told apart by their ids. They are clean.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()  # longest unused first
        self._size = 0  # bytes

    def atom(self, entry: Entry) -> bytes:
        """Return the `<entry>` of an Atom feed."""
        return self._once("atom", entry, atom_entry)

    def rss(self, entry: Entry) -> bytes:
        """Return the `<item>` of an RSS channel."""
        return self._once("rss", entry, rss_item)

    def json(self, entry: Entry) -> msgspec.Raw:
        """Return the item of a JSON Feed, on one line."""
        return msgspec.Raw(self._once("json", entry, json_item))

    def notice_item(self, entry: Entry, words: Words, depth: int) -> bytes:
        """Return the item of the list that browsers show, which is so many elements deep."""

        def make(entry: Entry) -> bytes:
            return notice_item(entry, words, depth)

        return self._once(f"{words.language} {depth}", entry, make)

    def _once(self, kind: str, entry: Entry, make: Callable[[Entry], bytes]) -> bytes:
        key = (kind, entry.article.guid)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = make(entry)
        self._size += len(made)
        while self._size > _BYTES_MAX:
            self._size -= len(self._kept.popitem(last=False)[1])
        return made
