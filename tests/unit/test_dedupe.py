"""The same article is published once."""

from __future__ import annotations

import pytest

from quietpress.dedupe import drop_duplicates


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"guid": "urn:x:1", "url": ""}, id="the same id, no address"),
        pytest.param({"guid": "urn:x:1", "url": "https://b.example/"}, id="the same id elsewhere"),
        pytest.param({"guid": "urn:x:2", "url": "https://a.example/storm"}, id="the same address"),
        pytest.param({"guid": "urn:x:2", "url": "http://a.example/storm/"}, id="a variant of it"),
        pytest.param({"guid": "urn:x:2", "url": "https://a.example/storm?utm_id=1"}, id="tracked"),
        pytest.param({"guid": "urn:x:2", "url": "https://a.example/storm/amp/"}, id="for phones"),
    ],
)
def test_a_repetition_is_set_aside_with_the_first_one(article, other: dict[str, str]) -> None:
    first = article(guid="urn:x:1", url="https://a.example/storm")
    second = article(title="Harbour open again", **other)

    kept, repeated = drop_duplicates([first, second])

    assert kept == [first]
    assert repeated == [(second, first)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"guid": "urn:x:2", "url": "https://a.example/tide"}, id="another page"),
        pytest.param({"guid": "urn:x:2", "url": "https://b.example/storm"}, id="another host"),
        pytest.param({"guid": "urn:x:2", "url": "https://a.example/storm?p=2"}, id="query"),
        pytest.param({"guid": "urn:x:2", "url": ""}, id="no address"),
    ],
)
def test_another_article_stays_though_its_words_are_the_same(
    article, other: dict[str, str]
) -> None:
    first = article(guid="urn:x:1", url="https://a.example/storm")
    second = article(**other)

    kept, repeated = drop_duplicates(iter([first, second]))

    assert kept == [first, second]
    assert repeated == []


def test_articles_without_addresses_are_not_each_other(article) -> None:
    articles = [article(guid=f"urn:x:{number}", url="") for number in range(3)]

    assert drop_duplicates(articles) == (articles, [])


def test_every_repetition_names_the_one_that_stays(article) -> None:
    articles = [article(guid=f"urn:x:{number}") for number in range(3)]

    kept, repeated = drop_duplicates(articles)

    assert kept == articles[:1]
    assert repeated == [(articles[1], articles[0]), (articles[2], articles[0])]


def test_nothing_comes_of_nothing() -> None:
    assert drop_duplicates([]) == ([], [])
