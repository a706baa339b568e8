"""Pictures that stand in the addresses of a page (RFC 2397), as in a page saved as one file."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from bs4 import Tag

from ...article import Picture
from ..picture_files import picture_name, picture_suffix
from ..soup import Part, attribute

_INLINE_MAX = 100  # pictures in a document
_INLINE_BYTES_MIN = 2000  # smaller ones are stand-ins and blurred copies
_INLINE = re.compile(r"\s*data:image/[^,]{1,100},", re.IGNORECASE)
_ADDRESSES = ("src", "data-src", "poster")


def take_inline_pictures(part: Part) -> dict[str, Picture]:
    """Return the pictures that stand in addresses of a part, by the names left in their place.

    Programs that save a page as one file put all its pictures there. SVG is
    a document with scripts and stays out.
    """
    taken: dict[str, Picture] = {}
    for element, name, data in _inline_data(part):
        suffix = picture_suffix(data)
        if suffix and len(data) >= _INLINE_BYTES_MIN and len(taken) < _INLINE_MAX:
            picture = Picture(data=data, suffix=suffix)
            element[name] = picture_name(picture)
            taken[picture_name(picture)] = picture
    return taken


def _inline_data(part: Part) -> Iterator[tuple[Tag, str, bytes]]:
    """Yield each element with an attribute that holds a file, and the file."""
    for element in part.named("img", "amp-img", "source", "video"):
        for name in _ADDRESSES:
            address = attribute(element, name)
            if len(address) >= _INLINE_BYTES_MIN and (head := _INLINE.match(address)):
                data = unquote_to_bytes(address[head.end() :])
                is_base64 = head[0].lower().endswith(";base64,")
                yield element, name, _decoded(data) if is_base64 else data


def _decoded(data: bytes) -> bytes:
    try:
        return base64.b64decode(data)
    except binascii.Error:  # cut short
        return b""
