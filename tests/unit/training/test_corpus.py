import gzip
import json

import pytest

from training.corpus import read_snippets, read_structured, read_wcxb, spread, weak_pages


@pytest.fixture
def corpus(tmp_path):
    """Return a function that writes a set of pages and returns the folder of the sets."""

    def corpus(name, *rows):
        (tmp_path / name / "html").mkdir(parents=True)
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / name / "ground-truth.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
        for row in rows:
            page = tmp_path / name / "html" / f"{row['id']}.html.gz"
            page.write_bytes(gzip.compress(f"<p>{row['id']}</p>".encode()))
        return tmp_path

    return corpus


def test_pages_come_with_their_truth(corpus):
    row = {
        "id": "7",
        "url": "https://www.tide.example/7",
        "domain": "tide.example",
        "page_type": "forum",
        "main_content": "The ferry sails.",
        "with": ["ferry"],
        "without": None,
        "author": None,
    }

    [page] = read_wcxb(corpus("wcxb", row))

    assert page.document() == (b"<p>7</p>", "https://www.tide.example/7", "tide.example")
    assert (page.page_type, page.truth, page.author) == ("forum", "The ferry sails.", "")
    assert (page.wanted, page.unwanted) == (("ferry",), ())


def test_pages_without_a_truth_are_left_out(corpus):
    rows = [{"id": "1", "url": "https://a.example/", "main_content": ""}]

    assert read_wcxb(corpus("wcxb", *rows)) == []


def test_pages_of_snippets_have_the_domain_of_their_address_and_one_author_or_more(corpus):
    row = {
        "id": "1",
        "url": "https://www.quay.example/1",
        "with": [],
        "without": ["Share"],
        "author": ["Ann Olsen", "Bo Lund"],
        "date": "2026-05-04",
    }

    [page] = read_snippets(corpus("snippets", row))

    assert (page.domain, page.page_type, page.truth) == ("quay.example", "", "")
    assert (page.author, page.published) == ("Ann Olsen, Bo Lund", "2026-05-04")


def test_pages_of_snippets_are_of_hosts_that_no_model_was_trained_on(corpus):
    rows = [{"id": f"{n}", "url": f"https://www.town-{n}.example/"} for n in range(20)]
    folder = corpus("snippets", *rows)

    measured = {page.domain for page in read_snippets(folder)}

    trained_on = {page.domain for page in weak_pages(folder)}
    assert measured
    assert trained_on
    assert not measured & trained_on
    assert len(measured | trained_on) == 20


def test_missing_corpus_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="wcxb"):
        read_wcxb(tmp_path)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(None, 10, id="all"),
        pytest.param(4, 4, id="every-third"),
        pytest.param(6, 5, id="every-second"),
        pytest.param(1, 1, id="one"),
        pytest.param(99, 10, id="more-than-there-are"),
    ],
)
def test_pages_are_spread_over_the_whole_set(corpus, count, expected):
    rows = [
        {"id": f"{n}", "url": f"https://{n}.example/", "main_content": "The ferry."}
        for n in range(10)
    ]

    pages = read_wcxb(corpus("wcxb", *rows))

    assert len(spread(pages, count)) == expected


def test_structured_pages_come_by_name_with_the_article_in_html(tmp_path):
    for name in ("pier", "fog"):
        folder = tmp_path / "readability" / name
        folder.mkdir(parents=True)
        (folder / "source.html.gz").write_bytes(gzip.compress(f"<p>{name}</p>Ads".encode()))
        (folder / "expected.html.gz").write_bytes(gzip.compress(f"<p>{name}</p>".encode()))

    fog, pier = read_structured(tmp_path)

    assert (fog.id, fog.html, fog.expected) == ("fog", b"<p>fog</p>Ads", "<p>fog</p>")
    assert pier.document().html == b"<p>pier</p>Ads"
