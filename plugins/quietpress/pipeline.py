"""The stages in order: documents in, articles out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from .article import Article
from .editing import LeftOut, edit
from .intake import take_in
from .settings import Following
from .source_state import SourceState
from .store import Store, StoredArticle
from .workers import Note, available_cores

log = logging.getLogger(__name__)

_ARTICLES_MIN = 10  # of a source, until a selector that fits none of them is worth a remark


@dataclass(frozen=True, slots=True)
class Remark:
    """A setting that its owner should look at, although nothing was left out for it."""

    place: str  # in sources.toml, with the value
    text: str  # what is the matter, to be read after the place


@dataclass(frozen=True, slots=True)
class Edition:
    """What one build publishes: articles newest first, what was left out, what to look at."""

    articles: tuple[Article, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[Remark, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)  # where each article lies, by GUID
    first_seen: Mapping[str, datetime] = field(default_factory=dict)  # aware, in UTC; by GUID
    sources: Mapping[str, SourceState] = field(default_factory=dict)  # that were asked; by key


def prepare_edition(
    store: Store, incoming: Path, following: Following, note: Note = lambda *_: None
) -> Edition:
    """Return the articles of the store, after all that waits there has become one.

    Files that were dropped into a folder are taken into the store before, and
    those that are gone from it take their articles along. A document that cannot
    be read or is no article is left out, with its reason; it never stops the
    others. Of collected documents, those are named that this run has looked at.

    Args:
        store: what was collected, and what was made of it.
        incoming: the folder of dropped files.
        following: the sources and topics.
        note: told after each document that is cleaned.
    """
    take_in(incoming, store.files)
    new = edit(store, following, jobs=available_cores(), note=note)
    dropped = [LeftOut(*problem) for problem in store.files.problems()]
    left_out = dropped + [each for each in new if each not in dropped]
    stored = store.articles.all()
    log.info("%d articles, %d documents left out", len(stored), len(left_out))
    return Edition(
        articles=tuple(_with_pictures(each, store) for each in stored),
        left_out=tuple(left_out),
        remarks=tuple(_remarks(store, following)),
        pages={each.article.guid: each.page for each in stored},
        first_seen={each.article.guid: each.first_seen for each in stored},
        sources=store.sources.states(),
    )


def _with_pictures(stored: StoredArticle, store: Store) -> Article:
    article = stored.article
    if "media/" not in article.html:  # most have none that came with them
        return article
    return replace(article, pictures=store.articles.pictures(article.guid))


def _remarks(store: Store, following: Following) -> Iterator[Remark]:
    """Yield a remark on each selector that fits nothing, in the order of sources.toml."""
    for key, source in following.sources.items():
        if not source.keep and not source.remove:
            continue
        pages = store.captures.matched(key)
        if len(pages) < _ARTICLES_MIN:
            continue
        matched = frozenset().union(*pages)
        for name, selectors in (("keep", source.keep), ("remove", source.remove)):
            for selector in selectors:
                if selector not in matched:
                    yield Remark(
                        f"sources.{key}.{name}: {selector!r}",
                        f"matches nothing in {len(pages)} articles: the page may have changed",
                    )
