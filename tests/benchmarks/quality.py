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
from training.corpus import CorpusPage, Document, StructuredPage

from .extractors import BY_NAME
from .languages import language_of
from .metadata import MetadataScore, Stated, judge
from .scores import PageScore, count_found, has_words, score_words
from .structure import StructureScore, base_of, compare, read_pieces, structure_scores
from .verdicts import KnownPage, VerdictScore
from .verdicts import judge as judge_kind

log = logging.getLogger(__name__)

T = TypeVar("T")
Page = TypeVar("Page")
Score = TypeVar("Score")

_CHUNK = 4  # pages handed to a process at once


def score_pages(
    pages: Sequence[CorpusPage], extractors: Sequence[str]
) -> Iterator[list[PageScore]]:
    """Yield the scores of each page, one of each extractor, in the order of the pages."""
    yield from _over_pages(partial(_score, extractors), pages)


def score_structures(
    pages: Sequence[StructuredPage], extractors: Sequence[str]
) -> Iterator[list[StructureScore]]:
    """Yield the scores of each page, one of each extractor and kind, in the order of the pages."""
    yield from _over_pages(partial(_score_structure, extractors), pages)


def score_metadata(
    pages: Sequence[CorpusPage], extractors: Sequence[str]
) -> Iterator[list[MetadataScore]]:
    """Yield the scores of each page, one of each extractor, in the order of the pages."""
    yield from _over_pages(partial(_score_metadata, extractors), pages)


def score_verdicts(pages: Sequence[KnownPage]) -> Iterator[VerdictScore]:
    """Yield what each page is taken for, in the order of the pages."""
    yield from _over_pages(judge_kind, pages)


def _over_pages(score: Callable[[Page], Score], pages: Sequence[Page]) -> Iterator[Score]:
    with ProcessPoolExecutor(
        mp_context=multiprocessing.get_context("spawn"), initializer=quieten
    ) as processes:
        yield from processes.map(score, pages, chunksize=_CHUNK)


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


def _score_structure(extractors: Iterable[str], page: StructuredPage) -> list[StructureScore]:
    document = page.document()
    base = base_of(document.html, document.url)
    expected = read_pieces(page.expected, base)
    scores = []
    for name in extractors:
        extract = BY_NAME[name].html
        answer = attempt(extract, document) if extract else None
        comparison = compare(read_pieces(answer or "", base), expected)
        scores += structure_scores(name, page.id, comparison)
    return scores


def _score_metadata(extractors: Iterable[str], page: CorpusPage) -> list[MetadataScore]:
    document = page.document()
    truth = Stated(page.title, page.author, page.published)
    scores = []
    for name in extractors:
        extract = BY_NAME[name].stated
        answer = attempt(extract, document) if extract else None
        scores.append(MetadataScore(name, page.id, *judge(answer or Stated(), truth)))
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
