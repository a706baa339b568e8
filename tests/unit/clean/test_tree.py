"""The elements of a page as arrays."""

from __future__ import annotations

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import Page, read_blocks
from quietpress.clean.tree import Tree

HTML = """
<body><div><h1>a</h1><section><p>b</p><ul><li>c</li><li>d</li></ul></section></div>
<footer><p>e</p></footer></body>
"""


def page() -> Page:
    body = LexborHTMLParser(HTML).body
    assert body
    return read_blocks(body)


def index(of: Page, tag: str) -> int:
    return next(number for number, one in enumerate(of.elements) if one.tag == tag)


def test_each_element_knows_its_depth() -> None:
    of = page()

    depths = {one.tag: int(depth) for one, depth in zip(of.elements, Tree(of).depth, strict=True)}

    assert depths == {
        "body": 0, "div": 1, "h1": 2, "section": 2, "ul": 3, "li": 4, "footer": 1, "p": 2,
    }  # fmt: skip


def test_sums_are_over_the_blocks_inside() -> None:
    of = page()

    sums = Tree(of).sums(np.array([1, 2, 3, 4, 5], np.float32))

    found = {one.tag: float(value) for one, value in zip(of.elements, sums, strict=True)}
    assert found["body"] == 15
    assert found["section"] == 9
    assert found["ul"] == 7
    assert found["footer"] == 5


def test_the_way_to_an_element_goes_up_and_then_down() -> None:
    of = page()

    up, down = Tree(of).distance_to(index(of, "section"))

    footer, ul, body = index(of, "footer"), index(of, "ul"), index(of, "body")
    assert (up[footer], down[footer]) == (1, 2)
    assert (up[ul], down[ul]) == (1, 0)
    assert (up[body], down[body]) == (0, 2)


def test_what_an_element_is_goes_for_those_inside() -> None:
    of = page()
    own = np.zeros((len(of.elements), 2), np.float32)
    own[index(of, "div"), 0] = 1
    own[index(of, "ul")] = (3, 2)

    inherited = Tree(of).inherited(own)

    assert inherited[index(of, "h1")].tolist() == [1, 0]
    assert inherited[index(of, "li")].tolist() == [3, 2]
    assert inherited[index(of, "footer")].tolist() == [0, 0]
    assert own[index(of, "h1")].tolist() == [0, 0]  # what was given stays as it was
