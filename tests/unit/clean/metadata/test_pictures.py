"""The picture that a page names is read, with its size and what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.article import Image
from quietpress.clean.metadata.pictures import read_image
from quietpress.clean.metadata.statements import Statements

State = Callable[..., Statements]
URL = "https://tide.example/2026/storm"
BOAT = "https://tide.example/a.jpg"


@pytest.mark.parametrize(
    ("head", "image"),
    [
        pytest.param(
            "<meta property=og:image content=/a.jpg><meta property=og:image:alt content=Boat>",
            Image(url=BOAT, alt="Boat"),
            id="what it shows",
        ),
        pytest.param(
            "<meta property=og:image content=/a.jpg><meta property=og:image:width content=1200>"
            "<meta property=og:image:height content=630px>",
            Image(url=BOAT, width=1200, height=630),
            id="size",
        ),
        pytest.param(
            "<meta property=og:image content=/a.jpg><meta property=og:image:height content=9e9>",
            Image(url=BOAT),
            id="size that is none",
        ),
        pytest.param("<meta name=twitter:image content=/a.jpg>", Image(url=BOAT), id="card"),
        pytest.param(
            "<meta property=og:image content=x:y><meta name=twitter:image content=/a.jpg>",
            Image(url=BOAT),
            id="the next where one is not usable",
        ),
        pytest.param('<meta property=og:image content="javascript:go()">', None, id="script"),
        pytest.param('<meta property=og:image content="data:image/png;base64,x">', None, id="data"),
        pytest.param("", None, id="none"),
    ],
)
def test_the_picture_of_the_article_is_read(state: State, head: str, image: Image | None) -> None:
    assert read_image(state(head), URL) == image


@pytest.mark.parametrize(
    ("value", "image"),
    [
        pytest.param("/a.jpg", Image(url=BOAT), id="address"),
        pytest.param(["/a.jpg", "/b.jpg"], Image(url=BOAT), id="list"),
        pytest.param([{"url": "/a.jpg"}], Image(url=BOAT), id="list of objects"),
        pytest.param(
            {"contentUrl": "/a.jpg", "width": 1200, "height": "630", "caption": "Boat"},
            Image(url=BOAT, alt="Boat", width=1200, height=630),
            id="object",
        ),
        pytest.param({"url": 7}, None, id="number"),
        pytest.param([[]], None, id="empty lists"),
    ],
)
def test_linked_data_names_the_picture(
    state: State, linked: Callable[..., str], value: object, image: Image | None
) -> None:
    assert read_image(state(linked({"@type": "Article", "image": value})), URL) == image
