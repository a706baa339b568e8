from datetime import UTC, datetime

import pytest

from quietpress.article import Article, Capture
from quietpress.batch import clean_many, examine_many
from quietpress.clean.examination import Examination
from quietpress.errors import ArticleError
from quietpress.settings import Following

PARAGRAPH = "<p>It rained on the hills and in the valley, and the river began to move again.</p>"
PAGE = f"<!doctype html><title>Rain</title><body><article><h1>Rain</h1>{PARAGRAPH * 4}</article>"
ENDLESS = PAGE + PARAGRAPH * 100_000  # as large as a page may be, and seconds of work


def capture(origin: str, body: str = PAGE) -> Capture:
    return Capture(
        origin=origin,
        source="",
        body=body.encode(),
        media_type="text/html",
        captured=datetime(2026, 11, 21, tzinfo=UTC),
    )


def told(outcome: Article | ArticleError) -> str:
    return outcome.origin if isinstance(outcome, Article) else str(outcome)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_document_has_its_article_or_a_reason_in_its_place(jobs):
    documents = [
        capture("a.html"),
        ArticleError("b.html", "the file is empty"),
        capture("c.html", "<!doctype html><p>No."),
        capture("d.html", "x" * 10_000_001),
        capture("e.html"),
    ]

    outcomes = [told(one) for one in clean_many(documents, Following(), jobs=jobs)]

    assert outcomes[0] == "a.html"
    assert outcomes[1] == "b.html: the file is empty"
    assert outcomes[2].startswith("c.html: no article: ")
    assert outcomes[3] == "d.html: larger than 10 MB"
    assert outcomes[4] == "e.html"


def test_document_that_takes_too_long_is_left_out_and_named():
    documents = [capture("long.html", ENDLESS), capture("short.html")]

    outcomes = clean_many(documents, Following(), jobs=1, timeout=2.0)

    assert [told(one) for one in outcomes] == ["long.html: takes longer than 2 s", "short.html"]


def test_error_of_ours_is_logged_with_its_traceback_and_the_others_go_on(caplog):
    broken = capture("broken.html")
    object.__setattr__(broken, "charset", 7)  # frozen, and no reader gives such a thing

    outcomes = [told(one) for one in clean_many([broken, capture("a.html")], Following(), jobs=1)]

    assert outcomes == [
        "broken.html: an error of ours; please report it with the traceback",
        "a.html",
    ]
    assert "Traceback" in caplog.text


def test_examinations_come_with_the_origin_of_their_document():
    documents = [capture("a.html"), ArticleError("b.html", "no"), capture("c.html", "<html><p>No.")]

    first, second, third = examine_many(documents, Following(), jobs=2)

    assert first[0] == "a.html"
    assert first[1].article.title == "Rain"
    assert told(second) == "b.html: no"
    assert isinstance(third[1], Examination)
    assert third[1].article is None
