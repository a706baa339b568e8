"""One page from the web, for a person who has named it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from ..article import Capture, Hints
from ..urls import absolute_url
from .page import looks_like_html
from .web import NAMED_PAGE, Client, Errand, Manners, Response
from .web.network import Resolve, system_resolve

_MANNERS = Manners()


def fetch_page(
    url: str, *, manners: Manners = _MANNERS, resolve: Resolve = system_resolve
) -> Capture:
    """Return the page at a URL, as its server sends it.

    Its address is the one after all redirects, its charset what the server says.

    Args:
        url: of http or https.
        manners: what it may take.
        resolve: how a host's addresses are found.

    Raises:
        FetchError: there is no page, or not within the bounds.
    """
    response = asyncio.run(_fetch(url, manners, resolve))
    return page_capture(response, origin=url, source="", captured=datetime.now(UTC), hints=Hints())


async def _fetch(url: str, manners: Manners, resolve: Resolve) -> Response:
    async with Client(manners, resolve=resolve) as client:
        return await client.fetch(url, NAMED_PAGE, Errand(home=absolute_url(url)))


def page_capture(
    response: Response, *, origin: str, source: str, captured: datetime, hints: Hints
) -> Capture:
    """Return an answer that is a page as a capture.

    Args:
        response: to a fetch for a page, with status 200.
        origin: what a person calls it.
        source: key of the source; "": it came without one.
        captured: when it arrived; aware, in UTC.
        hints: what its carrier says of it; its address is where it was found in the end.
    """
    is_text = response.media_type == "text/plain" or not (
        response.media_type or looks_like_html(response.body)
    )
    return Capture(
        origin=origin,
        source=source,
        body=response.body,
        media_type="text/plain" if is_text else "text/html",
        captured=captured,
        charset=response.charset,
        hints=replace(hints, url=response.url),
    )
