"""Which blocks of a page are the article."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import Page, read_blocks
from quietpress.clean.main_content import Judgement, judge_blocks, judge_fragment
from quietpress.clean.model import Forest, Model, shipped_forest

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
THIRD = (
    "The council will decide in December whether the route is to be kept for three more winters."
)
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
COMMENT = (
    "I have taken this boat for forty years and I must say that the coffee was never any good. "
    "Whoever writes about it should try the tea, and bring a cake along for the captain."
)
MORE = [
    COMMENT,
    COMMENT.replace("forty", "fifty").replace("coffee", "soup"),
    COMMENT.replace("forty", "sixty").replace("coffee", "bread"),
]
OPINIONS = "".join(
    f"<p>{COMMENT.replace('coffee', drink)}</p>"
    for drink in "tea milk juice cocoa cider water wine beer soup".split()
)


EQUALLY_SURE = Forest(
    Model(
        features=("words",),
        questions=((0, -1.0),),
        trees=((0,),),
        leaves=((0, 1400),),  # a score of 0.8
        bias=0.0,
        words={},
        names={},
    )
)


def kept(body: str, title: str = "Ferry keeps sailing") -> str:
    """Return the texts of the blocks that are kept, one a line."""
    page = _read(body)
    return _texts(page, judge_blocks(page, title, shipped_forest()))


def kept_of_fragment(body: str) -> str:
    page = _read(body)
    return _texts(page, judge_fragment(page, shipped_forest()))


def _read(body: str) -> Page:
    tree = LexborHTMLParser(f"<html><body>{body}</body></html>")
    return read_blocks(tree.body)


def _texts(page: Page, judged: Judgement) -> str:
    return "\n".join(
        block.text
        for block, rule in zip(page.blocks, judged.rules, strict=True)
        if not rule and block.text
    )


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<nav><a href=/>Home</a> <a href=/n>News</a></nav>{STORY}", id="menu"),
        pytest.param(
            f"{STORY}<footer><p>© 2026 Daily Tide. All rights reserved.</p></footer>", id="foot"
        ),
        pytest.param(
            f"<p>{FIRST}</p><p>{SECOND}</p><h3>You may also like</h3>"
            "<ul><li><a href=/a>Herring is dear</a></li><li><a href=/b>Pier is broken</a></li></ul>"
            f"<p>{THIRD}</p>",
            id="other stories between paragraphs",
        ),
        pytest.param(
            f"{STORY}<h3>Similar Content</h3><div><a href=/a>Herring is dear</a></div>"
            "<div>Herring is dear</div>",
            id="doubled headlines below",
        ),
        pytest.param(
            f"{STORY}<div class=share-row>Share Facebook X WhatsApp</div>", id="share row"
        ),
        pytest.param(
            f"{STORY}<section id=comments><h2>2 Comments</h2><p>{COMMENT}</p></section>",
            id="comments",
        ),
        pytest.param(f"<div style='display:none'>{STORY}</div>{STORY}", id="hidden copy"),
        pytest.param(
            f"<div class=newsletter><p>The coast in a letter, every morning.</p></div>{STORY}",
            id="box with a telling class",
        ),
        pytest.param(
            f"<p>{FIRST}</p><p>Sign up for our newsletter and get the news in your inbox.</p>"
            f"<p>{SECOND}</p><p>{THIRD}</p>",
            id="newsletter sentence",
        ),
        pytest.param(f"<p>By Ada Voss</p><p>21 November</p>{STORY}", id="byline"),
        pytest.param(f"<h1>Ferry keeps sailing</h1>{STORY}", id="the title"),
        pytest.param(f"{STORY}<h2>More</h2>", id="heading without text"),
        pytest.param(
            f"<main><article><h1>Ferry keeps sailing</h1>{STORY}</article>"
            f"<article><h1>Next</h1><p>{COMMENT}</p><p>{COMMENT}</p></article></main>",
            id="second article element",
        ),
        pytest.param(
            f"<div><h1 class=hd>Ferry keeps sailing</h1>{STORY}"
            f"<h1 class=hd>Pier to be of stone</h1><p>{COMMENT}</p></div>",
            id="second article under an equal heading",
        ),
    ],
)
def test_clutter_around_the_article_goes(page: str) -> None:
    assert kept(page) == f"{FIRST}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param("<h2>What it costs</h2>", "What it costs", id="heading"),
        pytest.param("<p>It was cold.</p>", "It was cold.", id="short sentence"),
        pytest.param(
            "<blockquote><p>We know each other.</p></blockquote>", "We know each other.", id="quote"
        ),
        pytest.param("<pre>make site</pre>", "make site", id="code"),
        pytest.param(
            "<table><tr><td>07:15</td><td>08:20</td></tr></table>", "07:15 08:20", id="table row"
        ),
        pytest.param("<ul><li>Bread</li><li>Onions</li></ul>", "Bread\nOnions", id="list"),
        pytest.param(
            "<figure><img src=a.jpg><figcaption>The pier at dusk</figcaption></figure>",
            "The pier at dusk",
            id="caption",
        ),
        pytest.param(
            "".join(f"<div class=content-share-wrapper><p>{text}</p></div>" for text in MORE),
            "\n".join(MORE),
            id="much text under a telling class",
        ),
        pytest.param(
            "<p>Shares in the ferry company fell by a tenth on Monday.</p>",
            "Shares in the ferry company fell by a tenth on Monday.",
            id="sentence with a share word",
        ),
    ],
)
def test_what_belongs_to_the_article_stays(inside: str, text: str) -> None:
    page = f"<div><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></div>"

    assert kept(page) == f"{FIRST}\n{SECOND}\n{text}\n{THIRD}"


def test_more_comments_than_article_go() -> None:
    story = "".join(f"<p>{text}</p>" for text in MORE)
    page = f"{story}<section id=comments><h2>9 Comments</h2>{OPINIONS}</section>"

    assert kept(page) == "\n".join(MORE)


def test_a_body_class_that_speaks_of_comments_drops_nothing() -> None:
    page = f"<div class='single comments-open has-sidebar'>{STORY}</div>"

    assert kept(page) == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_an_article_that_waits_for_a_script_is_found() -> None:
    assert kept(f"<div hidden>{STORY}</div><p>Loading</p>") == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_a_box_of_clutter_ends_where_the_box_ends() -> None:
    links = "<ul><li><a href=/a>Live from the council</a></li></ul>"
    box = f"<div><strong>You may also like</strong>{links}</div>"
    costs = f"<h2>What it costs</h2><p>{COMMENT}</p>"
    page = f"<div><p>{FIRST}</p>{box}{costs}<p>{SECOND}</p><p>{THIRD}</p></div>"

    assert kept(page) == f"{FIRST}\nWhat it costs\n{COMMENT}\n{SECOND}\n{THIRD}"


def test_sections_beside_the_largest_one_belong_to_the_article() -> None:
    page = f"<div><div>{STORY}</div><div><p>{COMMENT}</p></div></div>"

    assert kept(page) == f"{FIRST}\n{SECOND}\n{THIRD}\n{COMMENT}"


def test_a_standfirst_between_the_title_and_the_text_belongs_to_the_article() -> None:
    page = f"<header><h1>Ferry keeps sailing</h1><p>{COMMENT}</p></header><div>{STORY}</div>"

    assert kept(page) == f"{COMMENT}\n{FIRST}\n{SECOND}\n{THIRD}"


def test_a_count_of_comments_beside_the_byline_does_not_open_them() -> None:
    page = f"<div><h1>Ferry keeps sailing</h1><p>2 comments</p>{STORY}</div>"

    assert kept(page) == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_a_fragment_keeps_its_short_ends() -> None:
    fragment = f"<p>Averhaven.</p>{STORY}<p>To be continued</p>"

    assert kept_of_fragment(fragment) == (
        f"Averhaven.\n{FIRST}\n{SECOND}\n{THIRD}\nTo be continued"
    )


def test_a_fragment_loses_the_footer_of_its_feed() -> None:
    fragment = (
        f"{STORY}<p>The post <a href=/f>Ferry</a> appeared first on <a href=/>Daily Tide</a>.</p>"
    )

    assert kept_of_fragment(fragment) == f"{FIRST}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize("paragraphs", [40, 200, 2000])
def test_a_long_article_is_kept_to_its_end(paragraphs: int) -> None:
    menu = "".join(f"<li><a href=/{number}>Section {number}</a></li>" for number in range(12))
    text = "".join(
        f"<p>{day} days after the storm {FIRST[0].lower()}{FIRST[1:]} {SECOND}</p>"
        for day in range(paragraphs)
    )
    page = (
        f"<nav><ul>{menu}</ul></nav><main><article><h1>Ferry keeps sailing</h1>{text}</article>"
        "</main><footer><p>© 2026 Daily Tide</p></footer>"
    )

    assert len(kept(page).splitlines()) >= 0.95 * paragraphs


@pytest.mark.parametrize(
    ("language", "is_kept"),
    [
        pytest.param("de", False, id="German"),
        pytest.param("en-GB", True, id="English"),
        pytest.param("", True, id="not known"),
    ],
)
def test_a_paragraph_that_is_a_link_is_another_story_but_in_english(
    language: str, *, is_kept: bool
) -> None:
    teaser = "Why the captain no longer eats fish"
    page = _read(f"{STORY}<p><a href=/fish>{teaser}</a></p>{OPINIONS}")

    judged = judge_blocks(page, "Ferry keeps sailing", EQUALLY_SURE, language=language)

    assert (teaser in _texts(page, judged)) is is_kept
