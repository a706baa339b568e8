"""Pictures and players that a page's scripts would have put in place, put there without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from ..urls import absolute_url
from .images.image_urls import looks_like_picture
from .services import embedded

_ELEMENTS_MAX = 500  # of a page, that are looked at
_TEXT_LENGTH_MAX = 2000  # characters of a text or a style that may hold an address

# Elements of scripts, and the address of the frame that each becomes: AMP's components, the
# lite-youtube family, and the embed codes of Facebook, Brightcove, Flourish, Infogram, CKEditor.
# `{name}` is an attribute; `{=name}` one that holds an address or a path.
_BRIGHTCOVE = "https://players.brightcove.net/{data-account}/default_default/index.html?videoId="
_FRAMES = {
    "amp-youtube": "https://www.youtube.com/embed/{data-videoid}",
    "lite-youtube": "https://www.youtube.com/embed/{videoid}",
    ".youtube-player": "https://www.youtube.com/embed/{data-id}",
    "amp-vimeo": "https://player.vimeo.com/video/{data-videoid}",
    "lite-vimeo": "https://player.vimeo.com/video/{videoid}",
    "amp-dailymotion": "https://www.dailymotion.com/embed/video/{data-videoid}",
    "amp-twitter": "https://platform.twitter.com/embed/Tweet.html?id={data-tweetid}",
    "amp-instagram": "https://www.instagram.com/p/{data-shortcode}/embed",
    "amp-soundcloud": (
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F"
        "{data-trackid}"
    ),
    "amp-brightcove": _BRIGHTCOVE + "{data-video-id}",
    "video-js": _BRIGHTCOVE + "{data-video-id}",
    "video[data-account]": _BRIGHTCOVE + "{data-video-id}",
    ".infogram-embed": "https://infogram.com/{data-id}",
    ".flourish-embed": "https://flo.uri.sh/{=data-src}/embed",
    "amp-facebook": "{=data-href}",
    ".fb-post": "{=data-href}",
    ".fb-video": "{=data-href}",
    "amp-reddit": "{=data-src}",
    "amp-iframe": "{=src}",
    "oembed": "{=url}",
    "[data-oembed-url]": "{=data-oembed-url}",
    "object": "{=data}",
    "embed": "{=src}",
}
_PLAYERS = {"amp-video": "video", "amp-audio": "audio"}
# Quoted posts that are nothing but a link until a script has fetched their words.
_POSTS = frozenset(
    ".twitter-tweet .twitter-video .instagram-media .tiktok-embed .bluesky-embed "
    ".reddit-embed-bq".split()
)
_POST_ADDRESSES = ("data-instgrm-permalink", "cite")
_BARE_ADDRESS = ".wp-block-embed__wrapper"  # WordPress leaves it so where a service is silent
# Boxes that stand for a picture: the BBC, themes of many systems; and backgrounds of figures.
_BOXES = ("div[data-src]", "span[data-src]", "a[data-src]", "div[data-srcset]")
_BACKGROUNDS = "[style],[data-bg],[data-background-image],[data-bgset]"
_FILES = ("data-src", "data-bg", "data-background-image")
_SETS = ("data-srcset", "data-bgset")
_HAS_MEDIA = "img,picture,video,audio,iframe,amp-img,table,svg,pre,blockquote"
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,200}?url\(\s*['\"]?([^'\")\s]{1,2000})")
_ATTRIBUTE = re.compile(r"\{(=?)([a-z-]+)\}")
# What is said in such an element of what it stands for.
_SAID = {
    "title": ("title", "data-title"),
    "aria-label": ("aria-label",),
    "alt": ("alt", "data-alt", "aria-label"),
    "poster": ("poster",),
    "width": ("width", "data-width"),
    "height": ("height", "data-height"),
}
_STANDING = (*_FRAMES, *_PLAYERS, *sorted(_POSTS), _BARE_ADDRESS, *_BOXES, "figure")
_NAMES = [one for one in _STANDING if one.replace("-", "").isalpha()]
# A page is searched in half of the time if what most elements are, or lack, is asked for first.
_LATE = ",".join(
    (
        f":not(div,p,a,span,li,img,ul,strong,em,br,h2,h3,i,b,svg,path,td,tr):is({','.join(_NAMES)})",
        f"[class]:is({','.join(one for one in _STANDING if one.startswith('.'))})",
        *(one for one in _STANDING if "[" in one),
    )
)

Attributes = Mapping[str, str]


def place_late_media(root: LexborNode) -> None:
    """Put an `img`, `iframe`, `video` or `audio` in the place of each element that stands for one.

    The tree below the root is changed. An element stays that holds media
    already, or of which no address is known that leads to any.
    """
    # From the inside out: an element that has gone is not looked at again.
    for node in reversed(list(islice(root.css(_LATE), _ELEMENTS_MAX))):
        if node.mem_id == root.mem_id:
            continue
        found = _attributes(node)
        keys = _keys(node.tag or "", found)
        if node.tag == "figure":
            _place_background(node)
        elif player := _PLAYERS.get(node.tag or ""):
            _replace(node, player, {"src": found.get("src") or _first_source(node)}, found)
        elif node.tag == "object" and node.css_first("iframe") is not None:
            node.unwrap()  # what is left in one is for browsers that do not know its format
        elif node.css_first("iframe,video,audio") is None:
            if (address := _frame_address(node, keys, found)) and embedded(address):
                _replace(node, "iframe", {"src": address}, found)
            elif _is_empty(node) and (picture := _picture(found)):
                _replace(node, "img", picture, found)


def _is_empty(node: LexborNode) -> bool:
    return node.css_first(_HAS_MEDIA) is None and not node.text(strip=True)


def _keys(tag: str, found: Attributes) -> set[str]:
    """Return by which of the selectors above an element may be known."""
    classes = {f".{name}" for name in found.get("class", "").split()}
    return {tag, *classes, *(f"[{name}]" for name in found), *(f"{tag}[{name}]" for name in found)}


def _frame_address(node: LexborNode, keys: set[str], found: Attributes) -> str:
    """Return the absolute address of the frame that an element stands for, or ""."""
    template = next((_FRAMES[selector] for selector in _FRAMES if selector in keys), "")
    if template:
        missing = any(not found.get(name) for _, name in _ATTRIBUTE.findall(template))
        address = "" if missing else _ATTRIBUTE.sub(lambda one: _filled(one, found), template)
    elif keys & _POSTS:
        address = _post_address(node, found)
    elif _BARE_ADDRESS in keys:
        text = node.text(strip=True)[:_TEXT_LENGTH_MAX]
        address = "" if " " in text else text
    else:
        address = ""
    return absolute_url(f"https:{address}" if address.startswith("//") else address)


def _filled(hole: re.Match[str], found: Attributes) -> str:
    value = found[hole[2]].strip()
    return value if hole[1] else quote(value, safe="")


def _post_address(quotation: LexborNode, found: Attributes) -> str:
    """Return the address of a quoted post that has no words of its author yet, or ""."""
    is_label = "data-instgrm-version" in found and "data-instgrm-captioned" not in found
    if len(quotation.text().split()) > 1 and not is_label:  # "View this post on Instagram"
        return ""
    links = [link.attributes.get("href") for link in quotation.css("a[href]")]
    stated = [found.get(name) for name in _POST_ADDRESSES]
    return next(filter(None, [*stated, *reversed(links)]), "")


def _first_source(player: LexborNode) -> str:
    source = player.css_first("source[src]")
    return (source.attributes.get("src") or "") if source else ""


def _picture(found: Attributes) -> dict[str, str]:
    """Return the address that an empty box has of a picture, as an attribute of an image."""
    for name in _FILES:
        if looks_like_picture(value := found.get(name, "")):
            return {"src": value.strip()}
    return next(({"srcset": found[name]} for name in _SETS if found.get(name)), {})


def _place_background(figure: LexborNode) -> None:
    """Put the picture that is a background in a figure into it, if it has no other media."""
    if figure.css_first(_HAS_MEDIA) is not None:
        return
    for holder in (figure, *islice(figure.css(_BACKGROUNDS), _ELEMENTS_MAX)):
        found = _attributes(holder)
        background = _BACKGROUND.search(found.get("style", "")[:_TEXT_LENGTH_MAX])
        if picture := {"src": background[1]} if background else _picture(found):
            image = _element(figure, "img", picture, found)
            if figure.first_child is None:
                figure.insert_child(image)
            else:
                figure.first_child.insert_before(image)
            return


def _replace(node: LexborNode, name: str, own: Attributes, found: Attributes) -> None:
    node.insert_before(_element(node, name, own, found))
    node.decompose()


def _element(near: LexborNode, name: str, own: Attributes, found: Attributes) -> LexborNode:
    """Return a new element with attributes of its own, and what is said in the one it is for."""
    element = near.parser.create_node(name)
    said = {
        key: next((found[one] for one in names if found.get(one)), "")
        for key, names in _SAID.items()
    }
    for key, value in (said | dict(own)).items():
        if value:
            element.attrs[key] = value
    return element


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
