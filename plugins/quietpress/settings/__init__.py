"""What a user writes: `sources.toml`, and the QUIETPRESS dict in pelicanconf.py."""

from .checks import check_selector
from .reading import read_following, read_site_settings
from .records import (
    ALL_FEED,
    KEY_LENGTH_MAX,
    STATUS_FEED,
    Collecting,
    Combination,
    Following,
    Images,
    Period,
    ReleaseWay,
    SiteSettings,
    Source,
    Topic,
)

__all__ = [
    "ALL_FEED",
    "KEY_LENGTH_MAX",
    "STATUS_FEED",
    "Collecting",
    "Combination",
    "Following",
    "Images",
    "Period",
    "ReleaseWay",
    "SiteSettings",
    "Source",
    "Topic",
    "check_selector",
    "read_following",
    "read_site_settings",
]
