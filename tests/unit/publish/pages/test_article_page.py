from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quietpress.article import Article, Removal
from quietpress.publish.pages.article_page import ArticlePage, EarlierText, Place, article_page
from quietpress.publish.pages.headlines import Link, headline_of
from quietpress.publish.words import Words
from quietpress.trouble import Trouble

NOON = datetime(2025, 3, 9, 12, tzinfo=UTC)


def page(*changes: EarlierText, **fields: object) -> ArticlePage:
    values = {
        "guid": "1",
        "url": "https://tide.example/storm",
        "title": "The storm",
        "html": "<p>The harbour was closed for four days.</p>",
        "source": "tide",
        "site_name": "Daily Tide",
        "published": NOON,
        "topics": ("world",),
    }
    article = Article(**{**values, **fields})
    headline = headline_of(article, "a.html", Link(name="Daily Tide", path="sources/tide.html"))
    return article_page(
        article, Place(headline=headline, topics=(), feeds=(), changes=changes), Words("en")
    )


def text(html: str, *, hours: int, title: str = "The storm") -> EarlierText:
    return EarlierText(title=title, html=html, until=NOON + timedelta(hours=hours))


def test_each_change_is_shown_against_the_text_that_came_after_it():
    latest, first = page(
        text("<p>The harbour was closed for three days.</p>", hours=30),
        text("<p>The harbour was closed for days.</p>", hours=2),
    ).changes

    assert [span.text for span in latest.passages[0] if span.kind != "same"] == ["three", "four"]
    assert [span.text for span in first.passages[0] if span.kind != "same"] == ["three"]
    assert (latest.day, first.day) == ("10 March 2025", "9 March 2025")
    assert first.timestamp == "2025-03-09T14:00:00Z"


def test_a_new_title_is_a_change():
    (change,) = page(
        text("<p>The harbour was closed for four days.</p>", hours=1, title="A storm")
    ).changes

    assert [span.text for span in change.passages[0]][:2] == ["A", "The"]


def test_a_text_that_was_rewritten_is_said_to_be():
    (change,) = page(text(f"<p>{'other words here ' * 300}</p>", hours=1)).changes

    assert change.is_rewritten
    assert change.passages == ()


def test_the_day_of_the_latest_change_is_known_without_earlier_texts():
    assert page(updated=NOON + timedelta(days=2)).changed == "11 March 2025"
    assert page().changed == ""


def test_what_was_removed_is_on_the_receipt():
    receipt = page(removed=(Removal(rule="comments", text="First!", selector="#c"),)).receipt

    assert receipt.total == "1 piece, 6 characters"
    assert receipt.table == "[sources.tide]"
    assert page().receipt is None


def test_a_program_reads_where_the_article_comes_from():
    data = page(authors=("Ada Voss",), language="en").linked_data

    assert data == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "The storm",
        "inLanguage": "en",
        "datePublished": "2025-03-09T12:00:00Z",
        "author": [{"@type": "Person", "name": "Ada Voss"}],
        "publisher": {"@type": "Organization", "name": "Daily Tide"},
        "isBasedOn": "https://tide.example/storm",
    }


@pytest.mark.parametrize(
    ("source", "trouble", "note"),
    [
        pytest.param(
            "feed",
            Trouble("part", own_words=55, all_words=105),
            "The text is from the feed; the page of the article shows: 55 of its 105 words",
            id="a part",
        ),
        pytest.param(
            "amp",
            Trouble("consent wall"),
            "The text is from the AMP page of the article; its own page shows: "
            "a page that asks for consent",
            id="a wall",
        ),
    ],
)
def test_a_text_that_is_not_the_pages_own_is_labelled_with_the_reason(source, trouble, note):
    assert page(text_from=source, text_trouble=trouble).text_note == note
    assert page().text_note == ""
