"""What is written as the sanitiser writes it, so that it has nothing to change in it."""

from __future__ import annotations

import pytest

from quietpress.clean.markup import named_spaces, start_tag
from quietpress.clean.sanitize import sanitize

WORDS = "tide & 'ebb' \"flow\" <deep> a\u00a0b"


@pytest.mark.parametrize(
    ("name", "attributes", "expected"),
    [
        pytest.param("p", {}, "<p>", id="no attributes"),
        pytest.param("p", {"lang": "de", "dir": "ltr"}, '<p dir="ltr" lang="de">', id="sorted"),
        pytest.param("h2", {"title": "x", "lang": "de"}, '<h2 lang="de">', id="of no article"),
        pytest.param("b", {"onclick": "go()"}, "<b>", id="that runs"),
        pytest.param("ol", {"start": 3}, '<ol start="3">', id="number"),
        pytest.param(
            "img",
            {"width": "9", "src": "a"},
            '<img src="a" width="9" loading="lazy">',
            id="picture",
        ),
        pytest.param(
            "a",
            {"title": 'a "b"', "href": "https://a.example/?b&c"},
            '<a href="https://a.example/?b&amp;c" title="a &quot;b&quot;"'
            ' rel="noopener noreferrer nofollow">',
            id="link",
        ),
    ],
)
def test_a_start_tag_has_the_attributes_of_an_article(
    name: str, attributes: dict[str, object], expected: str
) -> None:
    assert start_tag(name, attributes) == expected


@pytest.mark.parametrize(
    ("name", "attributes", "html"),
    [
        pytest.param("p", {"id": "qp-1", "lang": "de"}, "{}a</p>", id="paragraph"),
        pytest.param(
            "a",
            {"href": "https://a.example/?b&c'd", "title": WORDS},
            "<p>{}a</a></p>",
            id="link",
        ),
        pytest.param(
            "img",
            {"src": "media/0a.png", "alt": WORDS, "width": "9", "height": "8"},
            "<p>{}</p>",
            id="picture",
        ),
        pytest.param("li", {"value": "3"}, "<ol>{}a</li></ol>", id="item"),
    ],
)
def test_the_sanitiser_has_nothing_to_change(
    name: str, attributes: dict[str, object], html: str
) -> None:
    written = named_spaces(html.format(start_tag(name, attributes)))

    assert sanitize(written) == written
