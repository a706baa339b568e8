"""What stands around the text of an article on its page.

Nothing here knows Pelican or HTML. Names, titles and texts are plain text;
paths are below the root of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..article import TEXT_SOURCES, Article, Removal
from ..text import plain_text, shorten
from ..urls import host_of
from . import words
from .headlines import Headline, Link
from .subscribing import Feeds

_REMOVED_TEXT_MAX = 200  # characters of each piece in the receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article stands in the paper: all that its page says of others."""

    headline: Headline
    topics: tuple[Link, ...]
    feeds: tuple[Feeds, ...]  # the most specific ones first
    earlier: Link | None = None  # neighbours in its first topic
    later: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """What stands around the text of a collected article."""

    place: Place
    authors: str
    minutes: str
    original_url: str  # "": not known
    original_host: str
    text_note: str  # where the text is from if not from the original; "": it is
    removed: tuple[Removal, ...]  # rules in words, texts shortened
    removed_total: str
    removed_tally: str


def article_page(article: Article, place: Place) -> ArticlePage:
    """Return what stands around the text of an article."""
    return ArticlePage(
        place=place,
        authors=words.join_words(article.authors),
        minutes=f"{words.reading_minutes(plain_text(article.html))} min",
        original_url=article.url,
        original_host=host_of(article.url),
        text_note=_text_note(article),
        removed=tuple(
            Removal(rule=_rule_words(piece.rule), text=shorten(piece.text, _REMOVED_TEXT_MAX))
            for piece in article.removed
        ),
        removed_total=_removed_total(article.removed),
        removed_tally=" · ".join(
            f"{_rule_words(rule)} {number}"
            for rule, number in Counter(piece.rule for piece in article.removed).most_common()
        ),
    )


def _text_note(article: Article) -> str:
    if article.text_from not in TEXT_SOURCES:
        return ""
    return f"The text is from {TEXT_SOURCES[article.text_from]}: {article.text_reason}"


def _rule_words(rule: str) -> str:
    return rule.replace("_", " ").replace("-", " ")


def _removed_total(removed: Sequence[Removal]) -> str:
    if not removed:
        return ""
    characters = sum(len(piece.text) for piece in removed)
    pieces = words.count_words(len(removed), "piece")
    return f"{pieces}, {words.count_words(characters, 'character')}"
