"""Captures in the store become articles in the store: cleaned, and given their topics."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain

import msgspec

from .article import Article
from .batch import Edited, Editors, editors, reason
from .classify import classify
from .clean.site_memory import SiteMemory, remember
from .errors import OUR_ERROR, ArticleError, StoreError
from .recipes import cleaning_recipe, source_rules, topic_rules
from .settings import Following
from .slugs import article_pages
from .store import Placed, Store, StoredCapture
from .trouble import Trouble
from .urls import host_of
from .workers import GivenUp, Note

log = logging.getLogger(__name__)

RECLEANED_MAX = 200  # captures of a run that a new cleaner looks at again; 3 CPU seconds

_BATCH = 50  # captures that are in memory at once
_CLASSIFIED = 500  # articles that are in memory at once
_TOGETHER = 4  # pages of a host that are cleaned at the same time, and do not know each other
_WORTH = 100  # captures that take longer than the start of a process, on one core and on two


class LeftOut(msgspec.Struct, frozen=True):
    """A document that did not become an article, and why."""

    origin: str
    reason: str


def edit(
    store: Store, following: Following, *, jobs: int, note: Note = lambda *_: None
) -> list[LeftOut]:
    """Make articles of all captures that wait for it; return those that gave none.

    Where the rules of a source have changed, all its captures are cleaned again,
    and where the cleaner has changed, the latest ones are: the others have their
    turn in the next runs. Where the rules of topics have changed, every article
    is given its topics anew.

    A capture that takes too long, or crashes what reads it, is one of those
    that gave none; it never stops the others. What comes of the captures does
    not depend on how many are worked on at once.

    Args:
        store: what waits, and what becomes of it.
        following: the sources and topics.
        jobs: captures that are worked on at once, at most.
        note: told after each capture.
    """
    total = _count(store, following)
    left_out: list[LeftOut] = []
    with closing(editors(following, min(jobs, 1 + total // _WORTH))) as crew:
        desk = _Desk(store, following, crew, lambda done: note(done, total))
        for batch in chain(_waiting(store), _stale(store, following)):
            left_out += desk.edit(batch)
    _classify_all(store, following)
    return left_out


def _count(store: Store, following: Following) -> int:
    """Return how many captures a run looks at."""
    sources = store.captures.sources()
    by_rules, by_recipe = (
        sum(store.captures.count_stale(source, wanted(following, source)) for source in sources)
        for wanted in (source_rules, cleaning_recipe)
    )
    return store.captures.count_waiting() + by_rules + min(RECLEANED_MAX, by_recipe - by_rules)


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

    def __init__(
        self, store: Store, following: Following, crew: Editors, note: Callable[[int], object]
    ) -> None:
        self._store = store
        self._following = following
        self._crew = crew
        self._note = note
        self._done = 0
        self._topic_rules = topic_rules(following)
        self._memories: dict[str, SiteMemory] = {}  # of the hosts of a batch

    def edit(self, batch: list[StoredCapture]) -> list[LeftOut]:
        """Return the captures of a batch that gave no article, after all of it was stored."""
        edited: dict[int, Edited | GivenUp] = {}
        for together in _rounds(batch):
            edited |= self._clean(together)
        # In the order of the captures: the first of two that are the same article is the one.
        problems = [
            (stored.capture.origin, self._store_one(stored, edited[stored.number]))
            for stored in batch
        ]
        with self._store.transaction():
            for memory in self._memories.values():
                if memory.pages:
                    self._store.memories.keep(memory)
        self._memories = {}
        return [LeftOut(origin, problem) for origin, problem in problems if problem]

    def _clean(self, together: list[StoredCapture]) -> dict[int, Edited | GivenUp]:
        """Clean captures with what is remembered before, and remember them after."""
        tasks = [
            (stored.capture, self._memory_of(host_of(stored.capture.hints.url)))
            for stored in together
        ]
        edited: dict[int, Edited | GivenUp] = {}
        for stored, (_, outcome) in zip(together, self._crew.results(tasks), strict=True):
            edited[stored.number] = outcome
            self._done += 1
            self._note(self._done)
        for stored in together:
            self._remember(stored, edited[stored.number])
        return edited

    def _store_one(self, stored: StoredCapture, outcome: Edited | GivenUp) -> str:
        """Store what became of a capture, and return why there is no article in it, or ""."""
        origin = stored.capture.origin
        if isinstance(outcome, GivenUp):  # which says nothing about an article that it gave before
            return self._give_up(stored, reason(origin, outcome))
        if outcome.article is None:
            return self._withdraw(stored, outcome.problem, outcome.trouble)
        try:
            self._keep(stored, outcome.article, outcome.matched)
        except ArticleError as error:
            return self._withdraw(stored, error.problem, error.trouble)
        except StoreError:
            raise
        except Exception:
            # A warning: an error would end a build under `pelican --fatal errors`.
            log.warning("%s: left out by an error of ours", origin, exc_info=True)
            return self._give_up(stored, OUR_ERROR)
        return ""

    def _keep(self, stored: StoredCapture, article: Article, matched: frozenset[str]) -> None:
        pages = article_pages(article.source, article.title, article.guid)
        is_page = stored.capture.media_type == "text/html"  # plain text has nothing to select
        with self._store.transaction():
            placed = self._store.articles.put(article, stored, pages, self._topic_rules)
            self._store.captures.mark_cleaned(
                stored,
                article.source,
                cleaning_recipe(self._following, article.source),
                problem=self._twin(placed, article.origin),
                matched=matched if is_page else None,
            )

    def _twin(self, placed: Placed, origin: str) -> str:
        """Return why a document is not shown although there is an article in it, or ""."""
        known = self._store.articles.get(placed.guid) if placed.outcome == "repeated" else None
        if known is None or known.article.origin == origin:
            return ""
        return f"the same article as {known.article.origin}"

    def _withdraw(self, stored: StoredCapture, problem: str, trouble: Trouble | None) -> str:
        """Let go of the article that a capture gave before, and return why there is none now."""
        with self._store.transaction():
            self._store.articles.withdraw(stored)
            return self._give_up(stored, problem, trouble)

    def _give_up(self, stored: StoredCapture, problem: str, trouble: Trouble | None = None) -> str:
        """Note why a capture gave no article, and return it."""
        recipe = cleaning_recipe(self._following, stored.capture.source)
        self._store.captures.mark_barren(stored, recipe, problem, trouble)
        return problem

    def _memory_of(self, host: str) -> SiteMemory:
        if host not in self._memories:
            self._memories[host] = self._store.memories.of(host)
        return self._memories[host]

    def _remember(self, stored: StoredCapture, outcome: Edited | GivenUp) -> None:
        if isinstance(outcome, GivenUp) or outcome.article is None or outcome.keys is None:
            return
        url, when = outcome.article.url, stored.capture.captured
        if host := host_of(url):
            self._memories[host] = remember(self._memory_of(host), url, outcome.keys, when)


def _rounds(batch: Iterable[StoredCapture]) -> Iterable[list[StoredCapture]]:
    """Return a batch in parts, of which each knows the pages of those before."""
    rounds: dict[int, list[StoredCapture]] = {}
    met: Counter[str] = Counter()
    for stored in batch:
        host = host_of(stored.capture.hints.url)
        rounds.setdefault(met[host] // _TOGETHER, []).append(stored)
        met[host] += bool(host)
    return rounds.values()
