"""What is told of an image by its address alone."""

from __future__ import annotations

import pytest

from quietpress.clean.images.image_urls import (
    file_name,
    format_rank,
    full_size,
    is_stand_in,
    is_thumbnail,
    looks_like_picture,
    stated_width,
)


@pytest.mark.parametrize(
    "address",
    [
        "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
        "about:blank",
        "/img/grey.gif",
        "/img/blank.gif?v=2",
        "/a/placeholder-600x400.png",
        "/a/loading.svg",
        "/a/ajax-loader.gif",
        "/a/spinner.gif",
        "/a/1x1.png",
        "/a/t.gif",
        "/a/_blank.png",
        "/a/article-placeholder-600x400.png",
        "/a/transparent.png",
        "https://a.example/lazy-load/trans.gif",
    ],
)
def test_a_stand_in_is_known_by_its_name(address: str) -> None:
    assert is_stand_in(address)


@pytest.mark.parametrize(
    "address",
    [
        "/a/gray-whale.jpg",
        "/a/lazybones.png",
        "/a/loading-dock.jpg",
        "/a/pixels.png",
        "/a/spin.jpg",
        "/a/cat.gif",
        "/a/t.jpg/boat.jpg",
        "/a/black-and-white.jpg",
        "/a/dorian-gray.jpg",
        "/a/logo_transparent_1.png",
        "/a/point-blank.png",
        "/blank/boat.jpg",
    ],
)
def test_a_name_that_only_sounds_like_a_stand_in_is_none(address: str) -> None:
    assert not is_stand_in(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/boat.jpg?w=640&q=80", 640),
        ("https://a.example/boat.jpg?width=640", 640),
        ("https://miro.example/max/60/1*boat.jpeg?q=20", 60),
        ("https://miro.example/v2/resize:fit:1400/1*boat.jpeg", 1400),
        ("https://a.example/c_fit,w_320/boat.jpg", 320),
        ("https://a.example/boat-300x200.jpg", 300),
        ("https://a.example/640x480/boat.jpg", 640),
        ("https://a.example/boat.jpg", None),
        ("https://a.example/2026/11/boat-2x.jpg", None),
        ("https://a.example/boat.jpg?view=640", None),
    ],
)
def test_a_width_is_read_from_an_address(address: str, expected: int | None) -> None:
    assert stated_width(address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://miro.example/max/60/1*boat.jpeg?q=20", True),
        ("https://a.example/boat.jpg?w=20", True),
        ("https://a.example/boat.jpg?w=800&blur=50", True),
        ("https://a.example/e_blur:1000,w_800/boat.jpg", True),
        ("https://a.example/boat.jpg?w=640", False),
        ("https://a.example/blur.jpg", False),
        ("https://a.example/boat.jpg", False),
    ],
)
def test_a_tiny_or_blurred_copy_is_known(address: str, *, expected: bool) -> None:
    assert is_thumbnail(address) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("/i/boat.jpg", True),
        ("https://a.example/boat.JPEG?x=1", True),
        ("https://a.example/boat.png/v2", True),
        ("https://a.example/boat.jpg!large", True),
        ("/news/storm", False),
        ("A boat.jpg in words", False),
        ("true", False),
        ("1024", False),
        ("", False),
    ],
)
def test_an_address_of_a_picture_is_known_by_its_ending(value: str, *, expected: bool) -> None:
    assert looks_like_picture(value) is expected


@pytest.mark.parametrize(
    ("address", "media_type", "expected"),
    [
        ("/boat.jpg", "", 2),
        ("/boat", "", 2),
        ("/boat.webp", "", 1),
        ("/boat", "image/webp", 1),
        ("/boat.avif?x", "", 0),
        ("/boat", "image/avif", 0),
        ("/boat.jpg?format=webp", "", 1),
    ],
)
def test_formats_differ_in_how_widely_they_are_shown(
    address: str, media_type: str, expected: int
) -> None:
    assert format_rank(address, media_type) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param(
            "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_147,h_98,blur_2/a~mv2.jpg",
            "https://static.wixstatic.com/media/a~mv2.jpg",
            id="blurred copy of Wix",
        ),
        pytest.param(
            "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_980,h_653/a~mv2.jpg",
            "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_980,h_653/a~mv2.jpg",
            id="sharp copy of Wix",
        ),
        pytest.param("/v1/blur_2/a.jpg", "/v1/blur_2/a.jpg", id="another site"),
    ],
)
def test_the_file_behind_a_blurred_copy_is_in_its_address(address: str, expected: str) -> None:
    assert full_size(address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/max/60/1*boat.jpeg?q=20", "1*boat.jpeg"),
        ("/i/b%C3%A5t.jpg", "båt.jpg"),
        ("https://a.example/", ""),
    ],
)
def test_copies_share_the_name_of_their_file(address: str, expected: str) -> None:
    assert file_name(address) == expected
