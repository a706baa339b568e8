"""Lists, terms and details hold what HTML lets them hold, and lose nothing of it."""

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
        pytest.param(
            "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
            "<dl><dt>a</dt><dd>b</dd></dl>",
            id="groups of terms",
        ),
        pytest.param("<dl><dd>a</dd></dl>", "<div><div>a</div></div>", id="no term"),
        pytest.param("<dl><dt>a</dt></dl>", "<div><div>a</div></div>", id="no definition"),
        pytest.param(
            "<dl><dt> </dt><dd>a</dd></dl>",
            "<div><div></div><div>a</div></div>",
            id="an empty term",
        ),
        pytest.param(
            "<dl><p>a</p><dt>b</dt><dd>c</dd></dl>",
            "<div><p>a</p><div>b</div><div>c</div></div>",
            id="a paragraph among terms",
        ),
        pytest.param("<p>a</p><dd>b</dd>", "<p>a</p><div>b</div>", id="a lonely definition"),
        pytest.param("<details><p>a</p></details>", "<div><p>a</p></div>", id="no summary"),
        pytest.param(
            "<details><p>a</p><summary>b</summary></details>",
            "<div><p>a</p><div>b</div></div>",
            id="a summary below",
        ),
        pytest.param("<summary>a</summary>", "<div>a</div>", id="a lonely summary"),
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
        "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd><dt>e</dt><dd><p>f</p></dd></dl>",
        '<dl><dt>a</dt><dd><img src="b"/></dd></dl>',
        "<details><summary>a</summary><p>b</p></details>",
    ],
)
def test_what_is_right_stays(part: Read, html: str) -> None:
    read = part(html)

    repair_lists(read)

    assert read.body.decode_contents() == html
