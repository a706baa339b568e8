"""Words and lines that all that is shown in the terminal is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from ..text import fold

# C0 and C1 controls, which a terminal obeys, and the characters that turn the direction of what
# follows (Unicode, UAX 9): text of a page must not move the cursor or hide what is written. And
# surrogates, which stand for the bytes of a file's name that are no text and cannot be written.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return text from outside on one line, with `�` for what a terminal would obey."""
    return _ACTIVE.sub("�", fold(text))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(heading: str, lines: Iterable[str]) -> list[Text]:
    """Return lines from outside below a heading; nothing, where there are none."""
    shown = [Text(f"  {visible(line)}") for line in lines]
    return [Text(heading, style="bold yellow"), *shown] if shown else []


def table(*headers: str) -> Table:
    """Return an empty table without rules, with columns of these headers."""
    return Table(*headers, box=None, padding=(0, 2, 0, 0), header_style="bold")
