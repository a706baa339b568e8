"""Players and frames as plain links: a published page loads nothing from other hosts."""

from __future__ import annotations

import re

from bs4 import Tag

from ..text import fold
from ..urls import absolute_url, host_of, without_tracking
from .soup import Part

_FRAMES = ("iframe", "amp-iframe", "video", "audio")
# Hosts whose frames are part of an article; other frames are advertisements and widgets.
_PLAYERS = frozenset(
    "youtube.com youtube-nocookie.com player.vimeo.com vimeo.com dailymotion.com embed.ted.com "
    "w.soundcloud.com soundcloud.com open.spotify.com embed.podcasts.apple.com bandcamp.com "
    "player.bbc.co.uk archive.org peertube.tv ardmediathek.de arte.tv datawrapper.dwcdn.net "
    "flo.uri.sh openstreetmap.org".split()
)
_MAP = re.compile(r"https://(?:www\.|maps\.)?google\.com/maps\b")  # other frames of it ask or sell


def replace_embeds(part: Part, base: str) -> None:
    """Put a link in the place of every player; frames of other kinds go.

    Args:
        part: changed in place.
        base: absolute URL of the page, or "".
    """
    for frame in part.named(*_FRAMES):
        url = _address(frame, base)
        is_media = frame.name in ("video", "audio")
        if not url or not (is_media or host_of(url) in _PLAYERS or _MAP.match(url)):
            frame.decompose()
            continue
        kind = {"video": "Video", "audio": "Audio"}.get(frame.name, "Embedded")
        name = fold(str(frame.get("title") or frame.get("aria-label") or "")) or host_of(url)
        link = Tag(name="a", attrs={"href": without_tracking(url)})
        link.string = f"{kind}: {name}"
        paragraph = Tag(name="p")
        paragraph.append(link)
        frame.replace_with(paragraph)


def _address(frame: Tag, base: str) -> str:
    source = frame.find("source")
    candidates = [frame.get("src"), frame.get("data-src")]
    candidates += [source.get("src")] if isinstance(source, Tag) else []
    return next((url for one in candidates if one and (url := absolute_url(str(one), base))), "")
