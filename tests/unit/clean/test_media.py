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
