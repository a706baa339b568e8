"""The title of an article: the headline on the page, or what its head says, without the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from ...text import fold, without_controls
from ..blocks import Page
from .statements import Statements

_LENGTH_MAX = 300  # characters
_HEADLINES_MAX = 30
_SEPARATORS = re.compile(r"\s+[|·•–—»«:~/\\-]+\s+|\s*[|»·]\s*")  # dashes
_WORD = re.compile(r"\w+")
# A headline that is less like every stated title names something else: the site, a part of it.
_LIKENESS_MIN = 0.33
_TITLE_SPACES_MIN = 2  # a title of two words is a part of one as often
_LABEL_LENGTH_MIN = 4  # characters; shorter labels of hosts are words as well


class Headline(NamedTuple):
    """A title, and where it stands."""

    text: str
    block: int | None  # index of the block that begins it; None: it is not on the page


def read_title(stated: Statements, page: Page, site_name: str, host: str) -> Headline:
    """Return the title of the article on a page.

    The headline is what readers see, and the head is often written for search engines. So
    the headline is taken, the one that is most like what the head says.
    """
    titles = [
        title
        for text in (
            stated.first("og:title"),
            stated.linked.text("headline"),
            stated.first("twitter:title"),
            stated.title,
        )
        if (title := bare_title(text, site_name, host))
    ]
    names = _letters_of(site_name, host)
    headlines = [one for one in _headlines(page) if _letters(one.text) not in names]
    if headline := _most_alike(headlines, titles):
        text = bare_title(_without_kicker(headline.text, titles), site_name, host)
        return Headline(text, headline.block)
    title = titles[0] if titles else ""
    return Headline(title, _place(title, page))


def bare_title(title: str, site_name: str, host: str = "") -> str:
    """Return a page's title without the name of its site, or of a part of it, around it."""
    return _bare(
        fold(without_controls(unescape(title)))[:_LENGTH_MAX], _letters_of(site_name, host), host
    )


def _bare(title: str, names: set[str], host: str) -> str:
    pieces = list(_SEPARATORS.finditer(title))
    for piece in pieces:
        if _letters(title[: piece.start()]) in names:
            return _bare(title[piece.end() :], names, host)
    for piece in reversed(pieces):
        before, behind = title[: piece.start()], title[piece.end() :]
        is_last = piece is pieces[-1]
        if _letters(behind) in names or (
            is_last and (_is_of_host(behind, host) or _is_section(before, piece[0]))
        ):
            return _bare(before, names, host)
    return title


def _letters_of(site_name: str, host: str) -> set[str]:
    """Return the forms in which titles name their site, letters alone."""
    return set(filter(None, map(_letters, (site_name, host, host.rpartition(".")[0]))))


def _is_section(before: str, separator: str) -> bool:
    """Tell whether the last piece of a title names a part of a site, by the bar before it."""
    return "|" in separator and before.count(" ") >= _TITLE_SPACES_MIN


def _without_kicker(headline: str, titles: Iterable[str]) -> str:
    """Return a headline without the line above it, which one of the titles does without."""
    letters = _letters(headline)
    for title in titles:
        if title.count(" ") >= _TITLE_SPACES_MIN and letters.endswith(_letters(title)):
            return title
    return headline


def _is_of_host(piece: str, host: str) -> bool:
    """Tell whether the last piece of a title names its host: "Rust Blog" at blog.rust-lang.org."""
    words = _WORD.findall(piece.casefold())
    labels = host.split(".")[:-1]
    letters = _letters(piece)
    return bool(words) and (
        all(word in host for word in words)
        or any(len(label) >= _LABEL_LENGTH_MIN and _letters(label) in letters for label in labels)
    )


def _headlines(page: Page) -> Iterator[Headline]:
    """Yield the headings of the first level, in the page's order."""
    count = 0
    for element in page.elements:
        if element.tag == "h1" and element.first < element.last:
            texts = (block.text for block in page.blocks[element.first : element.last])
            text = without_controls(" ".join(filter(None, texts)))
            if text:
                yield Headline(text[:_LENGTH_MAX], element.first)
                count += 1
                if count == _HEADLINES_MAX:
                    return


def _most_alike(headlines: Iterable[Headline], titles: Sequence[str]) -> Headline | None:
    """Return the headline that is most like one of the titles, the first of equals.

    Without a title to compare with, the first headline.
    """
    if not titles:
        return next(iter(headlines), None)
    targets = [*titles, *(max(_SEPARATORS.split(title), key=len) for title in titles)]
    likeness = {
        headline: max(_likeness(headline.text, target) for target in targets)
        for headline in headlines
    }
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best and likeness[best] >= _LIKENESS_MIN else None


def _likeness(one: str, other: str) -> float:
    """Return how alike two titles are, 0 to 1: by words (Dice), or as a part of the other."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    by_words = 2 * len(words & others) / (len(words) + len(others) or 1)
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return max(by_words, len(short) / len(long)) if short and short in long else by_words


def _place(title: str, page: Page) -> int | None:
    """Return the index of the block that says the title and nothing else, or None."""
    letters, length_max = _letters(title), 2 * len(title)
    for index, block in enumerate(page.blocks):
        if letters and len(block.text) <= length_max and _letters(block.text) == letters:
            return index
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
