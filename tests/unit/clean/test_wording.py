"""The words of many texts, numbered and counted at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.clean.wording import Wording, words_of

_PLANE = st.characters(max_codepoint=0xFFFF)
LINES = st.lists(st.text(_PLANE, max_size=30).map(lambda text: " ".join(text.split())), min_size=1)


def spoken(wording: Wording) -> list[list[str]]:
    """Return the words of each text again."""
    ends = (wording.starts + wording.counts).tolist()
    return [
        [wording.vocabulary[number] for number in wording.said[start:end]]
        for start, end in zip(wording.starts.tolist(), ends, strict=True)
    ]


@given(LINES)
def test_texts_have_the_words_that_they_have_one_by_one(texts: Sequence[str]) -> None:
    lowered = [words_of(text) for text in texts]

    assert spoken(Wording(texts)) == lowered


@given(LINES)
def test_distinct_words_are_counted_once_a_text(texts: Sequence[str]) -> None:
    wording = Wording(texts)

    pairs = zip(wording.text_of_each.tolist(), wording.each.tolist(), strict=True)
    expected = {(at, word) for at, text in enumerate(texts) for word in words_of(text)}
    assert sorted((at, wording.vocabulary[word]) for at, word in pairs) == sorted(expected)


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
