from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from os.path import normpath
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from paper_in_memory import NIGHT, Paper
from quietpress.article import Image, Removal
from quietpress.publish.qr_code import qr_code
from quietpress.publish.syndication.writer import Publication
from quietpress.settings import Combination, Following, Source, Topic
from quietpress.source_state import SourceRun, SourceState
from quietpress.trouble import Trouble

PUBLICATION = Publication(
    url="https://paper.example/daily", name="The Paper", description="News", language="en"
)
FOLLOWING = Following(
    topics={"local": Topic(title="The coast", description="Near"), "sport": Topic(title="Sport")},
    feeds={"quiet": Combination(title="Quiet", none=("sport",), limit=1)},
    sources={"gull": Source(name="The Gull")},
)


@pytest.fixture
def articles(article):
    """Three articles, newest first."""
    return [
        article(guid="urn:x-test:3", published=NIGHT - timedelta(hours=4)),
        article(
            guid="urn:x-test:2",
            published=NIGHT - timedelta(hours=5),
            topics=("local", "sport"),
            source="gull",
        ),
        article(guid="urn:x-test:1", published=NIGHT - timedelta(hours=6)),
    ]


def written(articles, *, states=None, **settings):
    """All files of the feeds of a paper whose articles arrived last to first."""
    with closing(Paper(FOLLOWING, PUBLICATION, states, **settings)) as paper:
        for each in reversed(articles):
            paper.put(each, page=f"articles/{each.guid[-1]}.html")
        return paper.files()


def ids(files, name):
    """The ids of a feed, which are the same in every format."""
    rss = [entry.id for entry in feedparser.parse(files[f"feeds/{name}.xml"]).entries]
    atom = [entry.id for entry in feedparser.parse(files[f"feeds/{name}.atom.xml"]).entries]
    items = [item["id"] for item in json.loads(files[f"feeds/{name}.json"])["items"]]
    assert rss == atom == items
    return [number[-1] for number in rss]


def test_every_feed_has_its_articles_under_the_same_ids_in_every_format(articles):
    files = written(articles)

    assert ids(files, "all") == ids(files, "local") == ["3", "2", "1"]
    assert ids(files, "sport") == ids(files, "sources/gull") == ["2"]
    assert ids(files, "sources/daily-tide") == ["3", "1"]
    assert ids(files, "quiet") == ["3"]


def test_a_feed_is_as_long_as_the_settings_say(articles):
    files = written(articles, feed_entries_max=2)

    assert ids(files, "all") == ["3", "2"]


def test_every_topic_has_a_digest_of_the_days_that_are_over(articles, article):
    newer = article(guid="urn:x-test:4", topics=("sport",), published=NIGHT)

    files = written([newer, *articles])

    [digest] = json.loads(files["feeds/digests/local.json"])["items"]
    [of_sport] = json.loads(files["feeds/digests/sport.json"])["items"]
    assert digest["title"] == "The coast: Saturday 21 November 2026, 3 articles"
    assert of_sport["title"] == "Sport: Saturday 21 November 2026, 1 article"


def test_what_becomes_of_sources_is_a_feed(articles):
    failed = SourceRun(
        began=NIGHT,
        seconds=1,
        received=0,
        articles=0,
        outcome="gone",
        trouble=Trouble("no answer"),
    )

    files = written(articles, states={"gull": SourceState(key="gull", history=(failed,))})

    [entry] = feedparser.parse(files["feeds/status.xml"]).entries
    assert entry.title == "The Gull cannot be collected: its server does not answer."


def test_a_topic_has_a_list_of_its_sources_one_by_one(articles):
    lists = written(articles)

    outlines = etree.fromstring(lists["feeds/sport.opml.xml"]).iterfind("body/outline")

    assert [outline.get("xmlUrl") for outline in outlines] == [
        "https://paper.example/daily/feeds/sources/gull.xml"
    ]


def test_the_addresses_of_papers_are_pictures_too(articles):
    files = written(articles)

    assert files["feeds/codes/all.svg"] == qr_code("https://paper.example/daily/feeds/all.xml")
    assert {"feeds/codes/quiet.svg", "feeds/codes/local.svg"} <= files.keys()


def test_every_address_of_a_feed_lies_below_that_of_the_site(articles):
    feed = json.loads(written(articles)["feeds/sources/gull.json"])

    assert feed["feed_url"] == "https://paper.example/daily/feeds/sources/gull.json"
    assert feed["home_page_url"] == "https://paper.example/daily/sources/gull.html"
    assert feed["items"][0]["url"] == "https://paper.example/daily/articles/2.html"


def test_a_feed_is_named_after_its_topic_and_the_paper(articles):
    files = written(articles)

    assert json.loads(files["feeds/local.json"])["title"] == "The coast – The Paper"
    assert json.loads(files["feeds/local.json"])["description"] == "Near"
    assert json.loads(files["feeds/all.json"])["title"] == "The Paper"


@pytest.mark.parametrize("nowhere", ["", "javascript:alert(1)"])
def test_entries_lead_to_the_publisher_where_the_settings_say_so(articles, nowhere):
    homeless = replace(articles[1], url=nowhere)

    files = written([articles[0], homeless], feed_link="publisher")

    assert [entry.link for entry in feedparser.parse(files["feeds/all.xml"]).entries] == [
        articles[0].url,
        "https://paper.example/daily/articles/2.html",
    ]


def test_entries_have_their_summary_alone_where_the_settings_say_so(articles):
    files = written(articles, feed_text="summary")

    [entry] = feedparser.parse(files["feeds/sport.atom.xml"]).entries
    assert "content" not in entry
    assert entry.summary == articles[1].summary


def linked(files, path):
    """Where the links of an Atom feed lead, as paths, by their relation."""
    feed = feedparser.parse(files[path]).feed
    return {link.rel: link.href.removeprefix(f"{PUBLICATION.url}/") for link in feed.links}


def test_the_whole_past_of_a_feed_is_found_from_page_to_page(articles):
    files = written(articles, feed_entries_max=1)
    archive = "feeds/archive/all/0"

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


def test_the_pages_of_an_archive_are_marked_and_have_the_id_of_their_feed(articles):
    files = written(articles, feed_entries_max=1)

    root = etree.fromstring(files["feeds/archive/all/0-1.xml"])

    assert root.find("{http://purl.org/syndication/history/1.0}archive") is not None
    assert root.findtext("{*}id") == "https://paper.example/daily/feeds/all.atom.xml"
    assert b"/history/" not in files["feeds/all.atom.xml"]


def test_an_old_article_that_arrives_late_is_in_the_feed_all_the_same(articles):
    *newer, oldest = articles

    files = written([oldest, *newer], feed_entries_max=1)

    assert ids(files, "all") == ["3", "1"]


def test_a_picture_of_ours_has_an_address_that_every_reader_finds(articles):
    pictured = replace(articles[0], image=Image(url="media/harbour.jpg"))

    files = written([pictured])

    [item] = json.loads(files["feeds/all.json"])["items"]
    assert item["image"] == "https://paper.example/daily/media/harbour.jpg"


def test_a_feed_says_what_the_settings_say_of_it(articles):
    files = written(articles, feed_rights="Ask us", feed_hub="https://hub.example/", feed_ttl=90)

    channel = etree.fromstring(files["feeds/all.xml"]).find("channel")
    as_json = json.loads(files["feeds/all.json"])
    assert (channel.findtext("copyright"), channel.findtext("ttl")) == ("Ask us", "90")
    assert linked(files, "feeds/all.xml")["hub"] == "https://hub.example/"
    assert linked(files, "feeds/all.atom.xml")["hub"] == "https://hub.example/"
    assert as_json["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


def test_the_stylesheet_of_a_feed_is_found_from_wherever_it_lies(articles):
    files = written(articles, feed_entries_max=1)

    for name, body in files.items():
        if body.startswith(b"<?xml") and not name.endswith("opml.xml"):
            [href] = re.findall(rb'<\?xml-stylesheet type="text/css" href="(.*?)"', body)
            assert normpath(Path(name).parent / href.decode()) == "feeds/feed.css", name


def test_what_was_removed_is_in_no_feed(articles):
    noisy = replace(articles[0], removed=(Removal(rule="share_rows", text="Share this"),))

    files = written([noisy])

    assert not any(b"Share this" in body or b"share" in body for body in files.values())


def test_the_same_edition_gives_the_same_bytes(articles):
    assert written(articles) == written(articles)
