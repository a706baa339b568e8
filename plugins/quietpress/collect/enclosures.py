"""Files that entries carry, as feeds of all formats name them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..article import Enclosure, Episode
from ..urls import absolute_url

ENCLOSURES_MAX = 20  # of one entry

_NUMBER_MAX = 15  # digits; a petabyte has no more
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")


def enclosure(
    address: str, base: str, media_type: str, length: str | int | None, duration: str | int | None
) -> Enclosure | None:
    """Return what a feed says of a file; None: there is no file at such an address.

    Args:
        address: as the feed has it.
        base: absolute URL that it resolves against, or "".
        media_type: as the feed has it; one that is none does not count.
        length: in bytes.
        duration: in seconds, or as "1:02:03".
    """
    url = absolute_url(address, base)
    if not url:
        return None
    kind = media_type.strip().lower()
    return Enclosure(
        url=url,
        media_type=kind if _MEDIA_TYPE.fullmatch(kind) else "",
        length=whole_number(length),
        duration=_seconds(duration),
    )


def distinct(found: Iterable[Enclosure | None]) -> tuple[Enclosure, ...]:
    """Return the first of the enclosures, each URL once."""
    by_url: dict[str, Enclosure] = {}
    for each in found:
        if each:
            by_url.setdefault(each.url, each)
    return tuple(by_url.values())[:ENCLOSURES_MAX]


def episode(season: str, number: str, image: str) -> Episode | None:
    """Return what a podcast says of an entry; None: it says nothing."""
    said = Episode(
        season=whole_number(season), number=whole_number(number), image=absolute_url(image)
    )
    return said if said != Episode() else None


def whole_number(text: str | int | None) -> int:
    """Return a whole number above 0; 0: there is none, or what stands there is none."""
    digits = str(text or "").strip()
    return (
        int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _NUMBER_MAX else 0
    )


def _seconds(text: str | int | None) -> int:
    """Return a duration as podcasts write it: seconds, or hours, minutes and seconds."""
    total = 0
    for part in str(text or "").strip().split(":", 2):
        total = total * 60 + whole_number(part.partition(".")[0])
    return total
