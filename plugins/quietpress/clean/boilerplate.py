"""Clutter inside the article's own blocks, found by named rules.

A rule only finds elements; `remove_boilerplate` takes them out and records
them, so that every removal can be explained to the person who misses it.
Which blocks of the page are the article was decided before (`main_content`);
here goes what hides inside them or has no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import Tag

from ..article import Removal
from ..text import fold
from .clutter import clutter_rule, section_opened_by
from .images.pixels import banner_images, tracking_pixels
from .soup import BOXES, Part, attribute, text_of

Rule = Callable[[Part], Iterator[Tag]]

_BLOCKS = BOXES | frozenset("p li td dd h1 h2 h3 h4 h5 h6".split())
_DEAD = ("amp-ad", "amp-analytics", "amp-embed", "amp-sidebar")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# Pages that do nothing but share the address they are given.
_SHARE_TARGET = re.compile(
    r"^(?:https?:)?//(?:[\w-]+\.)*(?:facebook\.com/(?:sharer|share\.php|dialog/(?:share|send|feed))"
    r"|(?:twitter|x)\.com/(?:intent|share)(?:[/?]|$)"
    r"|pinterest\.[a-z.]+/pin/create|linkedin\.com/(?:shareArticle|sharing|cws/share)"
    r"|reddit\.com/submit|wa\.me/\?|api\.whatsapp\.com/send|t\.me/share(?:/url)?\?"
    r"|telegram\.me/share|tumblr\.com/(?:share|widgets)|getpocket\.com/(?:save|edit)"
    r"|flipboard\.com/bookmarklet|news\.ycombinator\.com/submitlink|bsky\.app/intent"
    r"|threads\.net/intent|xing\.com/(?:spi|app/user\?op=share)|vk\.com/share|service\.weibo\.com/share"
    r"|social-plugins\.line\.me|addtoany\.com|addthis\.com|sharethis\.com|buffer\.com/add(?:[/?]|$))"
    r"|^whatsapp:|^mailto:\?",
    re.IGNORECASE,
)
_CLUTTER_OF_IMAGES = frozenset({"share_buttons", "newsletter_box", "advertisement"})
_ANCHOR_MARKS = frozenset({"#", "¶", "§", "🔗", "∞", "[edit]", "edit", "permalink"})


def dead_parts(part: Part) -> Iterator[Tag]:
    """Find the places of advertisements, which only work with the page's scripts."""
    yield from part.named(*_DEAD)
    yield from (
        ins for ins in part.named("ins") if "adsbygoogle" in attribute(ins, "class").split()
    )


def share_links(part: Part) -> Iterator[Tag]:
    """Find links that share the page, with the block around one that holds nothing else."""
    texts: dict[int, str] = {}  # of blocks by identity: a row may hold thousands of links
    for link in part.named("a"):
        if not _SHARE_TARGET.match(attribute(link, "href")):
            continue
        block = _block_around(link)
        if block is not None and id(block) not in texts:
            texts[id(block)] = fold(text_of(block))
        alone = block is not None and texts[id(block)] == fold(text_of(link))
        yield block if block is not None and alone else link


def clutter_images(part: Part) -> Iterator[Tag]:
    """Find images that their own text gives away: "Share this story", "Advertisement"."""
    for image in part.named("img"):
        text = fold(attribute(image, "alt"))
        if clutter_rule(text, len(text.split())) in _CLUTTER_OF_IMAGES:
            yield image


def read_more_links(part: Part) -> Iterator[Tag]:
    """Find the "Read more" at the end of a paragraph, which leads back to the article itself."""
    for link in part.named("a"):
        if section_opened_by(text_of(link)) != "related_stories":
            continue
        if not any(fold(text) for text in _texts_after(link)):
            yield link


def anchor_marks(part: Part) -> Iterator[Tag]:
    """Find the marks beside headings that only link to the heading itself."""
    for link in part.named("a"):
        if fold(text_of(link)).casefold() in _ANCHOR_MARKS and _is_in_heading(link):
            yield link


def _block_around(tag: Tag) -> Tag | None:
    return next((one for one in tag.parents if one.name in _BLOCKS), None)


def _is_in_heading(tag: Tag) -> bool:
    return any(one.name in _HEADINGS for one in tag.parents)


def _texts_after(link: Tag) -> Iterator[str]:
    """Yield the texts that follow a link inside its block."""
    block = _block_around(link)
    for element in link.next_elements:
        # By identity: to Beautiful Soup, two links of the same text and address are equal.
        around = {id(parent) for parent in element.parents}
        if block is None or id(block) not in around:
            return
        if isinstance(element, str) and id(link) not in around:
            yield element


RULES: tuple[Rule, ...] = (
    dead_parts,
    tracking_pixels,
    banner_images,
    share_links,
    clutter_images,
    read_more_links,
    anchor_marks,
)


def remove_boilerplate(part: Part) -> list[Removal]:
    """Take out what the rules find; return the pieces that had text, in the rules' order."""
    removed = []
    for rule in RULES:
        for element in list(rule(part)):
            if not element.name:  # gone with a parent that the rule found too
                continue
            if text := fold(element.get_text(" ")):
                removed.append(Removal(rule=rule.__name__, text=text))
            element.decompose()
    return removed
