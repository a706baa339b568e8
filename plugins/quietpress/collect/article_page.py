"""The page of an article from the web, with all that belongs to it, as one capture."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ..article import Capture, Hints, Variant
from ..errors import FetchError
from .fetch import page_capture
from .markup import Markup, read_markup
from .onward import PAGES_MAX, is_thin, joined, next_page, variants_of
from .web import Response

Ask = Callable[[str], Awaitable[Response]]  # URL of a page in; raises FetchError, BudgetError


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was got of an article, and what was not."""

    capture: Capture
    problems: tuple[FetchError, ...] = ()  # of its later pages and its variants


async def capture_page(url: str, ask: Ask, *, source: str, hints: Hints, now: datetime) -> Fetched:
    """Return the page at a URL.

    An article on several pages is joined to one, up to 10. The AMP and the
    print version are fetched only where the page itself has hardly any text.

    Args:
        url: of the article, or of its first page.
        ask: how a page is got from the web.
        source: key of its source.
        hints: what the feed or listing says of it.
        now: when it arrives; aware.

    Raises:
        FetchError: there is no such page.
        BudgetError: nothing more may be fetched.
    """
    response = await ask(url)
    capture = page_capture(response, origin=response.url, source=source, captured=now, hints=hints)
    if capture.media_type != "text/html":
        return Fetched(capture)
    first = read_markup(response.body, response.url, response.charset)
    pages, problems = await _all_pages(first, response.url, ask)
    if len(pages) > 1:
        capture = replace(capture, body=joined(pages), charset="utf-8")
    elif is_thin(first):
        variants, missing = await _variants(first, ask)
        capture = replace(capture, variants=variants)
        problems += missing
    return Fetched(capture, tuple(problems))


async def _all_pages(first: Markup, url: str, ask: Ask) -> tuple[list[Markup], list[FetchError]]:
    pages = [first]
    while len(pages) < PAGES_MAX and (address := next_page(pages[-1], url, len(pages) + 1)):
        try:
            response = await ask(address)
        except FetchError as error:
            return pages, [error]
        pages.append(read_markup(response.body, response.url, response.charset))
    return pages, []


async def _variants(page: Markup, ask: Ask) -> tuple[tuple[Variant, ...], list[FetchError]]:
    """Return the other versions of a page up to the first that has a text."""
    variants: list[Variant] = []
    problems: list[FetchError] = []
    kinds: tuple[Literal["amp", "print"], ...] = ("amp", "print")
    addresses = variants_of(page)
    for kind in kinds:
        if kind not in addresses:
            continue
        try:
            response = await ask(addresses[kind])
        except FetchError as error:
            problems.append(error)
            continue
        variants.append(
            Variant(kind=kind, url=response.url, body=response.body, charset=response.charset)
        )
        if not is_thin(read_markup(response.body, response.url, response.charset)):
            break
    return tuple(variants), problems
