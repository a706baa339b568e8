"""Many documents at once: on all cores, and within a time for each."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from .article import Article, Capture
from .classify import classify
from .clean.site_memory import SiteMemory, block_keys
from .errors import OUR_ERROR, ArticleError
from .settings import Following
from .trouble import Trouble
from .workers import GivenUp, Workers, in_workers

if TYPE_CHECKING:  # the processes load it, and not who waits for them
    from .clean.examination import Examination

log = logging.getLogger(__name__)

TIMEOUT = 10.0  # seconds for a document; a large page takes a few, and only an attack more

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Edited:
    """What the store keeps of a capture that was cleaned."""

    article: Article | None  # in its topics
    problem: str  # "": there is an article
    trouble: Trouble | None  # the kind of the problem; None: of none
    matched: frozenset[str]  # selectors of its source that fit something in it
    keys: frozenset[str] | None  # of its blocks, for the site memory; None: it is no page


Editors: TypeAlias = "Workers[tuple[Capture, SiteMemory], Edited]"


def editors(following: Following, jobs: int) -> Editors:
    """Return the processes that make articles of captures, each with the memory of its host.

    Args:
        following: as for `clean_capture`.
        jobs: captures that are worked on at the same time, at least 1.
    """
    work = partial(_edit, following=following)
    return Workers(work, jobs=jobs, timeout=TIMEOUT, prepare=_load)


def reason(origin: str, given_up: GivenUp) -> str:
    """Return why nothing came of a document, in a line; log what only we understand."""
    if not given_up.details:
        return given_up.reason
    # A warning: an error would end a build under `pelican --fatal errors`.
    log.warning("%s: left out by an error of ours\n%s", origin, given_up.details)
    return OUR_ERROR


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
    work: Callable[[Capture | ArticleError], _Result],
    documents: Iterable[Capture | ArticleError],
    jobs: int,
    timeout: float,
) -> Generator[tuple[str, _Result | ArticleError], None, None]:
    results = in_workers(work, documents, jobs=jobs, timeout=timeout, prepare=_load)
    with closing(results):
        for document, outcome in results:
            if isinstance(outcome, GivenUp):
                problem = reason(document.origin, outcome)
                yield document.origin, ArticleError(document.origin, problem)
            else:
                yield document.origin, outcome


def _load() -> None:
    from .clean import cleaner  # noqa: F401, PLC0415  # before the first document has its time


def _clean(document: Capture | ArticleError, following: Following) -> Article | ArticleError:
    from .clean.cleaner import clean_capture  # noqa: PLC0415  # see TYPE_CHECKING

    if isinstance(document, ArticleError):
        return document
    try:
        return clean_capture(document, following)
    except ArticleError as error:
        return error


def _examine(document: Capture | ArticleError, following: Following) -> Examination | ArticleError:
    from .clean.cleaner import explain_capture  # noqa: PLC0415  # see TYPE_CHECKING

    if isinstance(document, ArticleError):
        return document
    try:
        return explain_capture(document, following)
    except ArticleError as error:
        return error


def _edit(task: tuple[Capture, SiteMemory], following: Following) -> Edited:
    from .clean.cleaner import examine_capture  # noqa: PLC0415  # see TYPE_CHECKING

    capture, memory = task
    try:
        examination = examine_capture(capture, following, memory)
    except ArticleError as error:
        return Edited(None, error.problem, error.trouble, frozenset(), None)
    return Edited(
        article=examination.article and classify(examination.article, following),
        problem=examination.problem,
        trouble=examination.trouble,
        matched=examination.matched,
        # Feed entries and plain texts have no neighbours.
        keys=block_keys(verdict.text for verdict in examination.verdicts)
        if examination.page
        else None,
    )
