"""Captures in the store become articles in the store: cleaned, and given their topics."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from .article import Article, Capture
from .classify import classify
from .clean import Examination, SiteMemory, block_keys, examine_capture, remember
from .errors import OUR_ERROR, ArticleError, StoreError
from .recipes import cleaning_recipe, source_rules, topic_rules
from .settings import Following
from .slugs import article_pages
from .store import Placed, Store, StoredCapture
from .urls import host_of

log = logging.getLogger(__name__)

RECLEANED_MAX = 200  # captures of a run that a new cleaner looks at again; 3 CPU seconds

_BATCH = 50  # captures that are in memory at once
_CLASSIFIED = 500  # articles that are in memory at once


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that did not become an article, and why."""

    origin: str
    reason: str


def edit(store: Store, following: Following) -> list[LeftOut]:
    """Make articles of all captures that wait for it; return those that gave none.

    Where the rules of a source have changed, all its captures are cleaned again,
    and where the cleaner has changed, the latest ones are: the others have their
    turn in the next runs. Where the rules of topics have changed, every article
    is given its topics anew.
    """
    desk = _Desk(store, following)
    left_out: list[LeftOut] = []
    for batch in chain(_waiting(store), _stale(store, following)):
        left_out += desk.edit(batch)
    _classify_all(store, following)
    return left_out


def _waiting(store: Store) -> Iterator[list[StoredCapture]]:
    while batch := store.captures.waiting(_BATCH):
        yield batch


def _stale(store: Store, following: Following) -> Iterator[list[StoredCapture]]:
    left = RECLEANED_MAX
    for source in store.captures.sources():
        while batch := store.captures.stale(source, source_rules(following, source), _BATCH):
            yield batch
        recipe = cleaning_recipe(following, source)
        while batch := store.captures.stale(source, recipe, min(_BATCH, left)):
            left -= len(batch)
            yield batch


def _classify_all(store: Store, following: Following) -> None:
    rules = topic_rules(following)
    while batch := store.articles.classified_otherwise(rules, _CLASSIFIED):
        with store.transaction():
            for stored in batch:
                topics = classify(stored.article, following).topics
                store.articles.classify(stored.article.guid, topics, rules)


class _Desk:
    """Where captures are worked on, with the site memories of their hosts."""

    def __init__(self, store: Store, following: Following) -> None:
        self._store = store
        self._following = following
        self._topic_rules = topic_rules(following)
        self._memories: dict[str, SiteMemory] = {}  # of the hosts of a batch

    def edit(self, batch: Iterable[StoredCapture]) -> list[LeftOut]:
        """Return the captures of a batch that gave no article, after all of it was stored."""
        problems = [(stored.capture.origin, self._edit_one(stored)) for stored in batch]
        with self._store.transaction():
            for memory in self._memories.values():
                if memory.pages:
                    self._store.memories.keep(memory)
        self._memories = {}
        return [LeftOut(origin, problem) for origin, problem in problems if problem]

    def _edit_one(self, stored: StoredCapture) -> str:
        """Make an article of a capture, and return why there is none in it, or ""."""
        try:
            self._make_article(stored)
        except ArticleError as error:
            with self._store.transaction():
                self._store.articles.withdraw(stored)
                self._give_up(stored, error.problem)
            return error.problem
        except StoreError:
            raise
        except Exception:
            # A warning: an error would end a build under `pelican --fatal errors`.
            origin = stored.capture.origin
            log.warning("%s: left out by an error of ours", origin, exc_info=True)
            self._give_up(stored, OUR_ERROR)
            return OUR_ERROR
        return ""

    def _make_article(self, stored: StoredCapture) -> None:
        capture = stored.capture
        memory = self._memory_of(host_of(capture.hints.url))
        examination = examine_capture(capture, self._following, memory)
        if examination.article is None:
            raise ArticleError(capture.origin, examination.problem)
        self._keep(stored, classify(examination.article, self._following), examination)
        if examination.page:  # feed entries and plain texts have no neighbours
            self._remember(examination.article.url, examination, capture)

    def _keep(self, stored: StoredCapture, article: Article, examination: Examination) -> None:
        pages = article_pages(article.source, article.title, article.guid)
        is_page = stored.capture.media_type == "text/html"  # plain text has nothing to select
        with self._store.transaction():
            placed = self._store.articles.put(article, stored, pages, self._topic_rules)
            self._store.captures.mark_cleaned(
                stored,
                article.source,
                cleaning_recipe(self._following, article.source),
                problem=self._twin(placed, article.origin),
                matched=examination.matched if is_page else None,
            )

    def _twin(self, placed: Placed, origin: str) -> str:
        """Return why a document is not shown although there is an article in it, or ""."""
        known = self._store.articles.get(placed.guid) if placed.outcome == "repeated" else None
        if known is None or known.article.origin == origin:
            return ""
        return f"the same article as {known.article.origin}"

    def _give_up(self, stored: StoredCapture, problem: str) -> None:
        source = stored.capture.source
        recipe = cleaning_recipe(self._following, source)
        self._store.captures.mark_cleaned(stored, source, recipe, problem=problem)

    def _memory_of(self, host: str) -> SiteMemory:
        if host not in self._memories:
            self._memories[host] = self._store.memories.of(host)
        return self._memories[host]

    def _remember(self, url: str, examination: Examination, capture: Capture) -> None:
        if host := host_of(url):
            keys = block_keys(verdict.text for verdict in examination.verdicts)
            memory = self._memory_of(host)
            self._memories[host] = remember(memory, url, keys, capture.captured)
