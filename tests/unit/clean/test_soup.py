"""What the rules look at comes over, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import Tag

from quietpress.clean.soup import Part

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>a <!-- b --><b>c</b></p>", "<p>a <b>c</b></p>", id="comment"),
        pytest.param("<p>a<script>b</script><svg><g>c</g></svg></p>", "<p>a</p>", id="dead parts"),
        pytest.param("<p>a <span>b</span> c</p>", "<p>a b c</p>", id="span"),
        pytest.param('<p>a <span lang="de">b</span></p>', None, id="span with a language"),
        pytest.param('<p>a <span id="b">c</span></p>', None, id="span to link to"),
        pytest.param("<div><div><p>a</p></div></div>", "<p>a</p>", id="boxes around blocks"),
        pytest.param('<div id="a"><p>b</p></div>', None, id="box to link to"),
        pytest.param("<div>a<p>b</p></div>", None, id="box with words"),
        pytest.param("<div><b>a</b></div>", None, id="box around a text"),
        pytest.param("<p>a</p><div></div>", None, id="box without anything"),
        pytest.param(
            "<ul>\n<li>a</li> <li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>", id="ul"
        ),
        pytest.param(
            "<p>a  \n b\t<b>c</b> <i>d</i></p>", "<p>a b <b>c</b> <i>d</i></p>", id="spaces"
        ),
        pytest.param("<pre>a\n  b <b> c</b>\n\n</pre>", None, id="code"),
        pytest.param(
            '<p class="a" lang="de" onclick="c">d</p>', '<p lang="de">d</p>', id="attributes"
        ),
        pytest.param(
            "<p><tt>a</tt> <strike>b</strike> <acronym title='c'>d</acronym></p>",
            '<p><code>a</code> <s>b</s> <abbr title="c">d</abbr></p>',
            id="obsolete names",
        ),
        pytest.param(
            "<img src='a'><p class='wp-caption-text'>b</p>",
            '<img src="a"/><figcaption>b</figcaption>',
            id="caption by its name",
        ),
        pytest.param(
            "<div class='wp-caption'>a<img src='b'></div>",
            '<div>a<img src="b"/></div>',
            id="box of a caption",
        ),
        pytest.param(
            "<p>a <script type='math/tex; mode=display'>b &lt; \\c</script></p>",
            "<p>a <code>b &amp;lt; \\c</code></p>",
            id="formula for a script",
        ),
        pytest.param(
            "<p><span><math><mi>a</mi></math></span><span class='katex-html'>a</span></p>",
            "<p><math><mi>a</mi></math></p>",
            id="formula in boxes beside it",
        ),
        pytest.param('<p lang="b" dir="c">d</p>', "<p>d</p>", id="attributes without a meaning"),
        pytest.param(
            '<picture><b><source srcset="a"><img class="b" data-src="c"></b>d</picture>',
            '<picture><source srcset="a"/><img class="b" data-src="c"/></picture>',
            id="picture",
        ),
        pytest.param(
            "<video>a<p>b</p><source src='c'></video>",
            '<video><source src="c"/></video>',
            id="video",
        ),
        pytest.param(
            "<hr><noscript>a<p><img src='b'></noscript>",
            '<hr/><noscript><img src="b"/></noscript>',
            id="noscript",
        ),
    ],
)
def test_what_no_rule_reads_stays_behind(part: Read, html: str, expected: str | None) -> None:
    assert part(html).body.decode_contents() == (html if expected is None else expected)


def test_elements_are_found_by_name_in_their_order(part: Read) -> None:
    page = part("<h3>a</h3><p>b</p><h2>c</h2><h3>d</h3>")

    assert [one.get_text() for one in page.named("h2", "h3", "h4")] == ["a", "c", "d"]
    assert [one.get_text() for one in page.named("h3")] == ["a", "d"]
    assert page.named("h4", "h5") == []


def test_what_was_removed_is_not_found(part: Read) -> None:
    page = part("<p>a <i>b</i></p><p>c</p>")

    page.named("p")[0].decompose()

    assert [one.name for one in page.elements()] == ["p"]
    assert page.named("i") == []


def test_beautiful_soup_finds_its_way_through_the_tree(part: Read) -> None:
    page = part("<p>a <i>b</i> c</p><p>d</p>")

    names = [one.name if isinstance(one, Tag) else str(one) for one in page.body.descendants]

    assert names == ["p", "a ", "i", "b", " c", "p", "d"]
    assert page.named("i")[0].find_next("p") is page.named("p")[1]
    assert page.named("p")[1].previous_sibling is page.named("p")[0]
