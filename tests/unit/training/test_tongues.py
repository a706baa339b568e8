from __future__ import annotations

import string

import pytest

from training.phrases import TABLES
from training.tongues import CODES, tongue


@pytest.mark.parametrize("code", CODES)
def test_a_tongue_has_letters_small_words_and_phrases(code: str) -> None:
    one = tongue(code)

    assert min(len(one.onsets), len(one.rimes)) >= 1
    assert len(one.small) >= 15
    assert {"comments", "related", "share", "cookies", "sections"} <= set(one.phrases)


@pytest.mark.parametrize("code", CODES)
def test_a_tongue_says_nothing_that_english_does_not(code: str) -> None:
    assert set(tongue(code).phrases) <= set(tongue("en").phrases)


@pytest.mark.parametrize("code", CODES)
def test_phrases_ask_for_nothing_but_names_numbers_and_topics(code: str) -> None:
    wordings = [wording for wording in tongue(code).phrases.values() for wording in wording]

    fields = {field for one in wordings for _, field, _, _ in string.Formatter().parse(one)}

    assert fields <= {None, "name", "number", "topic"}


def test_at_least_fourteen_languages_are_written() -> None:
    assert len(TABLES) >= 14


@pytest.mark.parametrize("code", ["zh", "ja", "th"])
def test_some_languages_put_no_space_between_words(code: str) -> None:
    assert tongue(code).space == ""


@pytest.mark.parametrize("code", ["ar", "he"])
def test_some_languages_are_written_from_the_right(code: str) -> None:
    assert tongue(code).direction == "rtl"
