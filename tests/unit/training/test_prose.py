from __future__ import annotations

from random import Random

import pytest

from training.prose import ARTICLE, READER, Writer
from training.tongues import CODES, tongue


@pytest.mark.parametrize("code", CODES)
def test_the_same_dice_write_the_same_text(code: str) -> None:
    once, again = (Writer(tongue(code), Random(5)).paragraph(4) for _ in range(2))

    assert once == again


@pytest.mark.parametrize("code", ["de", "en", "ru", "ar", "ko"])
def test_a_sentence_of_an_article_has_as_many_words_as_its_manner_says(code: str) -> None:
    writer = Writer(tongue(code), Random(1))
    least, most = ARTICLE.words

    lengths = [len(writer.sentence().split()) for _ in range(200)]

    assert least <= min(lengths)
    assert max(lengths) <= most + 2  # a number and a closing word


@pytest.mark.parametrize("code", ["zh", "ja", "th"])
def test_a_sentence_without_spaces_has_none(code: str) -> None:
    assert " " not in Writer(tongue(code), Random(1)).headline()


def test_the_words_of_a_headline_come_back_in_its_text() -> None:
    writer = Writer(tongue("en"), Random(2))

    headline = set(writer.headline().lower().split())
    text = set(" ".join(writer.paragraphs(20, (3, 3))).lower().split())
    other = set(" ".join(writer.on_another_topic().paragraphs(20, (3, 3))).lower().split())

    assert len(headline & text) > len(headline & other)


def test_readers_say_i_and_authors_do_not() -> None:
    writer = Writer(tongue("en"), Random(3))
    first_person = set(tongue("en").first_person)

    readers = writer.paragraph(60, READER).split()
    author = writer.paragraph(60, ARTICLE).split()

    assert sum(word in first_person for word in readers) > 20
    assert sum(word in first_person for word in author) < 3
