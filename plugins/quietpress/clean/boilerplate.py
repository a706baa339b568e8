"""Clutter inside the article's own blocks, found by named rules.

A rule only finds elements; `remove_boilerplate` takes them out and records
them, so that every removal can be explained to the person who misses it.
Which blocks of the page are the article was decided before (`main_content`);
here goes what hides inside them or has no text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag

from ..article import Removal
from ..text import fold
from .clutter import clutter_rule, section_opened_by
from .images import banner_images, tracking_pixels
from .soup import named

Rule = Callable[[BeautifulSoup], Iterator[Tag]]

_BLOCKS = ("p", "li", "div", "td", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
_DEAD = frozenset(
    "button canvas dialog embed input object option select textarea amp-ad amp-analytics amp-embed "
    "amp-sidebar".split()
)
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


def dead_parts(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find what only works with the page's scripts: forms, buttons, ad slots."""
    yield from named(soup, _DEAD)
    yield from soup.find_all("ins", class_="adsbygoogle")


def share_links(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find links that share the page, with the block around one that holds nothing else."""
    texts: dict[int, str] = {}  # of blocks by identity: a row may hold thousands of links
    for link in soup.find_all("a", href=_SHARE_TARGET):
        block = link.find_parent(_BLOCKS)
        if block is not None and id(block) not in texts:
            texts[id(block)] = fold(block.get_text())
        alone = block is not None and texts[id(block)] == fold(link.get_text())
        yield block if block is not None and alone else link


def clutter_images(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find images that their own text gives away: "Share this story", "Advertisement"."""
    for image in soup.find_all("img", alt=True):
        text = fold(str(image["alt"]))
        if clutter_rule(text, len(text.split())) in _CLUTTER_OF_IMAGES:
            yield image


def read_more_links(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find the "Read more" at the end of a paragraph, which leads back to the article itself."""
    for link in soup.find_all("a"):
        if section_opened_by(link.get_text()) != "related_stories":
            continue
        if not any(fold(text) for text in _texts_after(link)):
            yield link


def anchor_marks(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find the marks beside headings that only link to the heading itself."""
    for heading in named(soup, _HEADINGS):
        for link in heading.find_all("a"):
            if fold(link.get_text()).casefold() in _ANCHOR_MARKS:
                yield link


def _texts_after(link: Tag) -> Iterator[str]:
    """Yield the texts that follow a link inside its block."""
    block = link.find_parent(_BLOCKS)
    for element in link.next_elements:
        if block is None or block not in element.parents:
            return
        if isinstance(element, str) and link not in element.parents:
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


def remove_boilerplate(soup: BeautifulSoup) -> list[Removal]:
    """Take out what the rules find; return the pieces that had text, in the rules' order."""
    removed = []
    for rule in RULES:
        for element in list(rule(soup)):
            if element.decomposed:  # gone with a parent that the rule found too
                continue
            if text := fold(element.get_text(" ")):
                removed.append(Removal(rule=rule.__name__, text=text))
            element.decompose()
    return removed
