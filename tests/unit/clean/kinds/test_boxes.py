"""Which boxes of a page are like each other."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.kinds.boxes import boxes_alike

CARD = "<div class=card><h2><a href=/{n}>A boat sails</a></h2><p>At seven.</p></div>"
ROW = "<tr><td>The Averhaven rowers</td><td>12</td><td>31</td></tr>"


def count_boxes(body: str, left_out: str = "") -> int:
    tree = LexborHTMLParser(f"<!doctype html><body>{body}</body>")
    assert tree.body is not None
    page = read_blocks(tree.body)
    return len(boxes_alike(page, [element.tag == left_out for element in page.elements]))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(CARD * 6, 6, id="cards"),
        pytest.param(
            f"<section>{CARD * 5}</section><section>{CARD * 7}</section>", 12, id="two groups"
        ),
        pytest.param(f"<table>{ROW * 6}</table>", 6, id="rows of a table"),
        pytest.param(f"<table>{ROW * 4}</table>", 0, id="small table"),
        pytest.param(CARD * 4, 0, id="too few"),
        pytest.param("<li><a href=/a>The boats of today</a></li>" * 9, 0, id="items of a menu"),
        pytest.param(CARD.replace("<a href=/{n}>", "<b>") * 6, 0, id="no links"),
        pytest.param(CARD.replace("At seven.", "At seven. " * 80) * 6, 0, id="sections of a text"),
        pytest.param("".join(CARD.replace("card", f"c{n}x") for n in "abcdef"), 0, id="unlike"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_boxes_are_alike_in_tag_and_label_and_hold_some_words_and_a_link_or_are_rows(
    body: str, expected: int
) -> None:
    assert count_boxes(body) == expected


def test_boxes_that_are_left_out_do_not_count() -> None:
    assert count_boxes(CARD * 6, left_out="div") == 0
