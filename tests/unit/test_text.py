"""Plain text of HTML, folded and shortened."""

from __future__ import annotations

import pytest

from quietpress.text import fold, letters_in, plain_text, shorten, whole_characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n\t ", ""),
        (" a \n b\u00a0c\u2003d\r\n", "a b c d"),
        ("港口\u3000开放", "港口 开放"),
        ("zero\u200bwidth", "zero\u200bwidth"),
    ],
)
def test_white_space_is_folded(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("Rain 🙂", "Rain 🙂", id="as it should be"),
        pytest.param("\ud83d\ude42", "🙂", id="two halves"),
        pytest.param("a\ud83db\ude42", "a\ufffdb\ufffd", id="halves of two"),
    ],
)
def test_halves_of_characters_are_joined_or_marked(text: str, whole: str) -> None:
    assert whole_characters(text) == whole


def test_texts_that_differ_in_marks_and_case_have_the_same_letters() -> None:
    assert letters_in("The “Tide” – No. 7!") == letters_in("the tide: NO 7") == "thetideno7"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("<p>One</p>\n<p>Two</p>", "One Two", id="paragraphs"),
        pytest.param("<ul><li>One</li><li>Two</li></ul>", "One Two", id="items"),
        pytest.param("<p>R&amp;D &lt; 2</p>", "R&D < 2", id="entities"),
        pytest.param('<img src="media/a.png" alt="A boat">', "", id="picture"),
    ],
)
def test_plain_text_is_what_a_reader_reads(html: str, expected: str) -> None:
    assert plain_text(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("harbour", "harbour", id="short enough"),
        pytest.param("exactly ten", "exactly ten", id="as long as allowed"),
        pytest.param("ship harbourmaster", "ship harbo…", id="half would go"),
        pytest.param("harbours open", "harbours…", id="inside a word"),
        pytest.param("the ships sail", "the ships…", id="at a word's end"),
        pytest.param("harbourmaster", "harbourmas…", id="one long word"),
        pytest.param("AI 港口在风暴过后重新开放了", "AI 港口在风暴过后…", id="hardly any spaces"),
    ],
)
def test_text_is_cut_between_words(text: str, expected: str) -> None:
    assert shorten(text, 11) == expected
