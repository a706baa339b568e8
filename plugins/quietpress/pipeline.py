"""The stages in order: documents in, articles out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from .editing import LeftOut, edit
from .intake import take_in
from .settings import Following
from .source_state import SourceState
from .store import EVERYTHING, Store
from .workers import Note, available_cores

log = logging.getLogger(__name__)

_ARTICLES_MIN = 10  # of a source, until a selector that fits none of them is worth a remark


class Remark(msgspec.Struct, frozen=True):
    """A setting that its owner should look at, although nothing was left out for it."""

    place: str  # in sources.toml, with the value
    text: str  # what is the matter, to be read after the place


class Edition(msgspec.Struct, frozen=True):
    """What a build finds to publish, what was left out, what to look at."""

    total: int  # articles
    left_out: tuple[LeftOut, ...]
    remarks: tuple[Remark, ...] = ()
    sources: Mapping[str, SourceState] = {}  # that were asked; by key


def prepare_edition(
    store: Store, incoming: Path, following: Following, note: Note = lambda *_: None
) -> Edition:
    """Make an article of all that waits in the store, and return what there is to publish.

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
    total = store.listings.count(EVERYTHING)
    log.info("%d articles, %d documents left out", total, len(left_out))
    return Edition(
        total=total,
        left_out=tuple(left_out),
        remarks=tuple(_remarks(store, following)),
        sources=store.sources.states(),
    )


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
