"""Late pieces of a page stand where a browser shows them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress import clean_article
from quietpress.clean.streamed import place_streamed

PART = '<p>a</p><template id="P:1"></template>'


def placed(html: str) -> str:
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body

    place_streamed(body)

    return body.inner_html or ""


def place(number: int | str, meanwhile: str = "<p>Loading</p>") -> str:
    return f'<!--$?--><template id="B:{number}"></template>{meanwhile}<!--/$-->'


def piece(number: int | str, html: str) -> str:
    return f'<div hidden="" id="S:{number}">{html}</div>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            f"<main><p>a</p>{place(0)}<p>c</p></main>{piece(0, '<p>b</p>')}",
            "<main><p>a</p><!--$?--><p>b</p><!--/$--><p>c</p></main>",
            id="one",
        ),
        pytest.param(
            f"<main>{place(0)}{place('a')}</main>{piece('a', '<p>b</p>')}{piece(0, '<p>a</p>')}",
            "<main><!--$?--><p>a</p><!--/$--><!--$?--><p>b</p><!--/$--></main>",
            id="as they were ready",
        ),
        pytest.param(
            f"<main>{place(0)}</main>{piece(0, place(1))}{piece(1, '<p>a</p>')}",
            "<main><!--$?--><!--$?--><p>a</p><!--/$--><!--/$--></main>",
            id="one in another",
        ),
        pytest.param(
            f"<main>{place(0)}</main>{piece(1, '<p>b</p>')}{piece(0, PART)}",
            "<main><!--$?--><p>a</p><p>b</p><!--/$--></main>",
            id="a part of a piece",
        ),
        pytest.param(
            f'<main><template id="B:0"></template><p>b</p></main>{piece(0, "<p>a</p>")}',
            "<main><p>a</p><p>b</p></main>",
            id="without an end",
        ),
    ],
)
def test_a_late_piece_stands_in_its_place(html: str, expected: str) -> None:
    assert placed(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="nothing"),
        pytest.param(f"<main>{place(0)}</main>", id="a place alone"),
        pytest.param(f"<p>a</p>{piece(0, '<p>b</p>')}", id="a piece alone"),
        pytest.param(f"<main>{place(0)}</main>{piece(1, '<p>b</p>')}", id="of another number"),
        pytest.param(f'{place(0)}<div id="S:0">b</div>', id="shown"),
        pytest.param(piece(0, place(0)), id="its place in itself"),
        pytest.param(f"{place(0)}<main>{piece(0, 'a')}</main>", id="amid the page"),
        pytest.param(f"{'<i>' * 300}{place(0)}{'</i>' * 300}{piece(0, 'a')}", id="too deep"),
    ],
)
def test_what_has_no_place_stays(html: str) -> None:
    assert placed(html) == html


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f"{piece(0, place(1) + 'anchor')}{piece(1, place(0) + 'buoy')}", id="in each other"
        ),
        pytest.param(f"{place(0)}{piece(0, 'anchor')}{piece(0, 'buoy')}", id="two of one number"),
        pytest.param(f"{place(0)}{place(0)}{piece(0, 'anchor')}buoy", id="two places"),
        pytest.param(f"{place(0, piece(0, 'anchor') + 'buoy')}", id="a piece in its own place"),
        pytest.param(
            f"{place(0, place(1))}{piece(0, 'anchor')}{piece(1, 'buoy')}", id="place in a place"
        ),
        pytest.param(f"{place(0)}{piece(0, 'anchor')}{'<p>buoy</p>' * 300}", id="long"),
    ],
)
def test_no_text_of_a_piece_is_lost(html: str) -> None:
    found = placed(html)

    assert "anchor" in found
    assert "buoy" in found


def test_a_streamed_text_is_an_article() -> None:
    first = "The ferry left the pier at seven and reached the island before the rain did."
    second = "On board were nine people, a van and the mail, which is what the boat carries."
    page = f"<main><h1>Ferry</h1><p>{first}</p>{place(0)}</main>{piece(0, f'<p>{second}</p>')}"

    article = clean_article(f"<!doctype html><title>Ferry</title><body>{page}")

    assert article.html == f"<p>{first}</p>\n<p>{second}</p>"
