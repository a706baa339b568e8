"""Images as they should have been: the real file behind placeholders, and no pixels that count."""

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
