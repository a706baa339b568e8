"""Clutter inside the article, found by named rules.

A rule only finds elements; `remove_boilerplate` takes them out and records
them, so that every removal can be explained to the person who misses a
paragraph. Which blocks of the page are the article was decided before
(`main_content`); here goes what has no text, or hides in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag

from ..article import Removal
from ..text import fold
from .clutter import clutter_sentence, is_share_row, section_starter
from .images import tracking_pixels

Rule = Callable[[BeautifulSoup], Iterator[Tag]]

# Pages that do nothing but share the address they are given.
_SHARE_TARGET = re.compile(
    r"facebook\.com/(?:sharer|dialog/(?:share|send|feed))|(?:twitter|x)\.com/(?:intent|share)"
    r"|pinterest\.[a-z.]+/pin/create|linkedin\.com/(?:shareArticle|sharing|cws/share)|reddit\.com/submit"
    r"|(?:wa\.me|api\.whatsapp\.com|whatsapp:)|t\.me/share|telegram\.me/share|tumblr\.com/(?:share|widgets)"
    r"|getpocket\.com/(?:save|edit)|flipboard\.com/bookmarklet|news\.ycombinator\.com/submitlink"
    r"|bsky\.app/intent|threads\.net/intent|xing\.com/(?:spi|app/user\?op=share)|vk\.com/share"
    r"|service\.weibo\.com/share|social-plugins\.line\.me|addtoany\.com|addthis\.com|sharethis\.com"
    r"|mailto:\?|buffer\.com/add|mix\.com/add|share\.flipboard",
    re.IGNORECASE,
)
_ANCHOR_MARKS = frozenset("# ¶ § 🔗 ∞ [edit] edit permalink".split())
_LINE_WORDS_MAX = 40


def share_links(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find links that share the page, and the lists that hold nothing else."""
    for link in soup.find_all("a", href=_SHARE_TARGET):
        holder = link.find_parent(["li", "p", "div", "ul", "ol"])
        alone = holder is not None and fold(holder.get_text(" ")) == fold(link.get_text(" "))
        yield holder if holder is not None and alone and not holder.find("img", width=True) else link


def share_rows(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find rows such as "share facebook pinterest whatsapp x print"."""
    for block in soup.find_all(["p", "li", "ul", "div", "span"]):
        text = fold(block.get_text(" "))
        if text and len(text.split()) <= _LINE_WORDS_MAX and is_share_row(text):
            yield block


def clutter_lines(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find lines inside other blocks that ask for something or lead elsewhere."""
    for block in soup.find_all(["p", "li", "div", "blockquote", "figcaption", "em", "strong", "small"]):
        text = fold(block.get_text(" "))
        if not 0 < len(text.split()) <= _LINE_WORDS_MAX:
            continue
        whole = block.name not in ("em", "strong", "small")
        if whole and (clutter_sentence(text) or (section_starter(text) and block.find("a"))):
            yield block


def anchor_marks(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find the marks beside headings that only link to the heading itself."""
    for link in soup.find_all("a"):
        heading = link.find_parent(["h1", "h2", "h3", "h4", "h5", "h6"])
        if heading and fold(link.get_text()).casefold() in _ANCHOR_MARKS:
            yield link


def dead_parts(soup: BeautifulSoup) -> Iterator[Tag]:
    """Find what only works with the page's scripts: forms, buttons, players, frames."""
    yield from soup.find_all(
        ["script", "style", "template", "svg", "button", "select", "input", "textarea", "option", "canvas"]
        + ["object", "embed", "dialog", "ins-ad", "link", "meta", "amp-ad", "amp-analytics", "amp-sidebar"]
    )
    yield from soup.find_all("ins", class_="adsbygoogle")


RULES: tuple[Rule, ...] = (
    dead_parts,
    tracking_pixels,
    share_links,
    share_rows,
    clutter_lines,
    anchor_marks,
)


def remove_boilerplate(soup: BeautifulSoup) -> list[Removal]:
    """Take out what the rules find, and return it in their order."""
    removed = []
    for rule in RULES:
        for element in list(rule(soup)):
            if element.decomposed:  # gone with a parent that the rule found too
                continue
            if text := fold(element.get_text(" ")):
                removed.append(Removal(rule=rule.__name__, text=text))
            element.decompose()
    return removed
