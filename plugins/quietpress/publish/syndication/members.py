"""The articles of a selection, in both of their orders: by time, and by arrival."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

from ...store import Listed, Listings
from ..library import Library
from .selections import Selection

_BLOCK_SIZE = 1000  # numbers of arrival
_BLOCKS_KEPT = 4  # in memory; archives are gone through block by block


_NEVER = datetime.max.replace(tzinfo=UTC)


class Blocks:
    """The articles by the order of their arrival, each read once for all selections.

    Block 12 has the articles with the numbers from 12,000 to 12,999.
    """

    def __init__(self, listings: Listings) -> None:
        self._listings = listings
        self.articles = lru_cache(_BLOCKS_KEPT)(self._articles)

    def _articles(self, block: int) -> dict[int, Listed]:
        """Return the articles of a block by their numbers."""
        return {listed.number: listed for listed in self._listings.arrived(*_bounds(block))}


class Members:
    """Finds the articles that are in a selection."""

    def __init__(self, library: Library, blocks: Blocks, selection: Selection) -> None:
        self.selection = selection
        self._library = library
        self._listings = library.listings
        self._blocks = blocks
        self._numbers = lru_cache(_BLOCKS_KEPT)(self._all_numbers)

    def newest(self) -> Iterator[Listed]:
        """Yield the articles newest first, as many as are asked for."""
        return filter(self._takes, self._listings.newest(self.selection.scope))

    def count_since(self, begin: datetime) -> int:
        """Return how many articles were published at a time or later."""
        scope = self.selection.scope
        if not self.selection.language:
            return self._listings.count(scope, begin)
        return sum(map(self._takes, self._listings.between(scope, begin, _NEVER)))

    def arrived(self, block: int) -> list[Listed]:
        """Return the articles of a block, the first to come first."""
        articles = self._blocks.articles(block)
        return [*filter(self._takes, (articles[number] for number in self._numbers(block)))]

    def count(self, block: int) -> int:
        """Return how many articles of a block there are."""
        return len(self.arrived(block) if self.selection.language else self._numbers(block))

    def _all_numbers(self, block: int) -> list[int]:
        return self._listings.numbers(self.selection.scope, *_bounds(block))

    def last_block(self) -> int | None:
        """Return the latest block that has articles; None: there is none."""
        return self.block_before(block_of(self._listings.last_number()) + 1)

    def block_before(self, block: int) -> int | None:
        """Return the latest block before this one that has articles; None: there is none."""
        while True:
            number = self._listings.number_below(self.selection.scope, block * _BLOCK_SIZE)
            if number is None:
                return None
            block = block_of(number)
            if self.count(block):
                return block

    def block_after(self, block: int) -> int | None:
        """Return the earliest block after this one that has articles; None: there is none."""
        while True:
            number = self._listings.number_from(self.selection.scope, (block + 1) * _BLOCK_SIZE)
            if number is None:
                return None
            block = block_of(number)
            if self.count(block):
                return block

    def _takes(self, listed: Listed) -> bool:
        """Return whether an article of the scope is in the selection.

        A language takes all kinds of itself (RFC 4647, section 3.3.1).
        """
        wanted = self.selection.language
        if not wanted:
            return True
        language = self._library.brief(listed).language
        return f"{language}-".lower().startswith(f"{wanted}-".lower())


def block_of(number: int) -> int:
    """Return the block that an article is in, by its number."""
    return number // _BLOCK_SIZE


def _bounds(block: int) -> tuple[int, int]:
    """Return the first number of a block, and the first one after it."""
    return block * _BLOCK_SIZE, (block + 1) * _BLOCK_SIZE
