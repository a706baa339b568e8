"""What counts as a link to an article on a page that lists them."""

import time

import pytest

from quietpress.collect.listing import article_links
from quietpress.collect.markup import read_markup

URL = "https://tide.example/news/"


def links(body: str, selector: str = "", count_max: int = 50) -> list[str]:
    return article_links(read_markup(body.encode(), URL), selector, count_max=count_max)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="/2026/wall-of-sand">Wall of sand built overnight</a>', id="slug"),
        pytest.param('<a href="/story/48113">The wall of sand is finished</a>', id="number"),
        pytest.param('<a href="/wall.html">The wall of sand is finished</a>', id="file"),
        pytest.param('<h2><a href="/wall-of-sand">Wall of sand built now</a></h2>', id="heading"),
        pytest.param('<h3><a href="/7">Wall of sand built now</a></h3>', id="short address"),
        pytest.param('<a href="/7"><h3>Wall of sand built now</h3></a>', id="around a heading"),
        pytest.param(
            "<article><header><a href='/wall-of-sand'>Wall of sand built now</a></header>",
            id="in the header of an article",
        ),
        pytest.param(
            '<a href="/n/wall-2026-11">新しい防波堤がついに完成しました</a>', id="Japanese"
        ),
        pytest.param(
            '<a href="http://www.tide.example/wall-of-sand">Wall of sand built now</a>',
            id="another name of the host",
        ),
    ],
)
def test_a_headline_with_an_address_of_its_own_is_an_article(body: str) -> None:
    assert len(links(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="/news">All the news of today</a>', id="section"),
        pytest.param('<a href="/wall-of-sand">Read more</a>', id="button"),
        pytest.param('<a href="/wall-of-sand"><img src="a.jpg"></a>', id="picture"),
        pytest.param("<a href='/news/'>News of the whole coast</a>", id="the page itself"),
        pytest.param("<a href='#news-of-today-now'>News of the whole coast</a>", id="place on it"),
        pytest.param(
            "<nav><a href='/terms-of-use'>Our terms of use today</a></nav>", id="navigation"
        ),
        pytest.param(
            "<header><a href='/terms-of-use'>Our terms of use today</a></header>", id="header"
        ),
        pytest.param(
            "<footer><a href='/terms-of-use'>Our terms of use today</a></footer>", id="footer"
        ),
        pytest.param(
            "<a href='https://ads.example/wall-of-sand'>Wall of sand built now</a>", id="elsewhere"
        ),
        pytest.param("<a href='javascript:go-to-it()'>Wall of sand built now</a>", id="script"),
    ],
)
def test_what_leads_around_the_site_is_none(body: str) -> None:
    assert links(body) == []


def test_each_page_is_listed_once_in_the_order_of_the_page() -> None:
    body = """
        <a href="/b-wall-one?utm_source=x">The second wall of sand</a>
        <a href="/a-wall-one">The first wall of sand</a>
        <a href="/b-wall-one#comments">The second wall of sand</a>
        <a href="/c-wall-one">The third wall of sand</a>"""

    assert links(body, count_max=2) == [
        "https://tide.example/b-wall-one",
        "https://tide.example/a-wall-one",
    ]


@pytest.mark.parametrize("selector", ["h3 a", "h3", "li > h3"])
def test_a_selector_names_the_links_or_what_stands_around_them(selector: str) -> None:
    body = """<ul><li><h3><a href="https://wire.example/1">Sand</a></h3></li></ul>
        <a href="/wall-of-sand">Wall of sand built now</a><h3>No link</h3>"""

    assert links(body, selector) == ["https://wire.example/1"]


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02" * 99, b"<div>" * 9000], ids=repr)
def test_a_page_without_text_lists_nothing(body: bytes) -> None:
    assert article_links(read_markup(body[:90_000], URL), count_max=9) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<a href='/a-b-c'>Wall of sand built</a>" * 200_000, id="many links"),
        pytest.param(
            b"<div>" * 900 + b"<a href='/a-b-c'>Wall of sand built</a>" * 100_000, id="deep ones"
        ),
    ],
)
def test_a_page_made_to_be_slow_is_not(body: bytes) -> None:
    began = time.process_time()

    article_links(read_markup(body, URL), count_max=100)

    assert time.process_time() - began < 5  # s; half of one, on an idle machine
