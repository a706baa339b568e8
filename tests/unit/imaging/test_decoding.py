"""Picture files of others as pixels."""

import io
import random
import struct
import zlib
from collections.abc import Iterable

import pytest
from PIL import Image, ImageCms

from quietpress.errors import PictureError
from quietpress.imaging.decoding import decode

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)
UNSEEN = (0, 0, 0, 0)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def halves(left: tuple[int, ...], right: tuple[int, ...], size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGBA" if len(left) == 4 else "RGB", size, left)
    image.paste(right, (size[0] // 2, 0, *size))
    return image


def is_near(pixel: Iterable[int], other: Iterable[int], by: int = 12) -> bool:
    return all(abs(one - two) <= by for one, two in zip(pixel, other, strict=True))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(pixels)), chunk(b"IEND", b"")]
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF", "GIF"])
def test_a_picture_is_its_pixels_whatever_kind_of_file_it_is(kind: str) -> None:
    data = encoded(halves(RED, BLUE, (64, 32)), kind)

    picture = decode(data, 1600)

    assert (picture.mode, picture.size) == ("RGB", (64, 32))
    assert is_near(picture.getpixel((8, 16)), RED)
    assert is_near(picture.getpixel((56, 16)), BLUE)


@pytest.mark.parametrize(
    ("size", "fitting"),
    [
        pytest.param((900, 300), (600, 200), id="wider"),
        pytest.param((600, 10), (600, 10), id="as wide"),
        pytest.param((40, 90), (40, 90), id="never enlarged"),
        pytest.param((300, 20_000), (246, 16_383), id="longer than WebP can be"),
        pytest.param((3000, 4), (600, 1), id="hardly anything left"),
    ],
)
def test_a_picture_is_made_smaller_to_fit_and_keeps_its_shape(
    size: tuple[int, int], fitting: tuple[int, int]
) -> None:
    assert decode(encoded(Image.new("L", size, 90)), 600).size == fitting


def test_a_photograph_that_was_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn to the right shows it upright
    data = encoded(halves(RED, BLUE, (960, 480)), "JPEG", exif=exif)

    picture = decode(data, 240)

    assert picture.size == (240, 480)
    assert is_near(picture.getpixel((120, 20)), RED)
    assert is_near(picture.getpixel((120, 460)), BLUE)


def test_of_an_animation_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (32, 32), colour) for colour in (RED, GREEN, BLUE)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80)

    assert is_near(decode(data, 1600).getpixel((16, 16)), RED)


def test_colours_for_print_become_those_of_a_screen() -> None:
    data = encoded(Image.new("CMYK", (32, 32), (0, 220, 220, 20)), "JPEG")

    picture = decode(data, 1600)

    red, green, blue = picture.getpixel((16, 16))
    assert picture.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 80


def test_a_colour_profile_is_heeded_and_goes() -> None:
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    first, second = swapped.find(b"rXYZ"), swapped.find(b"gXYZ")
    swapped[first : first + 4], swapped[second : second + 4] = b"gXYZ", b"rXYZ"
    data = encoded(Image.new("RGB", (32, 32), (220, 20, 20)), icc_profile=bytes(swapped))

    picture = decode(data, 1600)

    red, green, _ = picture.getpixel((16, 16))
    assert green > 150 > red
    assert picture.info == {}


@pytest.mark.parametrize(
    "profile", [b"", b"no profile", bytes(200)], ids=["empty", "words", "zeros"]
)
def test_a_profile_that_is_broken_is_none(profile: bytes) -> None:
    data = encoded(Image.new("RGB", (32, 32), GREEN), icc_profile=profile)

    assert decode(data, 1600).getpixel((16, 16)) == GREEN


def test_sixteen_bits_a_pixel_become_eight() -> None:
    deep = Image.frombytes("I;16", (32, 32), b"\x34\x80" * 32 * 32)

    assert decode(encoded(deep), 1600).getpixel((16, 16)) == (128, 128, 128)


@pytest.mark.parametrize(
    ("image", "mode"),
    [
        pytest.param(halves((*RED, 255), UNSEEN, (32, 32)), "RGBA", id="half of it shows through"),
        pytest.param(halves((*RED, 255), (*BLUE, 255), (32, 32)), "RGB", id="it only could"),
        pytest.param(halves((*RED, 255), UNSEEN, (32, 32)).quantize(8), "RGBA", id="by palette"),
    ],
)
def test_what_shows_through_is_known_by_looking(image: Image.Image, mode: str) -> None:
    assert decode(encoded(image), 1600).mode == mode


def test_nothing_that_is_said_beside_the_pixels_is_left() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of the harbour office"
    data = encoded(Image.new("RGB", (32, 32), RED), "JPEG", exif=exif, comment=b"by the pier")

    picture = decode(data, 1600)

    assert picture.info == {}
    assert not picture.getexif()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(png(60_000, 60_000), "more than 40 million pixels", id="a bomb by its header"),
        pytest.param(png(2**31 - 1, 2**31 - 1), "more than 40 million", id="all that can be"),
        pytest.param(png(40_000_000, 2), "more than 40 million", id="one long line"),
        pytest.param(png(0, 0), "no picture of a kind", id="no pixels"),
        pytest.param(png(1, 1, bytes(4)), "1 × 1 pixels", id="a pixel that counts visitors"),
        pytest.param(png(600, 2, bytes(3602)), "600 × 2 pixels", id="a line"),
        pytest.param(encoded(Image.new("RGBA", (32, 32), UNSEEN)), "transparent", id="nothing"),
        pytest.param(b"", "no picture of a kind", id="empty"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                     "no picture of a kind", id="SVG with a script"),
        pytest.param(b"<!doctype html><p>Sign in to go on", "no picture of a kind", id="a page"),
        pytest.param(encoded(Image.new("RGB", (32, 32)), "TIFF"), "of a kind", id="TIFF"),
        pytest.param(encoded(Image.new("RGB", (32, 32)), "BMP"), "no picture of a kind", id="BMP"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture of a kind",
                     id="a program in PostScript"),
        pytest.param(encoded(Image.new("RGB", (32, 32)), "ICO"), "no picture of a kind", id="icon"),
    ],
)  # fmt: skip
def test_what_is_no_picture_to_show_is_refused_and_said_why(data: bytes, problem: str) -> None:
    with pytest.raises(PictureError, match=problem):
        decode(data, 1600)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF", "GIF"])
def test_a_file_that_is_cut_off_is_refused(kind: str) -> None:
    noise = Image.frombytes("RGB", (64, 64), random.Random(7).randbytes(64 * 64 * 3))  # noqa: S311
    data = encoded(noise, kind)

    with pytest.raises(PictureError):
        decode(data[: len(data) // 2], 1600)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF", "GIF"])
def test_a_damaged_file_is_a_picture_or_refused_and_nothing_else(kind: str) -> None:
    dice = random.Random(11)  # noqa: S311  # not a secret
    whole = encoded(halves(RED, BLUE, (64, 32)), kind)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)

        try:
            picture = decode(bytes(data), 200)
        except PictureError:
            continue

        assert picture.mode in {"RGB", "RGBA"}
        assert picture.width <= 200
