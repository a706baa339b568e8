"""Numbers for things that come again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Thing = TypeVar("_Thing", bound=Hashable)


def numbered(things: Sequence[_Thing]) -> tuple[NDArray[np.int64], list[_Thing]]:
    """Return for each thing the number of the distinct one that it is, and these by their numbers.

    Numbers are given in the order in which the distinct ones come first.
    """
    numbers = defaultdict[_Thing, int](count().__next__)
    found = np.fromiter(map(numbers.__getitem__, things), np.int64, len(things))
    return found, list(numbers)
