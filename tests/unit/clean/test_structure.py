"""Boxes go; paragraphs, headings, lists and tables stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.soup import Part
from quietpress.clean.structure import compose

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<div><div><p>a</p></div></div>", "<p>a</p>", id="boxes in boxes"),
        pytest.param("<!-- x  y --><p>a<!--\n z --></p>", "<p>a</p>", id="comments"),
        pytest.param("<div>a</div><div>b</div>", "<p>a</p>\n<p>b</p>", id="boxes as paragraphs"),
        pytest.param("a<p>b</p>c", "<p>a</p>\n<p>b</p>\n<p>c</p>", id="loose text"),
        pytest.param(
            "<div>a <b>b</b> c<ul><li>d</li></ul></div>",
            "<p>a <b>b</b> c</p>\n<ul><li>d</li></ul>",
            id="text before a list",
        ),
        pytest.param("<my-card><p>a</p></my-card>", "<p>a</p>", id="custom element"),
        pytest.param("<section>a<br><br>b</section>", "<p>a</p>\n<p>b</p>", id="two breaks"),
        pytest.param("<p>a<br> <br>\n<br>b</p>", "<p>a</p>\n<p>b</p>", id="three breaks"),
        pytest.param("<p>a<br>b</p>", "<p>a<br>b</p>", id="one break stays"),
        pytest.param("<p><br>a<br></p>", "<p>a</p>", id="breaks at the ends"),
        pytest.param("<p><br><br></p>", "", id="breaks alone"),
        pytest.param("<p></p><p> </p><div><b></b></div><p>a</p>", "<p>a</p>", id="empty elements"),
        pytest.param(
            "<h2></h2><ul><li></li></ul><p>a</p>", "<p>a</p>", id="empty heading and list"
        ),
        pytest.param("<p>\u00a0</p><p>a</p>", "<p>a</p>", id="no-break space alone"),
        pytest.param(
            "<p><img src='a'></p>",
            '<p><img src="a" loading="lazy"></p>',
            id="picture is no emptiness",
        ),
        pytest.param("<b><p>a</p><p>b</p></b>", "<p>a</p>\n<p>b</p>", id="bold around paragraphs"),
        pytest.param("<time><p>a</p></time>", "<p>a</p>", id="time around a paragraph"),
        pytest.param("<p>a <abbr>b</abbr></p>", None, id="abbreviation in a paragraph stays"),
        pytest.param(
            '<span id="qp-1"><p>a</p></span>', '<p id="qp-1">a</p>', id="linked around a paragraph"
        ),
        pytest.param(
            '<a href="x"><h2>a</h2><p>b</p></a>', "<h2>a</h2>\n<p>b</p>", id="link around blocks"
        ),
        pytest.param("<p><span>a</span><font>b</font></p>", "<p>ab</p>", id="spans"),
        pytest.param(
            '<p><span dir="rtl" lang="ar">a</span></p>', None, id="span with a language stays"
        ),
        pytest.param('<p><span id="qp-1">a</span></p>', None, id="span that is linked to stays"),
        pytest.param('<p dir="rtl" lang="ar">a</p>', None, id="direction stays"),
        pytest.param("<h1>a</h1><p>b</p>", "<h2>a</h2>\n<p>b</p>", id="h1"),
        pytest.param("<h3>a</h3><h5>b</h5><p>c</p>", "<h2>a</h2>\n<h3>b</h3>\n<p>c</p>", id="gaps"),
        pytest.param("<h2>a</h2>\n<h3>b</h3>\n<p>c</p>", None, id="good levels stay"),
        pytest.param("<ul><li>a<ul><li>b</li></ul></li></ul>", None, id="nested lists stay"),
        pytest.param("<ul><li><p>a</p><p>b</p></li></ul>", None, id="paragraphs in a list stay"),
        pytest.param(
            "<ul><li><div>a</div></li></ul>", "<ul><li><p>a</p></li></ul>", id="box in it"
        ),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", None, id="definitions stay"),
        pytest.param("<blockquote><p>a</p></blockquote>", None, id="quotation stays"),
        pytest.param(
            "<figure><img src='a'><figcaption>b</figcaption></figure>",
            '<figure><img src="a" loading="lazy"><figcaption>b</figcaption></figure>',
            id="figure stays",
        ),
        pytest.param("<pre>a\n\n  b\t c</pre>", None, id="code stays as it is"),
        pytest.param(
            "<pre><code><span>a</span>  b\n\n\n</code></pre>",
            "<pre><code>a  b\n\n\n</code></pre>",
            id="coloured code",
        ),
        pytest.param("<pre>a<br>  b<br></pre>", "<pre>a\n  b\n</pre>", id="breaks in code"),
        pytest.param(
            "<pre><div>a</div><div>  b</div></pre>", "<pre>a\n  b</pre>", id="lines in boxes"
        ),
        pytest.param(
            "<pre><ol><li><code>a</code></li><li>b</li></ol></pre>",
            "<pre><code>a</code>\nb</pre>",
            id="lines in a list",
        ),
        pytest.param(
            "<pre><p>a\n</p><p>b\n</p></pre>", "<pre>a\nb\n</pre>", id="lines that are broken"
        ),
        pytest.param("<pre><code>a <b>b</b></code></pre>", None, id="phrases in code stay"),
        pytest.param("<p>  a \n  b\t</p>", "<p>a b</p>", id="white space"),
        pytest.param("<p>a <b> b</b></p>", "<p>a <b> b</b></p>", id="spaces between words stay"),
        pytest.param("<p>a\u00a0b</p>", "<p>a&nbsp;b</p>", id="no-break space stays"),
        pytest.param("<p>a<br>\n b</p>", "<p>a<br>b</p>", id="space after a break"),
        pytest.param("<table><tr><td>a</td></tr></table>", "<p>a</p>", id="table of one cell"),
        pytest.param(
            "<table><tr><td><h2>a</h2>b</td><td><ul><li>c</li></ul></td></tr></table>",
            "<h2>a</h2>\n<p>b</p>\n<ul><li>c</li></ul>",
            id="table for layout",
        ),
        pytest.param(
            "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            id="table around a table",
        ),
        pytest.param(
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", None, id="data stay"
        ),
        pytest.param(
            "<table><tr><th>a</th></tr><tr><td></td></tr><tr><td>b</td></tr></table>",
            "<table><tbody><tr><th>a</th></tr><tr><td>b</td></tr></tbody></table>",
            id="empty row",
        ),
        pytest.param(
            "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>",
            None,
            id="empty cell holds its place",
        ),
        pytest.param('<div id="qp-1"><p>a</p></div>', '<p id="qp-1">a</p>', id="id of a box"),
        pytest.param('<div id="qp-1">a</div>', '<p id="qp-1">a</p>', id="id of a box of text"),
        pytest.param(
            '<p id="qp-1">a<br><br>b</p>', '<p id="qp-1">a</p>\n<p>b</p>', id="id of two parts"
        ),
        pytest.param("<p>a<b> </b>b</p>", "<p>a b</p>", id="space in bold is a space"),
        pytest.param("<p>a <i></i> b</p>", "<p>a b</p>", id="spaces around nothing are one"),
        pytest.param("<div><p>a</p><br><p>b</p></div>", "<p>a</p>\n<p>b</p>", id="break alone"),
        pytest.param("<h2><br></h2><p>a</p>", "<p>a</p>", id="break in a heading"),
        pytest.param(
            '<p><a id="qp-1"></a></p><p>a</p>',
            '<span id="qp-1"></span>\n<p>a</p>',
            id="target alone",
        ),
        pytest.param("<p>a <x-tip>b</x-tip> c</p>", "<p>a b c</p>", id="custom element in a text"),
        pytest.param(
            "<p>a<x-card><p>b</p></x-card>c</p>", "<p>a</p>\n<p>b</p>\n<p>c</p>", id="with blocks"
        ),
        pytest.param("", "", id="nothing"),
        pytest.param("<hr>", "<hr>", id="rule"),
    ],
)
def test_markup_becomes_an_articles(part: Read, html: str, expected: str | None) -> None:
    wanted = expected if expected is not None else html  # None: it stays as it is

    assert compose(part(html)) == wanted


@pytest.mark.parametrize(
    "html",
    [
        "<div>a<p>b<br><br>c</p><b><p>d</p></b></div>",
        "<h3>a</h3><table><tr><td>b<h2>c</h2></td></tr></table>",
        "<ul><li><div>a<div>b</div></div></li></ul>",
    ],
)
def test_tidying_twice_is_tidying_once(part: Read, html: str) -> None:
    once = compose(part(html))

    assert compose(part(once)) == once
