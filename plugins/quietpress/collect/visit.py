"""A visit to one source: its feed, the page that lists its articles, or its folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus

from ..article import Capture, Hints
from ..errors import ArticleError, BudgetError, FetchError, SourceError
from ..reports import SourceReport
from ..settings import Source
from ..trouble import Trouble
from .desk import Desk
from .entries import Entry, newest
from .feeds import parse_feed
from .incoming import find_files, read_file
from .listing import article_links
from .look import Look
from .markup import read_markup
from .newcomers import collect_new
from .politeness import Visit
from .web import FEED, NAMED_PAGE, Response


async def visit_source(key: str, source: Source, desk: Desk) -> tuple[Visit, SourceReport]:
    """Return how a look at a source went, after all that is new there was stored.

    What goes wrong with one article leaves the others.

    Raises:
        StoreError: nothing can be stored any more.
    """
    look = Look(key, source, desk)
    look.tell()
    try:
        await _collect(look)
    except BudgetError as error:
        return look.end(cause=error, is_cut_short=True)
    except FetchError as error:
        is_gone = error.trouble.status == HTTPStatus.GONE
        return look.end("gone" if is_gone else "failed", cause=error, retry_after=error.retry_after)
    except SourceError as error:
        return look.end("failed", cause=error)
    return look.end()


async def _collect(look: Look) -> None:
    if look.source.feed:
        await _from_feed(look)
    elif look.source.page:
        await _from_listing(look)
    else:
        _from_folder(look)


async def _from_feed(look: Look) -> None:
    response = await look.document(look.source.feed, FEED)
    if response.is_unchanged:
        return
    feed = parse_feed(response.body, look.key, response.charset)
    look.note_interval(feed.interval)
    for number, problem in feed.broken:
        look.miss(f"entry {number}", problem)
    kept = newest([entry.hints.published for entry in feed.entries], look.source.entries_max)
    await _collect_new([feed.entries[index] for index in kept], response, look)


async def _from_listing(look: Look) -> None:
    response = await look.document(look.source.page, NAMED_PAGE)
    if response.is_unchanged:
        return
    page = read_markup(response.body, response.url, response.charset)
    links = article_links(page, look.source.links, count_max=look.source.entries_max)
    if not links:
        fix = "mend `links`" if look.source.links else "give the CSS selector of them: `links`"
        problem = f"no links to articles on {response.url}; {fix}"
        raise SourceError(look.key, problem, Trouble("no links"))
    await _collect_new([Entry(hints=Hints(url=url), text="") for url in links], response, look)


async def _collect_new(entries: Iterable[Entry], response: Response, look: Look) -> None:
    """Collect what is new of a document, which is asked for again until all of that has come."""
    if await collect_new(entries, look):
        look.desk.store.sources.keep_validators(response.url, response.validators)


def _from_folder(look: Look) -> None:
    folder = look.desk.folder / look.source.folder
    files = find_files(folder)
    if not files:
        problem = f"no documents in the folder {look.source.folder!r}"
        raise SourceError(look.key, problem, Trouble("no documents"))
    for path in files:
        try:
            for document in read_file(path, folder):
                _take(document, look)
        except SourceError as error:
            look.miss(error.source, error.problem)


def _take(document: Capture | ArticleError, look: Look) -> None:
    if isinstance(document, ArticleError):
        look.miss(document.origin, document.problem)
        return
    origin = f"{look.source.folder}/{document.origin}"
    try:
        look.keep(replace(document, source=look.key, origin=origin))
    except ArticleError as error:
        look.miss(error.origin, error.problem)
