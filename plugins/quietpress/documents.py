"""The documents that a command is given: files, folders, addresses, standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from .article import Article, Capture
from .collect import find_files, read_file
from .collect.page import looks_like_html
from .errors import ArticleError, SourceError
from .urls import absolute_url
from .workers import Note

Fetch = Callable[[str], Capture]  # URL in, page out; raises SourceError

STANDARD_INPUT = "-"

_STDIN_MAX = 50_000_000  # bytes; cleaning takes less, and says so
# The time of arrival stands in for a date that nobody states. Here it would be the file's, and
# the same page would give another article after a copy.
_UNTIMED = datetime.max.replace(tzinfo=UTC)

_Reader = Callable[[], Iterable[Capture | ArticleError]]


def read_documents(
    places: Iterable[str],
    fetch: Fetch,
    stdin: BinaryIO,
    url: str = "",
    note: Note = lambda *_: None,
) -> Iterator[Capture | ArticleError]:
    """Yield the documents of all places, in their order, as they are whenever they were saved.

    What cannot be read is yielded as the error that it is, so that the others
    still come.

    Args:
        places: paths of files, paths of folders with files, URLs, or `-`.
        fetch: how a page is got from the web.
        stdin: what `-` stands for.
        url: where the documents were found; "": as they say.
        note: told how many files are read, and how many there are, before each.
    """
    readers = [reader for place in places for reader in _readers(place, fetch, stdin)]
    for number, (name, read) in enumerate(readers):
        note(number, len(readers))
        for document in _of_one(name, read):
            if isinstance(document, ArticleError):
                yield document
            else:
                hints = replace(document.hints, url=url or document.hints.url)
                yield replace(document, hints=hints, captured=_UNTIMED)
    note(len(readers), len(readers))


def without_arrival(article: Article) -> Article:
    """Return an article whose date is one that somebody states, or none."""
    return replace(article, published=None) if article.published == _UNTIMED else article


def _readers(place: str, fetch: Fetch, stdin: BinaryIO) -> Iterator[tuple[str, _Reader]]:
    if place == STANDARD_INPUT:
        yield place, partial(_standard_input, stdin)
    elif absolute_url(place):
        yield place, partial(_fetched, place, fetch)
    elif (path := Path(place)).is_dir():
        for file in (files := find_files(path)):
            yield str(file), partial(read_file, file, path)
        if not files:
            yield place, tuple
    else:
        yield place, partial(read_file, path, path.parent)


def _of_one(name: str, read: _Reader) -> Iterator[Capture | ArticleError]:
    empty = True
    try:
        for document in read():
            empty = False
            yield document
    except SourceError as error:
        yield ArticleError(error.source, error.problem, error.trouble)
        return
    if empty:
        yield ArticleError(name, "nothing in it")


def _fetched(url: str, fetch: Fetch) -> Iterator[Capture]:
    yield fetch(url)


def _standard_input(stdin: BinaryIO) -> Iterator[Capture]:
    body = stdin.read(_STDIN_MAX)
    yield Capture(
        origin="standard input",
        source="",
        body=body,
        media_type="text/html" if looks_like_html(body) else "text/plain",
        captured=_UNTIMED,
    )
