"""Feeds, and what else is written for programs, judged by the rules of their formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from lxml import etree

from ..addresses import OPML_FILE
from .atom import ATOM
from .feed_format import FEED_RULES, FeedEntry, FeedOnSite, Format
from .json_feed import JSON, read_json_feed
from .judgement import Judgement, malformed, other_file
from .last_release import SINCE_RULES, FeedSince
from .opml import OPML
from .page import ARTICLES
from .rss import RSS
from .rule import findings
from .sitemap import ROBOTS, SITEMAP
from .surroundings import Surroundings

_Document = TypeVar("_Document")

FEEDS = "feeds/"
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
        feed = read_json_feed(body)
    except ValueError as error:
        return malformed(path, "RFC 8259; JSON Feed 1.1", str(error))
    before = _before(path, site)
    site.contents.trust((entry.html for entry in before), path)
    judgement = _inspect_feed(path, JSON, feed, site)
    since = FeedSince(now=_articles(path, JSON.entries(feed), site), before=before)
    judgement.findings += findings(path, SINCE_RULES, since)
    return judgement


def inspect_xml(path: str, body: bytes, site: Surroundings) -> Judgement:
    """Judge Atom, RSS, OPML or a sitemap; which of them it is, is in it."""
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
        counts=Counter({kind.name: 1, "entries of feeds": len(entries)}),
        guids=[(entry.url, entry.guid, path) for entry in _articles(path, entries, site)],
    )


def _before(path: str, site: Surroundings) -> list[FeedEntry]:
    """Return the entries that a feed had in the last release, as far as it was one."""
    if site.before is None or not site.before.has(path):
        return []
    try:
        feed = read_json_feed(site.before.read(path))
    except (OSError, ValueError):  # nobody could read it, so no reader remembers it
        return []
    return _articles(path, JSON.entries(feed), site)


def _articles(path: str, entries: Iterable[FeedEntry], site: Surroundings) -> list[FeedEntry]:
    """Return the entries that lead to an article; one of a digest leads to a page of many."""
    return [entry for entry in entries if site.places.of(entry.url, path).path.startswith(ARTICLES)]
