import gzip

import pytest

from benchmarks.quality import attempt, score_metadata, score_pages
from quietpress import ArticleError
from training.corpus import CorpusPage, Document

PROSE = "The ferry sailed again on Saturday, after a week of storms and of waiting. " * 20


@pytest.mark.parametrize("error", [ArticleError("", "a consent wall"), ValueError("broken")])
def test_refusing_and_breaking_are_no_answer(error):
    def extract(_):
        raise error

    assert attempt(extract, Document(b"", "", "")) is None


def test_every_page_is_scored_in_order_and_refused_ones_count_as_empty(page_with):
    pages = [
        page_with("1", f"<article><p>{PROSE}</p></article>", wanted=("storms", "»")),
        page_with("2", "<p>Please log in.</p>", unwanted=("Share",)),
    ]

    [[good], [refused]] = score_pages(pages, ["Quietpress, shipped"])

    assert (good.page, good.words.f1, good.kept, good.wanted) == ("1", 1.0, 1, 1)
    assert (refused.page, refused.words.f1, refused.failed) == ("2", 0.0, True)
    assert (refused.leaked, refused.unwanted) == (0, 1)


def test_metadata_is_scored_and_a_refused_page_says_nothing(page_with):
    stated = {"title": "The storm", "author": "Ada Voss"}
    pages = [
        page_with("1", f"<h1>The storm</h1><p>By Ada Voss</p><p>{PROSE}</p>", **stated),
        page_with("2", "<p>Log in.</p>", **stated),
    ]

    [[good], [refused]] = score_metadata(pages, ["Quietpress, shipped"])

    assert (good.page, good.title, good.author, good.date) == ("1", "right", "right", "absent")
    assert (refused.title, refused.author, refused.date) == ("missed", "missed", "absent")


@pytest.fixture
def page_with(tmp_path):
    """Return what makes a page of the corpus with this body."""

    def make(name, body, **fields):
        file = tmp_path / f"{name}.html.gz"
        file.write_bytes(gzip.compress(f"<html><body>{body}</body></html>".encode()))
        values = {
            "url": f"https://tide.example/{name}",
            "domain": "tide.example",
            "page_type": "article",
            "file": file,
            "truth": PROSE,
            "wanted": (),
            "unwanted": (),
        }
        return CorpusPage(id=name, **{**values, **fields})

    return make
