"""The elements of a page as arrays: who holds whom, and how much of the text."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .blocks import Page


class Tree:
    """The elements of a page; sums over all of them at once.

    Elements are in the order of their start tags, so an ancestor has a lower index.
    """

    def __init__(self, page: Page) -> None:
        self.parent = np.array([element.parent for element in page.elements], np.int64)
        self.first = np.array([element.first for element in page.elements], np.int64)
        self.last = np.array([element.last for element in page.elements], np.int64)
        self.end = np.array([element.end for element in page.elements], np.int64)
        self.depth = self._depths()

    def _depths(self) -> NDArray[np.int64]:
        closed = np.cumsum(np.bincount(self.end, minlength=len(self.end) + 1))
        return np.arange(len(self.end)) - closed[:-1]

    def sums(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each element the sum of a value over the blocks inside it."""
        running = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
        return (running[self.last] - running[self.first]).astype(np.float32)

    def ancestors(self, element: int) -> list[int]:
        """Return the element and those around it, innermost first."""
        chain = []
        while element >= 0:
            chain.append(element)
            element = int(self.parent[element])
        return chain

    def distance_to(self, element: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the steps from each element up to one around it and the given one, and down."""
        shared = np.zeros(len(self.parent), np.int64)
        for one in reversed(self.ancestors(element)):
            shared[one : self.end[one]] = self.depth[one]
        return self.depth - shared, self.depth[element] - shared

    def inherited(self, own: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each element the largest of its own values and its ancestors'.

        Args:
            own: of shape (elements,) or (elements, values).
        """
        result = own[self._by_depth]
        for start, end in self._levels:
            level = result[start:end]
            np.maximum(level, result[self._parent_rank[start:end]], out=level)
        return result[self._rank]

    @cached_property
    def _by_depth(self) -> NDArray[np.int64]:
        """Return the elements, those of lower depth first."""
        return np.argsort(self.depth, kind="stable")

    @cached_property
    def _levels(self) -> list[tuple[int, int]]:
        """Return where in that order each depth but the first starts and ends."""
        return list(pairwise(np.cumsum(np.bincount(self.depth)).tolist()))

    @cached_property
    def _rank(self) -> NDArray[np.int64]:
        """Return the place of each element in that order."""
        rank = np.empty_like(self._by_depth)
        rank[self._by_depth] = np.arange(len(rank))
        return rank

    @cached_property
    def _parent_rank(self) -> NDArray[np.int64]:
        """Return for each place in that order the place of the parent."""
        return self._rank[self.parent[self._by_depth]]
