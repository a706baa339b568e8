"""One picture in the widths that screens want."""

import io
import random

import pytest
from PIL import Image, ImageDraw

from quietpress.article import Picture
from quietpress.errors import PictureError
from quietpress.imaging.records import Limits
from quietpress.imaging.rendering import render

LIMITS = Limits(width_max=1600, bytes_max=300_000)


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def photograph(width: int, height: int) -> Image.Image:
    """Return soft colours with a grain, in which no two rows are alike."""
    grain = random.Random(width)  # noqa: S311  # not a secret
    coarse = Image.frombytes("RGB", (24, 16), grain.randbytes(24 * 16 * 3))
    noise = Image.frombytes("RGB", (width, height), grain.randbytes(width * height * 3))
    return Image.blend(coarse.resize((width, height), Image.Resampling.BICUBIC), noise, 0.06)


def noise(width: int, height: int) -> Image.Image:
    grain = random.Random(3)  # noqa: S311  # not a secret
    return Image.frombytes("RGB", (width, height), grain.randbytes(width * height * 3))


def chart(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    for place in range(0, width, 40):
        pen.line((place, 0, place, height), fill=(220, 220, 220))
        pen.rectangle((place + 8, height - place % 170, place + 24, height), fill=(20, 60, 160))
    return image


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        pytest.param(2400, [480, 960, 1600], id="wider than a page"),
        pytest.param(1600, [480, 960, 1600], id="as wide as a page"),
        pytest.param(1000, [480, 1000], id="a step that saves nothing is left out"),
        pytest.param(640, [480, 640], id="one step"),
        pytest.param(500, [500], id="narrow"),
        pytest.param(16, [16], id="a sign in a sentence"),
    ],
)
def test_a_picture_has_the_widths_that_screens_want(width: int, widths: list[int]) -> None:
    rendered = render(png(Image.new("RGB", (width, width // 2), (90, 60, 30))), LIMITS)

    assert [each.width for each in rendered.mirror.renditions] == widths
    for each in rendered.mirror.renditions:
        assert opened(rendered.files[each.name]).size == (each.width, each.height)
        assert len(rendered.files[each.name].data) == each.length
        assert abs(each.height - each.width / 2) <= 1


def test_every_file_is_webp_and_says_nothing_beside_its_pixels() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of the harbour office"
    file = io.BytesIO()
    photograph(700, 400).save(file, "JPEG", exif=exif)

    rendered = render(file.getvalue(), LIMITS)

    for picture in rendered.files.values():
        assert picture.suffix == ".webp"
        assert opened(picture).format == "WEBP"
        assert b"Camera" not in picture.data
        assert not {b"EXIF", b"ICCP", b"XMP "} & {picture.data[at : at + 4] for at in range(80)}


def test_no_file_is_larger_than_it_may_be_and_widths_that_would_be_are_left_out() -> None:
    data = png(noise(700, 400))

    wide = render(data, Limits(width_max=1600, bytes_max=150_000))
    narrow = render(data, Limits(width_max=1600, bytes_max=70_000))

    assert [each.width for each in wide.mirror.renditions] == [480, 700]
    assert [each.width for each in narrow.mirror.renditions] == [480]
    assert max(each.length for each in wide.mirror.renditions) <= 150_000
    assert max(each.length for each in narrow.mirror.renditions) <= 70_000


def test_what_cannot_be_made_small_enough_is_refused() -> None:
    with pytest.raises(PictureError, match="cannot be made smaller than 3 KB"):
        render(png(noise(480, 480)), Limits(width_max=480, bytes_max=3000))


def test_a_chart_keeps_its_lines_to_the_pixel() -> None:
    drawn = chart(470, 200)

    (picture,) = render(png(drawn), LIMITS).files.values()

    assert opened(picture).convert("RGB").tobytes() == drawn.tobytes()


def test_a_grey_photograph_is_no_drawing() -> None:
    grey = photograph(400, 300).convert("L")

    (picture,) = render(png(grey), LIMITS).files.values()

    assert picture.data[12:16] == b"VP8 "  # the lossy kind


@pytest.mark.parametrize("alpha", [0, 120, 255])
def test_a_picture_is_known_to_be_transparent(alpha: int) -> None:
    image = Image.new("RGBA", (600, 400), (200, 30, 30, 255))
    image.paste((20, 20, 20, alpha), (0, 0, 200, 400))

    mirror = render(png(image), LIMITS).mirror

    assert mirror.is_transparent == (alpha < 255)


def test_the_same_file_gives_the_same_names_and_bytes_and_another_gives_others() -> None:
    data = png(photograph(700, 400))

    once, again, other = (render(each, LIMITS) for each in (data, data, png(chart(700, 400))))

    assert once == again
    assert not once.files.keys() & other.files.keys()
