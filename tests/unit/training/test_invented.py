from __future__ import annotations

import re
from itertools import islice

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from training.invented import KINDS, invented_pages
from training.page import TrainingPage


@pytest.fixture(scope="module")
def pages() -> list[TrainingPage]:
    return list(invented_pages(80, seed=11))


def test_the_same_seed_gives_the_same_pages_whatever_the_count(pages: list[TrainingPage]) -> None:
    assert list(islice(invented_pages(1000, seed=11), 5)) == pages[:5]


def test_another_seed_gives_other_pages(pages: list[TrainingPage]) -> None:
    assert next(invented_pages(1, seed=12)).html != pages[0].html


def test_every_kept_paragraph_is_one_block_or_a_part_of_one(pages: list[TrainingPage]) -> None:
    for page in pages:
        body = LexborHTMLParser(page.html).body
        assert body is not None
        texts = [" ".join(block.text.split()) for block in read_blocks(body).blocks]

        strays = [
            paragraph
            for paragraph in page.truth.split("\n\n")
            if not any(paragraph in text for text in texts)
        ]

        assert strays == []


def test_no_page_is_all_article_and_none_is_without(pages: list[TrainingPage]) -> None:
    for page in pages:
        body = LexborHTMLParser(page.html).body
        assert body is not None
        is_bare = page.kind.startswith("bare")
        assert len(page.truth) > 0
        assert is_bare or len(page.truth) < len(body.text())


def test_nothing_on_a_page_tells_its_truth(pages: list[TrainingPage]) -> None:
    assert not any("kept" in page.html or "truth" in page.html for page in pages)


def test_no_two_pages_share_a_domain(pages: list[TrainingPage]) -> None:
    assert len({page.domain for page in pages}) == len(pages)


def test_every_kind_and_many_languages_are_among_them(pages: list[TrainingPage]) -> None:
    kinds = {page.kind.split("/")[0] for page in pages}
    languages = {
        match[1] for page in pages if (match := re.search(r'<html lang="(\w+)"', page.html))
    }

    assert kinds == set(KINDS)
    assert len(languages) >= 12


def test_the_title_stands_on_the_page_but_not_in_its_truth(pages: list[TrainingPage]) -> None:
    for page in pages:
        assert LexborHTMLParser(page.html).css_first("title") is not None
        assert page.title in LexborHTMLParser(page.html).text()
        assert page.title not in page.truth.split("\n\n")
