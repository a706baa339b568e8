"""Images as they should have been: the real file behind placeholders, and no pixels that count."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .image_urls import looks_like_picture
    from .inline import take_inline_pictures
    from .pixels import banner_images, tracking_pixels
    from .repair import local_names, picture_address, repair_images

__all__ = [
    "banner_images",
    "local_names",
    "looks_like_picture",
    "picture_address",
    "repair_images",
    "take_inline_pictures",
    "tracking_pixels",
]

_MODULES = {"looks_like_picture": "image_urls", "take_inline_pictures": "inline"}
_MODULES |= {"banner_images": "pixels", "tracking_pixels": "pixels"}


def __getattr__(name: str) -> object:
    """Load what works on a tree when it is asked for: who takes one module does without."""
    if name in __all__:
        return getattr(import_module(f".{_MODULES.get(name, 'repair')}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
