"""Every rule has an example that breaks it, and what we write breaks none."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from hard_articles import hard_articles
from quietpress.clean.sanitize import sanitize
from quietpress.errors import PublishError
from quietpress.publish.check import check_site
from quietpress.publish.check.atom import ATOM_RULES
from quietpress.publish.check.json_feed import JSON_RULES
from quietpress.publish.check.opml import OPML_RULES
from quietpress.publish.check.rss import RSS_RULES
from quietpress.publish.check.site import check_feed
from quietpress.publish.feeds import Channel, Entry, atom_feed, json_feed, rss_feed
from quietpress.publish.opml import opml

CHANNEL = Channel(
    name="local",
    title="The coast",
    description="",
    page_url="https://paper.example/local",
    rss_url="https://paper.example/feeds/local.xml",
    atom_url="https://paper.example/feeds/local.atom.xml",
    json_url="https://paper.example/feeds/local.json",
    language="en",
)
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


def rules_broken(path: str, body: str) -> set[str]:
    return {finding.rule for finding in check_feed(path, body.encode())}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("a.xml", rss_feed(CHANNEL, ENTRIES), id="rss"),
        pytest.param("a.atom.xml", atom_feed(CHANNEL, ENTRIES), id="atom"),
        pytest.param("a.json", json_feed(CHANNEL, ENTRIES), id="json"),
        pytest.param("opml.xml", OPML.encode(), id="opml"),
    ],
)
def test_what_we_write_breaks_no_rule(path, body):
    assert [str(finding) for finding in check_feed(path, body)] == []


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
    pytest.param(ATOM, "&lt;p&gt;", "&lt;script&gt;", "content", id="atom: script"),
    pytest.param(ATOM, "&lt;p&gt;", "&lt;p&gt;&lt;a href='/b'&gt;", "content", id="atom: link"),
    pytest.param(RSS, "<title>enclosure</title>", "", "required elements", id="rss: title"),
    pytest.param(RSS, "<link>https://paper.example/1<", "<link>/1<", "links", id="rss: link"),
    pytest.param(RSS, 'rel="self"', 'rel="hub"', "self link", id="rss: self"),
    pytest.param(RSS, 'isPermaLink="false"', "", "ids", id="rss: permanent link that is none"),
    pytest.param(RSS, "<guid", "<id", "form", id="rss: no XML"),
    pytest.param(RSS, "Sun, 01 Mar 2026", "soon", "dates", id="rss: date"),
    pytest.param(RSS, "dc:creator", "author", "authors", id="rss: author without an address"),
    pytest.param(RSS, ' length="9"', "", "enclosures", id="rss: length"),
    pytest.param(RSS, "<enclosure", "<enclosure/><enclosure", "enclosures", id="rss: two"),
    pytest.param(RSS, "&lt;p&gt;", "&lt;p onclick='x'&gt;", "content", id="rss: script"),
    pytest.param(OPML, 'version="2.0"', 'version="1.0"', "required parts", id="opml: version"),
    pytest.param(OPML, ' text="The coast"', "", "outlines", id="opml: text"),
    pytest.param(OPML, "https://paper.example/feeds", "feeds", "outlines", id="opml: address"),
]


@pytest.mark.parametrize(("document", "old", "new", "rule"), XML)
def test_a_rule_of_xml_finds_what_breaks_it(document, old, new, rule):
    assert old in document

    broken = rules_broken("a.xml", document.replace(old, new))

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
    pytest.param(item(id=1), "required members", id="id that is a number"),
    pytest.param(without("content_html"), "required members", id="no content"),
    pytest.param(item(url="/1"), "links", id="relative"),
    pytest.param(item() | {"items": item()["items"] * 2}, "unique ids", id="one id twice"),
    pytest.param(item(date_published="2026-03-01"), "dates", id="date"),
    pytest.param(item(attachments=[{"url": "https://a.example/"}]), "attachments", id="type"),
    pytest.param(item(content_html="<p style='x'>a</p>"), "content", id="style"),
    pytest.param([], "form", id="a list"),
    pytest.param({"items": [1]}, "form", id="items that are none"),
]


@pytest.mark.parametrize(("document", "rule"), JSON)
def test_a_rule_of_json_feed_finds_what_breaks_it(document, rule):
    assert rule in rules_broken("a.json", json.dumps(document))


TWICE = [
    pytest.param(ATOM, "entry", "unique ids", id="atom"),
    pytest.param(RSS, "item", "ids", id="rss"),
]


@pytest.mark.parametrize(("document", "tag", "rule"), TWICE)
def test_an_id_that_two_entries_have_is_found(document, tag, rule):
    start, end = document.index(f"<{tag}"), document.index(f"</{tag}>")
    entry = document[start:end] + f"</{tag}>"

    assert rule in rules_broken("a.xml", document.replace(entry, entry * 2))


def test_a_feed_without_any_author_is_found():
    silent = ATOM.replace("author>", "contributor>")

    assert "authors" in rules_broken("a.xml", silent)


def test_every_rule_has_an_example_that_breaks_it():
    shown = {param.values[-1] for param in (*XML, *JSON, *TWICE)} | {"authors"}

    for rule in (*ATOM_RULES, *RSS_RULES, *JSON_RULES, *OPML_RULES):
        assert rule.name in shown
        assert rule.section


@pytest.mark.parametrize("body", ["", "<html/>", "<rss>&undefined;</rss>", "\x00"])
def test_what_is_no_feed_at_all_is_found(body):
    assert rules_broken("a.xml", body) == {"form"}
    assert rules_broken("a.json", body) == {"form"}


def test_a_site_is_judged_file_by_file(tmp_path):
    (tmp_path / "feeds" / "sources").mkdir(parents=True)
    (tmp_path / "opml.xml").write_text(OPML)
    (tmp_path / "feeds" / "sources" / "tide.xml").write_text(
        RSS.replace("<item>", "<item><author/>")
    )

    [finding] = check_site(tmp_path)

    assert str(finding) == (
        "feeds/sources/tide.xml: '' is no address; names belong in dc:creator"
        " (authors: RSS Profile, author)"
    )


def test_a_folder_without_feeds_is_not_well(tmp_path):
    with pytest.raises(PublishError, match="quietpress build"):
        [*check_site(tmp_path)]
