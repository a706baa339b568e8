"""The elements of a page as arrays: who holds whom, and how much of the text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .blocks import Page


class Tree:
    """The elements of a page; sums over all of them at once.

    Elements are in the order of their start tags, so an ancestor has a lower index.
    """

    def __init__(self, page: Page) -> None:
        self.parent, self.first, self.last, self.end = (
            np.fromiter(numbers, np.int64, len(page.elements))
            for numbers in (
                [element.parent for element in page.elements],
                [element.first for element in page.elements],
                [element.last for element in page.elements],
                [element.end for element in page.elements],
            )
        )
        self.depth = self._depths()
        self._around = self._far_ancestors()

    def _depths(self) -> NDArray[np.int64]:
        closed = np.bincount(self.end, minlength=len(self.end) + 1).cumsum()
        depths: NDArray[np.int64] = np.arange(len(self.end)) - closed[:-1]
        return depths

    def sums(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each element the sum of a value over the blocks inside it."""
        running = np.zeros(len(values) + 1)
        values.cumsum(dtype=np.float64, out=running[1:])
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
        result = own
        for around in self._around:
            result = np.maximum(result, result.take(around, axis=0))
        return result

    def nearest(self, own: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each element its own value, or else that of the nearest element around it.

        Args:
            own: a value for each element; negative: it has none.
        """
        result = own
        for around in self._around:
            result = np.where(result < 0, result.take(around), result)
        return result

    def _far_ancestors(self) -> list[NDArray[np.int64]]:
        """Return for each element the one around it, then the second, fourth, eighth and so on.

        What is handed down over 1, 2, 4 … elements in turn has come from all of them. At the
        root, it is the root.
        """
        around = [np.maximum(self.parent, 0)]
        for _ in range(int(self.depth.max()).bit_length() - 1):
            around.append(around[-1][around[-1]])
        return around
