"""Every rule of feeds has an example that breaks it, and what we write breaks none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feeds_at_once import atom_feed, json_feed, rss_feed
from hard_articles import hard_articles
from made_up_channel import made_up_channel
from quietpress.clean.sanitize import sanitize
from quietpress.publish.check import CheckOptions, check_site, folder_tree
from quietpress.publish.check.atom import ATOM_RULES
from quietpress.publish.check.feed_format import FEED_RULES
from quietpress.publish.check.json_feed import JSON_RULES
from quietpress.publish.check.opml import OPML_RULES
from quietpress.publish.check.rss import RSS_RULES
from quietpress.publish.check.sitemap import SITEMAP_RULES
from quietpress.publish.feeds import Entry
from quietpress.publish.syndication.opml import opml

CHANNEL = made_up_channel("local", title="The coast")
# An id that is no URI is refused long before, by `identity`.
HARD = {name: article for name, article in hard_articles().items() if not name.startswith("id ")}
ENTRIES = [
    Entry(
        article=replace(article, html=""),
        url="https://paper.example/1",
        html=sanitize(article.html) if "half" not in name else "",
        image_url="",
        topics=(),
    )
    for name, article in HARD.items()
    if article.summary or article.html
]
SOUND = next(entry for entry in ENTRIES if entry.article.title == "enclosure")
ATOM, RSS = atom_feed(CHANNEL, [SOUND]).decode(), rss_feed(CHANNEL, [SOUND]).decode()
OPML = opml("The Paper", [CHANNEL]).decode()
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://paper.example/1</loc><lastmod>2026-03-01</lastmod></url>
</urlset>
"""


ELSEWHERE = CheckOptions(siteurl="https://elsewhere.example")  # so that no address is its own

Rules = Callable[..., set[str]]


@pytest.fixture
def rules_broken(tmp_path: Path) -> Rules:
    def judge(path: str, body: str, options: CheckOptions = ELSEWHERE) -> set[str]:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
        report = check_site(folder_tree(tmp_path), options, touched=[path])
        return {finding.rule for finding in report.findings}

    return judge


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("feeds/a.xml", rss_feed(CHANNEL, ENTRIES), id="rss"),
        pytest.param("feeds/a.atom.xml", atom_feed(CHANNEL, ENTRIES), id="atom"),
        pytest.param("feeds/a.json", json_feed(CHANNEL, ENTRIES), id="json"),
        pytest.param("opml.xml", OPML.encode(), id="opml"),
    ],
)
def test_what_we_write_breaks_no_rule(rules_broken, path, body):
    assert rules_broken(path, body.decode()) == set()


XML = [
    pytest.param(ATOM, "<title>enclosure</title>", "", "required elements", id="atom: title"),
    pytest.param(ATOM, "<author>", "<contributor>", "form", id="atom: no XML"),
    pytest.param(ATOM, "name>", "email>", None, id="atom: still an author"),
    pytest.param(ATOM, "+00:00<", "<", "dates", id="atom: date without an offset"),
    pytest.param(ATOM, "T06:30:00+00:00", "", "dates", id="atom: a day alone"),
    pytest.param(ATOM, 'rel="via"', 'rel="origin"', "links", id="atom: relation"),
    pytest.param(ATOM, 'rel="via"', 'rel="alternate" type="text/html"', "links", id="atom: two"),
    pytest.param(ATOM, "https://tide.example/1.mp3", "1.mp3", "links", id="atom: relative"),
    pytest.param(ATOM, 'rel="self"', 'rel="related"', "self link", id="atom: self"),
    pytest.param(ATOM, '<content type="html">', "<content>", "content", id="atom: type"),
    pytest.param(ATOM, "&lt;p&gt;", "&lt;script&gt;", "sanitised content", id="atom: script"),
    pytest.param(
        ATOM, "&lt;p&gt;", "&lt;p&gt;&lt;a href='/b'&gt;", "sanitised content", id="atom: link"
    ),
    pytest.param(RSS, "<title>enclosure</title>", "", "required elements", id="rss: title"),
    pytest.param(RSS, "<link>https://paper.example/1<", "<link>/1<", "links", id="rss: link"),
    pytest.param(RSS, 'rel="self"', 'rel="hub"', "self link", id="rss: self"),
    pytest.param(RSS, 'isPermaLink="false"', "", "ids", id="rss: permanent link that is none"),
    pytest.param(RSS, "<guid", "<id", "form", id="rss: no XML"),
    pytest.param(RSS, "Sun, 01 Mar 2026", "soon", "dates", id="rss: date"),
    pytest.param(RSS, "dc:creator", "author", "authors", id="rss: author without an address"),
    pytest.param(RSS, ' length="9"', "", "enclosures", id="rss: length"),
    pytest.param(RSS, "<enclosure", "<enclosure/><enclosure", "enclosures", id="rss: two"),
    pytest.param(RSS, "&lt;p&gt;", "&lt;p onclick='x'&gt;", "sanitised content", id="rss: script"),
    pytest.param(OPML, 'version="2.0"', 'version="1.0"', "required parts", id="opml: version"),
    pytest.param(OPML, ' text="The coast"', "", "outlines", id="opml: text"),
    pytest.param(OPML, "https://paper.example/feeds", "feeds", "outlines", id="opml: address"),
    pytest.param(SITEMAP, "https://paper.example", "", "locations", id="sitemap: address"),
    pytest.param(SITEMAP, "loc>", "url>", "locations", id="sitemap: no location"),
    pytest.param(SITEMAP, "2026-03-01", "1 March", "change dates", id="sitemap: date"),
]


@pytest.mark.parametrize(("document", "old", "new", "rule"), XML)
def test_a_rule_of_xml_finds_what_breaks_it(rules_broken, document, old, new, rule):
    assert old in document

    broken = rules_broken("feeds/a.xml", document.replace(old, new))

    assert rule in broken if rule else not broken


def item(**members: Any) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json_feed(CHANNEL, [SOUND]))
    written["items"][0] |= members
    return written


def without(name: str) -> dict[str, Any]:
    written = item()
    del written["items"][0][name]
    return written


JSON = [
    pytest.param(item() | {"version": "1"}, "required members", id="version"),
    pytest.param(item() | {"title": ""}, "required members", id="title"),
    pytest.param(item(id=""), "required members", id="no id"),
    pytest.param(item(id=1), "form", id="id that is a number"),
    pytest.param(item(attachments=5), "form", id="attachments that are none"),
    pytest.param(without("content_html"), "required members", id="no content"),
    pytest.param(item(url="/1"), "links", id="relative"),
    pytest.param(item() | {"items": item()["items"] * 2}, "unique ids", id="one id twice"),
    pytest.param(item(date_published="2026-03-01"), "dates", id="date"),
    pytest.param(item(attachments=[{"url": "https://a.example/"}]), "attachments", id="type"),
    pytest.param(item(content_html="<p style='x'>a</p>"), "sanitised content", id="style"),
    pytest.param([], "form", id="a list"),
    pytest.param({"items": [1]}, "form", id="items that are none"),
]


@pytest.mark.parametrize(("document", "rule"), JSON)
def test_a_rule_of_json_feed_finds_what_breaks_it(rules_broken, document, rule):
    assert rule in rules_broken("feeds/a.json", json.dumps(document))


TWICE = [
    pytest.param(ATOM, "entry", "unique ids", id="atom"),
    pytest.param(RSS, "item", "ids", id="rss"),
]


@pytest.mark.parametrize(("document", "tag", "rule"), TWICE)
def test_an_id_that_two_entries_have_is_found(rules_broken, document, tag, rule):
    start, end = document.index(f"<{tag}"), document.index(f"</{tag}>")
    entry = document[start:end] + f"</{tag}>"

    assert rule in rules_broken("feeds/a.xml", document.replace(entry, entry * 2))


def test_a_feed_without_any_author_is_found(rules_broken):
    silent = ATOM.replace("author>", "contributor>")

    assert "authors" in rules_broken("feeds/a.xml", silent)


OWN = [
    pytest.param("feeds/a.atom.xml", ATOM, "own addresses", id="atom"),
    pytest.param("feeds/a.xml", RSS, "own addresses", id="rss"),
    pytest.param("feeds/a.json", json.dumps(item()), "own addresses", id="json"),
    pytest.param("opml.xml", OPML, "own addresses", id="opml"),
    pytest.param("sitemap.xml", SITEMAP, "own addresses", id="sitemap"),
]


@pytest.mark.parametrize(("path", "document", "rule"), OWN)
def test_an_address_of_the_site_that_leads_nowhere_is_found(rules_broken, path, document, rule):
    options = CheckOptions(siteurl="https://paper.example")

    assert rules_broken(path, document, options) == {rule}


@pytest.mark.parametrize(
    ("path", "document", "inside"),
    [
        pytest.param("sitemap.xml", SITEMAP, "<url>", id="sitemap"),
        pytest.param("feeds/a.atom.xml", ATOM, "<entry", id="atom"),
        pytest.param("feeds/a.xml", RSS, "<item>", id="rss"),
        pytest.param("opml.xml", OPML, "<outline", id="opml"),
    ],
)
def test_comments_and_instructions_are_no_elements(rules_broken, path, document, inside):
    noted = document.replace(inside, f"<!-- note --><?note?>{inside}", 1)

    assert rules_broken(path, noted) == rules_broken(path, document)


def test_a_sitemap_names_pages_of_its_site_alone(rules_broken):
    assert rules_broken("sitemap.xml", SITEMAP) == {"own addresses"}


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        pytest.param("Sitemap: https://paper.example/sitemap.xml", {"own addresses"}, id="gone"),
        pytest.param(
            "sitemap: /sitemap.xml", {"own addresses", "sitemap addresses"}, id="relative"
        ),
        pytest.param("Sitemap: https://elsewhere.example/s.xml", set(), id="of another host"),
        pytest.param("Disallow: /drafts/", set(), id="no sitemap"),
    ],
)
def test_the_sitemap_that_robots_are_told_of_is_there(rules_broken, line, rules):
    options = CheckOptions(siteurl="https://paper.example")

    assert rules_broken("robots.txt", f"User-agent: *\n{line}\n", options) == rules


def test_every_rule_has_an_example_that_breaks_it():
    shown = {param.values[-1] for param in (*XML, *JSON, *TWICE, *OWN)} | {"authors"}

    for rule in (
        *(*ATOM_RULES, *RSS_RULES, *JSON_RULES),
        *(*OPML_RULES, *SITEMAP_RULES, *FEED_RULES),
    ):
        assert rule.name in shown
        assert rule.section
        assert rule.fix


@pytest.mark.parametrize("body", ["", "<html/>", "<rss>&undefined;</rss>", "\x00"])
def test_what_is_no_feed_at_all_is_found(rules_broken, body):
    assert rules_broken("feeds/a.xml", body) == {"form"}
    assert rules_broken("feeds/a.json", body) == {"form"}
