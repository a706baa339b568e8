"""Floors of extraction quality, on real pages that lie beside the project and are not part of it.

The model that comes with the package was trained on these very pages. So this guards against
breaking what works and is no measure of quality; `make bench` measures that, by models that have
not seen the domain of a page. A change may raise a floor; lowering one takes a sentence in the
changelog.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress import ArticleError, clean_article

# A little below what was reached when they were raised last.
_FLOORS = {"word F1": 0.973, "wanted snippets kept": 0.980, "clutter snippets kept out": 0.978}

_QUOTES = str.maketrans("’‘“”", "''\"\"")


@pytest.fixture(scope="module")
def wcxb(root: Path) -> Path:
    """Return the folder of the WCXB pages, where the machine has them."""
    folder = root.parent / "shared" / "corpus" / "wcxb"
    if not folder.is_dir():
        pytest.skip("the WCXB corpus is not on this machine (../shared/corpus/wcxb)")
    return folder


def test_real_articles_are_cleaned_no_worse_than_before(wcxb: Path) -> None:
    with gzip.open(wcxb / "ground-truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["page_type"] == "article" and row["main_content"]]

    cleaned = [(row, _clean(wcxb, row)) for row in rows]

    scores = {
        "word F1": sum(_f1(text, row["main_content"]) for row, text in cleaned) / len(cleaned),
        "wanted snippets kept": _found(cleaned, "with"),
        "clutter snippets kept out": 1 - _found(cleaned, "without"),
    }
    assert {name: score for name, score in scores.items() if score < _FLOORS[name]} == {}


def _clean(wcxb: Path, row: dict[str, Any]) -> str:
    page = gzip.decompress((wcxb / "html" / f"{row['id']}.html.gz").read_bytes())
    try:
        html = clean_article(page, row["url"]).html
    except ArticleError:
        return ""
    blocks = re.sub(
        r"</?(?:p|li|h\d|tr|td|th|div|br|pre|figcaption|blockquote)\b[^>]*>", "\n", html
    )
    return LexborHTMLParser(blocks).text()


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _f1(text: str, truth: str) -> float:
    """Return the F1 of two bags of words, the measure of the WCXB benchmark."""
    found, wanted = _words(text), _words(truth)
    shared = sum((found & wanted).values())
    return 2 * shared / (sum(found.values()) + sum(wanted.values())) if shared else 0.0


def _found(cleaned: list[tuple[dict[str, Any], str]], key: str) -> float:
    """Return the share of the snippets that stand in the cleaned texts."""
    hits = [_bare(snippet) in _bare(text) for row, text in cleaned for snippet in row[key] or ()]
    return sum(hits) / len(hits)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.translate(_QUOTES).lower()).strip()
