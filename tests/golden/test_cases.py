"""Whole documents with the article that must come out. A new case is a folder and no code.

`source.html` or `source.txt` goes in, with `amp.html`, `print.html` and `feed.html` where they
are at hand; `expected.html` is the article's HTML, and `expected.json` has those of its other
fields that the case is about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from quietpress import Article, Variant, clean_article

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def _cleaned(case: Path) -> Article:
    (source,) = case.glob("source.*")
    media_type = "text/plain" if source.suffix == ".txt" else "text/html"
    return clean_article(
        source.read_bytes(),
        media_type=media_type,
        variants=_variants(case),
        feed_text=feed.read_text("utf-8") if (feed := case / "feed.html").exists() else "",
    )


def _variants(case: Path) -> Iterator[Variant]:
    kinds: tuple[Literal["amp", "print"], ...] = ("amp", "print")
    for kind in kinds:
        if (file := case / f"{kind}.html").exists():
            url = f"https://dailytide.example/{case.name}/{kind}/"
            yield Variant(kind=kind, url=url, body=file.read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_article_comes_out(case: Path) -> None:
    article = _cleaned(case)

    assert f"{article.html}\n" == (case / "expected.html").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_known_of_it_comes_out(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))

    fields = json.loads(msgspec.json.encode(_cleaned(case)))
    assert {name: fields[name] for name in expected} == expected
