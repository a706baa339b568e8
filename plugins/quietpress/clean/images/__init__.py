"""Images as they should have been: the real file behind placeholders, and no pixels that count."""

from .pixels import banner_images, tracking_pixels
from .repair import picture_name, repair_images

__all__ = ["banner_images", "picture_name", "repair_images", "tracking_pixels"]
