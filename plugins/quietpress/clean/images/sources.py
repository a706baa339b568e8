"""Where an element keeps the addresses that an image may have, and which of them is best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeGuard

from bs4 import Tag
from bs4.element import PageElement

from ..soup import attribute
from .image_urls import format_rank, is_stand_in, is_thumbnail, looks_like_picture, stated_width
from .sizes import pixels
from .srcset import DENSITY_WIDTH, Candidate, parse_srcset

_WIDTH_MAX = 1600  # pixels; wider files are for screens larger than a page of ours
_WIDTH_ENOUGH = 1000  # pixels; from here on, a format that all readers show counts more
_CHILDREN_MAX = 50  # of a picture, that are looked through
_ATTRIBUTES_MAX = 50  # of an element, that are looked through

# Where lazy loaders keep sets of addresses: lazysizes, Lozad, vanilla-lazyload, Gatsby and many
# a theme `data-srcset`; WP Rocket, Jetpack and a3 `data-lazy-srcset`; Lazy Load XT and UIkit.
_LAZY_SETS = (
    "data-srcset",
    "data-lazy-srcset",
    "data-original-set",
    "data-src-set",
    "data-bgset",
    "nitro-lazy-srcset",
)
# And single ones: `data-src` is with lazysizes, Lozad, vanilla-lazyload, Unveil, bLazy (Drupal),
# jQuery.Lazy, Smush, Autoptimize, LiteSpeed, Squarespace; `data-lazy-src` with WP Rocket, Jetpack,
# a3; `data-original` with jQuery Lazyload. The others: slick, Echo, Layzr, Rocket Loader, Ezoic,
# Optimole, Zhihu, LinkedIn, PageSpeed, NitroPack.
_LAZY_FILES = (
    "data-src data-lazy-src data-original data-lazy data-echo data-normal data-cfsrc data-ezsrc "
    "data-opt-src data-actualsrc data-delayed-url data-pagespeed-lazy-src data-ll-src data-li-src "
    "data-defer-src data-img-src nitro-lazy-src data-image data-url"
).split()
_SETS = (*((name, True) for name in _LAZY_SETS), ("srcset", False))
_FILES = (*((name, True) for name in _LAZY_FILES), ("src", False))
_KNOWN = frozenset(name for name, _ in (*_SETS, *_FILES))
# These also name pages, numbers and the like: believed where the value ends like a picture.
_AMBIGUOUS = frozenset("data-original data-lazy data-normal data-image data-url".split())
# What another attribute has may be a picture, but not the one to show.
_NOT_THE_PICTURE = re.compile(
    r"^(?:on.*|alt|title|class|id|style|href|.*-srcset)$"
    r"|thumb|small|low|placeholder|fallback|error|blur|preview|poster|tiny|avatar|share|pin"
)

# Shopify and the BBC leave the width to a script: `boat_{width}x.jpg`.
_TEMPLATE = re.compile(r"\{\{?\s*(?:width|w)\s*\}?\}|%7Bwidth%7D", re.IGNORECASE)
_TEMPLATE_WIDTHS = ("data-widths", "data-sizes", "data-template-widths")
_TEMPLATE_WIDTH = 1024  # pixels, where a template comes without
_NUMBER = re.compile(r"(?<!\d)\d{2,4}(?!\d)")

# Sources that no wide screen gets, or none that is read on.
_NARROW = re.compile(r"max-width:\s*([0-9.]{1,7})(px|em|rem)?")
_NARROW_MAX = 800  # CSS pixels
_EM = 16  # CSS pixels
_OTHER_SCREEN = re.compile(r"\bprint\b|scheme:\s*dark|portrait")


@dataclass(frozen=True, slots=True)
class Source:
    """One address that an image may have, and what speaks for it."""

    address: str  # as it stands in the document
    width: float  # pixels of the file, as far as it is said
    element: Tag  # the `img` or `source` that has it
    is_lazy: bool = False  # it waits in an attribute that only a script reads
    is_other: bool = False  # in an attribute that no lazy loader is known for

    @property
    def rank(self) -> tuple[int, bool, bool, float, int, float]:
        """Return what is compared with other sources; more is better."""
        media_type = attribute(self.element, "type") if self.element.name == "source" else ""
        shown = format_rank(self.address, media_type)
        fits = self.width <= _WIDTH_MAX
        width = self.width if fits else -self.width  # of what is too wide, the least
        kind = 2 if self.is_lazy else 0 if self.is_other else 1
        if is_thumbnail(self.address):
            kind = -1
        return (kind, shown > 0, fits, min(width, _WIDTH_ENOUGH), shown, width)


def sources_of(image: Tag) -> list[Source]:
    """Return the addresses that an image may have, the best first; stand-ins are left out."""
    one_width = pixels(image.get("width")) or DENSITY_WIDTH
    elements = (*_picture_sources(image), image)
    found = [source for element in elements for source in _known(element, one_width)]
    if all(is_thumbnail(source.address) for source in found):
        found += _others(image, one_width)
    return sorted(found, key=lambda source: source.rank, reverse=True) if found[1:] else found


def _picture_sources(image: Tag) -> list[Tag]:
    """Return the sources of the `picture` around an image that are for wide screens, if any.

    One in a `noscript` has left its sources right in there.
    """
    around = image.parent
    if around is None or around.name not in ("picture", "noscript"):
        return []
    if around.name == "noscript" and len(around.find_all("img", limit=2)) > 1:
        return []
    sources = list(filter(_is_source, around.contents[:_CHILDREN_MAX]))
    return [one for one in sources if _is_for_wide_screens(attribute(one, "media"))] or sources


def _is_source(element: PageElement) -> TypeGuard[Tag]:
    return isinstance(element, Tag) and element.name == "source"


def _is_for_wide_screens(media: str) -> bool:
    if _OTHER_SCREEN.search(media):
        return False
    narrow = _NARROW.search(media)
    if narrow is None:
        return True
    unit = 1 if narrow[2] in (None, "px") else _EM
    return pixels(narrow[1]) is None or float(narrow[1]) * unit > _NARROW_MAX


def _known(element: Tag, one_width: float) -> Iterator[Source]:
    """Yield what an element says where lazy loaders and browsers look, best first if equal."""
    stated = element.attrs
    for name, is_lazy in _SETS:
        if name in stated and (best := _best_of(attribute(element, name), one_width)):
            yield Source(best.address, best.width, element, is_lazy)
    for name, is_lazy in _FILES:
        value = attribute(element, name) if name in stated else ""
        if value and not is_stand_in(value) and _is_address(name, value):
            yield _file(element, value, one_width, is_lazy=is_lazy)


def _best_of(text: str, one_width: float) -> Candidate | None:
    """Return the widest candidate of a set that is not too wide, or the least of those."""
    candidates = []
    for one in parse_srcset(text, one_width):
        if one.is_density and (width := stated_width(one.address)):
            candidates.append(replace(one, width=width))  # the address knows it better
        else:
            candidates.append(one)
    candidates.sort(key=lambda one: one.width if one.width <= _WIDTH_MAX else -one.width)
    real = (one for one in reversed(candidates) if not is_stand_in(one.address))
    return next(real, None)


def _is_address(name: str, value: str) -> bool:
    return name not in _AMBIGUOUS or looks_like_picture(value)


def _others(image: Tag, one_width: float) -> Iterator[Source]:
    """Yield pictures from attributes that no lazy loader is known for."""
    for name in islice(image.attrs, _ATTRIBUTES_MAX):
        value = attribute(image, name)
        if name in _KNOWN or _NOT_THE_PICTURE.search(name) or not looks_like_picture(value):
            continue
        if not is_stand_in(value):
            yield _file(image, value, one_width, is_other=True)


def _file(
    element: Tag, address: str, one_width: float, *, is_lazy: bool = False, is_other: bool = False
) -> Source:
    if _TEMPLATE.search(address):
        width = _template_width(attribute(element, name) for name in _TEMPLATE_WIDTHS)
        address = _TEMPLATE.sub(str(width), address)
    else:
        width = stated_width(address) or round(one_width)
    return Source(address, width, element, is_lazy, is_other)


def _template_width(lists: Iterable[str]) -> int:
    """Return the widest of the widths that a template may have, up to what we show."""
    widths = [int(number) for text in lists for number in _NUMBER.findall(text[:1000])]
    fitting = [width for width in widths if width <= _WIDTH_MAX]
    return max(fitting) if fitting else min(widths, default=_TEMPLATE_WIDTH)
