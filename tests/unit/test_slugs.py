from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.slugs import article_pages, slug_of, slugs_of, story_pages


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
    page = next(article_pages("tide", "Harbour reopens", "g1"))

    assert page == "articles/tide/harbour-reopens.html"


def test_the_other_pages_of_an_article_are_told_apart_by_its_guid():
    first = list(islice(article_pages("tide", "Fog", "g1"), 3))
    second = list(islice(article_pages("tide", "Fog", "g2"), 3))

    assert first[0] == second[0] == "articles/tide/fog.html"
    assert len({*first, *second}) == 5
    assert all(page.startswith("articles/tide/fog-") for page in (*first[1:], *second[1:]))


def test_a_title_without_letters_is_named_after_its_guid():
    first, second = (next(article_pages("tide", "!!!", guid)) for guid in ("g1", "g2"))

    assert first != second
    assert len(first.removeprefix("articles/tide/")) == len("123abc.html")


@given(source=st.text(max_size=90), title=st.text(max_size=90), guid=st.text(max_size=20))
def test_pages_are_safe_and_different_whatever_title_and_source_are_called(source, title, guid):
    pages = list(article_pages(source, title, guid))

    assert len({page.casefold() for page in pages}) == len(pages) > 50
    for page in pages:
        assert page.isascii()
        folder, key, file = page.split("/")
        assert folder == "articles"
        assert key.strip(".-")
        assert len(file) <= 85


@given(st.text(st.characters(), max_size=30))
def test_slugs_of_a_name_are_slugs_themselves(name):
    for slug in slugs_of(name, name):
        assert slug_of(slug) == slug


def test_stories_of_one_title_have_pages_to_choose_from():
    first, second = (list(islice(story_pages("Fog", guid), 2)) for guid in ("g1", "g2"))

    assert first[0] == second[0] == "stories/fog.html"
    assert first[1].startswith("stories/fog-")
    assert first[1] != second[1]
