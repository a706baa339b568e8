"""From the store to a plan: everything that a build decides before a template is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import chain

import msgspec

from ...health import Health
from ...settings import Following, SiteSettings
from ...source_state import SourceState
from ...store import EVERYTHING, Position, Postings, Released, Store
from .. import addresses
from ..days import Days
from ..digests import digest_of
from ..library import Library
from ..pages.headlines import Headline, Link
from ..pages.status_page import status_page
from ..parts import Parts
from ..syndication.entries import FeedEntries
from ..syndication.plan import plan_feeds
from ..syndication.selections import selections
from ..syndication.writer import Publication
from .offline import offline_files
from .pages import PagePlanner
from .plan import Plan, make_plan
from .planned import Family, Move, PlannedArticle, PlannedPage
from .search import SearchPlanner
from .sitemaps import SitemapPlanner

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_LISTED_DAYS = timedelta(days=31)  # of the latest month, whose lists grow each night
_MADE_IN_A_NIGHT = 4  # parts of a list: the day, and the one that is cut at the end of its page


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to publish."""

    store: Store
    library: Library  # of its articles as they are; pages may show them otherwise
    following: Following
    site: SiteSettings
    publication: Publication
    states: Mapping[str, SourceState]  # of its sources, by key
    health: Health
    own: Sequence[Headline]  # what the owner of the site wrote, newest first


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a build has to write, and what the ledger will say of it."""

    plan: Plan
    window: tuple[PlannedArticle, ...]  # what Pelican sees, the articles of the plan among it
    unchanged: frozenset[str]  # pages of the window that are as they were, and not written
    feeds: tuple[tuple[str, str], ...]  # title and absolute URL of each feed to subscribe to
    parts: Parts  # of which those that are new are to be kept
    released: Released  # without its mark until all is written
    postings: Postings


def draft(  # noqa: PLR0913  # what a draft is made of, each by name
    issue: Issue,
    library: Library,
    *,
    recipe: bytes,
    last: Released | None,
    has_template: Callable[[str], bool],
    sees_all: bool,
) -> Draft:
    """Decide what has to be written.

    Args:
        issue: all there is to publish.
        library: its articles.
        recipe: of what every page depends on.
        last: the release that is live; None: it is not known, and everything is made anew.
        has_template: whether the theme can make a page of a kind.
        sees_all: Pelican is given all articles, also those that are as they were.
    """
    ledger = issue.store.ledger
    sources = {key: _source_digest(issue, library, key) for key in library.sources}
    is_complete = last is None or last.recipe != recipe or _is_renamed(ledger.sources(), sources)
    moves = None if is_complete or last is None else [*_moves(issue.store, last.opening)]
    parts = _parts(issue, digest_of(recipe, sources))
    if is_complete:
        parts.forget()
    days = Days(library, parts)
    planner = PagePlanner(
        library, issue.following, ledger, issue.own, days, listing_max=issue.site.listing_max
    )
    pages = (
        planner.everything()
        if moves is None or last is None
        else planner.touched(moves, issue.store.stories.changed_since(last.opening))
    )
    families = chain(
        pages,
        planner.gone(_gone_since(issue)),
        [_status(issue, library)],
        _feeds(issue, issue.library, recipe, moves),
        _sitemaps(issue, planner, moves),
        _search(issue, planner, parts, moves) if has_template("search") else (),
        [offline_files(issue.publication, library.words)] if issue.site.offline else (),
    )
    with issue.store.snapshot():  # thousands of small questions
        plan = make_plan(families, ledger, is_complete=is_complete, has_template=has_template)
    positions: dict[str, Position | None] = (
        {each.guid: each for each in library.listings.positions()}
        if moves is None
        else {move.guid: move.after for move in moves}
    )
    others = tuple(_others(planner, library, plan)) if sees_all else ()
    return Draft(
        plan=plan,
        feeds=tuple(_feeds_to_subscribe(issue)),
        parts=parts,
        window=(*plan.articles, *others),
        unchanged=frozenset(each.path for each in others),
        released=Released(recipe=recipe, opening=issue.store.opening),
        postings=Postings(
            families=plan.families, articles=positions, sources=sources, is_complete=is_complete
        ),
    )


def _others(planner: PagePlanner, library: Library, plan: Plan) -> Iterator[PlannedArticle]:
    """Yield the articles that are as they were."""
    planned = {each.path for each in plan.articles}
    for listed in library.listings.newest(EVERYTHING):
        if listed.page not in planned:
            yield planner.article(listed)


def _status(issue: Issue, library: Library) -> Family:
    page = status_page(issue.health, issue.store.runs.latest(), library.sources, library.words)
    return "page:status", [
        PlannedPage(addresses.STATUS_PAGE, digest_of(page), "status", {"status": page})
    ]


def _feeds(
    issue: Issue, library: Library, recipe: bytes, moves: list[Move] | None
) -> Iterator[Family]:
    entries = FeedEntries(
        library,
        issue.following,
        issue.site,
        url=issue.publication.url,
        recipe=recipe,
        kept=issue.store.made_entries,
    )
    if moves is None:
        entries.forget()
    return plan_feeds(
        library,
        moves,
        following=issue.following,
        publication=issue.publication,
        site=issue.site,
        states=issue.states,
        entries=entries,
    )


def _gone_since(issue: Issue) -> datetime:
    """Return since when articles are gone whose pages say so, counted from the last collect."""
    if not issue.site.gone_days:
        return _NEVER
    until = datetime.combine(issue.health.until, time(), UTC)
    return until - timedelta(days=issue.site.gone_days)


def _sitemaps(issue: Issue, pages: PagePlanner, moves: list[Move] | None) -> Iterator[Family]:
    if not issue.publication.has_pages:
        return iter(())  # the theme has lists of its own, which we do not know
    shelves = (*pages.topics.values(), *pages.sources.values())
    lasting = ("", addresses.ARCHIVE_PAGE, addresses.SUBSCRIBE_PAGE)
    planner = SitemapPlanner(
        issue.library,
        issue.publication.url,
        [*lasting, *(shelf.path for shelf in shelves), *(own.path for own in issue.own)],
        has_articles=issue.site.article_index,
    )
    return planner.everything() if moves is None else planner.touched(moves)


def _parts(issue: Issue, recipe: bytes) -> Parts:
    newest = next(issue.library.listings.newest(EVERYTHING), None)
    lists = len(issue.following.topics) + len(issue.library.sources)
    return Parts(
        issue.library.made_parts,
        recipe,
        since=(newest.published - _LISTED_DAYS).date() if newest else _NEVER.date(),
        kept_max=lists * _MADE_IN_A_NIGHT * _LISTED_DAYS.days,
    )


def _search(
    issue: Issue, pages: PagePlanner, parts: Parts, moves: list[Move] | None
) -> Iterator[Family]:
    topics, sources = pages.topics.values(), pages.sources.values()
    planner = SearchPlanner(
        issue.library,
        issue.own,
        Days(issue.library, parts),
        [Link(name=shelf.name, path=shelf.path) for shelf in topics],
        [Link(name=shelf.name, path=shelf.path) for shelf in sources],
    )
    return planner.everything() if moves is None else planner.touched(moves)


def _feeds_to_subscribe(issue: Issue) -> Iterator[tuple[str, str]]:
    paper, url = issue.publication.name, issue.publication.url
    for selection in selections(issue.following):
        title = f"{selection.title} – {paper}" if selection.title else paper
        yield title, f"{url}/{addresses.rss_file(selection.name)}"


def _moves(store: Store, opening: int) -> Iterator[Move]:
    for guid in store.articles.changed_since(opening):
        yield Move(guid, store.ledger.position(guid), store.listings.position(guid))


def _source_digest(issue: Issue, library: Library, key: str) -> bytes:
    source = issue.following.sources.get(key)
    shown = (source.url, source.feed, source.page, source.language) if source else ()
    return digest_of(library.sources[key], shown)


def _is_renamed(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> bool:
    """Return whether pages say something else of a source than they did."""
    return any(before[key] != now[key] for key in before.keys() & now.keys())
