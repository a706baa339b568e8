"""Whole documents with the article that must come out. A new case is a folder and no code.

`source.html` or `source.txt` goes in; `expected.html` is the article's HTML, and
`expected.json` has those of its other fields that the case is about.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from quietpress import Article, clean_article

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def _cleaned(case: Path) -> Article:
    (source,) = case.glob("source.*")
    media_type = "text/plain" if source.suffix == ".txt" else "text/html"
    return clean_article(source.read_bytes(), media_type=media_type)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_article_comes_out(case: Path) -> None:
    article = _cleaned(case)

    assert f"{article.html}\n" == (case / "expected.html").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_known_of_it_comes_out(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))

    fields = json.loads(msgspec.json.encode(_cleaned(case)))
    assert {name: fields[name] for name in expected} == expected
