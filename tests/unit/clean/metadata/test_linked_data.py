"""The object that is the article is found in JSON-LD, however a system writes it."""

from __future__ import annotations

import json

import pytest

from quietpress.clean.metadata.linked_data import LinkedData, read_linked_data

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "The storm",
    "author": {"@type": "Person", "name": "Ada Voss"},
}


def read(*data: object) -> LinkedData:
    return read_linked_data([one if isinstance(one, str) else json.dumps(one) for one in data])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param([ARTICLE], id="object"),
        pytest.param([[{"@type": "WebSite", "name": "x"}, ARTICLE]], id="list"),
        pytest.param([{"@graph": [{"@type": "Person", "name": "x"}, ARTICLE]}], id="graph"),
        pytest.param([{"@type": "WebPage", "mainEntity": ARTICLE}], id="main entity"),
        pytest.param([ARTICLE | {"@type": ["Thing", "Article"]}], id="list of types"),
        pytest.param([ARTICLE | {"@type": "https://schema.org/Article"}], id="full type"),
        pytest.param([ARTICLE | {"author": [{"name": ["Ada Voss"]}]}], id="lists of names"),
        pytest.param([ARTICLE | {"author": "Ada Voss"}], id="plain name"),
        pytest.param([ARTICLE | {"author": "Ada&#32;Voss"}], id="escaped for HTML"),
        pytest.param(
            [
                {
                    "@graph": [
                        ARTICLE | {"author": {"@id": "#ada"}},
                        {"@id": "#ada", "@type": "Person", "name": "Ada Voss"},
                    ]
                }
            ],
            id="author by reference",
        ),
        pytest.param([f"<!--\n{json.dumps(ARTICLE)}\n-->"], id="in a comment"),
        pytest.param([f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>"], id="in CDATA"),
        pytest.param(["{broken", ARTICLE], id="behind broken JSON"),
        pytest.param([{"@type": {"a": [1]}}, ARTICLE], id="behind a strange type"),
        pytest.param([{"@type": [{}, None]}, ARTICLE], id="behind strange types"),
        pytest.param(["[" * 100_000, ARTICLE], id="behind a deep list"),
        pytest.param(["null", "7", ARTICLE], id="behind no objects"),
        pytest.param([{"@type": "WebPage", "headline": "Tide"}, ARTICLE], id="behind its page"),
    ],
)
def test_the_article_is_found(data: list[object]) -> None:
    found = read(*data)

    assert (found.text("headline"), found.texts("author")) == ("The storm", ["Ada Voss"])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"@type": "WebSite", "headline": "Daily Tide"}, id="site"),
        pytest.param({"@type": "Product", "headline": "Boat"}, id="product"),
        pytest.param({"@type": "article", "headline": "x"}, id="type that is none"),
        pytest.param({"headline": "x"}, id="no type"),
        pytest.param({"a": {"@type": "Article", "headline": "x"}}, id="in a place of its own"),
    ],
)
def test_what_is_no_article_says_nothing(data: object) -> None:
    found = read(data)

    assert (found.article, found.page, found.text("headline")) == ({}, {}, "")


def test_a_page_says_what_its_article_does_not() -> None:
    found = read({"@type": "WebPage", "inLanguage": "de", "datePublished": "2026-03-14"}, ARTICLE)

    assert found.text("inLanguage") == "de"
    assert found.article_texts("datePublished") == []


@pytest.mark.parametrize("key", ["author", "headline", "keywords", "mainEntityOfPage", "@type"])
@pytest.mark.parametrize("opening", ["[", '{"name":'])
def test_deep_values_are_given_up(key: str, opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    deep = f'{{"@type":"Article","{key}":{opening * 400}"x"{closing * 400}}}'

    assert read(deep).texts("author") == []


def test_references_in_a_circle_are_given_up() -> None:
    circle = {
        "@graph": [
            {"@type": "Article", "author": {"@id": "#a"}},
            {"@id": "#a", "name": {"@id": "#b"}},
            {"@id": "#b", "name": {"@id": "#a"}},
        ]
    }

    assert read(circle).texts("author") == []


@pytest.mark.parametrize(
    ("data", "body"),
    [
        pytest.param([ARTICLE | {"articleBody": "Wind."}], "Wind.", id="of the article"),
        pytest.param([ARTICLE, ARTICLE | {"articleBody": "Wind."}], "Wind.", id="of the second"),
        pytest.param([ARTICLE | {"articleBody": {"a": 1}}], "", id="no text"),
        pytest.param([{"@type": "Product", "articleBody": "Wind."}], "", id="of no article"),
    ],
)
def test_the_text_of_an_article_may_be_stated(data: list[object], body: str) -> None:
    assert read(*data).article_body == body


def test_types_are_counted_wherever_they_stand() -> None:
    boats = [{"@type": "ListItem", "item": {"@type": "Product"}} for _ in range(3)]

    found = read({"@type": "https://schema.org/ItemList", "itemListElement": boats})

    assert found.types == {"ItemList": 1, "ListItem": 3, "Product": 3}


@pytest.mark.parametrize(
    ("data", "is_stated"),
    [
        pytest.param({"a": {"@type": "NewsArticle"}}, True, id="within another"),
        pytest.param({"@type": ["Thing", "BlogPosting"]}, True, id="of two types"),
        pytest.param({"@type": "Product"}, False, id="product"),
        pytest.param({"@type": "ArticleList"}, False, id="type that begins alike"),
    ],
)
def test_an_article_is_stated_wherever_it_stands(data: object, *, is_stated: bool) -> None:
    assert read(data).states_article == is_stated
