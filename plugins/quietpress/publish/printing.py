"""What many pages have alike, printed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import TypeAlias

from markupsafe import Markup

Macro: TypeAlias = Callable[..., str]  # of a template

_KEPT_MAX = 16_384  # prints of some 400 characters


class Printer:
    """Runs a macro once for the same arguments.

    The macro is to be imported without context. Then all that it prints is in
    its arguments, or is the same for the whole build. Templates know the two
    methods as `printed` and `printed_lines`.
    """

    def __init__(self) -> None:
        self.printed = lru_cache(_KEPT_MAX)(_print)

    def lines(self, macro: Macro, things: Iterable[Hashable], *arguments: Hashable) -> str:
        """Return what a macro prints of each thing, one below the other.

        A night prints 12,000 lines of lists: a loop in the template takes four times as long.
        """
        return Markup("\n").join(self.printed(macro, thing, *arguments) for thing in things)


def _print(macro: Macro, *arguments: Hashable) -> str:
    return macro(*arguments)
