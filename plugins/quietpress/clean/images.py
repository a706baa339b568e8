"""Images as they should have been: the real file behind placeholders, and no pixels that count."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeGuard
from urllib.parse import unquote

from bs4 import Tag
from bs4.element import AttributeValueList, PageElement

from ..article import Picture
from ..urls import absolute_url
from .soup import Part, attribute

_WIDTH_MAX = 1600  # CSS pixels; wider candidates are for screens larger than a page of ours
_SOURCES_MAX = 20  # of a picture
_SRCSET_LENGTH_MAX = 8192  # characters
_BANNER_HEIGHT_MAX = 120  # CSS pixels; a panorama is higher
_BANNER_SHAPE = 4  # times its height is its width, at least
_PIXEL_MAX = 3  # CSS pixels; smaller images count readers

# Where lazy loaders (lazysizes, WordPress and its plug-ins, Lozad, jQuery Lazy, Medium,
# Shopify, Next.js) keep the address, best first.
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "srcset")
_LAZY_SOURCES = (
    "data-src data-lazy-src data-original data-lazy data-original-src data-full-src "
    "data-hi-res-src data-image data-url data-echo data-ll-src data-defer-src src"
).split()
_PLACEHOLDER = re.compile(
    r"^data:|(?:^|[/_.-])(?:(?:blank|spacer|placeholder|transparent|1x1)(?:[_.-]\w{0,20})?"
    r"|(?:grey|gray|pixel|loading|lazy|clear)(?:[_.-][\dx]{0,20})?)"
    r"\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)",
    re.IGNORECASE,
)
_COUNTERS = (
    "doubleclick.net scorecardresearch.com quantserve.com google-analytics.com pixel.wp.com "
    "stats.wp.com facebook.com/tr? feedburner.com/~r/"
).split()
# Each begins with the same sign, which the expression can be looked for by.
_COUNTER_PATH = re.compile(
    r"/(?:(?:pixel|beacon|track(?:er|ing)?|open|imp|counter)(?:\.gif|\.png|\.php|/|\?)|b\.gif\b)",
    re.IGNORECASE,
)
# An address goes up to white space; its descriptors up to a comma, unless the address ends in one.
_CANDIDATE = re.compile(r"([^\s,]\S*+)(?:(?<=,)|([^,]*+))")
_DESCRIPTOR = re.compile(r"\b([0-9.]{1,10})([wx])\b")
_SMALL_STYLE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*[0-3]px", re.IGNORECASE)


def picture_name(picture: Picture) -> str:
    """Return the name under which a picture is published; equal pictures share it."""
    return f"media/{hashlib.sha256(picture.data).hexdigest()[:20]}{picture.suffix}"


def tracking_pixels(part: Part) -> Iterator[Tag]:
    """Find images that nobody is meant to see."""
    for image in part.named("img", "amp-pixel"):
        sizes = [_pixels(image.get(side)) for side in ("width", "height")]
        tiny = any(size is not None and size <= _PIXEL_MAX for size in sizes)
        style = attribute(image, "style")
        counts = _is_counter(attribute(image, "src")) or _is_counter(attribute(image, "data-src"))
        if tiny or counts or image.name == "amp-pixel" or _SMALL_STYLE.search(style):
            yield image


def _is_counter(address: str) -> bool:
    if not address:
        return False
    lowered = address.casefold()
    return any(name in lowered for name in _COUNTERS) or bool(_COUNTER_PATH.search(address))


def banner_images(part: Part) -> Iterator[Tag]:
    """Find images of the shapes that advertisements and mastheads have: 728 × 90, 600 × 60."""
    for image in part.named("img"):
        width, height = _pixels(image.get("width")), _pixels(image.get("height"))
        if width and height and height <= _BANNER_HEIGHT_MAX and width >= _BANNER_SHAPE * height:
            yield image


def repair_images(part: Part, base: str, pictures: Mapping[str, Picture]) -> None:
    """Give every image the address of its real file; images without one go.

    Args:
        part: changed in place.
        base: absolute URL of the page, or "".
        pictures: files that came with the page, by the address that it uses.
    """
    names = {_local(address): picture_name(picture) for address, picture in pictures.items()}
    last = ""
    for image in part.named("img", "amp-img"):
        address = next(filter(None, (_resolve(one, base, names) for one in _candidates(image))), "")
        # Twice in a row: a lazy image and its copy for browsers without scripts.
        if not address or address == last:
            image.decompose()
            continue
        last = address
        kept: dict[str, str | AttributeValueList] = {
            "src": address,
            "alt": attribute(image, "alt"),
        }
        for side in ("width", "height"):
            if size := _pixels(image.get(side)):
                kept[side] = str(size)
        image.name = "img"
        image.attrs = kept


def _candidates(image: Tag) -> Iterator[str]:
    """Yield the addresses that an image may have, the best first."""
    sets = _stated(image, _LAZY_SETS)
    if image.parent is not None and image.parent.name == "picture":
        for source in islice(filter(_is_source, image.parent.contents), _SOURCES_MAX):
            sets += _stated(source, _LAZY_SETS)
    plain = _stated(image, _LAZY_SOURCES)
    local = [address for address in plain if not _PLACEHOLDER.search(address)]
    found = [candidate for text in sets for candidate in _parse_srcset(text)]
    widths = [(width, address) for address, width in found if width <= _WIDTH_MAX]
    if widths:
        yield max(widths, key=lambda pair: pair[0])[1]
    yield from local
    yield from (address for address, _ in found)


def _stated(element: Tag, names: Iterable[str]) -> list[str]:
    """Return the attributes that an element has of the named ones."""
    return [value for name in names if (value := attribute(element, name))]


def _is_source(element: PageElement) -> TypeGuard[Tag]:
    return isinstance(element, Tag) and element.name == "source"


def _parse_srcset(text: str) -> list[tuple[str, float]]:
    """Return the candidates of a srcset with their widths (WHATWG HTML, section 4.8.4.2.1).

    A density counts as so many times 800 pixels.
    """
    found = []
    for address, descriptors in _CANDIDATE.findall(text[:_SRCSET_LENGTH_MAX]):
        if _PLACEHOLDER.search(address):
            continue
        size = _DESCRIPTOR.search(descriptors)
        number = _number(size[1]) if size else 1.0
        found.append((address.rstrip(","), number if size and size[2] == "w" else number * 800))
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:  # "1.2.3"
        return 1.0


def _resolve(address: str, base: str, names: Mapping[str, str]) -> str:
    if name := names.get(_local(address)):
        return name
    absolute = absolute_url(address, base)
    return names.get(_local(absolute), absolute) if absolute else ""


def _local(address: str) -> str:
    return unquote(address.strip().partition("#")[0]).removeprefix("./")


def _pixels(value: object) -> int | None:
    found = re.fullmatch(r"\s*(\d{1,5})(?:px)?\s*", str(value or ""))
    return int(found[1]) if found else None
