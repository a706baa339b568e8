"""An article with its pictures as a site shows them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from quietpress import Article, Image
from quietpress.article import Mirror, Rendition
from quietpress.clean.sanitize import sanitize
from quietpress.publish.pages.pictures import illustrate, media_of
from quietpress.publish.pages.placing import feed_html, page_html

Make = Callable[..., Article]

PIER, QUAY = "https://img.example/pier.jpg", "https://img.example/quay.jpg"
OWN = "media/0a1b2c.jpg"
FRAME = 'rel="noopener noreferrer nofollow">The pier</a>'


def mirror(name: str, *widths: int, transparent: bool = False) -> Mirror:
    return Mirror(
        renditions=tuple(
            Rendition(name=f"media/{name}-{width}.webp", width=width, height=width // 2, length=9)
            for width in widths
        ),
        is_transparent=transparent,
    )


WIDE = mirror("aa", 480, 960, 1600)


def image(html: str) -> dict[str, str | None]:
    (found,) = LexborHTMLParser(html).css("img")
    return dict(found.attributes)


def test_linked_pictures_are_left_where_they_are(article: Make) -> None:
    linked = article(html=sanitize(f'<img src="{PIER}">'), image=Image(url=PIER))

    assert illustrate(linked, "linked") is linked


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            f'<p>One.</p><figure><img src="{PIER}" alt="The pier"></figure><p>Two.</p>',
            "<p>One.</p><p>Two.</p>", id="with the frame that has it alone",
        ),
        pytest.param(
            f'<figure><a href="{QUAY}"><img src="{PIER}"></a><figcaption>Mended.</figcaption>'
            "</figure>", "<figure><figcaption>Mended.</figcaption></figure>",
            id="a caption stays, and a link around nothing goes",
        ),
        pytest.param(
            f'<p>See <a href="#qp-1-map">the map</a> and <a href="#qp-2-note">below</a>.</p>'
            f'<figure id="qp-1-map"><img src="{PIER}"></figure><p id="qp-2-note">Note.</p>',
            '<p>See the map and <a href="#qp-2-note" rel="noopener noreferrer nofollow">below</a>.'
            '</p><p id="qp-2-note">Note.</p>',
            id="links to it are words",
        ),
        pytest.param(
            f'<p>It has <img src="{PIER}" alt="x²"> metres.</p>', "<p>It has x² metres.</p>",
            id="words in a sentence",
        ),
        pytest.param(
            f'<p>It has <img src="{PIER}" alt=""> metres.</p>', "<p>It has  metres.</p>",
            id="no words in a sentence",
        ),
        pytest.param(
            f'<table><tbody><tr><td><img src="{PIER}"></td><td>2</td></tr></tbody></table>',
            "<table><tbody><tr><td></td><td>2</td></tr></tbody></table>", id="in a table",
        ),
        pytest.param(
            f'<ul><li><img src="{PIER}"></li><li><img src="{QUAY}"></li></ul><p>End.</p>',
            "<p>End.</p>", id="a gallery",
        ),
        pytest.param(f'<img src="{OWN}">', "", id="one that came with the document"),
        pytest.param("<p>Of &lt;img&gt;.</p>", "<p>Of &lt;img&gt;.</p>", id="none"),
    ],
)  # fmt: skip
def test_where_pictures_are_off_words_stay(article: Make, html: str, expected: str) -> None:
    shown = illustrate(article(html=sanitize(html), image=Image(url=PIER)), "off")

    assert shown.html == expected
    assert shown.image is None
    assert media_of(shown) == ()


def test_a_mirrored_picture_is_ours_in_the_widths_that_screens_want(article: Make) -> None:
    html = sanitize(f'<img src="{PIER}" alt="The pier">')

    shown = illustrate(article(html=html, mirrors={PIER: WIDE}), "mirrored")

    assert image(page_html(shown, "../..")) == {
        "src": "../../media/aa-960.webp",
        "srcset": "../../media/aa-480.webp 480w, ../../media/aa-960.webp 960w, "
        "../../media/aa-1600.webp 1600w",
        "sizes": "(min-width: 880px) 880px, 100vw",
        "alt": "The pier",
        "width": "960",
        "height": "480",
        "decoding": "async",
    }
    assert media_of(shown) == ("media/aa-1600.webp", "media/aa-480.webp", "media/aa-960.webp")


def test_in_a_feed_a_mirrored_picture_has_one_file_with_an_absolute_address(article: Make) -> None:
    html = sanitize(f'<img src="{PIER}" alt="The pier">')
    shown = illustrate(article(html=html, mirrors={PIER: WIDE}), "mirrored")

    entry = feed_html(shown, siteurl="https://paper.example", page_url="https://paper.example/a")

    assert image(entry) == {
        "src": "https://paper.example/media/aa-960.webp",
        "alt": "The pier",
        "width": "960",
        "height": "480",
        "loading": "lazy",
    }


def test_what_stands_for_a_picture_has_no_class_in_a_feed(article: Make) -> None:
    pictured = article(html=sanitize(f'<p>One.</p><img src="{PIER}" alt="The pier">'))
    shown = illustrate(pictured, "mirrored")

    entry = feed_html(shown, siteurl="https://paper.example", page_url="https://paper.example/a")

    assert 'class="missing ' in shown.html
    assert entry == f'<p>One.</p><a href="{PIER}" {FRAME}'


@pytest.mark.parametrize(
    ("stated", "size"),
    [
        pytest.param("", ("640", "320"), id="none"),
        pytest.param('width="300"', ("300", "150"), id="smaller"),
        pytest.param('width="3000" height="10"', ("640", "320"), id="larger than the file"),
        pytest.param('width="300" height="300"', ("300", "150"), id="of another shape"),
        pytest.param('width="wide"', ("640", "320"), id="nonsense"),
    ],
)
def test_a_picture_has_its_own_shape_and_no_more_than_its_size(
    article: Make, stated: str, size: tuple[str, str]
) -> None:
    html = sanitize(f'<img src="{PIER}" {stated}>')

    shown = illustrate(article(html=html, mirrors={PIER: mirror("aa", 480, 640)}), "mirrored")

    found = image(shown.html)
    assert (found["width"], found["height"]) == size


@pytest.mark.parametrize(
    ("widths", "stated", "expected"),
    [
        pytest.param((480, 960, 1600), 200, None, id="small, with one file that is sharp"),
        pytest.param((480, 960, 1600), 400, "aa-480.webp 480w, aa-960.webp 960w", id="half a page"),
        pytest.param((640,), 640, None, id="one file"),
    ],
)
def test_a_choice_of_files_is_given_where_there_is_one(
    article: Make, widths: tuple[int, ...], stated: int, expected: str | None
) -> None:
    html = sanitize(f'<img src="{PIER}" width="{stated}">')

    shown = illustrate(article(html=html, mirrors={PIER: mirror("aa", *widths)}), "mirrored")

    srcset = image(shown.html).get("srcset")
    assert (srcset and srcset.replace("media/", "")) == expected


def test_pictures_below_the_first_wait_until_they_are_scrolled_to(article: Make) -> None:
    html = sanitize(f'<img src="{PIER}"><p>Words.</p><img src="{QUAY}">')
    mirrors = {PIER: WIDE, QUAY: mirror("bb", 480)}

    shown = illustrate(article(html=html, mirrors=mirrors), "mirrored")

    first, second = LexborHTMLParser(shown.html).css("img")
    assert "loading" not in first.attributes
    assert second.attributes["loading"] == "lazy"


def test_the_theme_is_told_of_what_shows_through(article: Make) -> None:
    html = sanitize(f'<img src="{PIER}">')
    mirrors = {PIER: mirror("aa", 480, transparent=True)}

    assert image(illustrate(article(html=html, mirrors=mirrors), "mirrored").html)["class"] == (
        "transparent"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            f'<figure><img src="{PIER}" alt="The pier" width="300" height="200"></figure>',
            f'<figure><a href="{PIER}" class="missing wide" {FRAME}</figure>', id="wide",
        ),
        pytest.param(
            f'<p><img src="{PIER}" alt="The pier" width="200" height="300"></p>',
            f'<p><a href="{PIER}" class="missing tall" {FRAME}</p>', id="tall",
        ),
        pytest.param(
            f'<p><img src="{PIER}" alt="The pier" width="200" height="200"></p>',
            f'<p><a href="{PIER}" class="missing square" {FRAME}</p>', id="square",
        ),
        pytest.param(
            f'<p><img src="{PIER}" alt="The pier"></p>',
            f'<p><a href="{PIER}" class="missing wide" {FRAME}</p>', id="of unknown shape",
        ),
        pytest.param(f'<p>A.</p><p><img src="{PIER}" alt=" "></p>', "<p>A.</p>", id="no words"),
        pytest.param(
            f'<p><a href="{QUAY}"><img src="{PIER}" alt="The pier"></a></p>',
            f'<p><a href="{QUAY}" rel="noopener noreferrer nofollow">'
            '<span class="missing wide">The pier</span></a></p>',
            id="the link around it stays the link",
        ),
        pytest.param(
            f'<a href="{QUAY}"><figure><img src="{PIER}" alt="The pier"></figure></a>',
            f'<a href="{QUAY}" rel="noopener noreferrer nofollow"><figure>'
            '<span class="missing wide">The pier</span></figure></a>',
            id="and so does one further out",
        ),
        pytest.param(
            f'<p>It has <img src="{PIER}" alt="x²"> metres.</p>', "<p>It has x² metres.</p>",
            id="in a sentence",
        ),
        pytest.param(
            f'<p><img src="{PIER}" alt="&lt;b&gt; &amp; more"></p>',
            f'<p><a href="{PIER}" class="missing wide" rel="noopener noreferrer nofollow">'
            "&lt;b&gt; &amp; more</a></p>", id="words that look like markup",
        ),
    ],
)  # fmt: skip
def test_a_picture_without_a_mirror_is_a_frame_with_its_words(
    article: Make, html: str, expected: str
) -> None:
    assert illustrate(article(html=sanitize(html)), "mirrored").html == expected


def test_a_picture_that_came_with_the_document_is_shown_as_it_came(article: Make) -> None:
    own = article(html=sanitize(f'<img src="{OWN}">'), image=Image(url=OWN))

    shown = illustrate(own, "mirrored")

    assert image(page_html(shown, ".."))["src"] == f"../{OWN}"
    assert shown.image == Image(url=OWN)
    assert media_of(shown) == (OWN,)


def test_a_picture_that_came_with_the_document_is_replaced_by_its_mirror(article: Make) -> None:
    own = article(html=sanitize(f'<img src="{OWN}">'), mirrors={OWN: mirror("aa", 480)})

    assert media_of(illustrate(own, "mirrored")) == ("media/aa-480.webp",)


def test_the_lead_image_is_the_mirrored_file_with_its_true_size(article: Make) -> None:
    lead = Image(url=PIER, alt="The pier", width=9000, height=1)

    shown = illustrate(article(image=lead, mirrors={PIER: WIDE}), "mirrored")

    assert shown.image == Image(url="media/aa-960.webp", alt="The pier", width=960, height=480)
    assert media_of(shown) == ("media/aa-960.webp",)


def test_a_lead_image_that_is_not_mirrored_is_none(article: Make) -> None:
    assert illustrate(article(image=Image(url=PIER)), "mirrored").image is None


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<figure>", "</figure>", "<figcaption>", "<a href='https://a.example/'>",
        "</a>", "words", f"<img src='{PIER}' alt='x'>", f"<img src='{QUAY}'>", f"<img src='{OWN}'>",
        "<table>", "<td>", "<pre>\n", "</pre>", "<li>", "<ul>", "&lt;b&gt;", "<details>",
        "<img src='https://third.example/x.gif' alt='y' width=3>", "<math><mi>", "</math>",
    ]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=14), mirrors=st.sampled_from([{}, {PIER: WIDE}]))
def test_whatever_the_html_nothing_is_asked_of_others_and_it_stays_sanitised(
    article: Make, pieces: list[str], mirrors: dict[str, Mirror]
) -> None:
    html = sanitize("".join(pieces))

    shown = illustrate(article(html=html, mirrors=mirrors), "mirrored")
    again = illustrate(shown, "mirrored")
    placed = LexborHTMLParser(page_html(shown, ".."))

    addresses = [each.attributes.get("src") or "" for each in placed.css("img")]
    assert all(address.startswith("../media/") for address in addresses)
    assert again.html == shown.html
    assert "<img" not in illustrate(article(html=html), "off").html
