"""Which topics an article belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from .article import Article
from .settings import Following, Topic
from .text import UNSPACED, plain_text


def classify(article: Article, following: Following) -> Article:
    """Return the article in its topics; in the default topic where none fits.

    The rules of a topic are those of `settings.Topic`. They look at the title,
    the text and the publisher's categories.
    """
    source = following.sources.get(article.source)
    given = source.topics if source else ()
    words = _composed("\n".join((article.title, plain_text(article.html), *article.categories)))
    topics = tuple(
        key
        for key, topic in following.topics.items()
        if not _has_any(words, topic.none) and (key in given or _fits(article, topic, words))
    )
    return replace(article, topics=topics or (following.default_topic,))


def _fits(article: Article, topic: Topic, words: str) -> bool:
    if article.source in topic.sources:
        return True
    categories = {category.casefold() for category in article.categories}
    if categories & {category.casefold() for category in topic.categories}:
        return True
    if not topic.any and not topic.all:
        return False
    return (not topic.any or _has_any(words, topic.any)) and all(
        _has_any(words, (phrase,)) for phrase in topic.all
    )


def _has_any(words: str, phrases: tuple[str, ...]) -> bool:
    return bool(phrases) and _pattern(phrases).search(words) is not None


@lru_cache(maxsize=1024)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_alternatives(phrases)), re.IGNORECASE)


def _alternatives(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        words = _composed(phrase).split()
        body = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
        if phrase.isascii() or not UNSPACED.search(phrase):
            yield rf"(?<!\w){body}(?!\w)"
        else:
            yield body  # no spaces between words: any place may be a word's start


def _composed(text: str) -> str:
    """Return the text with "é" as one character, where some systems write "e" and an accent."""
    return unicodedata.normalize("NFC", text)
