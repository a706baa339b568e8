"""The numbers of lines go, and no other column beside code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.code import drop_line_numbers
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

CODE = "<td><pre>a\nb</pre></td>"


def row(part: Part) -> str:
    (found,) = part.named("tr")
    return found.decode_contents()


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param("<td><pre>1\n2</pre></td>", id="code beside code"),
        pytest.param("<td>9\n10\n11</td>", id="from another number on"),
        pytest.param("<td><span>1</span></td>", id="one line"),
    ],
)
def test_a_column_that_counts_lines_goes(part: Read, numbers: str) -> None:
    read = part(f"<table><tr>{numbers}{CODE}</table>")

    drop_line_numbers(read)

    assert row(read) == CODE


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(f"<td>1 3</td>{CODE}", id="numbers that do not count"),
        pytest.param(f"<td>a</td>{CODE}", id="words"),
        pytest.param(f"<td></td>{CODE}", id="nothing"),
        pytest.param("<td><pre>1\n2</pre></td>", id="numbers alone"),
        pytest.param("<td>1</td><td>a</td>", id="no code"),
    ],
)
def test_other_columns_stay(part: Read, cells: str) -> None:
    read = part(f"<table><tr>{cells}</table>")

    drop_line_numbers(read)

    assert row(read) == cells
