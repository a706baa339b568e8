"""Images that nobody is meant to look at: they count readers, or sell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from ..soup import Part, attribute
from .image_urls import file_name, looks_like_picture
from .sizes import pixels

_PIXEL_MAX = 3  # CSS pixels; smaller images count readers
_UNSTATED_MIN = 50  # CSS pixels; beside such a side, a 0 means that nobody knew the other
_BANNER_HEIGHT_MAX = 120  # CSS pixels; a panorama is higher
_BANNER_SHAPE = 4  # times its height is its width, at least

# Hosts, some with a path, of which no image is for looking at: analytics, advertising, the
# counting of copies (VG Wort), of copies of a feed, and of opened mails.
_COUNTERS = (
    "doubleclick.net scorecardresearch.com quantserve.com google-analytics.com pixel.wp.com "
    "stats.wp.com facebook.com/tr? facebook.com/tr/ feedburner.com/~r/ feedsportal.com/ "
    "bat.bing.com/ px.ads.linkedin.com analytics.twitter.com t.co/i/adsct ivwbox.de "
    "met.vgwort.de /piwik.php /matomo.php statcounter.com/ counter.yadro.ru mc.yandex.ru/ "
    "hm.baidu.com chartbeat.net/ping amazon-adsystem.com assoc-amazon.com/e/ir tqlkg.com "
    "lduhtrp.net ftjcfx.com awltovhc.com pixel.mathtag.com pixel.everesttech.net "
    "open.substack.com/o eotrx.substackcdn.com list-manage.com/track/ sendgrid.net/wf/open "
    "hubspot.com/__ptq.gif"
).split()
# Each begins with the same sign, which the expression can be looked for by. Counters answer with
# a GIF, a PNG or nothing; a photograph may lie in a folder of the same name. Lower case.
_COUNTER_PATH = re.compile(
    r"/(?:(?:pixel|beacon|track(?:er|ing)?|open|imp|counter)"
    r"(?:\.gif|\.png|\.php|\?|/(?![^?]*\.(?:jpe?g|webp|avif)\b))|b\.gif\b|__utm\.gif)"
)
_SMALL_STYLE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*[0-3]px", re.IGNORECASE)
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-original")


def tracking_pixels(part: Part) -> Iterator[Tag]:
    """Find images that nobody is meant to see."""
    for image in part.named("img", "amp-pixel"):
        counts = any(_is_counter(attribute(image, name)) for name in _ADDRESSES)
        if counts or image.name == "amp-pixel" or _is_tiny(image):
            yield image


def banner_images(part: Part) -> Iterator[Tag]:
    """Find images of the shapes that advertisements and mastheads have: 728 × 90, 600 × 60.

    One that links to a larger copy of itself is to be looked at.
    """
    for image in part.named("img"):
        width, height = (pixels(image.get(side)) or 0 for side in ("width", "height"))
        is_low = 0 < height <= _BANNER_HEIGHT_MAX
        if is_low and width >= _BANNER_SHAPE * height and not _is_enlarged_by_link(image):
            yield image


def _is_tiny(image: Tag) -> bool:
    sizes = [pixels(image.get(side)) for side in ("width", "height")]
    stated = [size for size in sizes if size is not None]
    if 0 in stated and max(stated) >= _UNSTATED_MIN:
        return False
    return any(size <= _PIXEL_MAX for size in stated) or bool(
        _SMALL_STYLE.search(attribute(image, "style"))
    )


def _is_counter(address: str) -> bool:
    if not address:
        return False
    lowered = address.casefold()
    return any(name in lowered for name in _COUNTERS) or bool(_COUNTER_PATH.search(lowered))


def _is_enlarged_by_link(image: Tag) -> bool:
    link = image.find_parent("a")
    target = attribute(link, "href") if link else ""
    return looks_like_picture(target) and file_name(target) == file_name(attribute(image, "src"))
