"""Terms, summaries and readings stay where they mean something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.parents import settle_parents
from quietpress.clean.soup import Part

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
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
        pytest.param(
            "<ruby>a<rt>b<p>c</p></rt></ruby>", "<span>a<span>b<p>c</p></span></span>", id="ruby"
        ),
        pytest.param("<p>a<rt>b</rt></p>", "<p>a<span>b</span></p>", id="a lonely reading"),
    ],
)
def test_what_lacks_its_parent_or_a_part_is_a_box(part: Read, html: str, expected: str) -> None:
    read = part(html)

    settle_parents(read)

    assert read.body.decode_contents() == expected


@pytest.mark.parametrize(
    "html",
    [
        "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd><dt>e</dt><dd><p>f</p></dd></dl>",
        '<dl><dt>a</dt><dd><img src="b"/></dd></dl>',
        "<details><summary>a</summary><p>b</p></details>",
        "<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby></p>",
    ],
)
def test_what_is_right_stays(part: Read, html: str) -> None:
    read = part(html)

    settle_parents(read)

    assert read.body.decode_contents() == html
