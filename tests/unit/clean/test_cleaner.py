"""A document in, its article out."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from quietpress import ArticleError, Capture, Hints, Picture, clean_article
from quietpress.article import Enclosure, Episode
from quietpress.clean.cleaner import clean_capture, examine_capture
from quietpress.settings import Following, Source

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
ARRIVED = datetime(2026, 11, 22, 3, tzinfo=UTC)
HEAD = (
    "<link rel=canonical href='https://dailytide.example/ferry'>"
    "<meta property='article:published_time' content='2026-11-21T08:30:00+01:00'>"
    "<meta property='og:site_name' content='Daily Tide'><title>Ferry sails - Daily Tide</title>"
)


def page(body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", head: str = HEAD) -> str:
    return (
        f"<!doctype html><html lang=en><head>{head}</head><body><main>{body}</main></body></html>"
    )


@pytest.fixture
def capture() -> Callable[..., Capture]:
    """Return a factory of captures; a test names only what it is about."""

    def make(**fields: Any) -> Capture:
        defaults: dict[str, Any] = {
            "origin": "dailytide/ferry.html",
            "source": "dailytide",
            "body": page().encode(),
            "media_type": "text/html",
            "captured": ARRIVED,
        }
        return Capture(**(defaults | fields))

    return make


def test_a_page_becomes_its_article() -> None:
    article = clean_article(page())

    assert article.html == f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
    assert article.title == "Ferry sails"
    assert article.url == "https://dailytide.example/ferry"
    assert article.guid == "tag:dailytide.example,2026:/ferry"
    assert article.published == datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
    assert article.site_name == "Daily Tide"
    assert article.language == "en"
    assert article.summary == f"{FIRST} {SECOND}"


@pytest.mark.parametrize(("language", "is_kept"), [("de", True), ("", True), ("en-GB", False)])
def test_what_a_page_says_of_itself_opens_its_text_but_in_english(
    language: str, *, is_kept: bool
) -> None:
    lead = "Die alte Fähre soll noch drei Winter lang fahren, sagt der Rat der Insel."
    text = f"<p>{FIRST}</p><p>{SECOND}</p>" * 2
    box = f"<aside class=teaser><div>{lead}</div></aside><main>{text}</main>"
    head = f"<title>Ferry</title><meta name=description content='{lead}'>"

    article = clean_article(f"<!doctype html><html lang='{language}'>{head}<body>{box}")

    assert (lead in article.html) is is_kept


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Ferry sails", id="an article"),
        pytest.param("Page not found", id="no article"),
    ],
)
def test_a_page_leaves_nothing_to_the_garbage_collector(title: str) -> None:
    text = f"<h1>{title}</h1><p>{FIRST}</p><aside class=promo>Subscribe</aside><p>{SECOND}</p>"
    with suppress(ArticleError):
        clean_article(page(text))  # fills what is kept from page to page
    gc.collect()

    gc.disable()
    try:
        with suppress(ArticleError):
            clean_article(page(text))
        left = gc.collect()
    finally:
        gc.enable()

    assert left == 0


def test_what_the_carrier_says_wins_over_the_page() -> None:
    hints = Hints(
        guid="urn:x-tide:7",
        url="https://dailytide.example/7?utm_source=feed",
        title="Ferry goes on",
        authors=("Ada Voss",),
        published=datetime(2026, 11, 20, tzinfo=UTC),
        language="en-GB",
        site_name="The Tide",
    )

    article = clean_article(page(), hints=hints)

    assert (article.guid, article.url) == ("urn:x-tide:7", "https://dailytide.example/7")
    assert (article.title, article.authors) == ("Ferry goes on", ("Ada Voss",))
    assert article.published == datetime(2026, 11, 20, tzinfo=UTC)
    assert (article.language, article.site_name) == ("en-GB", "The Tide")


@pytest.mark.parametrize("url", ["http://[", "javascript:alert(1)", "foo", "https://a@b.example/"])
def test_an_address_that_no_browser_would_open_counts_as_unknown(url: str) -> None:
    article = clean_article(page(head=""), url, Hints(url=url))

    assert article.url == ""
    assert article.guid.startswith("urn:uuid:")


def test_relative_links_resolve_against_the_page() -> None:
    body = f"<p>{FIRST} <a href='/boats'>Boats</a></p><p>{SECOND}</p>"

    assert 'href="https://dailytide.example/boats"' in clean_article(page(body)).html


def test_every_piece_that_was_removed_is_kept_with_its_rule() -> None:
    body = (
        f"<nav><a href=/>Home</a></nav><p>{FIRST}</p><div>Share Facebook X</div><p>{SECOND}</p>"
        "<h3>Related stories</h3><ul><li><a href=/a>Herring is dear</a></li></ul>"
    )

    removed = clean_article(page(body)).removed

    assert [(piece.rule, piece.text) for piece in removed] == [
        ("navigation", "Home"),
        ("share_buttons", "Share Facebook X"),
        ("related_stories", "Related stories · Herring is dear"),
    ]


def test_a_feed_entry_that_is_clean_comes_out_as_it_was() -> None:
    entry = f"<p>Averhaven.</p>\n<p>{FIRST}</p>\n<ul><li>one</li><li>two</li></ul>\n<p>Ends</p>"

    assert clean_article(entry).html == entry


@pytest.mark.parametrize(
    ("document", "media_type", "problem"),
    [
        pytest.param(b"", "text/html", "the document is empty", id="empty"),
        pytest.param(b" \n\t", "text/plain", "the document is empty", id="blank"),
        pytest.param(b"<html><body></body></html>", "text/html", "no text", id="empty body"),
        pytest.param(b"Ferry sails", "text/plain", "only 0 words of text", id="title alone"),
        pytest.param(bytes(range(32)) * 40, "text/html", "a file of another kind", id="binary"),
        pytest.param(b"x" * 10_000_001, "text/html", "larger than 10 MB", id="too large"),
        pytest.param(b"<i>" * 300 + b"deep", "text/html", "deeper than 256", id="too deep"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(
    document: bytes, media_type: Any, problem: str
) -> None:
    with pytest.raises(ArticleError, match=problem):
        clean_article(document, media_type=media_type)


def test_a_capture_without_a_date_is_as_old_as_its_arrival(
    capture: Callable[..., Capture],
) -> None:
    article = clean_capture(capture(body=page(head="").encode()), Following())

    assert article.published == ARRIVED


def test_a_capture_that_says_only_when_it_was_updated_is_of_that_day(
    capture: Callable[..., Capture],
) -> None:
    head = "<meta property='article:modified_time' content='2026-11-20T08:30:00Z'>"

    article = clean_capture(capture(body=page(head=head).encode()), Following())

    assert article.published == article.updated == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def test_a_date_in_the_future_is_that_of_the_arrival(capture: Callable[..., Capture]) -> None:
    hints = Hints(published=datetime(2031, 1, 1, tzinfo=UTC))

    assert clean_capture(capture(hints=hints), Following()).published == ARRIVED


def test_files_episode_and_discussion_of_a_feed_entry_stay_with_its_article(
    capture: Callable[..., Capture],
) -> None:
    said: dict[str, Any] = {
        "comments_url": "https://dailytide.example/storm#talk",
        "enclosures": (Enclosure(url="https://dailytide.example/storm.mp3", length=9),),
        "episode": Episode(season=1, number=2),
    }

    article = clean_capture(capture(hints=Hints(**said)), Following())

    assert {name: getattr(article, name) for name in said} == said


def test_a_capture_is_named_after_its_source(capture: Callable[..., Capture]) -> None:
    following = Following(sources={"dailytide": Source(name="The Daily Tide", language="en-GB")})
    named = clean_capture(capture(), following)
    unknown = clean_capture(capture(source=""), following)

    assert (named.source, named.site_name) == ("dailytide", "The Daily Tide")
    assert (unknown.source, unknown.site_name) == ("dailytide-example", "Daily Tide")
    lost = clean_capture(capture(source="", body=page(head="").encode()), following)
    assert (lost.source, lost.site_name) == ("saved", "Saved")


def test_the_error_of_a_capture_names_it(capture: Callable[..., Capture]) -> None:
    with pytest.raises(ArticleError, match=r"dailytide/ferry\.html: no article: no text"):
        clean_capture(capture(body=b"<html></html>"), Following())


def test_pictures_that_came_along_are_those_that_the_article_shows(
    capture: Callable[..., Capture],
) -> None:
    shown, unused = Picture(data=b"shown", suffix=".jpg"), Picture(data=b"unused", suffix=".jpg")
    body = f"<p>{FIRST}</p><img src='a_files/pier.jpg' alt='The pier'><p>{SECOND}</p>"
    came = capture(
        body=page(body).encode(), pictures={"a_files/pier.jpg": shown, "a_files/b.jpg": unused}
    )

    article = clean_capture(came, Following())

    assert list(article.pictures.values()) == [shown]
    assert article.image is not None
    assert article.image.url in article.pictures
    assert f'src="{article.image.url}"' in article.html
    assert article.image.alt == "The pier"


def test_an_examination_tells_what_was_taken_out_of_a_kept_block(
    capture: Callable[..., Capture],
) -> None:
    body = f"<p>{FIRST} <a href=/more>Read more</a></p><p>{SECOND}</p>"

    verdicts = examine_capture(capture(body=page(body).encode()), Following()).verdicts

    assert [(verdict.text, verdict.rule) for verdict in verdicts] == [
        (f"{FIRST} Read more", ""),
        ("Read more", "read_more_links"),
        (SECOND, ""),
    ]
