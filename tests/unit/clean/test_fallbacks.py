"""Where the text of an article is from when its page has none, or only a part of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress import Article, ArticleError, Capture, Hints, Variant, clean_article
from quietpress.clean.cleaner import examine_capture, explain_capture
from quietpress.settings import Following
from quietpress.trouble import Trouble

URL = "https://dailytide.example/ferry"
FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
THIRD = "Nobody had asked for a seventh boat, and nobody could say afterwards who had sent it."
FOURTH = "It turned in the sound, blew its horn twice, and went back to where it had come from."
WHOLE = f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p>\n<p>{FOURTH}</p>"
WALL = (
    "<!doctype html><html lang=en><head><title>Before you continue</title></head><body>"
    "<h1>Before you continue</h1><p>We and our partners store information on a device.</p>"
    "<button>Accept all</button><button>Reject all</button></body></html>"
)


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>A seventh boat</title>{head}</head>"
        f"<body><main><h1>A seventh boat</h1>{body}</main></body></html>"
    )


def stating(text: str) -> str:
    """Return the head of a page whose JSON-LD has a text of the article."""
    data = {"@type": "NewsArticle", "headline": "A seventh boat", "articleBody": text}
    escaped = json.dumps(data).replace("</", "<\\/")
    return f'<script type="application/ld+json">{escaped}</script>'


def variant(kind: str = "amp", body: str = "") -> Variant:
    body = body or page(WHOLE)
    return Variant(kind=kind, url=f"{URL}/{kind}/", body=body.encode())  # type: ignore[arg-type]


@pytest.fixture
def cleaned() -> Callable[..., Article]:
    """Return a function that cleans a document with what else is at hand of it."""

    def clean(document: str, **at_hand: object) -> Article:
        return clean_article(document, URL, **at_hand)  # type: ignore[arg-type]

    return clean


def test_a_page_with_a_text_of_its_own_is_taken_whatever_else_is_at_hand(cleaned) -> None:
    other = f"<p>{THIRD} {FOURTH} {THIRD} {FOURTH} {THIRD} {FOURTH}</p>"

    article = cleaned(
        page(f"<p>{FIRST}</p><p>{SECOND}</p>"),
        variants=[variant(body=page(other))],
        feed_text=other,
    )

    assert article.html == f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
    assert (article.text_from, article.text_reason) == ("document", "")


@pytest.mark.parametrize(
    ("at_hand", "source"),
    [
        pytest.param({"variants": [variant("amp")]}, "amp", id="AMP page"),
        pytest.param({"variants": [variant("print")]}, "print", id="print version"),
        pytest.param({"feed_text": WHOLE}, "feed", id="feed"),
        pytest.param(
            {"variants": [variant("print")], "feed_text": f"<p>{FIRST} {FIRST}</p>"},
            "print",
            id="print version before feed",
        ),
        pytest.param(
            {"variants": [variant("amp", WALL), variant("print")], "feed_text": f"<p>{FIRST}</p>"},
            "print",
            id="an AMP page that is a wall itself",
        ),
    ],
)
def test_a_wall_gives_way_to_what_is_at_hand(cleaned, at_hand: dict, source: str) -> None:
    article = cleaned(WALL, hints=Hints(title="A seventh boat"), **at_hand)

    assert article.html == WHOLE
    assert article.text_from == source
    assert article.text_reason.startswith("the page cannot be used: a consent wall")
    assert article.text_trouble == Trouble("consent wall")
    assert (article.title, article.url) == ("A seventh boat", URL)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}", id="plain"),
        pytest.param(WHOLE, id="marked up"),
        pytest.param(WHOLE.replace("<", "&lt;").replace(">", "&gt;"), id="marked up and escaped"),
    ],
)
def test_a_teaser_gives_way_to_the_whole_text_in_the_json_ld(cleaned, text: str) -> None:
    article = cleaned(page(f"<p>{FIRST}</p><p>{SECOND}</p>", stating(text)))

    assert article.html == WHOLE
    assert article.text_from == "articleBody"
    assert article.text_reason == "the page has only 32 of its 66 words"
    assert article.text_trouble == Trouble("part", own_words=32, all_words=66)


def test_what_the_page_says_of_an_article_is_kept_with_the_text_of_another(cleaned) -> None:
    head = (
        '<meta property="article:published_time" content="2026-11-21T08:30:00Z">'
        '<meta property="og:image" content="/pier.jpg"><meta name="author" content="Ada Marsh">'
        f'<link rel="canonical" href="{URL}">'
    )

    article = cleaned(page("<div id=root></div><script src=/a.js></script>", head), feed_text=WHOLE)

    assert article.text_from == "feed"
    assert article.title == "A seventh boat"
    assert article.authors == ("Ada Marsh",)
    assert article.published == datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    assert article.image is not None
    assert article.image.url == "https://dailytide.example/pier.jpg"


def test_what_a_wall_says_of_itself_is_forgotten(cleaned) -> None:
    article = cleaned(WALL, feed_text=WHOLE)

    assert article.title.startswith("The ferry left the pier")


def test_addresses_in_a_variant_are_those_of_the_variant(cleaned) -> None:
    body = page(f'{WHOLE}<p>All of it is in <a href="log">the log</a> of the harbour office.</p>')

    article = cleaned(WALL, variants=[variant("print", body)])

    assert f'href="{URL}/print/log"' in article.html
    assert article.url == URL


@pytest.mark.parametrize(
    "at_hand",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"feed_text": "<p>Comments</p>"}, id="a feed with a word"),
        pytest.param({"feed_text": "<p><a href='/c'>Read it there</a></p>"}, id="a feed's link"),
        pytest.param({"variants": [variant("amp", WALL)]}, id="another wall"),
        pytest.param({"variants": [variant("amp", "<i>" * 6000)]}, id="a page that only nests"),
    ],
)
def test_a_wall_with_nothing_better_is_refused_as_one(cleaned, at_hand: dict) -> None:
    with pytest.raises(ArticleError, match="no article: a consent wall"):
        cleaned(WALL, **at_hand)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f"<p>{FIRST}</p><p>{SECOND}</p><p>Ends.</p>", id="hardly longer"),
        pytest.param(f"<p>{THIRD}</p><p>{FOURTH}</p>" * 3, id="another text"),
    ],
)
def test_a_longer_text_is_taken_only_where_the_page_is_a_part_of_it(cleaned, other: str) -> None:
    article = cleaned(page(f"<p>{FIRST}</p><p>{SECOND}</p>"), feed_text=other)

    assert article.text_from == "document"


def test_a_document_that_cannot_be_read_gives_way_too(cleaned) -> None:
    article = cleaned("<i>" * 6000, feed_text=WHOLE)

    assert article.text_from == "feed"
    assert article.text_reason.startswith("the page cannot be used: more than 5000 elements")


def test_a_hostile_text_is_sanitised_wherever_it_is_from(cleaned) -> None:
    hostile = f"{WHOLE}<p onclick=steal()>The end.<script>steal()</script></p>"

    articles = [cleaned(WALL, feed_text=hostile), cleaned(page("", stating(hostile)))]

    assert [article.html for article in articles] == [f"{WHOLE}\n<p>The end.</p>"] * 2


def test_an_examination_tells_of_the_page_and_shows_the_text_that_was_taken() -> None:
    capture = Capture(
        origin="ferry",
        source="dailytide",
        body=WALL.encode(),
        media_type="text/html",
        captured=datetime(2026, 11, 22, 3, tzinfo=UTC),
        hints=Hints(guid="ferry-7", title="A seventh boat", url=URL),
        feed_text=WHOLE,
    )

    examined, explained = (
        examine(capture, Following()) for examine in (examine_capture, explain_capture)
    )

    assert examined.article is not None
    assert examined.article.origin == "ferry"
    assert examined.page is not None
    assert examined.page.kind == "consent wall"
    assert [verdict.text for verdict in examined.verdicts] == [FIRST, SECOND, THIRD, FOURTH]
    assert explained.article == examined.article
