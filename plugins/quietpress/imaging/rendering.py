"""One picture in the widths that screens want, each small enough to wait for."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from PIL import Image

from ..article import Mirror, Picture, Rendition
from ..errors import PictureError
from .decoding import decode
from .records import Limits, Rendered

# Pixels: a phone in a list, the column of text, and that column on a screen with two pixels for
# one. A step that saves less than a quarter of the width is not worth a file.
_STEPS = (480, 960)
_STEP_MAX = 0.75
# docs/decisions/pictures.md has what each costs and saves.
_METHOD = 4
_LOSSLESS: Mapping[str, object] = {"lossless": True}
_LOSSY: Sequence[Mapping[str, object]] = [
    {"quality": quality, "alpha_quality": quality} for quality in (75, 65, 55, 45, 35)
]
_COLOURS_MAX = 4096  # a photograph has more, unless it is grey
_SAMPLE = 256  # pixels


def render(data: bytes, limits: Limits) -> Rendered:
    """Return a picture as WebP, in up to three widths; the same file gives the same bytes.

    The names have a hash of what is in the files, so that a name never gets
    other bytes, whatever version of the encoder wrote them.

    Raises:
        PictureError: there is nothing to show, or it cannot be made small enough.
    """
    picture = decode(data, limits.width_max)
    encoded = dict(_encoded(picture, limits.bytes_max))
    if not encoded:
        raise PictureError(f"cannot be made smaller than {limits.bytes_max // 1000} KB")
    digest = hashlib.sha256(b"".join(encoded.values())).hexdigest()[:20]
    renditions = tuple(
        Rendition(
            name=f"media/{digest}-{width}.webp",
            width=width,
            height=_height(picture, width),
            length=len(body),
        )
        for width, body in encoded.items()
    )
    return Rendered(
        mirror=Mirror(renditions=renditions, is_transparent=picture.mode == "RGBA"),
        files={
            rendition.name: Picture(data=body, suffix=".webp")
            for rendition, body in zip(renditions, encoded.values(), strict=True)
        },
    )


def _encoded(picture: Image.Image, bytes_max: int) -> Iterator[tuple[int, bytes]]:
    """Yield each width with its file; widths that stay too large are left out."""
    steps = [step for step in _STEPS if step <= _STEP_MAX * picture.width]
    for width in (*steps, picture.width):
        size = (width, _height(picture, width))
        scaled = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if body := _file(scaled, bytes_max):
            yield width, body


def _height(picture: Image.Image, width: int) -> int:
    return max(1, round(picture.height * width / picture.width))


def _file(picture: Image.Image, bytes_max: int) -> bytes:
    """Return a picture as WebP in the best quality that fits; b"": none does."""
    tries = chain([_LOSSLESS] if _is_drawn(picture) else [], _LOSSY)
    bodies = (_webp(picture, options) for options in tries)
    return next((body for body in bodies if len(body) <= bytes_max), b"")


def _is_drawn(picture: Image.Image) -> bool:
    """Tell whether a picture takes fewer bytes if every pixel is kept, as drawings and text do.

    Only its middle is tried: a large photograph would take seconds.
    """
    if picture.getcolors(_COLOURS_MAX) is None:
        return False
    left, top = (max(0, (side - _SAMPLE) // 2) for side in picture.size)
    right, bottom = min(left + _SAMPLE, picture.width), min(top + _SAMPLE, picture.height)
    sample = picture.crop((left, top, right, bottom))
    return len(_webp(sample, _LOSSLESS)) <= len(_webp(sample, _LOSSY[0]))


def _webp(picture: Image.Image, options: Mapping[str, object]) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", method=_METHOD, **options)
    return file.getvalue()
