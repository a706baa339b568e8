from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser

from training.markup import Node, kept_paragraphs, to_html


def test_kept_paragraphs_come_in_the_order_of_the_page() -> None:
    page = Node(
        "body",
        [
            Node("p", ["One ", Node("b", ["bold"]), "."], kept=True),
            Node("div", ["clutter", Node("p", ["Two."], kept=True)]),
            Node("p", ["  "], kept=True),
        ],
    )

    assert kept_paragraphs(page) == ["One bold.", "Two."]


def test_cells_are_words_apart_and_inline_elements_are_not() -> None:
    row = Node("tr", [Node("td", ["a"]), Node("td", [Node("i", ["b"]), "c"])])

    assert row.text() == "a bc"


def test_text_is_escaped_and_comes_back_as_it_was() -> None:
    html = to_html(Node("p", ['5 < 6 & "so"'], {"title": 'a "b"'}))

    node = LexborHTMLParser(html).css_first("p")

    assert node is not None
    assert node.text() == '5 < 6 & "so"'
    assert node.attributes == {"title": 'a "b"'}


def test_what_a_script_holds_cannot_end_it() -> None:
    html = to_html(Node("script", [json.dumps({"headline": "a </script> b"})]))

    node = LexborHTMLParser(html).css_first("script")

    assert node is not None
    assert json.loads(node.text()) == {"headline": "a </script> b"}


def test_a_copy_belongs_to_no_truth() -> None:
    node = Node("div", [Node("p", ["One."], kept=True)], {"id": "body"})

    copy = node.copy_unkept()

    assert kept_paragraphs(copy) == []
    assert to_html(copy) == to_html(node)
    assert kept_paragraphs(node) == ["One."]
