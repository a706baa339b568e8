"""The same article only once."""

from __future__ import annotations

from collections.abc import Iterable

from .article import Article
from .urls import page_key


def drop_duplicates(
    articles: Iterable[Article],
) -> tuple[list[Article], list[tuple[Article, Article]]]:
    """Return the articles without repetitions, and each repetition with the one that was kept.

    Two are the same when their ids are equal, or the pages that their URLs
    name. The first one stays.
    """
    kept: list[Article] = []
    repeated: list[tuple[Article, Article]] = []
    known: dict[str, Article] = {}
    for article in articles:
        keys = [article.guid, page_key(article.url)] if article.url else [article.guid]
        twin = next((known[key] for key in keys if key in known), None)
        if twin:
            repeated.append((article, twin))
            continue
        kept.append(article)
        known.update(dict.fromkeys(keys, article))
    return kept, repeated
