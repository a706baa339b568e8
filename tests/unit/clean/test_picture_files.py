"""A picture is known by its first bytes, and named by all of them."""

from __future__ import annotations

import pytest

from quietpress.article import Picture
from quietpress.clean.picture_files import picture_name, picture_suffix

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        pytest.param(PNG, ".png", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", ".jpg", id="JPEG"),
        pytest.param(b"GIF87a", ".gif", id="GIF of 1987"),
        pytest.param(b"GIF89a", ".gif", id="GIF of 1989"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 ", ".webp", id="WebP"),
        pytest.param(b"\0\0\0\x1cftypavif", ".avif", id="AVIF"),
        pytest.param(b"RIFF\x10\0\0\0WAVEfmt ", None, id="sound"),
        pytest.param(b"\0\0\0\x1cftypisom", None, id="film"),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg"/>', None, id="SVG"),
        pytest.param(b"<html>", None, id="page"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(data: bytes, suffix: str | None) -> None:
    assert picture_suffix(data) == suffix


def test_the_name_of_a_picture_is_of_its_content() -> None:
    name = picture_name(Picture(data=b"boat", suffix=".png"))

    assert name.startswith("media/")
    assert name == picture_name(Picture(data=b"boat", suffix=".png"))
    assert name != picture_name(Picture(data=b"ship", suffix=".png"))
