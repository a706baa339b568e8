"""Every image shows its real file, and none counts its readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.article import Picture
from quietpress.clean.images import picture_name, repair_images, tracking_pixels
from quietpress.clean.soup import Part

Read = Callable[[str], Part]

BASE = "https://tide.example/news/storm"
REAL = "https://tide.example/i/boat.jpg"
GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
BOAT = Picture(data=b"boat", suffix=".png")


def images(part: Part, base: str = BASE, pictures: dict[str, Picture] | None = None):
    repair_images(part, base, pictures or {})
    return part.body.find_all("img")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="/i/boat.jpg">', id="plain"),
        pytest.param('<img src="../i/boat.jpg">', id="relative"),
        pytest.param(f'<img src="{GIF}" data-src="/i/boat.jpg" class="lazyload">', id="lazysizes"),
        pytest.param(
            f'<img src="{GIF}" data-srcset="/i/small.jpg 300w, /i/boat.jpg 900w">',
            id="lazysizes with a set",
        ),
        pytest.param(
            f'<img src="{GIF}" data-lazy-src="/i/boat.jpg" data-lazy-srcset="">', id="WordPress"
        ),
        pytest.param(
            f'<img src="{GIF}" data-lazy-srcset="/i/boat.jpg 1024w, /i/s.jpg 300w">',
            id="WordPress with a set",
        ),
        pytest.param('<img src="/img/grey.gif" data-original="/i/boat.jpg">', id="jQuery Lazy"),
        pytest.param('<img class="lozad" data-src="/i/boat.jpg">', id="Lozad"),
        pytest.param(
            '<img src="/i/placeholder.png?q=20" data-full-src="/i/boat.jpg">', id="placeholder file"
        ),
        pytest.param('<img src="/spacer.gif" data-lazy="/i/boat.jpg">', id="spacer"),
        pytest.param('<img data-url="/i/boat.jpg">', id="data-url"),
        pytest.param(
            "<picture><source srcset='/i/boat.jpg 1200w' type='image/jpeg'><img></picture>",
            id="picture of Medium",
        ),
        pytest.param(
            f"<picture><source data-srcset='/i/boat.jpg'><img src='{GIF}'></picture>",
            id="lazy source",
        ),
        pytest.param(
            f'<img src="{GIF}"><noscript><img src="/i/boat.jpg"></noscript>', id="noscript twin"
        ),
        pytest.param(
            '<img data-src="/i/boat.jpg"><noscript><img src="/i/boat.jpg"></noscript>',
            id="noscript twin of a lazy one",
        ),
        pytest.param('<img srcset="/i/small.jpg 1x, /i/boat.jpg 2x">', id="densities"),
        pytest.param('<img srcset="/i/boat.jpg" src="/i/small.jpg">', id="set without descriptors"),
        pytest.param('<img srcset="/i/boat.jpg 1600w,/i/x.jpg 3200w">', id="not wider than a page"),
        pytest.param('<img srcset="/i/boat.jpg 9000w">', id="wider, but the only one"),
        pytest.param('<img srcset=" , /i/boat.jpg 2x,, ">', id="stray commas"),
        pytest.param('<img srcset="/i/boat.jpg, /i/small.jpg 0.5x">', id="comma after an address"),
        pytest.param('<img srcset="/i/boat.jpg 1.2.3x">', id="number that is none"),
        pytest.param('<img srcset="/i/boat.jpg 640w 480h">', id="width and height"),
        pytest.param('<amp-img src="/i/boat.jpg" layout="fill"><div>x</div></amp-img>', id="AMP"),
        pytest.param('<img src="javascript:go()" data-src="/i/boat.jpg">', id="script beside it"),
    ],
)
def test_the_real_file_is_found(part: Read, html: str) -> None:
    assert [image["src"] for image in images(part(html))] == [REAL]


def test_the_words_of_a_noscript_go(part: Read) -> None:
    page = part("<p>a</p><noscript>No <b>script</b><img src='/b.jpg'></noscript>")

    repair_images(page, BASE, {})

    assert page.body.get_text() == "a"
    assert len(page.named("img")) == 1


def test_an_address_with_commas_is_one_address(part: Read) -> None:
    (image,) = images(part('<img srcset="https://i.example/w_300,h_200/a.jpg 300w">'))

    assert image["src"] == "https://i.example/w_300,h_200/a.jpg"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<img>", id="no address"),
        pytest.param(f'<img src="{GIF}">', id="placeholder alone"),
        pytest.param('<img src="/lazy/blank.gif">', id="blank file"),
        pytest.param('<img src="javascript:go()">', id="script"),
        pytest.param('<img src="file:///etc/passwd">', id="file"),
        pytest.param('<img src="media/0a.png">', id="address as we name ours"),
    ],
)
def test_an_image_without_a_file_goes(part: Read, html: str) -> None:
    assert images(part(html), base="") == []


@pytest.mark.parametrize(
    "name", ["gray-whale.jpg", "lazybones.png", "loading-dock.jpg", "pixels.png"]
)
def test_a_file_that_only_sounds_like_a_placeholder_stays(part: Read, name: str) -> None:
    assert len(images(part(f'<img src="/i/{name}">'))) == 1


def test_an_image_keeps_its_words_and_its_size_alone(part: Read) -> None:
    html = (
        '<img src="/i/boat.jpg" alt="A boat" width="640px" height=" 480 " class="x" onerror="go()" '
        'style="width:1px" id="x" srcset="">'
    )

    (image,) = images(part(html))

    assert image.attrs == {"src": REAL, "alt": "A boat", "width": "640", "height": "480"}


@pytest.mark.parametrize("size", ["100%", "auto", "-3", "1e3", "123456", ""])
def test_a_size_that_is_no_number_of_pixels_goes(part: Read, size: str) -> None:
    (image,) = images(part(f'<img src="/i/boat.jpg" width="{size}">'))

    assert "width" not in image.attrs


@pytest.mark.parametrize(
    ("address", "given"),
    [
        pytest.param("storm_files/boat.png", "storm_files/boat.png", id="as it stands"),
        pytest.param("./storm_files/boat.png", "storm_files/boat.png", id="./ in the page"),
        pytest.param("storm_files/boat.png", "./storm_files/boat.png", id="./ in the folder"),
        pytest.param("My%20page/b%C3%A5t.png", "My page/båt.png", id="percent-encoded"),
        pytest.param("My page/båt.png", "My%20page/b%C3%A5t.png", id="encoded in the folder"),
        pytest.param("cid:boat@tide", "cid:boat@tide", id="part of a mail"),
        pytest.param("boat.png#x", "boat.png", id="fragment"),
        pytest.param("/i/boat.png", "https://tide.example/i/boat.png", id="by its full address"),
    ],
)
def test_a_picture_that_came_along_is_used(part: Read, address: str, given: str) -> None:
    (image,) = images(part(f'<img src="{address}">'), pictures={given: BOAT})

    assert image["src"] == picture_name(BOAT)


def test_the_name_of_a_picture_is_of_its_content() -> None:
    assert picture_name(BOAT) == picture_name(Picture(data=b"boat", suffix=".png"))
    assert picture_name(BOAT) != picture_name(Picture(data=b"ship", suffix=".png"))
    assert picture_name(BOAT).startswith("media/")


def test_only_neighbours_are_twins(part: Read) -> None:
    html = "<img src='/a.png'><img src='/a.png'><p><img src='/b.png'></p><img src='/a.png'>"

    assert [image["src"][-5:] for image in images(part(html))] == ["a.png", "b.png", "a.png"]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="https://a.example/x.gif" width="1" height="1">', id="one pixel"),
        pytest.param('<img src="https://a.example/x.gif" height="0">', id="no height"),
        pytest.param('<img src="https://a.example/x.gif" width="1px">', id="with a unit"),
        pytest.param('<img src="https://a.example/x.gif" style="width: 1px">', id="by style"),
        pytest.param('<img src="https://pixel.wp.com/b.gif?v=1">', id="known counter"),
        pytest.param('<img src="https://www.facebook.com/tr?id=1">', id="known counter's path"),
        pytest.param('<img src="https://a.example/track/open.gif?u=1">', id="path that counts"),
        pytest.param('<img data-src="https://a.example/beacon?u=1">', id="lazy"),
        pytest.param('<amp-pixel src="https://a.example/x"></amp-pixel>', id="AMP"),
    ],
)
def test_what_counts_readers_is_found(part: Read, html: str) -> None:
    assert len(list(tracking_pixels(part(html)))) == 1


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="https://a.example/x.gif">', id="no size"),
        pytest.param('<img src="https://a.example/x.gif" width="16" height="16">', id="icon"),
        pytest.param('<img src="https://a.example/x.gif" style="width: 30px">', id="small style"),
        pytest.param(
            '<img src="https://a.example/x.gif" style="border-width: 1px 0">', id="border"
        ),
        pytest.param('<img src="https://a.example/race-track.jpg">', id="track in a name"),
        pytest.param('<img src="https://a.example/open-sea.jpg">', id="open in a name"),
    ],
)
def test_what_readers_look_at_is_not(part: Read, html: str) -> None:
    assert list(tracking_pixels(part(html))) == []
