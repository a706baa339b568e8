"""Code without the numbers of its lines, which nobody can run."""

from __future__ import annotations

from bs4 import Tag

from .soup import Part


def drop_line_numbers(part: Part) -> None:
    """Take out the columns that count the lines of the code beside them."""
    for code in part.named("pre"):
        row = _row_of(code)
        if row is not None:
            _drop_first_if_counting(row)


def _row_of(code: Tag) -> Tag | None:
    cell = next((one for one in code.parents if one.name in ("td", "table")), None)
    return cell.parent if cell is not None and cell.name == "td" else None


def _drop_first_if_counting(row: Tag) -> None:
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
