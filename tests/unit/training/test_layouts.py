from __future__ import annotations

from random import Random

import pytest

from training.dialect import STYLES, Dialect
from training.layouts import LAYOUTS, Layout, Parts
from training.markup import Node, kept_paragraphs

BODY = [f"Paragraph {number}." for number in range(9)]
AROUND = ["header", "above", "headline", "below", "after", "box", "footer", "overlay"]


def parts() -> Parts:
    def said(text: str) -> Node:
        return Node("div", [text])

    return Parts(
        header=said("header"),
        above=[said("above")],
        head=[said("headline")],
        body=[Node("p", [text], kept=True) for text in BODY],
        below=[said("below")],
        after=[said("after")],
        side=Node("aside", [said("box")]),
        footer=said("footer"),
        overlays=[said("overlay")],
    )


@pytest.mark.parametrize("style", sorted(set(STYLES)))
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_holds_the_body_once_and_in_order(layout: Layout, style: str) -> None:
    page = Node("body", [*layout(parts(), Dialect(Random(4), style))])

    assert kept_paragraphs(page) == BODY


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_repeats_nothing_of_what_is_around_the_body(layout: Layout) -> None:
    page = Node("body", [*layout(parts(), Dialect(Random(4), "plain"))])

    words = page.text().split()

    assert all(words.count(word) <= 1 for word in AROUND)
    assert {"header", "above", "headline", "below", "after", "footer", "overlay"} <= set(words) or (
        layout.__name__ in {"column", "split_body"}
    )


def test_there_are_at_least_a_dozen_layouts() -> None:
    assert len(LAYOUTS) >= 12
