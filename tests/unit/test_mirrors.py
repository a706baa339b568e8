"""Which pictures an article shows, and which files of ours stand for them."""

from collections.abc import Callable

import pytest

from quietpress import Article, Image
from quietpress.article import Mirror, Rendition
from quietpress.mirrors import file_names, mirrors_of, picture_addresses

Make = Callable[..., Article]

PIER, QUAY = "https://img.example/pier.jpg?w=1&amp;h=2", "https://img.example/quay.jpg"
MIRROR = Mirror(
    renditions=(
        Rendition(name="media/aa-480.webp", width=480, height=320, length=9),
        Rendition(name="media/aa-960.webp", width=960, height=640, length=20),
    )
)


@pytest.mark.parametrize(
    ("html", "lead", "addresses"),
    [
        pytest.param("<p>None.</p>", "", (), id="none"),
        pytest.param(
            f'<img src="{PIER}"><figure><img src="{QUAY}"></figure><img src="{QUAY}">', "",
            ("https://img.example/pier.jpg?w=1&h=2", QUAY), id="in their order, each once",
        ),
        pytest.param(
            f'<img src="{PIER}"><img src="{QUAY}">', QUAY,
            (QUAY, "https://img.example/pier.jpg?w=1&h=2"), id="the lead image first",
        ),
        pytest.param("<p>None.</p>", QUAY, (QUAY,), id="the lead image alone"),
        pytest.param('<img alt="no address"><img src="">', "", (), id="without address"),
        pytest.param("<p>&lt;img src='x.jpg'&gt; <code>&lt;img</code></p>", "", (), id="words"),
        pytest.param('<img src="media/0a1b.jpg">', "", ("media/0a1b.jpg",), id="our own"),
    ],
)  # fmt: skip
def test_the_pictures_of_an_article_are_known(
    article: Make, html: str, lead: str, addresses: tuple[str, ...]
) -> None:
    image = Image(url=lead) if lead else None

    assert picture_addresses(article(html=html, image=image)) == addresses


def test_mirrors_of_pictures_that_are_shown_no_more_are_none(article: Make) -> None:
    shown = article(html=f'<img src="{QUAY}">')

    assert mirrors_of(shown, {QUAY: MIRROR, "https://img.example/old.jpg": MIRROR}) == {
        QUAY: MIRROR
    }
    assert mirrors_of(shown, {}) == {}


def test_all_files_of_mirrors_are_named() -> None:
    assert file_names({QUAY: MIRROR}) == {"media/aa-480.webp", "media/aa-960.webp"}
