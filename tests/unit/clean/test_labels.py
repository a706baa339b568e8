"""What labels say, for all elements of a page at once."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import Element, read_blocks
from quietpress.clean.labels import RULES, Labels
from quietpress.clean.wording import Lexicons

NO_WEIGHTS = Lexicons({}, {})


def elements(html: str) -> list[Element]:
    """Return the elements inside a page's body."""
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    return read_blocks(body).elements


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        pytest.param("class=post-comments", {"comments"}, id="a word of a class"),
        pytest.param("id=cookieNotice", {"consent_notice"}, id="a word in capitals"),
        pytest.param("class='share newsletter'", {"share_buttons", "newsletter_box"}, id="two"),
        pytest.param("class='org8ad3 col-6'", set(), id="made by a program"),
        pytest.param("", set(), id="none"),
    ],
)
def test_a_label_speaks_for_kinds_of_clutter(attributes: str, said: set[str]) -> None:
    found = elements(f"<div><section {attributes}></section></div>")

    bits = Labels(found, NO_WEIGHTS.label).bits

    assert {rule for bit, rule in enumerate(RULES) if bits[2] >> bit & 1} == said


def test_an_article_has_a_label_too() -> None:
    found = elements("<div class=entry-content></div><div class=nav></div>")

    bits = Labels(found, NO_WEIGHTS.label).bits

    assert (bits >> len(RULES) & 1).tolist() == [0, 1, 0]


def test_the_weights_of_a_label_are_the_lowest_and_the_highest_of_its_words() -> None:
    found = elements("<p class='good bad other'></p><p class=good></p><p></p><p class=bad></p>")
    lexicons = Lexicons({}, {"good": 1.5, "bad": -2.0})

    weights = Labels(found, lexicons.label).weights

    assert weights.tolist() == [[0, 0], [-2, 1.5], [1.5, 1.5], [0, 0], [-2, -2]]
