"""The past of a feed in pages that never change (RFC 5005, section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from ..article import Article
from .headlines import UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """Some articles of a feed that arrived one after the other."""

    name: str  # month of arrival and number in it: "2026-10-1"
    articles: tuple[Article, ...]  # the latest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All articles of a feed: in its archive, or still to be told by the feed itself."""

    pages: tuple[ArchivePage, ...]  # the oldest first
    untold: frozenset[str]  # ids of articles that are on no page yet


def past_of(articles: Sequence[Article], first_seen: Mapping[str, datetime], size: int) -> Past:
    """Return the archive of a feed.

    Pages follow the order in which articles arrived, because that is the order
    in which nothing comes between two others later on. They begin anew with
    each month, so that an article which is taken out moves those of its own
    month alone. The last page is not full and would change, so its articles
    are on none; the feed has to have them, however old they are.

    Args:
        articles: all of the feed.
        first_seen: when each arrived, by GUID.
        size: articles on a page.
    """
    pages = [*_pages(articles, first_seen, size)]
    untold = pages.pop().articles if pages else ()
    return Past(pages=tuple(pages), untold=frozenset(article.guid for article in untold))


def _pages(
    articles: Sequence[Article], first_seen: Mapping[str, datetime], size: int
) -> Iterator[ArchivePage]:
    def arrival(article: Article) -> tuple[datetime, datetime, str]:
        seen = first_seen[article.guid].astimezone(UTC)
        return seen, article.published or UNDATED, article.guid

    def month(article: Article) -> str:
        return f"{arrival(article)[0]:%Y-%m}"

    for name, group in groupby(sorted(articles, key=arrival), key=month):
        arrived = [*group]
        for number, start in enumerate(range(0, len(arrived), size), 1):
            part = arrived[start : start + size]
            yield ArchivePage(name=f"{name}-{number}", articles=tuple(reversed(part)))
