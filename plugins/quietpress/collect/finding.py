"""From the address of a site to a source: its feed, what is in it, how it would look."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from ..article import Article, Capture, Hints
from ..clean.cleaner import clean_capture
from ..errors import ArticleError, FetchError, SourceError
from ..settings import Following
from ..sources_file import Addition
from ..text import fold
from .article_page import capture_page
from .desk import Fetch
from .discovery import stated_feeds, usual_feeds
from .entries import Entry, Feed, entry_capture, newest
from .feeds import parse_feed
from .listing import article_links
from .markup import Markup, read_markup
from .project import Project
from .run import Connect, manners_of
from .web import FEED, PAGE, Client, Errand, Response

_SHOWN_MAX = 5  # entries
_LINKS_MIN = 3  # articles on a page that lists them; with fewer, it may be one itself
_LINKS_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source that was found, and a look at it."""

    addition: Addition
    entries: tuple[Hints, ...]  # newest first; of a listing page, only addresses
    article: Article | None  # the newest, as it would look
    problem: str = ""  # why there is no article; "": there is


def find_source(project: Project, url: str, *, connect: Connect = Client) -> Found:
    """Return the source at an address: a feed, the feed of a page, or a page of links.

    Args:
        project: for whom.
        url: of a feed or of any page of a site.
        connect: how the web is reached.

    Raises:
        SourceError: nothing can be followed there, or nothing is there at all.
    """

    async def find() -> Found:
        async with connect(manners_of(project)) as client:
            return await _Search(url, client.fetch).run()

    return asyncio.run(find())


class _Search:
    """A search at one address, with what it has fetched from where."""

    def __init__(self, url: str, fetch: Fetch) -> None:
        self._url = url
        self._fetch = fetch
        self._errand = Errand(home=url)

    async def run(self) -> Found:
        response = await self._fetch(self._url, FEED, self._errand)
        if feed := _feed_in(response):
            return await self._of_feed(response, feed)
        page = read_markup(response.body, response.url, response.charset)
        for candidates in (stated_feeds(page), usual_feeds(response.url)):
            if found := await self._first_feed(candidates):
                return await self._of_feed(*found)
        return await self._of_page(page)

    async def _first_feed(self, urls: Iterable[str]) -> tuple[Response, Feed] | None:
        for url in urls:
            with suppress(FetchError):  # it was a guess
                response = await self._fetch(url, FEED, self._errand)
                if feed := _feed_in(response):
                    return response, feed
        return None

    async def _of_feed(self, response: Response, feed: Feed) -> Found:
        dates = [entry.hints.published for entry in feed.entries]
        latest = [feed.entries[index] for index in newest(dates, _SHOWN_MAX)]
        latest.sort(key=_age)
        addition = Addition(title=feed.title, feed=response.url, url=feed.home)
        return await self._seen(addition, latest)

    async def _of_page(self, page: Markup) -> Found:
        links = article_links(page, count_max=_LINKS_MAX)
        if len(links) < _LINKS_MIN:
            raise SourceError(
                self._url,
                "no feed, and no list of articles; look for the feed on the site, or write "
                "`page` and `links` into sources.toml",
            )
        title = page.tree.css_first("title")
        addition = Addition(title=fold(title.text()) if title else "", page=page.base)
        return await self._seen(
            addition, [Entry(hints=Hints(url=link), text="") for link in links[:_SHOWN_MAX]]
        )

    async def _seen(self, addition: Addition, entries: list[Entry]) -> Found:
        hints = tuple(entry.hints for entry in entries)
        if not entries:
            return Found(addition=addition, entries=(), article=None, problem="it is empty")
        try:
            article = clean_capture(await self._capture(entries[0]), Following())
        except (FetchError, ArticleError) as error:
            return Found(addition=addition, entries=hints, article=None, problem=error.problem)
        return Found(addition=addition, entries=hints, article=article)

    async def _capture(self, entry: Entry) -> Capture:
        now = datetime.now(UTC)
        if not entry.hints.url:
            return entry_capture(entry, origin=self._url, source="", captured=now)
        fetched = await capture_page(
            entry.hints.url,
            lambda url: self._fetch(url, PAGE, self._errand),
            source="",
            hints=entry.hints,
            now=now,
        )
        return fetched.capture


def _feed_in(response: Response) -> Feed | None:
    try:
        return parse_feed(response.body, response.url, response.charset)
    except SourceError:
        return None


def _age(entry: Entry) -> float:
    """Return what entries are sorted by, the newest first and those without a date last."""
    published = entry.hints.published
    return -published.timestamp() if published else 0.0
