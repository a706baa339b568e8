"""The chosen blocks come back without the others."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.subtree import chosen_part


def chosen(html: str, *words: str) -> str:
    """The HTML of the blocks that begin with one of the words."""
    body = LexborHTMLParser(html).body
    assert body
    page = read_blocks(body)
    part = chosen_part(page, [block.text.startswith(words) for block in page.blocks])
    return part.body.decode_contents() if part else ""


@pytest.mark.parametrize(
    ("html", "words", "expected"),
    [
        pytest.param("<div><p>a</p></div><p>b</p>", ["a"], "<p>a</p>", id="one block"),
        pytest.param(
            "<div><p>a</p><p>b</p></div><p>c</p>",
            ["a", "b"],
            "<p>a</p><p>b</p>",
            id="two",
        ),
        pytest.param(
            "<div><p>a</p><p>x</p><p>b</p></div>",
            ["a", "b"],
            "<p>a</p><p>b</p>",
            id="one between them",
        ),
        pytest.param(
            "<div><p>a</p></div><div><p>b</p></div>",
            ["a", "b"],
            "<p>a</p><p>b</p>",
            id="in two boxes",
        ),
        pytest.param(
            "<div><p>a</p><ul><li>x</li><li><b>y</b></li></ul><hr><p>b</p></div>",
            ["a", "b"],
            "<p>a</p><hr/><p>b</p>",
            id="a list between them",
        ),
        pytest.param(
            "<p>a <b>b</b> <a href='x'>c</a></p>",
            ["a"],
            '<p>a <b>b</b> <a href="x">c</a></p>',
            id="mark-up",
        ),
        pytest.param(
            "<div><p>a</p><script>x</script><svg><p>y</p></svg></div><p>z</p>",
            ["a"],
            "<p>a</p>",
            id="dead parts",
        ),
        pytest.param("<p>a</p>", [], "", id="none"),
        pytest.param("", ["a"], "", id="empty page"),
    ],
)
def test_the_subtree_holds_what_was_chosen(html: str, words: list[str], expected: str) -> None:
    assert chosen(html, *words) == expected


def test_dead_parts_inside_the_subtree_go() -> None:
    html = chosen("<div><p>a</p><script>x</script><title>y</title><p>b</p></div>", "a", "b")

    assert html == "<p>a</p><p>b</p>"
