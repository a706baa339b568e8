"""Feeds, and what else is written for programs, judged by the rules of their formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from lxml import etree

from ..addresses import OPML_FILE
from .atom import ATOM
from .feed_format import FEED_RULES, FeedEntry, FeedOnSite, Format
from .json_feed import JSON, Members, items_in_both, read_json_feed, read_members
from .judgement import Judgement, malformed, other_file
from .last_release import ANEW_RULES, SINCE_RULES, FeedSince
from .opml import OPML
from .page import ARTICLES
from .rss import RSS
from .rule import findings
from .sitemap import ROBOTS, SITEMAP
from .surroundings import Surroundings

_Document = TypeVar("_Document")

FEEDS = "feeds/"
_ENTRIES = "entries of feeds"  # as the report counts them
_ROBOTS_FILE = "robots.txt"
_XML_FORMATS = {
    "{http://www.w3.org/2005/Atom}feed": ATOM,
    "rss": RSS,
    "opml": OPML,
    "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset": SITEMAP,
    "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex": SITEMAP,
}


def inspect_json(path: str, body: bytes, site: Surroundings) -> Judgement:
    """Judge a JSON Feed, by itself and by the one of the last release."""
    if not path.startswith(FEEDS):  # of a search, for example
        return other_file()
    try:
        members = read_members(body)
        released = _released(path, site)
        known = items_in_both(members, released) if site.trusts_release else set()
        feed = read_json_feed(members, known)
    except ValueError as error:
        return malformed(path, "RFC 8259; JSON Feed 1.1", str(error))
    since = FeedSince(
        now=_articles(path, JSON.entries(feed), site),
        before=_articles(path, _entries_released(released, known), site),
        has_more=bool(known),
    )
    if site.trusts_release:
        site.contents.trust((entry.html for entry in since.before), path)
    judgement = _inspect_feed(path, JSON, feed, site)
    rules = SINCE_RULES if site.options.is_of_one_store else ANEW_RULES
    judgement.findings += findings(path, rules, since)
    judgement.counts[_ENTRIES] += len(feed.ids) - len(feed.items)
    return judgement


def inspect_xml(path: str, body: bytes, site: Surroundings) -> Judgement:
    """Judge Atom, RSS, OPML or a sitemap; which of them it is, is in it."""
    excerpt = site.entries.excerpt(body, site.proved(path))
    if not excerpt:
        return _inspect_xml(path, body, site)
    judgement = _inspect_xml(path, excerpt.body, site)
    if judgement.counts[_ENTRIES] != len(excerpt.keys):
        return _inspect_xml(path, body, site)  # it is not what it looks like
    if not judgement.findings:
        site.entries.add(excerpt)
    judgement.counts[_ENTRIES] += excerpt.left_out
    return judgement


def _inspect_xml(path: str, body: bytes, site: Surroundings) -> Judgement:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        return malformed(path, "XML 1.0, 2.1", str(error))
    if root.tag in _XML_FORMATS:
        return _inspect_feed(path, _XML_FORMATS[root.tag], root, site)
    if path.startswith(FEEDS) or path == OPML_FILE:
        problem = f"<{root.tag}> begins no Atom, RSS, OPML or sitemap"
        return malformed(path, "RFC 4287, 2", problem)
    return other_file()


def inspect_text(path: str, body: bytes, site: Surroundings) -> Judgement:
    """Judge what robots are told."""
    if path != _ROBOTS_FILE:
        return other_file()
    return _inspect_feed(path, ROBOTS, body.decode(errors="replace"), site)


def _inspect_feed(
    path: str, kind: Format[_Document], parsed: object, site: Surroundings
) -> Judgement:
    document = kind.read(parsed)
    entries = [*kind.entries(document)]
    feed = FeedOnSite(
        path=path,
        addresses=[*dict.fromkeys(kind.addresses(document))],
        entries=entries,
        is_of_one_site=kind.is_of_one_site,
        site=site,
    )
    return Judgement(
        findings=[*findings(path, kind.rules, document), *findings(path, FEED_RULES, feed)],
        counts=Counter({kind.name: 1, _ENTRIES: len(entries)}),
        guids=[(entry.url, entry.guid, path) for entry in _articles(path, entries, site)],
    )


def _released(path: str, site: Surroundings) -> Members:
    """Return a feed of the last release; without items where it was none."""
    try:
        return read_members(site.released(path))
    except ValueError:
        return Members(items=[])


def _entries_released(members: Members, known: Collection[bytes]) -> Iterator[FeedEntry]:
    """Yield the entries that a feed had; none where nobody could read it, or remembers it."""
    try:
        yield from JSON.entries(read_json_feed(members, known))
    except ValueError:
        return


def _articles(path: str, entries: Iterable[FeedEntry], site: Surroundings) -> list[FeedEntry]:
    """Return the entries that lead to an article; one of a digest leads to a page of many."""
    return [entry for entry in entries if site.places.of(entry.url, path).path.startswith(ARTICLES)]
