"""One file, judged by the rules for what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec
from lxml import etree

from ..addresses import OPML_FILE
from .atom import ATOM
from .feed_format import FEED_RULES, FeedEntry, FeedOnSite, Format
from .json_feed import JSON
from .last_release import SINCE_RULES, FeedSince
from .opml import OPML
from .page import read_page
from .pages import ARTICLES, PAGE_RULES, on_site
from .rss import RSS
from .rule import REPORT_IT, Finding, findings
from .sitemap import SITEMAP
from .stylesheet import STYLESHEET_RULES, Stylesheet
from .surroundings import Surroundings

_Document = TypeVar("_Document")

FEEDS = "feeds/"
_MARKUP = re.compile(rb"<[a-z!]|\0", re.IGNORECASE)  # NUL: of UTF-16, say
_NOT_THERE = "is not there, or lies outside of the site"
_NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_XML_FORMATS = {
    "{http://www.w3.org/2005/Atom}feed": ATOM,
    "rss": RSS,
    "opml": OPML,
    "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset": SITEMAP,
    "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex": SITEMAP,
}


@dataclass(slots=True)
class Judgement:
    """What became of one file, or of several."""

    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)  # of what was looked at, by kind
    parts: dict[str, frozenset[str]] = field(default_factory=dict)  # ids of a page, by its path
    wanted: list[tuple[str, str, str]] = field(default_factory=list)  # page, other page, its part
    guids: list[tuple[str, str, str]] = field(
        default_factory=list
    )  # address of an article, id, feed

    def take(self, other: Judgement) -> None:
        """Add what became of other files."""
        self.findings += other.findings
        self.counts += other.counts
        self.parts |= other.parts
        self.wanted += other.wanted
        self.guids += other.guids


def inspect_file(path: str, site: Surroundings) -> Judgement:
    """Return what is wrong with a file, as far as that shows in it alone."""
    inspect = _INSPECTORS.get(PurePosixPath(path).suffix)
    if inspect is None:
        judgement = Judgement(counts=Counter({"other files": 1}))
        if not site.tree.has(path):
            judgement.findings.append(
                _unreadable(path, "is not there, or lies outside of the site")
            )
        return judgement
    try:
        body = site.tree.read(path)
    except OSError as error:
        return Judgement(findings=[_unreadable(path, error.strerror or str(error))])
    return inspect(path, body, site)


def _inspect_page(path: str, body: bytes, site: Surroundings) -> Judgement:
    if not path.startswith(ARTICLES) and body.strip() and not _MARKUP.search(body):
        # It proves to a search engine whose site this is, for example.
        return Judgement(counts=Counter({"other files": 1}))
    try:
        page = read_page(path, body.decode())
    except UnicodeDecodeError as error:
        return Judgement(findings=[_malformed(path, "HTML, 4.2.5.4", f"it is no UTF-8: {error}")])
    at = on_site(page, site)
    judgement = Judgement(
        findings=[*findings(path, PAGE_RULES, at)], parts={path: frozenset(page.ids)}
    )
    inside = [place for address in page.links if not (place := at.places[address]).is_foreign]
    judgement.wanted = [
        (path, place.path, place.fragment)
        for place in inside
        if place.fragment and place.path != path
    ]
    judgement.counts["articles" if path.startswith(ARTICLES) else "other pages"] += 1
    judgement.counts["files that pages load"] += len(page.loads)
    judgement.counts["links on pages"] += len(inside)
    return judgement


def _inspect_stylesheet(path: str, body: bytes, site: Surroundings) -> Judgement:
    sheet = Stylesheet(path, body.decode(errors="replace"), site)
    return Judgement(
        findings=[*findings(path, STYLESHEET_RULES, sheet)], counts=Counter({"stylesheets": 1})
    )


def _inspect_json(path: str, body: bytes, site: Surroundings) -> Judgement:
    if not _is_feed(path):  # of a search, for example
        return Judgement(counts=Counter({"other files": 1}))
    try:
        feed = msgspec.json.decode(body)
    except _NO_JSON as error:
        return Judgement(findings=[_malformed(path, "RFC 8259", str(error))])
    if not _has_items(feed):
        problem = "it is no object with items"
        return Judgement(findings=[_malformed(path, "JSON Feed 1.1", problem)])
    before = _before(path, site)
    site.contents.trust((entry.html for entry in before), path)
    judgement = _inspect_feed(path, JSON, feed, site)
    since = FeedSince(now=_articles(path, JSON.entries(feed), site), before=before)
    judgement.findings += findings(path, SINCE_RULES, since)
    return judgement


def _has_items(feed: Any) -> bool:  # noqa: ANN401  # as it was read
    items = feed.get("items") if isinstance(feed, dict) else None
    return isinstance(items, list) and all(isinstance(item, dict) for item in items)


def _before(path: str, site: Surroundings) -> list[FeedEntry]:
    """Return the entries that a feed had in the last release, as far as it was one."""
    if site.before is None or not site.before.has(path):
        return []
    try:
        feed = msgspec.json.decode(site.before.read(path))
    except (OSError, *_NO_JSON):  # nobody could read it, so no reader remembers it
        return []
    return _articles(path, JSON.entries(feed), site) if _has_items(feed) else []


def _inspect_xml(path: str, body: bytes, site: Surroundings) -> Judgement:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        return Judgement(findings=[_malformed(path, "XML 1.0, 2.1", str(error))])
    if root.tag in _XML_FORMATS:
        return _inspect_feed(path, _XML_FORMATS[root.tag], root, site)
    if not _is_feed(path):
        return Judgement(counts=Counter({"other files": 1}))
    problem = f"<{root.tag}> begins no Atom, RSS, OPML or sitemap"
    return Judgement(findings=[_malformed(path, "RFC 4287, 2", problem)])


def _is_feed(path: str) -> bool:
    return path.startswith(FEEDS) or path == OPML_FILE


def _articles(path: str, entries: Iterable[FeedEntry], site: Surroundings) -> list[FeedEntry]:
    """Return the entries that lead to an article; one of a digest leads to a page of many."""
    return [entry for entry in entries if site.places.of(entry.url, path).path.startswith(ARTICLES)]


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
    judgement = Judgement(
        findings=[*findings(path, kind.rules, document), *findings(path, FEED_RULES, feed)],
        counts=Counter({kind.name: 1, "entries of feeds": len(entries)}),
    )
    judgement.guids += [(entry.url, entry.guid, path) for entry in _articles(path, entries, site)]
    return judgement


_INSPECTORS: dict[str, Callable[[str, bytes, Surroundings], Judgement]] = {
    ".css": _inspect_stylesheet,
    ".html": _inspect_page,
    ".json": _inspect_json,
    ".xml": _inspect_xml,
}


def _unreadable(path: str, problem: str) -> Finding:
    return Finding(
        path=path,
        rule="file",
        problem=f"it {problem}",
        section="POSIX, open",
        fix="look at the file and at who may read it, and build again",
    )


def _malformed(path: str, section: str, problem: str) -> Finding:
    return Finding(path=path, rule="form", problem=problem, section=section, fix=REPORT_IT)
