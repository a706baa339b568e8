from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpress.article import Article
from quietpress.publish.addresses import article_pages, slug_of, source_slugs


def article(guid: str, title: str, source: str = "tide", day: int = 1) -> Article:
    published = datetime(2025, 3, day, tzinfo=UTC)
    return Article(
        guid=guid, url="", title=title, html="<p>.</p>", source=source, published=published
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Harbour reopens!", "harbour-reopens", id="words"),
        pytest.param("Ünsere Straße", "unsere-strasse", id="letters beyond ASCII"),
        pytest.param("北京", "bei-jing", id="Chinese"),
        pytest.param("../../etc/passwd", "etc-passwd", id="a path"),
        pytest.param("🎉 !!!", "", id="nothing that can be spelled"),
    ],
)
def test_a_title_becomes_a_slug(title, slug):
    assert slug_of(title) == slug


def test_a_long_title_is_cut_between_words():
    slug = slug_of("harbour " * 1000)

    assert len(slug) <= 80
    assert set(slug.split("-")) == {"harbour"}


def test_an_article_lies_below_its_source_under_its_title():
    pages = article_pages([article("g1", "Harbour reopens")])

    assert pages == {"g1": "articles/tide/harbour-reopens.html"}


def test_of_two_equal_titles_the_older_article_keeps_the_plain_slug():
    pages = article_pages([article("new", "Fog", day=2), article("old", "Fog", day=1)])

    assert pages["old"] == "articles/tide/fog.html"
    assert pages["new"].startswith("articles/tide/fog-")


def test_the_order_that_articles_come_in_changes_no_address():
    articles = [article(f"g{number}", "Fog") for number in range(5)]

    assert article_pages(articles) == article_pages(reversed(articles))


def test_a_new_article_moves_no_older_one():
    old = [article("a", "Fog", day=1), article("b", "Fog", day=2)]

    before = article_pages(old)
    after = article_pages([*old, article("c", "Fog", day=3)])

    assert {guid: after[guid] for guid in before} == before


def test_a_title_without_letters_is_named_after_its_guid():
    first, second = article_pages([article("g1", "!!!"), article("g2", "🎉")]).values()

    assert first != second
    assert len(first.removeprefix("articles/tide/")) == len("123abc.html")


def test_a_title_that_looks_like_a_suffixed_slug_takes_nobodys_place():
    taken = article_pages([article("g1", "Fog"), article("g2", "Fog", day=2)])["g2"]
    imitation = taken.rpartition("/")[2].removesuffix(".html")

    pages = article_pages(
        [article("g0", imitation), article("g1", "Fog"), article("g2", "Fog", day=2)]
    )

    assert len(set(pages.values())) == 3


def test_an_undated_article_has_an_address_too():
    undated = replace(article("g1", "Fog"), published=None)

    assert article_pages([undated]) == {"g1": "articles/tide/fog.html"}


def test_sources_that_spell_alike_do_not_share_a_page():
    slugs = source_slugs(["Tide", "tide", "../tide"])

    assert slugs["tide"] == "tide"
    assert len(set(slugs.values())) == 3


@settings(deadline=None)  # a busy machine is no failure
@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.sampled_from(["tide", "Tide", "..", "a/b", "", "🎉"])),
        max_size=12,
    )
)
def test_addresses_are_safe_and_unique_whatever_titles_and_sources_are_called(named):
    articles = [
        article(f"g{number}", title, source) for number, (title, source) in enumerate(named)
    ]

    pages = article_pages(articles).values()

    assert len({page.casefold() for page in pages}) == len(articles)
    for page in pages:
        assert page.isascii()
        folder, source, file = page.split("/")
        assert folder == "articles"
        assert source.strip(".-")
        assert len(file) <= 85
