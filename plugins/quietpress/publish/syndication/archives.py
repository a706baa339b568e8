"""The past of a feed in pages that hardly ever change (RFC 5005, section 4).

Pages follow the order in which articles arrived, because that is the order in
which nothing comes between two others later on. They begin anew with each
block of a thousand arrivals, so that an article which is taken out moves those
of its own block alone.

The last page of all would change, so it is not written: the feed itself has
to have its articles, however old they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import ceil

import msgspec

from ...store import Listed
from .members import Members


class ArchivePage(msgspec.Struct, frozen=True):
    """Some articles of a feed that arrived one after the other."""

    name: str  # block of arrivals and number in it: "12-1"
    articles: tuple[Listed, ...]  # the latest first
    earlier: str  # names of the pages before and after; "": there is none
    later: str


class _Open(msgspec.Struct, frozen=True):
    """The last page of all."""

    block: int
    number: int  # in the block


class Past:
    """The archive of a feed; each page is found without looking at many others."""

    def __init__(self, members: Members, size: int) -> None:
        """Look for the end of the archive.

        Args:
            members: the articles of the feed.
            size: how many of them are on a page.
        """
        self.members = members
        self.size = size
        last = members.last_block()
        self._open = None if last is None else _Open(last, self._pages_of(last))
        self.pages = lru_cache(1)(self._pages)

    def _pages(self, block: int) -> list[ArchivePage]:
        """Return the pages of a block, the oldest first."""
        arrived = self.members.arrived(block)
        parts = [arrived[begin : begin + self.size] for begin in range(0, len(arrived), self.size)]
        names = [_name(block, number) for number in range(1, len(parts) + 1)]
        if self._open and block == self._open.block:
            names.pop()
            around = [self._last_name_before(block), *names, ""]
        else:
            around = [self._last_name_before(block), *names, self._first_name_after(block)]
        return [
            ArchivePage(name, tuple(reversed(part)), earlier, later)
            for earlier, name, later, part in zip(around, names, around[2:], parts, strict=False)
        ]

    def untold(self) -> list[Listed]:
        """Return the articles that are on no page yet."""
        if self._open is None:
            return []
        begin = (self._open.number - 1) * self.size
        return self.members.arrived(self._open.block)[begin:]

    def latest(self) -> str:
        """Return the name of the latest page; "": there is none."""
        if self._open is None:
            return ""
        if self._open.number > 1:
            return _name(self._open.block, self._open.number - 1)
        return self._last_name_before(self._open.block)

    def beside(self, blocks: Iterable[int]) -> set[int]:
        """Return blocks that have other articles now, and those whose pages may link to others.

        The page before the end of an archive is linked to, or no more, when that end
        moves: by the page before itself, which is why two blocks before may differ.
        """
        return {each for block in blocks for each in (block, *self._neighbours(block))}

    def _neighbours(self, block: int) -> Iterator[int]:
        after, before = self.members.block_after(block), self.members.block_before(block)
        earlier = None if before is None else self.members.block_before(before)
        yield from (each for each in (earlier, before, after) if each is not None)

    def _last_name_before(self, block: int) -> str:
        before = self.members.block_before(block)
        return "" if before is None else _name(before, self._pages_of(before))

    def _first_name_after(self, block: int) -> str:
        after = self.members.block_after(block)
        if after is None or (self._open == _Open(after, 1)):
            return ""
        return _name(after, 1)

    def _pages_of(self, block: int) -> int:
        return ceil(self.members.count(block) / self.size)


def _name(block: int, number: int) -> str:
    return f"{block}-{number}"
