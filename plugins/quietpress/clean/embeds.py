"""Players and frames as plain links: a published page loads nothing from other hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import Tag

from ..article import Picture
from ..text import fold, shorten
from ..urls import absolute_url, host_of, without_tracking
from .images.repair import local_names, picture_address
from .services import Embedded, embedded
from .soup import Part, attribute

_FRAMES = ("iframe", "amp-iframe")
_PLAYERS = {"video": "Video", "audio": "Audio"}
_TITLE_LENGTH_MAX = 200  # characters
_ATTRIBUTES_MAX = 50  # of a frame, that are looked through
# Of what the services' own embed codes call every frame, and what stands before a title there.
_ANY_TITLE = frozenset(
    "youtube vimeo dailymotion twitch spotify soundcloud apple podcasts music tiktok instagram "
    "twitter x facebook google openstreetmap datawrapper flourish embedded embed interactive "
    "external video audio podcast map maps media tweet post content player iframe frame chart "
    "component from the untitled".split()
)
_BEFORE_TITLE = re.compile(
    r"^(?:spotify embed|you ?tube video player|dailymotion video player|embedded video)\s*[:–-]\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
# Formats by how many programs play them.
_FORMATS = (".mp4", ".m4v", ".mp3", ".m4a", ".webm", ".ogg")
_STREAM = ".m3u8"


def replace_embeds(part: Part, base: str, pictures: Mapping[str, Picture]) -> None:
    """Put a link with a picture in the place of every player; frames of other kinds go.

    Args:
        part: changed in place.
        base: absolute URL of the page, or "".
        pictures: files that came with the page, by the address that it uses.
    """
    names = local_names(pictures)
    for frame in part.named(*_FRAMES, *_PLAYERS):
        shown = _played(frame, base) if frame.name in _PLAYERS else _framed(frame, base)
        if shown is None:
            frame.decompose()
            continue
        poster = picture_address(attribute(frame, "poster"), base, names) or shown.poster
        frame.replace_with(_linked(shown, _title(frame), poster))


def _framed(frame: Tag, base: str) -> Embedded | None:
    """Return what a frame shows, wherever lazy loaders and consent tools keep its address."""
    for name in ("src", *list(frame.attrs)[:_ATTRIBUTES_MAX]):
        is_address = "src" in name and name != "srcdoc"
        url = absolute_url(attribute(frame, name), base) if is_address else ""
        if url and (shown := embedded(url)):
            return shown
    return None


def _played(player: Tag, base: str) -> Embedded | None:
    """Return the file that most programs play."""
    urls = [url for one in _files(player) if (url := absolute_url(one, base))]
    if not urls:
        return None
    url = without_tracking(min(urls, key=_format_rank))
    return Embedded(_PLAYERS[player.name], url)


def _files(player: Tag) -> Iterator[str]:
    for element in (player, *player.find_all("source")):
        yield attribute(element, "src")
        yield attribute(element, "data-src")


def _format_rank(url: str) -> int:
    path = url.partition("?")[0].lower()
    if path.endswith(_STREAM):
        return len(_FORMATS) + 1
    return next((rank for rank, end in enumerate(_FORMATS) if path.endswith(end)), len(_FORMATS))


def _title(frame: Tag) -> str:
    """Return what the frame is called, unless every frame of its service is called so."""
    for name in ("title", "aria-label", "data-title"):
        title = _BEFORE_TITLE.sub("", fold(attribute(frame, name))[: 2 * _TITLE_LENGTH_MAX])
        if not _ANY_TITLE.issuperset(_WORD.findall(title.casefold())):
            return shorten(title, _TITLE_LENGTH_MAX)
    return ""


def _linked(shown: Embedded, title: str, poster: str) -> Tag:
    """Return a paragraph with one link: the picture, if there is one, and below it the words."""
    link = Tag(name="a", attrs={"href": shown.url})
    if poster:
        link.append(Tag(name="img", attrs={"src": poster, "alt": ""}, can_be_empty_element=True))
        link.append(Tag(name="br", can_be_empty_element=True))
    is_file = shown.service in _PLAYERS.values()
    name = title or (host_of(shown.url) if is_file else "")
    link.append(f"{shown.service}: {name}" if name else shown.service)
    paragraph = Tag(name="p")
    paragraph.append(link)
    return paragraph
