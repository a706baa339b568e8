"""Pages that are no article: walls, errors, log-ins, lists of headlines, empty shells."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ..text import fold
from .blocks import Page
from .lexicon import WALLS

_WORDS_MIN = 20  # fewer words are no article on a page
_WALL_WORDS_MAX = 160  # an article about log-ins or cookies is longer than one of them
_TEXT_WORDS_MIN = 60  # fewer kept words, and the words around them speak for the page as well
_WALL_LENGTH_MAX = 4000  # characters
_LINKED_SHARE = 0.8
_HEADLINE_WORDS_MIN = 4
_HEADLINES_MIN = 6  # an article's own links to others are fewer
_WORDS_A_TEASER = 40  # with its headline, at most, where the headlines are kept
_WORDS_A_LINE = 20  # where most of them are not

_KEPT = frozenset({""})
_AMONG_THE_TEXT = frozenset({"mostly_links", "unlike_the_text"})  # that of a box has its name
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def not_an_article(page: Page, verdicts: Sequence[str], title: str) -> str:
    """Return what a page is when it is no article ("a log-in page"), or "".

    Args:
        page: the blocks of a page.
        verdicts: of each block, "" or the rule that dropped it.
        title: what the page calls itself.
    """
    judged = list(zip(page.blocks, verdicts, strict=True))
    kept = [block for block, verdict in judged if not verdict]
    words = sum(block.words for block in kept)
    if words <= _WALL_WORDS_MAX:
        said = page.blocks if words < _TEXT_WORDS_MIN else kept
        text = " ".join(block.text for block in said if not block.hidden)
        if wall := _wall(title) or _wall(text[:_WALL_LENGTH_MAX]):
            return wall
    if words < _WORDS_MIN:
        return "no text" if not words else f"only {words} words of text"
    kept_lines = _headlines(page, verdicts, _KEPT)
    all_lines = kept_lines | _headlines(page, verdicts, _AMONG_THE_TEXT)
    for headlines, words_each in ((kept_lines, _WORDS_A_TEASER), (all_lines, _WORDS_A_LINE)):
        if len(headlines) >= _HEADLINES_MIN and words < len(headlines) * words_each:
            return f"a list of {len(all_lines)} headlines"
    return ""


def _headlines(page: Page, verdicts: Sequence[str], among: Container[str]) -> set[str]:
    """Return the linked headings, as a list of stories has them, among blocks of these verdicts."""
    return {
        block.text
        for block, verdict in zip(page.blocks, verdicts, strict=True)
        if verdict in among
        and not block.hidden
        and block.words >= _HEADLINE_WORDS_MIN
        and block.link_share > _LINKED_SHARE
        and page.elements[block.element].tag in _HEADINGS
    }


def _wall(said: str) -> str:
    return next((name for name, pattern in WALLS.items() if pattern.search(fold(said))), "")
