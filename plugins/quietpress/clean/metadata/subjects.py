"""What an article is about, in the publisher's own words: section, keywords, description."""

from __future__ import annotations

import re

from ...text import fold
from .statements import Statements

_LENGTH_MAX = 60  # characters; a longer one is a sentence
_KEYWORDS_MAX = 12
_BETWEEN = re.compile("[,;،，、]")  # commas of other scripts


def read_section(stated: Statements) -> str:
    """Return the part of the publication that the article stands in, or ""."""
    candidates = (
        *stated.linked.texts("articleSection"),
        stated.first("article:section", "parsely-section", "og:section"),
    )
    sections = (fold(text) for text in candidates)
    return next((section for section in sections if 0 < len(section) <= _LENGTH_MAX), "")


def read_keywords(stated: Statements) -> tuple[str, ...]:
    """Return the words that the article is filed under, each once."""
    texts = stated.linked.texts("keywords")
    for name in ("article:tag", "keywords", "news_keywords", "parsely-tags"):
        texts += stated.meta.get(name, ())
    words = (fold(word) for text in texts for word in _BETWEEN.split(text))
    unique = {word.casefold(): word for word in words if 0 < len(word) <= _LENGTH_MAX}
    return tuple(unique.values())[:_KEYWORDS_MAX]


def read_description(stated: Statements) -> str:
    """Return what the page says the article is about, or ""."""
    texts = (
        stated.first("og:description"),
        stated.first("description"),
        stated.first("twitter:description"),
        stated.linked.text("description"),
    )
    return next(filter(None, map(fold, texts)), "")
