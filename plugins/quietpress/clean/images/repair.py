"""Every image with the address of its real file, once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from urllib.parse import unquote

from bs4 import Tag
from bs4.element import PageElement

from ...article import Picture
from ...urls import absolute_url
from ..picture_files import picture_name
from ..sanitize import MEDIA
from ..soup import BLOCKS, BOXES, Part, attribute, holds, text_of
from .image_urls import file_name, full_size, is_thumbnail, stated_width
from .sizes import shown_size
from .sources import Source, sources_of

_THUMBNAIL_MAX = 120  # CSS pixels; a size up to this may be of the stand-in
# That go, as each costs a look at its siblings; pages with more show one sign again and again.
_COPIES_MAX = 500
_NEXT = 4  # nodes, among which a caption begins
_CAPTION_WORDS_MAX = 30  # after more words than these, a reader has left an image behind
_ENLARGED = 2  # times as wide as it is said to be shown: the size is of the stand-in

_CELLS = ("td", "th", "li", "dd")
_NOSCRIPT = ("noscript",)
_FIGURE = ("figure",)


@dataclass(slots=True)
class _Shown:
    """An image that is kept so far, and what becomes of it."""

    tag: Tag
    source: Source
    attributes: dict[str, str]  # with the address under "src": absolute, or `media/…`


def picture_address(address: str, base: str, names: Mapping[str, str]) -> str:
    """Return the address of a picture for a page of ours, or "" where it has none.

    Args:
        address: as it stands in the document.
        base: absolute URL of the page, or "".
        names: of the pictures that came with the page, by the addresses of `local_names`.
    """
    if name := names.get(_local(address)):
        return name
    absolute = absolute_url(address, base)
    return names.get(_local(absolute), absolute) if absolute else ""


def local_names(pictures: Mapping[str, Picture]) -> dict[str, str]:
    """Return under which name each picture that came with a page is published."""
    return {_local(address): picture_name(picture) for address, picture in pictures.items()}


def repair_images(part: Part, base: str, pictures: Mapping[str, Picture]) -> None:
    """Give every image the address of its real file; images without one go, and second copies.

    Args:
        part: changed in place.
        base: absolute URL of the page, or "".
        pictures: files that came with the page, by the address that it uses.
    """
    names = local_names(pictures)
    kept: list[_Shown] = []
    copies = 0
    for tag in part.named("img", "amp-img"):
        shown = _shown(tag, base, names)
        if shown is None:
            tag.decompose()
        elif kept and copies < _COPIES_MAX and _are_copies(kept[-1], shown):
            kept[-1] = _better_of(kept[-1], shown)
            copies += 1
        else:
            kept.append(shown)
    for shown in kept:
        shown.tag.name = "img"
        shown.tag.attrs = {**shown.attributes}


def _shown(tag: Tag, base: str, names: Mapping[str, str]) -> _Shown | None:
    """Return an image with its best address that a browser would open; None: it has none."""
    for source in sources_of(tag):
        if url := picture_address(full_size(source.address), base, names):
            size = _size(tag, source)
            sides = {side: str(length) for side, length in size.items()}
            return _Shown(tag, source, {"src": url, "alt": attribute(tag, "alt")} | sides)
    return None


def _size(tag: Tag, source: Source) -> dict[str, int]:
    """Return the width and height to state, which are those of the file that is shown."""
    size = shown_size(source.element, tag)
    width = size.get("width", 0)
    file_width = stated_width(source.address) or source.width
    # A lazy image may state the size of its stand-in; an icon has no wider file.
    is_of_stand_in = source.is_lazy and width <= _THUMBNAIL_MAX and file_width >= _ENLARGED * width
    is_of_original = width > (stated_width(source.address) or width)
    if width and (is_of_stand_in or is_of_original):
        return {side: round(length * file_width / width) for side, length in size.items()}
    return size


def _are_copies(one: _Shown, other: _Shown) -> bool:
    """Tell whether two images in a row are one to the reader.

    They are a lazy image and its copy for browsers without scripts, or a
    blurred copy and what comes in its place. Signs in the cells of a table are many,
    and so are those between words.
    """
    is_same = one.attributes["src"] == other.attributes["src"] and not (
        _follows_words(other.tag) or _is_shown_anew(one.tag, other.tag)
    )
    is_alike = is_same or _is_replaced(one, other)
    return is_alike and _around(one.tag, _CELLS) is _around(other.tag, _CELLS)


def _is_shown_anew(one: Tag, other: Tag) -> bool:
    """Tell whether an image comes after some text again, with a caption of its own below it.

    Without one, it is mostly a sign or a line that parts sections.
    """
    below = (tag for tag in islice(other.next_elements, _NEXT) if isinstance(tag, Tag))
    if all(tag.name != "figcaption" for tag in below):
        return False
    words = 0
    for element in takewhile(lambda element: element is not other, one.next_elements):
        words += len(element.split()) if isinstance(element, str) else 0
        if words > _CAPTION_WORDS_MAX:
            return True
    return False


def _follows_words(tag: Tag) -> bool:
    """Tell whether words of the same sentence stand right before an image."""
    before = _beside(tag.previous_siblings)
    if not isinstance(before, Tag):
        return before is not None
    is_block = before.name in BLOCKS | BOXES
    return not is_block and not holds(before, {"img"}) and bool(text_of(before).strip())


def _is_replaced(one: _Shown, other: _Shown) -> bool:
    """Tell whether a script would put one of two images in the place of the other."""
    if _is_fallback(one.tag, other.tag):
        return _waits(one) or _waits(other) or _same_file(one, other)
    is_blurred = is_thumbnail(one.source.address) != is_thumbnail(other.source.address)
    return is_blurred and _share_frame(one.tag, other.tag) and _same_file(one, other)


def _same_file(one: _Shown, other: _Shown) -> bool:
    return file_name(one.attributes["src"]) == file_name(other.attributes["src"])


def _waits(shown: _Shown) -> bool:
    return shown.source.is_lazy or _may_be_blurred(shown)


def _may_be_blurred(shown: _Shown) -> bool:
    """Tell whether an image is a small copy, or stood in the page's own address, as such do."""
    address = shown.source.address
    return is_thumbnail(address) or MEDIA.fullmatch(address) is not None


def _is_fallback(one: Tag, other: Tag) -> bool:
    """Tell whether one of two images is in a `noscript` right beside the other."""
    for inside, outside in ((one, other), (other, one)):
        noscript = _around(inside, _NOSCRIPT)
        if noscript is not None and _around(outside, _NOSCRIPT) is None:
            around = {id(outside), *map(id, outside.parents)}
            return any(
                id(_beside(siblings)) in around
                for siblings in (noscript.previous_siblings, noscript.next_siblings)
            )
    return False


def _beside(siblings: Iterable[PageElement]) -> PageElement | None:
    """Return the first sibling that is shown."""
    return next((one for one in siblings if isinstance(one, Tag) or not str(one).isspace()), None)


def _share_frame(one: Tag, other: Tag) -> bool:
    figure = _around(one, _FIGURE)
    return one.parent is other.parent or (figure is not None and figure is _around(other, _FIGURE))


def _around(tag: Tag, names: Collection[str]) -> Tag | None:
    """Return the nearest element of some names around another; `find_parent` is slower by far."""
    return next((one for one in tag.parents if one.name in names), None)


def _better_of(one: _Shown, other: _Shown) -> _Shown:
    """Return the one of two copies to keep, with what only the other says; that one goes."""
    better = max((one, other), key=lambda one: (not _may_be_blurred(one), one.source.rank[1:]))
    worse = other if better is one else one
    if not better.attributes["alt"]:
        better.attributes["alt"] = worse.attributes["alt"]
    if "width" not in better.attributes and not _may_be_blurred(worse):
        better.attributes = worse.attributes | better.attributes
    worse.tag.decompose()
    return better


def _local(address: str) -> str:
    return unquote(address.strip().partition("#")[0]).removeprefix("./")
