"""Pictures go with the text around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.media import home_of, keep_media
from quietpress.clean.overruling import Draft

Judge = Callable[..., Draft]

PICTURE = "<div><img src=a.jpg></div>"
DROPPED = "Another story of the harbour begins here"
STORY = f"<p>{DROPPED}</p>"
HEADLINE = "<p><a href=/other>Harbour closed again today</a></p>"


def kept_media(draft: Draft) -> int:
    return sum(not draft.page.blocks[index].text for index in draft.kept_indexes())


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<p>a</p>{PICTURE}<p>b</p>", id="between texts"),
        pytest.param(f"<p>a</p>{PICTURE}<p>x</p><p>b</p>", id="below a text"),
        pytest.param(f"<p>a</p><p>x</p>{PICTURE}<p>b</p>", id="above a text"),
        pytest.param(
            f"<p>a</p><figure>{PICTURE}<figcaption>x</figcaption></figure><p>b</p>",
            id="with a caption that is no text",
        ),
        pytest.param(f"<div>{PICTURE}<p>a</p><p>b</p></div>", id="above the first text"),
        pytest.param(
            f"<div>{PICTURE}{'<p>x</p>' * 11}<p>a</p><p>b</p></div>", id="twelve blocks above"
        ),
        pytest.param(
            f"<div class=article>{PICTURE}<p>a</p><p>b</p></div>", id="in a box of the article"
        ),
        pytest.param(f"<p>a</p><p>x</p>{PICTURE}<p>x</p><p>b</p>", id="between credits that go"),
        pytest.param(
            f"<p>a</p><div class=img-caption>{DROPPED}</div>{PICTURE}"
            f"<div class=credit>{DROPPED}</div><p>b</p>",
            id="between captions of other elements",
        ),
        pytest.param(f"<div><p>a</p><p>b</p>{PICTURE}</div>", id="right below the last text"),
        pytest.param(
            f"<div><p>a</p><p>b</p><figure>{PICTURE}<figcaption>x</figcaption></figure></div>",
            id="below the last text with a caption",
        ),
        pytest.param(
            f"<p>a</p><div class=lightbox>{PICTURE}<p>View photo</p></div><p>b</p>",
            id="in a lightbox of its own",
        ),
        pytest.param(
            f"<p>a</p><h4>{DROPPED}</h4>{PICTURE}{STORY}<p>b</p>", id="below its own heading"
        ),
    ],
)
def test_a_picture_of_the_article_is_kept(draft: Judge, page: str) -> None:
    judged = draft(page, {"x": 0, DROPPED: 0})

    keep_media(judged)

    assert kept_media(judged) == 1


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<p>a</p>{STORY}{PICTURE}{STORY}<p>b</p>", id="between what goes"),
        pytest.param(
            f"<p>a</p>{HEADLINE}{PICTURE}{HEADLINE}<p>b</p>", id="between headlines that link"
        ),
        pytest.param(f"<div><p>a</p><p>b</p>{STORY}{PICTURE}</div>", id="below another text"),
        pytest.param(f"<div><p>a</p><p>b</p></div>{PICTURE}", id="below the box of the text"),
        pytest.param(
            f"<p>a</p><div class=widget>{PICTURE}{HEADLINE}</div><p>b</p>", id="widget with a link"
        ),
        pytest.param(f"{PICTURE}<div><p>a</p><p>b</p></div>", id="above the box of the text"),
        pytest.param(
            f"<div>{PICTURE}{'<p>x</p>' * 12}<p>a</p><p>b</p></div>", id="far above the text"
        ),
        pytest.param(f"<p>a</p><div hidden>{PICTURE}</div><p>b</p>", id="hidden"),
        pytest.param(
            f"<div><p>a</p><div class=sponsor>{PICTURE}</div><p>b</p></div>", id="advertisement"
        ),
        pytest.param(
            f"<p>a</p>{STORY}<h4>{DROPPED}</h4>{PICTURE}{STORY}<p>b</p>",
            id="below the heading of another story",
        ),
        pytest.param(f"<p>x</p>{PICTURE}<p>x</p>", id="no text at all"),
        pytest.param(PICTURE, id="nothing else on the page"),
    ],
)
def test_a_picture_of_something_else_goes(draft: Judge, page: str) -> None:
    judged = draft(page, {"x": 0, DROPPED: 0, "Harbour closed again today": 0})

    keep_media(judged)

    assert kept_media(judged) == 0


@pytest.mark.parametrize(
    ("first", "last", "tag"),
    [
        pytest.param(0, 0, "p", id="one block"),
        pytest.param(0, 1, "section", id="neighbours"),
        pytest.param(1, 2, "main", id="of two boxes"),
        pytest.param(0, 3, "body", id="the whole page"),
    ],
)
def test_the_home_of_blocks_is_the_lowest_element_around_all(
    draft: Judge, first: int, last: int, tag: str
) -> None:
    page = draft("<main><section><p>a</p><p>b</p></section><p>c</p></main><p>d</p>").page

    assert page.elements[home_of(page, first, last)].tag == tag


FIGURE = f"<figure>{PICTURE}</figure>"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(FIGURE, id="figure"),
        pytest.param(f"<figure>{PICTURE}<figcaption>x</figcaption></figure>", id="with a caption"),
        pytest.param(f"<div class=post-thumbnail>{PICTURE}</div>", id="box for it"),
        pytest.param(f"<div id=featured><div>{PICTURE}</div></div>", id="box around its box"),
        pytest.param("<div class=hero><picture><img src=a.jpg></picture></div>", id="picture"),
        pytest.param(f"<div class=inline-photo>{PICTURE}</div>", id="box for a photo"),
        pytest.param(f"<p>x</p>{FIGURE}<p>x</p>", id="among what goes"),
        pytest.param(f"{FIGURE}<div>{PICTURE}</div>", id="beside another without a box"),
    ],
)
def test_a_picture_in_a_box_for_it_between_headline_and_text_is_kept(
    draft: Judge, above: str
) -> None:
    judged = draft(f"<h1>x</h1>{above}<div><p>a</p><p>b</p></div>", {"x": 0})

    keep_media(judged)

    assert kept_media(judged) == 1


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"{FIGURE}<h1>x</h1><div><p>a</p></div>", id="above the headline"),
        pytest.param(f"{FIGURE}<div><p>a</p></div>", id="without a headline"),
        pytest.param(f"<h1>x</h1>{FIGURE}{FIGURE}<div><p>a</p></div>", id="gallery"),
        pytest.param(f"<h1>x</h1><div>{PICTURE}</div><div><p>a</p></div>", id="in no box for it"),
        pytest.param(
            f"<h1>x</h1><figure>{PICTURE}{HEADLINE}</figure><div><p>a</p></div>", id="teaser"
        ),
        pytest.param(
            f"<h1>x</h1><figure hidden>{PICTURE}</figure><div><p>a</p></div>", id="hidden"
        ),
        pytest.param(
            f"<h1>x</h1><div class=authorbox>{FIGURE}</div><div><p>a</p></div>", id="of the author"
        ),
        pytest.param(
            f"<h1>x</h1><div class=author-photo>{PICTURE}</div><div><p>a</p></div>",
            id="photo of one",
        ),
        pytest.param(
            "<h1>x</h1><figure><img src=e.gif data-src=//gravatar.com/a7></figure>"
            "<div><p>a</p></div>",
            id="face",
        ),
        pytest.param(
            "<h1>x</h1><div class=hero><img src=/themes/stars.png></div><div><p>a</p></div>",
            id="decoration",
        ),
        pytest.param(
            "<h1>x</h1><figure><audio src=a.mp3></audio></figure><div><p>a</p></div>", id="sound"
        ),
        pytest.param(
            f"<h1>x</h1>{FIGURE}{'<p>x</p>' * 12}<div><p>a</p></div>", id="far above the text"
        ),
    ],
)
def test_another_picture_above_the_box_of_the_text_goes(draft: Judge, page: str) -> None:
    judged = draft(page, {"x": 0, "Harbour closed again today": 0})

    keep_media(judged)

    assert kept_media(judged) == 0


LARGE = "<div><img src=a.jpg width=480 height=360></div>"


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        pytest.param(LARGE, 1, id="beside the headline"),
        pytest.param(f"{LARGE}<h1>x</h1>", 1, id="above the headline"),
        pytest.param(f"<h1>x</h1><p>x</p>{LARGE}{'<p>x</p>' * 11}", 1, id="twelve blocks above"),
        pytest.param("<img src=a.jpg width=800px height=450px>", 1, id="in pixels"),
        pytest.param(f"<h1>x</h1>{PICTURE}{LARGE}", 1, id="beside one of no size"),
        pytest.param(f"<h1>x</h1>{LARGE}{LARGE}", 0, id="gallery"),
        pytest.param(f"{LARGE}{'<p>x</p>' * 12}", 0, id="far above"),
        pytest.param("<img src=a.jpg width=300 height=250>", 0, id="advertisement"),
        pytest.param("<img src=a.jpg width=970 height=90>", 0, id="banner"),
        pytest.param("<img src=a.jpg width=100% height=360>", 0, id="in no pixels"),
        pytest.param(f"<div hidden>{LARGE}</div>", 0, id="hidden"),
        pytest.param(f"<div class=sponsor>{LARGE}</div>", 0, id="of a sponsor"),
        pytest.param("<img src=/themes/a.jpg width=480 height=360>", 0, id="decoration"),
    ],
)
def test_a_picture_above_the_text_is_kept_if_it_is_the_one_large_one(
    draft: Judge, above: str, kept: int
) -> None:
    judged = draft(f"{above}<div><p>a</p><p>b</p></div>", {"x": 0})

    keep_media(judged)

    assert kept_media(judged) == kept


def test_a_picture_in_a_box_for_it_goes_before_a_large_one(draft: Judge) -> None:
    judged = draft(f"<h1>x</h1>{FIGURE}{LARGE}<div><p>a</p><p>b</p></div>", {"x": 0})

    keep_media(judged)

    assert [judged.page.blocks[one].text for one in judged.kept_indexes()] == ["", "a", "b"]
    assert judged.kept[1]


def test_an_article_that_has_a_picture_above_its_text_needs_no_other(draft: Judge) -> None:
    judged = draft(f"<h1>x</h1>{FIGURE}<div>{PICTURE}<p>a</p><p>b</p></div>", {"x": 0})

    keep_media(judged)

    assert kept_media(judged) == 1


@pytest.mark.parametrize(
    ("caption", "is_kept"),
    [
        pytest.param("x", True, id="words"),
        pytest.param("<a href=/other>x</a>", False, id="link"),
        pytest.param("x " * 41, False, id="more than a caption"),
    ],
)
def test_a_picture_above_the_text_may_have_its_caption_beside_it(
    draft: Judge, caption: str, *, is_kept: bool
) -> None:
    picture = f"<div class=photo><img src=a.jpg><br>{caption}</div>"
    judged = draft(f"<h1>x</h1>{picture}<div><p>a</p><p>b</p></div>", {"x": 0, caption.strip(): 0})

    keep_media(judged)

    assert judged.kept[1] == is_kept
