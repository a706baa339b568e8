from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from quietpress.publish.words import (
    count_words,
    direction,
    inert,
    join_words,
    period_words,
    reading_minutes,
    weekday_words,
)


def test_a_day_has_its_english_name_in_every_locale():
    assert weekday_words(date(2026, 11, 22)) == "Sunday 22 November 2026"


@pytest.mark.parametrize(
    ("period", "name"),
    [
        pytest.param((2026,), "2026", id="year"),
        pytest.param((2026, 3), "March 2026", id="month"),
        pytest.param((2026, 3, 9), "9 March 2026", id="day"),
    ],
)
def test_a_period_has_a_name(period, name):
    assert period_words(period) == name


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 articles"), (1, "1 article"), (2140, "2,140 articles")],
)
def test_a_number_has_its_noun(number, words):
    assert count_words(number, "article") == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param((), "", id="none"),
        pytest.param(("Ada",), "Ada", id="one"),
        pytest.param(("Ada", "Ben"), "Ada and Ben", id="two"),
        pytest.param(("Ada", "Ben", "Cy"), "Ada, Ben and Cy", id="three"),
    ],
)
def test_names_become_a_list_in_a_sentence(names, words):
    assert join_words(names) == words


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("word " * 220, 1, id="a minute of words"),
        pytest.param("word " * 221, 2, id="and one word"),
        pytest.param("港" * 1000, 2, id="Chinese, which has no spaces"),
        pytest.param("word " * 220 + "港" * 500, 2, id="both"),
    ],
)
def test_reading_takes_as_long_as_the_text_is(text, minutes):
    assert reading_minutes(text) == minutes


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("ar-EG", "rtl"), ("FA", "rtl"), ("zh-Hant", "ltr"), ("", "auto")],
)
def test_a_language_has_a_direction(language, expected):
    assert direction(language) == expected


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(alphabet=st.sampled_from("<>&\"'abc;=/lgtquoam# ")))
def test_inert_text_stays_inert_when_a_theme_strips_tags_from_it(text):
    shown = inert(text)

    for printed in (shown, Markup(shown).striptags()):  # noqa: S704  # what themes do
        assert not set(printed) & set("<>\"'")
