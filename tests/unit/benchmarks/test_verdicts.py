import dataclasses
import gzip

import pytest

from benchmarks.verdicts import KINDS, VerdictScore, by_group, corpus_pages, judge, made_pages
from training.corpus import CorpusPage


@pytest.fixture
def score():
    """Return a factory of scores; a test names only what it is about."""

    def make(kind, wanted="article", group="pages"):
        return VerdictScore(group, wanted, "1", kind, 0.9)

    return make


def test_every_page_that_we_wrote_has_a_kind_and_every_kind_but_one_has_pages():
    pages = list(made_pages())

    assert len(pages) >= 40
    assert {page.wanted for page in pages} == set(KINDS) - {"no text"}


def test_a_page_that_we_wrote_is_taken_for_its_kind():
    page = next(page for page in made_pages() if page.wanted == "log-in page")

    score = judge(page)

    assert (score.group, score.kind) == ("ours, log-in page", "log-in page")


@pytest.fixture
def corpus_page(tmp_path):
    """Return a factory of pages of a corpus; a test names only what it is about."""

    def make(page_type, html="", url="https://tide.example/tag/ferry"):
        file = tmp_path / "7.html.gz"
        file.write_bytes(gzip.compress(html.encode()))
        return CorpusPage(
            id="7",
            url=url,
            domain="tide.example",
            page_type=page_type,
            file=file,
            truth="",
            wanted=(),
            unwanted=(),
        )

    return make


def test_a_page_of_the_corpus_is_judged_and_named_by_its_type(corpus_page):
    html = "<!doctype html><title>Page not found</title><h1>Page not found</h1><p>It was moved.</p>"

    (page,) = corpus_pages([corpus_page("listing", html)])

    assert judge(page) == VerdictScore(
        "corpus, listing", "listing", "7", "error page", pytest.approx(0.64, abs=0.2)
    )


def test_a_page_that_cannot_be_read_is_of_no_kind(corpus_page):
    (page,) = corpus_pages([corpus_page("article", "<i>" * 6000)])

    assert judge(page).kind is None


@pytest.mark.parametrize(
    ("page_type", "wanted"),
    [
        pytest.param("article", "article", id="article"),
        pytest.param("", "article", id="of snippets"),
        pytest.param("collection", "listing", id="shelf of a shop"),
        pytest.param("forum", None, id="either"),
    ],
)
def test_a_type_of_the_corpus_says_what_is_wanted_if_it_can(corpus_page, page_type, wanted):
    (page,) = corpus_pages([corpus_page(page_type)])

    assert page.wanted == wanted


@pytest.mark.parametrize(
    ("page_type", "url", "group"),
    [
        pytest.param("service", "https://tide.example/", "home page", id="front of a firm"),
        pytest.param("service", "https://tide.example/boats", "service", id="one service"),
        pytest.param("article", "https://tide.example/", "article", id="article in front"),
    ],
)
def test_offers_at_the_front_of_a_site_are_home_pages(corpus_page, page_type, url, group):
    (page,) = corpus_pages([corpus_page(page_type, url=url)])

    assert page.group == f"corpus, {group}"


@pytest.mark.parametrize(
    ("kinds", "wanted", "right"),
    [
        pytest.param(["article", "listing"], "article", 0.5, id="a refused article"),
        pytest.param(["error page", "log-in page"], "error page", 1.0, id="refused as another"),
        pytest.param(["article", "listing"], "listing", 0.5, id="a listing that is taken"),
        pytest.param(["article", None], "article", 0.5, id="a page that cannot be read"),
        pytest.param(["article", "listing"], None, None, id="nobody knows"),
    ],
)
def test_right_is_to_take_articles_and_to_refuse_all_else(score, kinds, wanted, right):
    groups = by_group([score(kind, wanted) for kind in kinds])

    assert groups["pages"].right == right
    assert groups["pages"].kinds[kinds[0]] == 1


def test_groups_keep_their_order(score):
    scores = [score("article", group="b"), score("article", group="a")]

    assert list(by_group([*scores, dataclasses.replace(scores[0], page="2")])) == ["b", "a"]
