"""Many documents at once: on all cores, and within a time for each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from .article import Article, Capture
from .errors import ArticleError
from .settings import Following
from .workers import GivenUp, in_workers

if TYPE_CHECKING:  # the processes load it, and not who waits for them
    from .clean import Examination

log = logging.getLogger(__name__)

TIMEOUT = 10.0  # seconds for a document; a large page takes a few, and only an attack more

_Outcome = TypeVar("_Outcome")


def clean_many(
    documents: Iterable[Capture | ArticleError],
    following: Following,
    *,
    jobs: int,
    timeout: float = TIMEOUT,
) -> Generator[Article | ArticleError, None, None]:
    """Yield the article of each document, or why there is none, in the order of the documents.

    A document that takes too long, or crashes what reads it, is one of those
    without; it never stops the others. Close the iterator to end the
    processes before they are done.

    Args:
        documents: taken a few ahead; an error among them is yielded in its place.
        following: as for `clean_capture`.
        jobs: documents that are cleaned at the same time, at least 1.
        timeout: seconds for one document.
    """
    for _, outcome in _each(partial(_clean, following=following), documents, jobs, timeout):
        yield outcome


def examine_many(
    documents: Iterable[Capture | ArticleError],
    following: Following,
    *,
    jobs: int,
    timeout: float = TIMEOUT,
) -> Generator[tuple[str, Examination] | ArticleError, None, None]:
    """Yield the origin of each document with its examination, as `clean_many` does articles."""
    for origin, outcome in _each(partial(_examine, following=following), documents, jobs, timeout):
        yield outcome if isinstance(outcome, ArticleError) else (origin, outcome)


def _each(
    work: Callable[[Capture | ArticleError], _Outcome],
    documents: Iterable[Capture | ArticleError],
    jobs: int,
    timeout: float,
) -> Generator[tuple[str, _Outcome | ArticleError], None, None]:
    results = in_workers(work, documents, jobs=jobs, timeout=timeout, prepare=_load)
    with closing(results):
        for document, outcome in results:
            if isinstance(outcome, GivenUp):
                yield document.origin, _error(document.origin, outcome)
            else:
                yield document.origin, outcome


def _error(origin: str, given_up: GivenUp) -> ArticleError:
    if not given_up.details:
        return ArticleError(origin, given_up.reason)
    log.warning("%s: left out by an error of ours\n%s", origin, given_up.details)
    return ArticleError(origin, "an error of ours; please report it with the traceback")


def _load() -> None:
    from .clean import cleaner  # noqa: F401, PLC0415  # before the first document has its time


def _clean(document: Capture | ArticleError, following: Following) -> Article | ArticleError:
    from .clean import clean_capture  # noqa: PLC0415  # see TYPE_CHECKING

    if isinstance(document, ArticleError):
        return document
    try:
        return clean_capture(document, following)
    except ArticleError as error:
        return error


def _examine(document: Capture | ArticleError, following: Following) -> Examination | ArticleError:
    from .clean import explain_capture  # noqa: PLC0415  # see TYPE_CHECKING

    if isinstance(document, ArticleError):
        return document
    try:
        return explain_capture(document, following)
    except ArticleError as error:
        return error
