"""What an address tells of the image behind it: a stand-in, a small or blurred copy, its format."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_LENGTH_MAX = 4096  # characters of an address
_THUMBNAIL_MAX = 120  # pixels; copies up to this width are shown blurred until the image is there

# The first three expressions are for addresses in lower case: ignoring it takes several times as
# long.

# Files that lazy loaders show until the image is there, by their names. Words that also end the
# name of a picture, such as "black-and-white.jpg", have to be all of it.
_STAND_IN = re.compile(
    r"^(?:data|about|blob|javascript):"
    r"|(?:^|[/_.-])(?:spacer|placeholder|1x1|spinner|ajax-?loader|lazy-?load(?:er|ing)?|preload(?:er)?"
    r"|img-?loading)(?:[_.-]\w{0,20})?\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)"
    r"|(?:^|/)_?(?:blank|transparent|dummy|gr[ae]y|pixel|loading|loader|lazy|clear|trans|empty|white"
    r"|blur|dot|[tspx](?=\.gif))(?:[_.-][\dx]{0,20})?\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)"
)
# How wide the file is, where services for images have it in the address: `w=`, `/max/60/`,
# `resize:fit:60`, `w_30`, `-300x200.jpg`, `/60x60/`.
_WIDTH = re.compile(
    r"[?&;](?:w|width|wid|imwidth)=(\d{1,5})(?=$|[&;#])|/max/(\d{1,5})/|resize:\w{3,4}:(\d{1,5})"
    r"|(?<=[/,])w_(\d{1,5})(?=[/,])|[-_](\d{1,4})x\d{1,4}(?=\.\w{3,4}(?:$|\?))|/(\d{1,4})x\d{1,4}/"
)
_BLURRED = re.compile(r"[?&]blur=|[,/]blur_\d|[,/]e_blur|/freeze/|:blur[:(]")
_PICTURE = re.compile(
    r"[^\s<>\"]+\.(?:avif|gif|jpe?g|jxl|png|webp|bmp|tiff?)(?:[?#/:!@~]\S*)?", re.IGNORECASE
)
# Wix shows a blurred copy until its script has measured the page; before `/v1/` is the file.
_WIX = re.compile(r"(//static\.wixstatic\.com/media/[^/]+)/v1/\S*blur_\S*")
# Formats that not every reader of feeds shows.
_RARE_FORMAT = re.compile(r"\.(?:avif|jxl|jp2|jxr|heic)(?:$|\?)|[?&,/](?:f|fm|format)[=_]avif")
_MODERN_FORMAT = re.compile(r"\.webp(?:$|\?)|[?&,/](?:f|fm|format)[=_]webp")
_RARE_TYPES = ("image/avif", "image/jxl", "image/jp2", "image/vnd.ms-photo", "image/heic")


def is_stand_in(address: str) -> bool:
    """Tell whether an address is of what is shown until the image is there."""
    return bool(_STAND_IN.search(address.lower()))


@lru_cache(maxsize=256)  # each address is asked several times
def is_thumbnail(address: str) -> bool:
    """Tell whether an address is of a tiny or blurred copy."""
    width = stated_width(address)
    return bool(_BLURRED.search(address.lower())) or (width is not None and width <= _THUMBNAIL_MAX)


@lru_cache(maxsize=256)
def stated_width(address: str) -> int | None:
    """Return how wide the file is by its address, in pixels; None: it does not say."""
    match = _WIDTH.search(address.lower())
    return int(next(filter(None, match.groups()))) if match else None


def full_size(address: str) -> str:
    """Return the address of the file itself where a blurred copy's address has it in it."""
    return _WIX.sub(r"\1", address)


def looks_like_picture(value: str) -> bool:
    """Tell whether an attribute's value is the address of a picture, by its ending."""
    return len(value) <= _LENGTH_MAX and _PICTURE.fullmatch(value.strip()) is not None


def format_rank(address: str, media_type: str = "") -> int:
    """Return how widely a picture's format is shown: 2 everywhere, 1 by browsers, 0 by few."""
    if media_type in _RARE_TYPES or _RARE_FORMAT.search(address):
        return 0
    return 1 if media_type == "image/webp" or _MODERN_FORMAT.search(address) else 2


def file_name(address: str) -> str:
    """Return the name of the file in an address, which its copies in other sizes share."""
    return unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
