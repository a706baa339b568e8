"""Pages of one article lead to each other, and to nothing else."""

import pytest

from quietpress.collect.markup import Markup, read_markup
from quietpress.collect.onward import is_thin, joined, next_page, variants_of

URL = "https://tide.example/2026/sand"


def page(body: str, url: str = URL) -> Markup:
    return read_markup(body.encode(), url)


@pytest.mark.parametrize(
    ("first", "link"),
    [
        pytest.param(URL, f"{URL}/2", id="number"),
        pytest.param(f"{URL}/", f"{URL}/2/", id="slashes"),
        pytest.param(URL, f"{URL}/page/2", id="word and number"),
        pytest.param(URL, f"{URL}/seite-2", id="another language"),
        pytest.param(f"{URL}.html", f"{URL}-2.html", id="before the ending"),
        pytest.param(f"{URL}.html", f"{URL},2.html", id="behind a comma"),
        pytest.param(URL, f"{URL}?page=2", id="parameter"),
        pytest.param(f"{URL}?id=7", f"{URL}?id=7&p=2", id="parameter beside another"),
    ],
)
def test_the_next_page_is_the_first_with_a_number(first: str, link: str) -> None:
    assert next_page(page(f'<link rel="next" href="{link}">', first), first, 2) == link


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("https://tide.example/2026/wall", id="another article"),
        pytest.param("https://tide.example/page/2", id="page of the front page"),
        pytest.param("https://tide.example/2026/wall/2", id="page of another article"),
        pytest.param(f"{URL}/3", id="page after the next"),
        pytest.param(f"{URL}?page=2&ref=next", id="parameter too many"),
        pytest.param(f"{URL}?comment=2", id="parameter of something else"),
        pytest.param("https://other.example/2026/sand/2", id="another host"),
        pytest.param("https://other.example/2026/sand?page=2", id="another host with a number"),
        pytest.param(f"{URL}#comments", id="the page itself"),
        pytest.param("javascript:next(2)", id="script"),
    ],
)
def test_another_article_is_no_next_page(link: str) -> None:
    assert next_page(page(f'<a rel="next" href="{link}">Next</a>'), URL, 2) == ""


def test_pages_of_an_article_become_one() -> None:
    first = page("<div class=t><p>One one.</p><p>One two.</p></div><div><p>Aside</p></div>")
    second = page(
        "<div><p>Another aside of this page</p></div><div class=t><p>Two.</p><img src=a.png></div>",
        f"{URL}/2/",
    )

    html = joined([first, second]).decode()

    assert (
        "<p>One two.</p><p>Two.</p>"
        '<img src="https://tide.example/2026/sand/2/a.png"></div><div><p>Aside</p></div>'
    ) in html
    assert "Another aside" not in html


def test_an_article_ends_before_a_page_that_is_built_otherwise() -> None:
    first = page("<div class=t><p>One.</p></div>")
    wall = page("<div class=wall><p>Subscribe to read on.</p></div>")
    third = page("<div class=t><p>Three.</p></div>")

    assert "Three" not in joined([first, wall, third]).decode()


def test_a_page_without_paragraphs_stays_as_it_is() -> None:
    assert b"<b>Bare</b>" in joined([page("<b>Bare</b>"), page("<p>Two</p>")])


def test_a_page_names_its_other_versions() -> None:
    body = f"""<link rel="amphtml" href="/amp/2026/sand">
        <a href="/print">Printing house</a><a href="{URL}/print">Print</a>"""

    assert variants_of(page(body)) == {
        "amp": "https://tide.example/amp/2026/sand",
        "print": f"{URL}/print",
    }


@pytest.mark.parametrize(
    ("link", "is_version"),
    [
        (f"{URL}?print=1", True),
        (f"{URL}/print/", True),
        (f"{URL}?view=print", True),
        (f"{URL}/printing-in-sand", False),
        (f"{URL}/print/catalogue-of-prints", False),
        ("https://shop.example/print", False),
    ],
)
def test_a_link_is_a_print_version_by_its_address(link: str, *, is_version: bool) -> None:
    assert bool(variants_of(page(f'<a href="{link}">x</a>'))) == is_version


@pytest.mark.parametrize(
    ("body", "thin"),
    [
        ("<p>Please enable cookies.</p>", True),
        ("", True),
        ("<p>" + "word " * 100, False),
        ("<p>word word</p>" * 50, False),
    ],
    ids=["wall", "nothing", "one paragraph", "many short ones"],
)
def test_a_page_with_few_words_is_thin(body: str, *, thin: bool) -> None:
    assert is_thin(page(body)) == thin
