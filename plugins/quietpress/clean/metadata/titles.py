"""The title of an article: the headline on the page, or what its head says, without the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ...text import fold, letters_in, without_controls
from ...urls import absolute_url, host_of
from ..blocks import Page
from .site import is_front_page, names_of_site
from .statements import Statements

_LENGTH_MAX = 300  # characters
_HEADLINE_LENGTH_MAX = 200  # characters; what is longer is a paragraph
_HEADINGS_MAX = 30
_LOWER = ("h2", "h3")
_HEADINGS = ("h1", *_LOWER)
_SEPARATORS = re.compile(r"\s+[|·•–—»«:~/\\-]+\s+|\s*[|·]\s*")  # dashes
_EDGE = re.compile(r"^[|·•–—»>:/~-]+\s+|\s+[|·•–—«<:/~-]+$")
_ANCHOR = re.compile(r"\s*(?:[¶🔗∞]|\s[#§]|\[edit\])$")  # a link of a heading to itself
_WORD = re.compile(r"\w+")
# A heading no more like a stated title than that names something else: the site, a part of it.
# Tried on WCXB: 0.3 loses a title, and 0.23 an author at the wrong headline.
_UNLIKE_MAX = 0.25
# Of headings that are about as like, those further down are of other articles. On WCXB, 0.25
# gives the same titles, and 0.15 one fewer.
_AS_LIKE = 0.2
_TITLE_SPACES_MIN = 2
_SECTION_WORDS_MAX = 6
_NO_TITLES = frozenset({"home", "homepage", "startseite", "index", "untitled"})  # letters alone


class Headline(NamedTuple):
    """A title, and where it stands."""

    text: str
    block: int | None  # index of the block that begins it, or the heading in its place


def read_title(stated: Statements, page: Page, site_name: str, host: str) -> Headline:
    """Return the title of the article on a page.

    The headline is what readers see, and the head is often written for search engines. So
    the headline is taken, the one that is most like what the head says. Where no heading of
    the first level is, a lower one may be it, if it says most of a title; or where all that
    the head says stands in a lower one.
    """
    names = names_of_site(site_name, host)
    headings = list(_headings(page, "h1"))
    names.update(letters_in(one.text) for one in headings if _leads_home(one, host))
    signs = [one.text for one in headings if letters_in(one.text) in names]
    titles = [
        title
        for text in (
            stated.first("og:title"),
            stated.linked.text("headline"),
            stated.first("twitter:title"),
            stated.title,
        )
        if (title := _bare_title(_without_signs(text, signs), names, host))
        and letters_in(title) not in names | _NO_TITLES
    ]
    headings = [one for one in headings if letters_in(one.text) not in names]
    if heading := _most_alike(headings, titles) or _part_of_title(page, titles):
        text = _said_lower(heading, page, titles) or _without_kicker(heading, page, titles)
        return Headline(_bare_title(text, names, host), heading.first)
    title = titles[0] if titles else _bare_title(stated.title, names, host)
    place = _place(title, page)
    if place is None and not is_front_page(stated.url):
        place = _first_heading(page)
    return Headline(title, place)


def _without_signs(title: str, signs: Iterable[str]) -> str:
    """Return a title without the site's name before it, as a heading has it.

    A single word may be one of the title's own.
    """
    for sign in signs:
        if " " in sign or "." in sign:
            title = title.removeprefix(sign)
    return title


def bare_title(title: str, site_name: str, host: str = "") -> str:
    """Return a page's title without the name of its site, or of a part of it, around it."""
    return _bare_title(title, names_of_site(site_name, host), host)


def _bare_title(title: str, names: set[str], host: str) -> str:
    """Return `bare_title`, where the names of the site are known by their letters."""
    text = fold(_visible(unescape(title)))[:_LENGTH_MAX]
    return _EDGE.sub("", _bare(text, names, host))


def _visible(text: str) -> str:
    """Return a text without controls, and without the places where a word may be parted."""
    return without_controls(text).replace("\xad", "")


def _bare(title: str, names: set[str], host: str) -> str:
    pieces = list(_SEPARATORS.finditer(title))
    for piece in pieces:
        if letters_in(title[: piece.start()]) in names:
            return _bare(title[piece.end() :], names, host)
    for piece in reversed(pieces):
        before, behind = title[: piece.start()], title[piece.end() :]
        is_last = piece is pieces[-1]
        if letters_in(behind) in names or (
            is_last and (_is_of_host(behind, host) or _is_section(behind, before, piece[0]))
        ):
            return _bare(before, names, host)
    return title


def _is_section(piece: str, before: str, separator: str) -> bool:
    """Tell whether the last piece of a title names a part of a site, by the bar before it."""
    is_short = piece.count(" ") < _SECTION_WORDS_MAX
    return "|" in separator and is_short and _is_whole(before)


def _is_of_host(piece: str, host: str) -> bool:
    """Tell whether the last piece of a title names its host: "Rust Blog" at blog.rust-lang.org."""
    words = _WORD.findall(piece.casefold())
    labels = host.split(".")[:-1]
    letters = letters_in(piece)
    return bool(words) and (
        all(word in host for word in words)
        or any(2 * len(label) >= len(letters) and letters_in(label) in letters for label in labels)
    )


class _Heading(NamedTuple):
    """A heading, and the blocks that it is: `page.blocks[first:last]`."""

    text: str
    first: int
    last: int
    node: LexborNode


def _headings(page: Page, *tags: str) -> Iterator[_Heading]:
    """Yield the headings of some levels, in the page's order."""
    elements = (one for one in page.tagged(*tags) if one.first < one.last)
    for element in islice(elements, _HEADINGS_MAX):
        texts = (block.text for block in page.blocks[element.first : element.last])
        text = _ANCHOR.sub("", _visible(" ".join(filter(None, texts))))
        if 0 < len(text) <= _HEADLINE_LENGTH_MAX:
            yield _Heading(text, element.first, element.last, element.node)


def _leads_home(heading: _Heading, host: str) -> bool:
    """Tell whether a heading is a link to the front page, as a site's own sign is."""
    around = heading.node.parent
    link = around if around and around.tag == "a" else heading.node.css_first("a[href]")
    address = (link.attributes.get("href") or "") if link else ""
    url = absolute_url(address)
    return address == "/" or (bool(host) and host_of(url) == host and is_front_page(url))


def _most_alike(headings: Iterable[_Heading], titles: Sequence[str]) -> _Heading | None:
    """Return the heading that is most like one of the titles, or a piece, the first of equals.

    Without a title to compare with, the first heading.
    """
    if not titles:
        return next(iter(headings), None)
    pieces = (piece for title in titles for piece in _SEPARATORS.split(title) if _is_whole(piece))
    targets = (*titles, *pieces)
    likeness = {
        heading: max(_likeness(heading.text, target) for target in targets) for heading in headings
    }
    enough = max(max(likeness.values(), default=0) - _AS_LIKE, _UNLIKE_MAX)
    return next((heading for heading in likeness if likeness[heading] > enough), None)


def _part_of_title(page: Page, titles: Sequence[str]) -> _Heading | None:
    """Return the lower heading that says most of a title, and nothing beside it, or None."""
    known = [letters_in(title) for title in titles]
    parts = {
        heading: len(letters)
        for heading in _headings(page, *_LOWER)
        if len(_WORD.findall(heading.text)) > _TITLE_SPACES_MIN
        and (letters := letters_in(heading.text))
        and any(letters in title and 2 * len(letters) > len(title) for title in known)
    }
    return max(parts, key=parts.__getitem__, default=None)


def _said_lower(headline: _Heading, page: Page, titles: Sequence[str]) -> str:
    """Return the lower heading that says what all titles say, and the headline does not, or ""."""
    known = [letters_in(title) for title in titles]
    is_agreed = len(known) > 1 and len(set(known)) == 1
    if headline.node.tag != "h1" or not is_agreed or known[0] in letters_in(headline.text):
        return ""
    lower = _headings(page, *_LOWER)
    return next((one.text for one in lower if letters_in(one.text) == known[0]), "")


def _without_kicker(heading: _Heading, page: Page, titles: Iterable[str]) -> str:
    """Return a headline without the line above or below it that stands in the same element.

    The headline is the part that is one of the titles; else the longer part behind the
    other, where both have elements of their own.
    """
    leaves = [
        leaf
        for block in page.blocks[heading.first : heading.last]
        for leaf in block.leaves
        if leaf.tag == "-text" and any(map(str.isalnum, leaf.text_content or ""))
    ]
    parts = [fold(leaf.text_content or "") for leaf in leaves]
    known = {letters_in(title) for title in titles}
    # Beside a headline that is a title as a whole, the shorter part is one of the site's sections.
    length_min = len(heading.text) // 2 if letters_in(heading.text) in known else 0
    for part in parts:
        if _is_whole(part) and letters_in(part) in known and len(part) >= length_min:
            return part
    if len(parts) == 2 and _is_whole(parts[1]) and len(parts[0]) < len(parts[1]):  # noqa: PLR2004
        around = [leaf.parent for leaf in leaves]
        if all(one is not None and one.tag not in _HEADINGS for one in around):
            return parts[1]
    return heading.text


def _is_whole(text: str) -> bool:
    """Tell whether a text is long enough for a title; of two words, it is as often part of one."""
    return text.count(" ") >= _TITLE_SPACES_MIN


def _likeness(one: str, other: str) -> float:
    """Return how alike two titles are, 0 to 1: by words (Dice), or as a part of the other."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    by_words = 2 * len(words & others) / (len(words) + len(others) or 1)
    short, long = sorted((letters_in(one), letters_in(other)), key=len)
    return max(by_words, len(short) / len(long)) if short and short in long else by_words


def _place(title: str, page: Page) -> int | None:
    """Return the index of the block that says the title and nothing else, or None."""
    letters = letters_in(title)
    lengths = range(len(letters) // 2, 2 * len(title) + 1)  # "ß" is two letters
    for index, block in enumerate(page.blocks):
        if letters and len(block.text) in lengths and letters_in(block.text) == letters:
            return index
    return None


def _first_heading(page: Page) -> int | None:
    """Return the index of the first text in a heading of the first level, or None."""
    return next(
        (
            index
            for heading in page.tagged("h1")
            for index in range(heading.first, heading.last)
            if page.blocks[index].text
        ),
        None,
    )
