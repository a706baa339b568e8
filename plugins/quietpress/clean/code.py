"""Code as it was written: its white space untouched, and no blocks or line numbers in it."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import NavigableString

from .soup import BLOCKS, LIST_PARTS, Part, text_of, unwrap

_LINES = (BLOCKS | LIST_PARTS) - {"hr"}


def repair_code(part: Part) -> None:
    """Make lines of text of the blocks in code; a column of line numbers beside it goes."""
    for code in part.named("pre"):
        row = _row_of(code)
        if row is not None:
            _drop_line_numbers(row)
        if code.name:
            _make_lines(code)


def _row_of(code: Tag) -> Tag | None:
    cell = next((one for one in code.parents if one.name in ("td", "table")), None)
    return cell.parent if cell is not None and cell.name == "td" else None


def _drop_line_numbers(row: Tag) -> None:
    """Drop the first cell of a row if it counts the lines of the next one."""
    cells = [cell for cell in row.contents if isinstance(cell, Tag)]
    numbers = cells[0].get_text().split()
    if len(cells) > 1 and numbers and _counts(numbers):
        cells[0].decompose()


def _counts(numbers: list[str]) -> bool:
    start = numbers[0]
    return start.isdecimal() and numbers == [
        str(number) for number in range(int(start), int(start) + len(numbers))
    ]


def _make_lines(code: Tag) -> None:
    """Put a line break where one shows, and take the elements away that make it."""
    for element in [one for one in code.descendants if isinstance(one, Tag)]:
        if element.name == "br":
            element.insert_after(NavigableString("\n"))
            element.decompose()
        elif element.name in _LINES:
            text = text_of(element)
            following = element.next_sibling
            if following is not None and not text.endswith("\n"):
                element.append(NavigableString("\n"))
            unwrap(element)
