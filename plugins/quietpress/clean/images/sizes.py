"""How large an image is shown, by what its element says."""

from __future__ import annotations

import re

from bs4 import Tag

from ..soup import attribute

# Where the size stands while the image is not there: Medium and many a theme, BBC, WordPress
# galleries, Squarespace. The last two have both sides in one value.
_SIDES = {"width": ("width", "data-width"), "height": ("height", "data-height")}
_BOTH = ("data-image-dimensions", "data-orig-size", "data-dimensions")
_SHAPE_MAX = 50  # CSS pixels
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d{1,9})?(?:px)?\s*")
_PAIR = re.compile(r"\s*(\d{1,5})\s*[x×,]\s*(\d{1,5})\s*")


def pixels(value: object) -> int | None:
    """Return a length of HTML in CSS pixels; None: it is none, or in another unit."""
    found = _PIXELS.fullmatch(str(value or ""))
    return int(found[1]) if found else None


def shown_size(*elements: Tag) -> dict[str, int]:
    """Return the width and height in CSS pixels that the first element with any states.

    A side that is not stated, or is 0, is left out: the two belong together
    and to one file. AMP images often state a shape, such as 16 × 9.
    """
    for element in elements:
        if element.name == "amp-img" and (pixels(element.get("width")) or 0) <= _SHAPE_MAX:
            continue
        found = {
            side: size
            for side, names in _SIDES.items()
            if (size := next(filter(None, (pixels(element.get(name)) for name in names)), None))
        }
        if not found:
            pairs = (_PAIR.fullmatch(attribute(element, name)) for name in _BOTH)
            pair = next(filter(None, pairs), None)
            found = {"width": int(pair[1]), "height": int(pair[2])} if pair else {}
        if found:
            return {side: size for side, size in found.items() if size}
    return {}
