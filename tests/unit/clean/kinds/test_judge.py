"""What kind of page it is, how surely, and why."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.kinds import PageVerdict, judge_page
from quietpress.clean.metadata import Metadata, read_statements

SENTENCE = "The ferry left the pier at seven and reached the island before the rain did. "


def judged(body: str, head: str = "", language: str = "en", **found: object) -> PageVerdict:
    """Return the verdict on a page of which everything is kept."""
    tree = LexborHTMLParser(f"<!doctype html><head>{head}</head><body>{body}</body>")
    assert tree.body is not None
    page = read_blocks(tree.body)
    known = Metadata(language=language, **found)  # type: ignore[arg-type]
    return judge_page(read_statements(tree, ""), page, [""] * len(page.blocks), known)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        pytest.param("Page not found", "error page", id="error"),
        pytest.param("Sorry, page not found!", "error page", id="with regret"),
        pytest.param("404: Page Not Found", "error page", id="with its number"),
        pytest.param("Seite nicht gefunden", "error page", id="German"),
        pytest.param("お探しのページは見つかりません", "error page", id="Japanese"),
        pytest.param("We value your privacy", "consent wall", id="consent"),
        pytest.param("Log in", "log-in page", id="log-in"),
        pytest.param("Verify you are human", "robot check", id="robot"),
        pytest.param("Page not found by the map makers of Averhaven", "article", id="error begun"),
        pytest.param("Log in, said the captain, and stay out", "article", id="log-in begun"),
        pytest.param("Pages that nobody found", "article", id="much the same words"),
        pytest.param("Harbour reopens", "article", id="a headline"),
    ],
)
def test_a_heading_tells_a_wall_where_it_is_all_that_it_says(heading: str, kind: str) -> None:
    assert judged(f"<h1>{heading}</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>").kind == kind


@pytest.mark.parametrize(
    ("sentences", "kind"),
    [
        pytest.param(1, "error page", id="a few words"),
        pytest.param(8, "error page", id="a paragraph"),
        pytest.param(30, "article", id="an article"),
    ],
)
def test_the_more_text_there_is_the_less_is_a_wall_believed(sentences: int, kind: str) -> None:
    body = "<h1>Page not found</h1><p>It may have been moved or deleted.</p>"

    assert judged(f"{body}<p>{SENTENCE * sentences}</p>").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Forgot your password? Remember me. Please log in. Sign in with…", id="log-in"
        ),
        pytest.param("Our partners use cookies. Accept all or reject all.", id="consent"),
        pytest.param("It does not exist. It was not found on this server.", id="error"),
        pytest.param("Are you a robot? I am not a robot. Captcha.", id="robot"),
        pytest.param("Already a subscriber? To continue reading, subscribe.", id="paywall"),
    ],
)
def test_what_stands_in_the_text_is_never_enough(text: str) -> None:
    assert judged(f"<h1>A small harbour</h1><p>{text}</p><p>{SENTENCE}</p>").kind == "article"


def test_a_page_that_says_that_it_is_an_article_is_believed_a_little_longer() -> None:
    head = "<meta property='og:type' content='article'>"
    body = f"<h1>Log in</h1><p>{SENTENCE * 2}</p>"
    published = {"published": "2026-11-21"}

    assert judged(body).kind == "log-in page"
    assert judged(body, head, **published).kind == "article"


def test_a_heading_in_another_language_than_the_page_is_remarked_on() -> None:
    verdict = judged("<h1>Page not found</h1><p>No longer available.</p>", language="ja-JP")

    assert verdict.kind == "error page"
    assert verdict.reasons[0] == "its heading says “page not found” (en, on a page in ja)"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        pytest.param('"isAccessibleForFree": false, "wordCount": 900', "paywall stub", id="both"),
        pytest.param('"isAccessibleForFree": true, "wordCount": 30', "article", id="neither"),
        pytest.param('"isAccessibleForFree": true, "wordCount": 900', "article", id="length alone"),
    ],
)
def test_a_page_that_says_that_it_keeps_most_back_is_a_stub(head: str, kind: str) -> None:
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", {head}}}</script>'

    assert judged(f"<h1>A bell</h1><p>{SENTENCE * 2}</p><p>So it went on.</p>", data).kind == kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param("<div id=root></div><script src=/a.js></script>", "empty shell", id="empty"),
        pytest.param(
            f"<div id=root><p>{SENTENCE * 2}</p></div><script src=/a.js></script>",
            "article",
            id="filled",
        ),
        pytest.param("<div id=root></div>", "no text", id="without a script"),
        pytest.param(
            "<p>Nine words are no article, wherever they may stand.</p>", "no text", id="few"
        ),
    ],
)
def test_a_page_without_text_is_a_shell_if_a_script_would_bring_it(body: str, kind: str) -> None:
    assert judged(body).kind == kind


def test_an_article_says_how_much_of_one_there_is() -> None:
    verdict = judged(f"<h1>A bell</h1><p>{SENTENCE * 2}</p>")

    assert (verdict.kind, str(verdict)) == ("article", "an article: 32 words of text")


def test_reasons_come_strongest_first() -> None:
    verdict = judged(
        "<h1>Sign in</h1><form><input type=password></form><p>Forgot your password?</p>",
    )

    assert verdict.reasons == (
        "its heading says “sign in”",
        "it asks for a password",
        "it says “forgot your password”",
    )
    assert str(verdict).startswith("a log-in page: its heading says “sign in”; it asks")
