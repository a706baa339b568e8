"""Archives of invented articles, put into a store as if they had been collected and cleaned."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from quietpress import Article, Capture, Hints
from quietpress.recipes import cleaning_recipe, topic_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quietpress.settings import Following
    from quietpress.store import Store

BEGIN = datetime(2026, 1, 1, 3, tzinfo=UTC)
A_DAY = 100  # articles

_BATCH = 500  # articles in a transaction
_SENTENCES, _WORDS_IN_ONE = 24, 14  # about 2 KB
_WORDS = (
    "harbour ferry seal lighthouse storm council budget bridge school orchard river winter market "
    "the a of in and was is will after before between nobody everyone they it said found built"
).split()


def invented(number: int, *, topics: int = 8, sources: int = 31, version: int = 0) -> Article:
    """Return an article; the number alone decides what it is, and the version what it says.

    One in two has a second topic, and they come at a hundred a day.
    """
    dice = Random(number * 1000 + version)  # noqa: S311 -- they keep no secret
    source = f"source-{number % sources}"
    own, other = f"topic-{number % topics}", f"topic-{(number // topics) % topics}"
    both = tuple(sorted({own, other} if number % 2 else {own}))
    sentences = (" ".join(dice.choices(_WORDS, k=_WORDS_IN_ONE)) for _ in range(_SENTENCES))
    html = "".join(f"<p>{sentence.capitalize()}.</p>" for sentence in sentences)
    return Article(
        guid=f"urn:invented:{number}",
        url=f"https://{source}.example/{number}",
        title=" ".join(dice.choices(_WORDS, k=8)).capitalize(),
        html=html,
        origin=f"{source}/{number}",
        source=source,
        site_name=f"The {source.replace('-', ' ')}",
        authors=("Ada Voss",),
        published=BEGIN + timedelta(days=number / A_DAY),
        language="en",
        categories=both,
        topics=both,
        summary=html[3:200],
    )


def put(store: Store, following: Following, articles: Iterable[Article]) -> None:
    """Put articles into a store; one that is known there is changed."""
    rules, batch = topic_rules(following), []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH:
            _put(store, following, rules, batch)
            batch = []
    _put(store, following, rules, batch)


def _put(store: Store, following: Following, rules: str, batch: Iterable[Article]) -> None:
    with store.transaction():
        for article in batch:
            store.captures.add(_capture(article))
            waiting = store.captures.waiting(1)
            if not waiting:  # it was put there before
                continue
            (stored,) = waiting
            page = f"articles/{article.source}/{article.guid.rpartition(':')[2]}.html"
            store.articles.put(article, stored, [page], rules)
            store.captures.mark_cleaned(
                stored, article.source, cleaning_recipe(following, article.source), matched=()
            )


def _capture(article: Article) -> Capture:
    captured = article.updated or article.published or BEGIN
    return Capture(
        origin=article.origin,
        source=article.source,
        body=f"{article.guid} {captured}".encode(),
        media_type="text/html",
        captured=captured,
        hints=Hints(guid=article.guid, url=article.url),
    )


def corrected(article: Article, version: int) -> Article:
    """Return an article as it is after a correction."""
    number = int(article.guid.rpartition(":")[2])
    new = invented(number, version=version)
    later = (article.published or BEGIN) + timedelta(hours=version)
    return replace(article, html=new.html, summary=new.summary, updated=later)
