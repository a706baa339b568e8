from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from os.path import normpath
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from quietpress.article import Removal
from quietpress.pipeline import Edition
from quietpress.publish.qr_code import qr_code
from quietpress.publish.syndication import Publication, feed_files
from quietpress.settings import Combination, Following, SiteSettings, Topic

PAPER = Publication(
    url="https://paper.example/daily", name="The Paper", description="News", language="en"
)
NIGHT = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
FOLLOWING = Following(
    topics={"local": Topic(title="The coast", description="Near"), "sport": Topic(title="Sport")},
    feeds={"quiet": Combination(title="Quiet", none=("sport",), limit=1)},
)


@pytest.fixture
def edition(article):
    """Three articles, newest first."""
    articles = (
        article(guid="urn:x-test:3", topics=("local",)),
        article(guid="urn:x-test:2", topics=("local", "sport"), source="gull"),
        article(guid="urn:x-test:1", topics=("local",)),
    )
    return Edition(
        articles=articles,
        left_out=(),
        pages={each.guid: f"articles/{each.guid[-1]}.html" for each in articles},
        first_seen={each.guid: NIGHT for each in articles},
    )


def written(edition, following=FOLLOWING, **settings):
    return dict(feed_files(edition, following, PAPER, SiteSettings(**settings)))


def ids(files, name):
    """The ids of a feed, which are the same in every format."""
    rss = [entry.id for entry in feedparser.parse(files[f"feeds/{name}.xml"]).entries]
    atom = [entry.id for entry in feedparser.parse(files[f"feeds/{name}.atom.xml"]).entries]
    items = [item["id"] for item in json.loads(files[f"feeds/{name}.json"])["items"]]
    assert rss == atom == items
    return [number[-1] for number in rss]


def test_every_feed_has_its_articles_under_the_same_ids_in_every_format(edition):
    files = written(edition)

    assert ids(files, "all") == ids(files, "local") == ["3", "2", "1"]
    assert ids(files, "sport") == ids(files, "sources/gull") == ["2"]
    assert ids(files, "sources/daily-tide") == ["3", "1"]
    assert ids(files, "quiet") == ["3"]


def test_a_feed_is_as_long_as_the_settings_say(edition):
    files = written(edition, feed_entries_max=2)

    assert ids(files, "all") == ["3", "2"]


def test_every_topic_has_a_digest_and_the_sources_a_feed_of_their_own(edition, article):
    newer = article(guid="urn:x-test:4", topics=("sport",), published=NIGHT)
    later = replace(
        edition,
        articles=(newer, *edition.articles),
        pages={**edition.pages, newer.guid: "articles/4.html"},
        first_seen={**edition.first_seen, newer.guid: NIGHT},
    )

    files = written(later)

    [digest] = json.loads(files["feeds/digests/local.json"])["items"]
    assert digest["title"] == "The coast: Saturday 21 November 2026, 3 articles"
    assert ids(files, "status") == []


def test_a_topic_has_a_list_of_its_sources_one_by_one(edition):
    lists = written(edition)

    outlines = etree.fromstring(lists["feeds/sport.opml.xml"]).iterfind("body/outline")

    assert [outline.get("xmlUrl") for outline in outlines] == [
        "https://paper.example/daily/feeds/sources/gull.xml"
    ]


def test_the_addresses_of_papers_are_pictures_too(edition):
    files = written(edition)

    assert files["feeds/codes/all.svg"] == qr_code("https://paper.example/daily/feeds/all.xml")
    assert {"feeds/codes/quiet.svg", "feeds/codes/local.svg"} <= files.keys()


def test_every_address_of_a_feed_lies_below_that_of_the_site(edition):
    feed = json.loads(written(edition)["feeds/sources/gull.json"])

    assert feed["feed_url"] == "https://paper.example/daily/feeds/sources/gull.json"
    assert feed["home_page_url"] == "https://paper.example/daily/sources/gull.html"
    assert feed["items"][0]["url"] == "https://paper.example/daily/articles/2.html"


def test_a_feed_is_named_after_its_topic_and_the_paper(edition):
    files = written(edition)

    assert json.loads(files["feeds/local.json"])["title"] == "The coast – The Paper"
    assert json.loads(files["feeds/local.json"])["description"] == "Near"
    assert json.loads(files["feeds/all.json"])["title"] == "The Paper"


def test_entries_lead_to_the_publisher_where_the_settings_say_so(edition):
    homeless = replace(edition.articles[1], url="")
    articles = (edition.articles[0], homeless)

    files = written(replace(edition, articles=articles), feed_link="publisher")

    assert [entry.link for entry in feedparser.parse(files["feeds/all.xml"]).entries] == [
        edition.articles[0].url,
        "https://paper.example/daily/articles/2.html",
    ]


def test_entries_have_their_summary_alone_where_the_settings_say_so(edition):
    files = written(edition, feed_text="summary")

    [entry] = feedparser.parse(files["feeds/sport.atom.xml"]).entries
    assert "content" not in entry
    assert entry.summary == edition.articles[1].summary


def linked(files, path):
    """Where the links of an Atom feed lead, as paths, by their relation."""
    feed = feedparser.parse(files[path]).feed
    return {link.rel: link.href.removeprefix(f"{PAPER.url}/") for link in feed.links}


def test_the_whole_past_of_a_feed_is_found_from_page_to_page(edition):
    files = written(edition, feed_entries_max=1)
    archive = "feeds/archive/all/2026-11"

    newest = linked(files, "feeds/all.atom.xml")
    later = linked(files, f"{archive}-2.xml")
    earlier = linked(files, f"{archive}-1.xml")

    assert newest["prev-archive"] == f"{archive}-2.xml"
    assert linked(files, "feeds/all.xml")["prev-archive"] == f"{archive}-2.xml"
    assert (later["self"], later["current"]) == (f"{archive}-2.xml", "feeds/all.atom.xml")
    assert (later["prev-archive"], earlier["next-archive"]) == (
        f"{archive}-1.xml",
        f"{archive}-2.xml",
    )
    assert "prev-archive" not in earlier
    assert "next-archive" not in later


def test_the_pages_of_an_archive_are_marked_and_have_the_id_of_their_feed(edition):
    files = written(edition, feed_entries_max=1)

    root = etree.fromstring(files["feeds/archive/all/2026-11-1.xml"])

    assert root.find("{http://purl.org/syndication/history/1.0}archive") is not None
    assert root.findtext("{*}id") == "https://paper.example/daily/feeds/all.atom.xml"
    assert b"/history/" not in files["feeds/all.atom.xml"]


def test_an_old_article_that_arrives_late_is_in_the_feed_all_the_same(edition):
    late = edition.articles[-1].guid
    first_seen = {**edition.first_seen, late: NIGHT + timedelta(days=1)}

    files = written(replace(edition, first_seen=first_seen), feed_entries_max=1)

    assert ids(files, "all") == ["3", "1"]


def test_a_feed_says_what_the_settings_say_of_it(edition):
    files = written(edition, feed_rights="Ask us", feed_hub="https://hub.example/", feed_ttl=90)

    channel = etree.fromstring(files["feeds/all.xml"]).find("channel")
    as_json = json.loads(files["feeds/all.json"])
    assert (channel.findtext("copyright"), channel.findtext("ttl")) == ("Ask us", "90")
    assert linked(files, "feeds/all.xml")["hub"] == "https://hub.example/"
    assert linked(files, "feeds/all.atom.xml")["hub"] == "https://hub.example/"
    assert as_json["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_the_stylesheet_of_a_feed_is_found_from_wherever_it_lies(edition):
    files = written(edition, feed_entries_max=1)

    for name, body in files.items():
        if body.startswith(b"<?xml") and not name.endswith("opml.xml"):
            [href] = re.findall(rb'<\?xml-stylesheet type="text/css" href="(.*?)"', body)
            assert normpath(Path(name).parent / href.decode()) == "feeds/feed.css", name


def test_what_was_removed_is_in_no_feed(edition):
    noisy = replace(edition.articles[0], removed=(Removal(rule="share_rows", text="Share this"),))

    files = written(replace(edition, articles=(noisy,)))

    assert not any(b"Share this" in body or b"share" in body for body in files.values())


def test_the_same_edition_gives_the_same_bytes(edition):
    assert written(edition) == written(edition)
