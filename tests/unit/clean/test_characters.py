"""The letters of many texts are counted at once, and rightly."""

from __future__ import annotations

import pytest

from quietpress.clean import characters
from quietpress.clean.characters import Characters


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("Two Words, 3 digits 45.", characters.UPPER, 2, id="capitals"),
        pytest.param("Two Words, 3 digits 45.", characters.DIGIT, 3, id="digits"),
        pytest.param("a, b; c、d،", characters.COMMA, 4, id="commas of three scripts"),
        pytest.param("One. Two! 三。चार।", characters.STOP, 4, id="full stops of three scripts"),
        pytest.param("Пирс and pier", characters.FOREIGN, 4, id="letters beyond Latin"),
        pytest.param("🎉 party", characters.LETTER, 5, id="beyond the first plane"),
        pytest.param("\ud800x", characters.LETTER, 1, id="half a surrogate pair"),
        pytest.param("", characters.LETTER, 0, id="nothing"),
    ],
)
def test_each_class_is_counted(text: str, kind: int, expected: int) -> None:
    counts = Characters(["before", text, "after, 1."]).count(kind)

    assert counts[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is over.", True),
        ("It is over.”", True),
        ("(It is over.)»", True),
        ("Is it over?", True),
        ("已经结束。", True),
        ("It is over", False),
        ("“It is over”", False),
        (".", True),
        ("”", False),
        ("", False),
    ],
)
def test_a_sentence_knows_its_end(text: str, expected: bool) -> None:  # noqa: FBT001
    ended = Characters(["One.", text, "two"]).is_ended()

    assert bool(ended[1]) is expected


def test_a_text_knows_its_first_character() -> None:
    texts = Characters(["Upper", "lower", "1st", ""])

    assert texts.starts_with(characters.UPPER).tolist() == [True, False, False, False]
    assert texts.starts_with(characters.DIGIT).tolist() == [False, False, True, False]
