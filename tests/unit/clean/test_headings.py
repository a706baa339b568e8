"""Headings start at h2 and leave no level out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.headings import level_headings
from quietpress.clean.soup import Part

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        pytest.param([2, 3, 3, 2], [2, 3, 3, 2], id="right as they are"),
        pytest.param([1, 2, 1], [2, 3, 2], id="h1 is the title"),
        pytest.param([4, 4], [2, 2], id="small ones"),
        pytest.param([2, 4, 3, 4], [2, 3, 3, 4], id="a level left out"),
        pytest.param([3, 2, 3], [2, 2, 3], id="the first too low"),
        pytest.param([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6], id="six levels"),
        pytest.param([], [], id="none"),
    ],
)
def test_levels_keep_their_order(part: Read, levels: list[int], expected: list[int]) -> None:
    read = part("".join(f"<h{level}>a</h{level}>" for level in levels))

    level_headings(read)

    assert [one.name for one in read.elements()] == [f"h{level}" for level in expected]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        pytest.param("<h1><p>a</p></h1><h3>b</h3>", ["div", "p", "h2"], id="a box of paragraphs"),
        pytest.param("<h1><p>a</p>b</h1>", ["h2", "p"], id="with words of its own"),
        pytest.param("<h2> </h2><h4>a</h4>", ["h2", "h2"], id="nothing in it is no level"),
        pytest.param("<h3><img src=a></h3>", ["h2", "img"], id="a picture"),
    ],
)
def test_what_is_no_heading_has_no_level(part: Read, html: str, names: list[str]) -> None:
    read = part(html)

    level_headings(read)

    assert [one.name for one in read.elements()] == names
