"""The picture that a page names for its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...article import Image
from ...text import fold
from ...urls import absolute_url
from .statements import Statements

_PIXELS = re.compile("[1-9][0-9]{0,4}")


def read_image(stated: Statements, url: str) -> Image | None:
    """Return the lead image with what is said of it, or None.

    Args:
        stated: by the page.
        url: that relative addresses resolve against.
    """
    for image in _images(stated):
        if address := absolute_url(image.url, url):
            return replace(image, url=address)
    return None


def _images(stated: Statements) -> Iterator[Image]:
    """Yield the images in Open Graph, JSON-LD and cards, their addresses as they are written."""
    yield Image(
        url=stated.first("og:image:secure_url", "og:image", "og:image:url"),
        alt=fold(stated.first("og:image:alt")),
        width=_pixels(stated.first("og:image:width")),
        height=_pixels(stated.first("og:image:height")),
    )
    for one in stated.linked.objects("image"):
        address = one.get("url") or one.get("contentUrl") or one.get("@id")
        if isinstance(address, str):
            yield Image(
                url=address,
                alt=fold(_text(one.get("caption"))),
                width=_pixels(one.get("width")),
                height=_pixels(one.get("height")),
            )
    for text in stated.linked.texts("image"):
        yield Image(url=text)
    yield Image(
        url=stated.first("twitter:image", "twitter:image:src"),
        alt=fold(stated.first("twitter:image:alt")),
    )


def _text(value: Any) -> str:  # noqa: ANN401  # JSON
    return value if isinstance(value, str) else ""


def _pixels(value: Any) -> int | None:  # noqa: ANN401  # JSON
    text = str(value).removesuffix("px").strip()
    return int(text) if _PIXELS.fullmatch(text) else None
