"""Which entries of Atom and RSS are proved already, letter by letter.

An entry stands in some five feeds, and in most of them it stood yesterday. To
read it again in each is most of what a check of feeds would cost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

import msgspec

_BEGIN = re.compile(
    rb"<\?xml version=['\"]1\.0['\"] encoding=['\"]UTF-8['\"]\?>\s*"
    rb"(?:<\?xml-stylesheet [^<>?]*\?>\s*)?<(?:(rss)|feed)(?=[\s>])"
)
# Where there is none, each `</entry>` ends an entry: in XML, `<` stands in no text and no value.
_TEXT_WITH_TAGS = re.compile(rb"<[!?]")
# What names in an entry mean, and whether it needs an author of its own (RFC 4287, 4.2.1). Two
# patterns that begin with letters are looked for in a seventh of the time that one of both takes.
_CONTEXT = (re.compile(rb"xmlns[^<>=]*=\s*(?:\"[^\"<]*\"|'[^'<]*')"), re.compile(rb"<author\b"))
_ID = re.compile(rb"<(?:id|guid)\b[^<>]*>([^<]*)<")


class Excerpt(msgspec.Struct, frozen=True):
    """A feed with those of its entries alone that are not proved yet, or with one."""

    body: bytes
    keys: frozenset[int]  # of the entries
    left_out: int  # entries
    context: frozenset[bytes]


class KnownEntries:
    """Tells which entries are proved."""

    def __init__(self) -> None:
        # By hash, which is shorter: 64 bits with a key that nobody knows (PEP 456).
        self._keys: dict[frozenset[bytes], set[int]] = defaultdict(set)  # by context

    def excerpt(self, body: bytes, released: bytes) -> Excerpt | None:
        """Return a feed without the entries that are proved; None: it has to be read as it is.

        It is well formed, and all of its entries are right, if that is so of
        the excerpt.

        Args:
            body: Atom or RSS.
            released: the same feed in the last release; empty: nothing is known of it.
        """
        feed, before = _cut(body), _cut(released)
        if before and not before.has_text_with_tags(released):
            self._keys[before.context].update(map(hash, before.entries))
        if not feed or feed.has_repeated_ids:
            return None
        # What an entry was proved with, it needs; what is declared beside does not matter to it.
        known = [keys for context, keys in self._keys.items() if context <= feed.context]
        new = [entry for entry in feed.entries if not any(hash(entry) in keys for keys in known)]
        shown = new or feed.entries[:1]
        excerpt = feed.head + feed.end.join([*shown, feed.tail])
        if feed.has_text_with_tags(excerpt):
            return None
        keys, left_out = frozenset(map(hash, shown)), len(feed.entries) - len(shown)
        return Excerpt(body=excerpt, keys=keys, left_out=left_out, context=feed.context)

    def add(self, excerpt: Excerpt) -> None:
        """Keep in mind that the entries of an excerpt are proved."""
        self._keys[excerpt.context] |= excerpt.keys


class _Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that was cut into its entries, if it is one without text that has tags in it."""

    head: bytes  # up to the first of them
    root: int  # where in it the first element begins
    context: frozenset[bytes]  # what in it decides about entries
    entries: list[bytes]  # with the white space before each, and without its end tag
    end: bytes  # that end tag
    tail: bytes

    @property
    def has_repeated_ids(self) -> bool:
        """Whether two entries may have the same id."""
        ids = [found[1] for found in map(_ID.search, self.entries) if found]
        return len({*ids}) < len(self.entries)

    def has_text_with_tags(self, body: bytes) -> bool:
        """Return whether something in a document that begins so may look like a tag and be none."""
        return _TEXT_WITH_TAGS.search(body, self.root) is not None


def _cut(body: bytes) -> _Feed | None:
    """Return a feed cut into its entries; None: it has none, or is none."""
    found = _BEGIN.match(body)
    if not found:
        return None
    begin, end = (b"<item", b"</item>") if found[1] else (b"<entry", b"</entry>")
    first, *others = body.split(end)
    place = first.find(begin)
    if place < 0:
        return None
    head = first[:place].rstrip()
    *entries, tail = first[len(head) :], *others
    return _Feed(
        head=head,
        root=found.end(),
        context=frozenset(chain.from_iterable(pattern.findall(head) for pattern in _CONTEXT)),
        entries=entries,
        end=end,
        tail=tail,
    )
