"""The words of many texts, numbered and counted at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.clean.wording import Lexicons, Wording, words_of

_PLANE = st.characters(max_codepoint=0xFFFF)
LINES = st.lists(st.text(_PLANE, max_size=30).map(lambda text: " ".join(text.split())), min_size=1)


def spoken(wording: Wording) -> list[list[str]]:
    """Return the words of each text again."""
    ends = (wording.starts + wording.counts).tolist()
    return [
        wording.spelled(np.arange(start, end))
        for start, end in zip(wording.starts.tolist(), ends, strict=True)
    ]


@given(LINES)
def test_texts_have_the_words_that_they_have_one_by_one(texts: Sequence[str]) -> None:
    lowered = [words_of(text) for text in texts]

    assert spoken(Wording(texts)) == lowered


@given(LINES)
def test_distinct_words_are_counted_once_a_text(texts: Sequence[str]) -> None:
    wording = Wording(texts)

    found = Counter(wording.text_of_each.tolist())
    assert found == Counter(at for at, text in enumerate(texts) for _ in set(words_of(text)))


@given(LINES)
def test_words_have_the_same_number_if_they_are_the_same(texts: Sequence[str]) -> None:
    words = [word for text in texts for word in words_of(text)]

    numbers = Wording(texts).numbers.tolist()

    assert len(set(zip(numbers, words, strict=True))) == len(set(numbers)) == len(set(words))


def test_words_that_differ_in_one_letter_or_its_place_have_other_numbers() -> None:
    words = ["a", "b", "aa", "ab", "ba", "aab", "aba", "baa", "é", "e", "x" * 1023, "x" * 1025]

    assert len(set(Wording(words).numbers.tolist())) == len(words)


def test_words_are_known_among_others() -> None:
    wording = Wording(["the ferry", "tea", "a ferry sails"])

    known = wording.among(["ferry", "sails", "late"])

    assert sorted(wording.text_of_each[known].tolist()) == [0, 2, 2]
    assert not wording.among([]).any()


@given(LINES)
def test_all_words_are_among_themselves(texts: Sequence[str]) -> None:
    wording = Wording(texts)

    assert wording.among({word for text in texts for word in words_of(text)}).all()


def test_words_weigh_what_a_lexicon_says() -> None:
    words = {f"word{number}": number / 4 for number in range(1, 500)}
    said = ["word1 unknown word499", "word17 word17"]

    weights = Lexicons(words, {}).weights(Wording(said).numbers)

    assert weights.tolist() == [0.25, 0, 499 / 4, 17 / 4, 17 / 4]
    assert Lexicons({}, {}).weights(Wording(said).numbers).tolist() == [0] * 5


def test_the_first_word_of_a_text_without_words_is_empty() -> None:
    wording = Wording(["…", "The Ferry", "", "12 islands"])

    assert wording.first_words() == ["", "the", "", "12"]


def test_signs_beyond_the_first_plane_are_no_words() -> None:
    assert spoken(Wording(["🎉 party 🎉"])) == [["party"]]


@pytest.mark.parametrize("text", ["\ud800", "a\ud800b"], ids=["alone", "inside"])
def test_half_a_surrogate_pair_parts_words(text: str) -> None:
    assert spoken(Wording([text])) == [words_of(text)]


def test_words_are_of_letters_and_digits_in_lower_case() -> None:
    assert words_of("Ferry-No. 7: «Ünsinkbar», l’été") == [
        "ferry",
        "no",
        "7",
        "ünsinkbar",
        "l",
        "été",
    ]
