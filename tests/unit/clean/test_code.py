"""Code stays as it was written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.code import repair_code
from quietpress.clean.soup import Part

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<pre>a<br>  b<br/></pre>", "<pre>a\n  b\n</pre>", id="breaks"),
        pytest.param(
            "<pre><div>a</div><div>  b</div></pre>", "<pre>a\n  b</pre>", id="a box for each line"
        ),
        pytest.param(
            "<pre><ol><li><code>a</code></li><li>b</li></ol></pre>",
            "<pre><code>a</code>\nb</pre>",
            id="a list of lines",
        ),
        pytest.param(
            "<pre><div>a\n</div><div>b\n</div></pre>", "<pre>a\nb\n</pre>", id="lines with breaks"
        ),
        pytest.param(
            "<table><tbody><tr><td><pre>1\n2</pre></td><td><pre>a\nb</pre></td></tr></tbody></table>",
            "<table><tbody><tr><td><pre>a\nb</pre></td></tr></tbody></table>",
            id="line numbers beside it",
        ),
        pytest.param(
            "<table><tbody><tr><td>9</td><td><pre>a</pre></td></tr></tbody></table>",
            "<table><tbody><tr><td><pre>a</pre></td></tr></tbody></table>",
            id="a number for a row",
        ),
    ],
)
def test_only_what_shows_as_code_is_left(part: Read, html: str, expected: str) -> None:
    read = part(html)

    repair_code(read)

    assert read.body.decode_contents() == expected


@pytest.mark.parametrize(
    "html",
    [
        "<pre>a\n\n\tb  c\n</pre>",
        "<pre><code>a <b>b</b></code></pre>",
        '<pre><img src="a"/></pre>',
        "<table><tbody><tr><td>1 3</td><td><pre>a</pre></td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td><pre>b</pre></td></tr></tbody></table>",
        "<table><tbody><tr><td><pre>1\n2</pre></td></tr></tbody></table>",
        "<p>a<br/>b</p>",
    ],
)
def test_code_without_foreign_parts_is_untouched(part: Read, html: str) -> None:
    read = part(html)

    repair_code(read)

    assert read.body.decode_contents() == html
