"""What cleaning makes of the documents that the project ships, piece by piece."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress import Article, ArticleError, Capture, SourceError
from quietpress.classify import classify
from quietpress.clean.cleaner import clean_capture
from quietpress.collect import find_files, read_file
from quietpress.settings import read_following

HERE = Path(__file__).parent
INCOMING = HERE.parents[1] / "content" / "incoming"
NOT_ARTICLES = HERE.parent / "fixtures" / "not_articles"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "incoming.toml").read_text("utf-8"))
FOLLOWING = read_following(HERE.parents[1] / "sources.toml")

# A capture dates from its file; a checkout's files date from the checkout.
_ARRIVED = datetime(2026, 11, 22, 3, tzinfo=UTC)


def _captures(path: Path, folder: Path) -> list[Capture]:
    captures = [one for one in read_file(path, folder) if isinstance(one, Capture)]
    return [replace(capture, captured=_ARRIVED) for capture in captures]


def _article(key: str) -> Article:
    captures = _captures(INCOMING / key.partition("#")[0], INCOMING)
    capture = next(capture for capture in captures if capture.origin == key)
    return classify(clean_capture(capture, FOLLOWING), FOLLOWING)


def _fold(text: str) -> str:
    return " ".join(text.split())


def _text(article: Article) -> str:
    return _fold(LexborHTMLParser(article.html).text(separator=" "))


def _bare(text: str) -> str:
    """Return the letters and digits: markup inside a snippet must not split it."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("key", EXPECTED)
def test_an_example_is_the_article_its_author_wrote(key: str) -> None:
    expected = EXPECTED[key]

    article = _article(key)

    text = _text(article)
    assert article.title == expected["title"]
    assert list(article.authors) == expected["authors"]
    assert article.published == expected["published"]
    assert article.language == expected["language"]
    assert article.url == expected["url"]
    assert list(article.topics) == expected["topics"]
    assert article.html.count("<img ") == expected["pictures"]
    assert _bare(text).startswith(_bare(expected["first"])), text[:200]
    assert _bare(text).endswith(_bare(expected["last"])), text[-300:]
    bare = _bare(text)
    assert [piece for piece in expected["keeps"] if _bare(piece) not in bare] == []
    assert [piece for piece in expected["removes"] if _bare(piece) in bare] == []


def test_every_example_has_its_expectation() -> None:
    captures = [one for path in find_files(INCOMING) for one in _captures(path, INCOMING)]

    assert {capture.origin for capture in captures} == set(EXPECTED)


def test_every_removal_names_a_rule_and_its_text() -> None:
    removed = [removal for key in EXPECTED for removal in _article(key).removed]

    assert removed
    assert all(removal.rule and removal.text for removal in removed)


@pytest.mark.parametrize("path", sorted(NOT_ARTICLES.iterdir()), ids=lambda path: path.stem)
def test_what_is_no_article_is_refused_by_name(path: Path) -> None:
    def clean_all() -> None:
        for capture in read_file(path, NOT_ARTICLES):
            assert isinstance(capture, Capture)
            clean_capture(capture, FOLLOWING)

    with pytest.raises((ArticleError, SourceError), match=path.name):
        clean_all()
