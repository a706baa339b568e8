"""What many pages have alike, printed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeAlias

Macro: TypeAlias = Callable[..., str]  # of a template

_KEPT_MAX = 16_384  # prints of some 400 characters


def printer() -> Callable[..., str]:
    """Return what templates know as `printed`, which runs a macro once for the same arguments.

    The macro is to be imported without context. Then all that it prints is in
    its arguments, or is the same for the whole build.
    """

    @lru_cache(_KEPT_MAX)
    def printed(macro: Macro, *arguments: Hashable) -> str:
        return macro(*arguments)

    return printed
