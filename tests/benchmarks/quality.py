"""Every extractor over every page, on all cores."""

from __future__ import annotations

import logging
import multiprocessing
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TypeVar

from quietpress import ArticleError
from training.corpus import CorpusPage, Document

from .extractors import BY_NAME
from .languages import language_of
from .scores import PageScore, count_found, has_words, score_words

log = logging.getLogger(__name__)

T = TypeVar("T")

_CHUNK = 4  # pages handed to a process at once


def score_pages(
    pages: Sequence[CorpusPage], extractors: Sequence[str]
) -> Iterator[list[PageScore]]:
    """Yield the scores of each page, one of each extractor, in the order of the pages."""
    with ProcessPoolExecutor(
        mp_context=multiprocessing.get_context("spawn"), initializer=quieten
    ) as processes:
        yield from processes.map(partial(_score, extractors), pages, chunksize=_CHUNK)


def quieten() -> None:
    """Silence what extractors log and warn of in this process: their answers are what counts."""
    for name in ("newspaper", "readability", "trafilatura", "htmldate", "PIL", "tldextract"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _score(extractors: Iterable[str], page: CorpusPage) -> list[PageScore]:
    document = page.document()
    language = language_of(document.html)
    wanted = [snippet for snippet in page.wanted if has_words(snippet)]
    unwanted = [snippet for snippet in page.unwanted if has_words(snippet)]
    scores = []
    for name in extractors:
        text = attempt(BY_NAME[name].text, document)
        answer = text or ""
        scores.append(
            PageScore(
                extractor=name,
                page=page.id,
                url=page.url,
                domain=page.domain,
                page_type=page.page_type,
                language=language,
                words=score_words(answer, page.truth) if page.truth else None,
                kept=count_found(answer, wanted),
                wanted=len(wanted),
                leaked=count_found(answer, unwanted),
                unwanted=len(unwanted),
                failed=text is None,
            )
        )
    return scores


def attempt(extract: Callable[[Document], T], document: Document) -> T | None:
    """Return the answer of an extractor, or None if it refuses the page or breaks on it."""
    try:
        return extract(document)
    except ArticleError:
        return None
    except Exception:  # of a peer, which may raise anything: its row counts it
        log.debug("%s: failed", document.url, exc_info=True)
        return None
