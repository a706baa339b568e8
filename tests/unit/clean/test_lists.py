"""Lists hold items alone, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.lists import repair_lists
from quietpress.clean.soup import Part

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<ul><li>a</li>b</ul>", "<ul><li>a</li><li>b</li></ul>", id="a text"),
        pytest.param(
            "<ul><p>a</p><b>b</b><li>c</li></ul>",
            "<ul><li><p>a</p></li><li><b>b</b></li><li>c</li></ul>",
            id="paragraph and phrase",
        ),
        pytest.param(
            "<ul><li>a</li><ul><li>b</li></ul><ol><li>c</li></ol></ul>",
            "<ul><li>a<ul><li>b</li></ul><ol><li>c</li></ol></li></ul>",
            id="lists between items",
        ),
        pytest.param(
            "<ol><ol><li>a</li></ol><li>b</li></ol>",
            "<ol><li><ol><li>a</li></ol></li><li>b</li></ol>",
            id="a list above the first item",
        ),
        pytest.param(
            "<ul><div><div><li>a</li></div><li>b</li></div></ul>",
            "<ul><li>a</li><li>b</li></ul>",
            id="boxes around items",
        ),
        pytest.param(
            '<ul><a id="x"></a><li>a</li><a id="y"></a></ul>',
            '<ul><li>a<a id="x"></a><a id="y"></a></li></ul>',
            id="what links lead to",
        ),
        pytest.param("<ul><p>a</p></ul>", "<div><p>a</p></div>", id="a list that indents"),
        pytest.param(
            "<div>a<li>b</li> <li>c</li>d</div>",
            "<div>a<ul><li>b</li><li>c</li></ul>d</div>",
            id="items without a list",
        ),
        pytest.param(
            "<menu><li>a</li></menu>", "<menu><ul><li>a</li></ul></menu>", id="items of a menu"
        ),
    ],
)
def test_what_stands_in_the_wrong_place_finds_its_own(part: Read, html: str, expected: str) -> None:
    read = part(html)

    repair_lists(read)

    assert read.body.decode_contents() == expected


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>a</li><li><p>b</p></li></ul>",
        "<ol><li>a<ul><li>b</li></ul></li></ol>",
    ],
)
def test_what_is_right_stays(part: Read, html: str) -> None:
    read = part(html)

    repair_lists(read)

    assert read.body.decode_contents() == html
