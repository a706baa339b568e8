"""A page is believed in what it says of itself, and nothing is made up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.metadata import Metadata, read_metadata, read_statements

Read = Callable[..., Metadata]
URL = "https://tide.example/2026/storm"
MORNING = datetime(2026, 3, 14, 8, 30, tzinfo=UTC)


def test_an_empty_page_says_nothing() -> None:
    tree = LexborHTMLParser("")
    assert tree.body

    assert read_metadata(read_statements(tree, ""), read_blocks(tree.body)) == Metadata()


def test_a_page_without_a_word_on_it_keeps_its_address_alone(read: Read) -> None:
    text = "<p>The storm passed on Saturday, 3 people said at 10:30.</p>"

    assert read("", text, lang="") == Metadata(url=URL)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            '<meta property="og:title" content="The storm"><meta name="author" content="Ada Voss">'
            '<meta property="article:published_time" content="2026-03-14T08:30Z">',
            id="Open Graph and meta",
        ),
        pytest.param(
            '<title>The storm</title><meta name=byl content="By Ada Voss"><meta itemprop='
            "datePublished content=2026-03-14T08:30:00+00:00>",
            id="title and other meta",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The storm", '
            '"author": {"name": "Ada Voss"}, "datePublished": "2026-03-14T08:30:00Z"}</script>',
            id="JSON-LD",
        ),
        pytest.param(
            """<meta name="script:ld+json" content='{"@type": "NewsArticle", "headline": """
            """"The storm", "author": {"name": "Ada Voss"}, """
            """"datePublished": "2026-03-14T08:30Z"}'>""",
            id="JSON-LD in a meta element",
        ),
    ],
)
def test_title_author_and_date_are_found(read: Read, head: str) -> None:
    found = read(head)

    assert (found.title, found.authors, found.published) == ("The storm", ("Ada Voss",), MORNING)


@pytest.mark.parametrize(
    "value", [None, 7, [], {}, [[]], {"name": {"name": 3}}, [None], "", "[" * 3 + "]" * 3, True]
)
def test_values_of_the_wrong_kind_say_nothing(
    read: Read, linked: Callable[..., str], value: object
) -> None:
    keys = (
        "headline author datePublished dateModified publisher keywords image inLanguage url".split()
    )

    found = read(linked({"@type": "Article", **dict.fromkeys(keys, value)}))

    assert found.published is None
    assert found.image is None or isinstance(value, str)
    assert found.authors == ()


def test_controls_and_halves_of_characters_go(read: Read, linked: Callable[..., str]) -> None:
    stated = '{"@type":"Article","headline":"a\\u0000b\\ud800c","author":"Ada\\u0007 Voss"}'

    found = read(linked(stated))

    assert (found.title, found.authors) == ("abc", ("Ada Voss",))
