"""A picture file of somebody else as pixels: upright, in sRGB, and no more of them than wanted."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import suppress

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ..errors import PictureError

# By what is in the file, and whatever it calls itself. SVG is a document with scripts, and of the
# others no browser shows all.
_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_PIXELS_MAX = 40_000_000  # of the file, which take 160 MB; few cameras have more
_TOO_MANY_PIXELS = f"has more than {_PIXELS_MAX // 1_000_000} million pixels"
_SIDE_MAX = 16_383  # pixels that WebP can hold; what is longer is made smaller
_SIDE_MIN = 4  # pixels; what is thinner counts visitors, or is a line

_ORIENTATION = 0x0112  # Exif 2.32, table 4: from 5 on, width and height are exchanged
_TURNED = 5

_TO_8_BITS = [value >> 8 for value in range(1 << 16)]
_WITH_PROFILES = ("CMYK", "L", "RGB", "RGBA")  # modes that a profile can be of

# What Pillow raises for files that are cut off, damaged, or made to look so.
_BROKEN = (
    ArithmeticError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error,
)  # fmt: skip


def decode(data: bytes, width_max: int) -> Image.Image:
    """Return a picture in the mode RGB, or RGBA where something behind it shows through.

    Of several frames it is the first. Nothing beside the pixels is left: what
    the file says of place, camera and author goes, after it was turned upright
    and its colours were made those of sRGB.

    Args:
        data: the file.
        width_max: pixels; a wider one is made smaller, none larger.

    Raises:
        PictureError: it is no picture that browsers show, is damaged, has more
            pixels than most cameras make, or nothing to be seen.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a damaged file can do without
            return _visible(_decode(data, width_max))
    except Image.DecompressionBombError as error:
        raise PictureError(_TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise PictureError("is no picture of a kind that is shown") from error
    except _BROKEN as error:
        raise PictureError(f"cannot be read as a picture: {error}") from error


def _decode(data: bytes, width_max: int) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
        _check_size(file)  # before a pixel of it is there
        is_turned = file.getexif().get(_ORIENTATION, 1) >= _TURNED
        size = _fitting(file.size[::-1] if is_turned else file.size, width_max)
        # JPEG alone can be read at a half, a quarter or an eighth.
        file.draft(None, size[::-1] if is_turned else size)
        ImageOps.exif_transpose(file, in_place=True)
        small = _in_srgb(file).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small.info = {}
    return small


def _check_size(file: Image.Image) -> None:
    width, height = file.size
    if width * height > _PIXELS_MAX:  # Pillow itself gives up at four times as many
        raise PictureError(_TOO_MANY_PIXELS)
    if min(width, height) < _SIDE_MIN:
        raise PictureError(f"has {width} × {height} pixels, too few to show anything")


def _fitting(size: tuple[int, int], width_max: int) -> tuple[int, int]:
    width, height = size
    scale = min(1.0, width_max / width, _SIDE_MAX / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in RGB or RGBA, by its colour profile if that can be used.

    One that needs nothing done is returned as it is: a copy may take 160 MB.
    """
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode == "I;16":  # Pillow would cut off all but the darkest
        image = image.convert("I").point(_TO_8_BITS, "L")
    elif image.mode not in _WITH_PROFILES:
        image = image.convert(mode)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):  # a broken one: colours are a little off
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
    return image if image.mode == mode else image.convert(mode)


def _visible(image: Image.Image) -> Image.Image:
    """Return a picture without its alpha channel, if nothing shows through."""
    if image.mode != "RGBA":
        return image
    shades = image.getchannel("A").histogram()
    pixels = image.width * image.height
    if shades[0] == pixels:
        raise PictureError("is transparent all over")
    return image.convert("RGB") if shades[-1] == pixels else image
