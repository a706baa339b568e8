"""The page that a browser shows in place of a feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree

from feeds_at_once import atom_feed, rss_feed
from made_up_channel import made_up_channel
from quietpress.article import Article
from quietpress.publish.feeds import Archive, Entry

XHTML = "{http://www.w3.org/1999/xhtml}"
CHANNEL = made_up_channel(
    title="Science & <sea>",
    description="What we found out",
    subscribe_url="https://paper.example/subscribe.html",
    stylesheet="feed.css",
)
ENTRY = Entry(
    article=Article(
        guid="urn:x-test:1",
        url="https://tide.example/1",
        title="</div><script>alert(1)</script>",
        html="",
        site_name="Tide",
        language="ar",
        published=datetime(2026, 3, 1, 6, 30, tzinfo=UTC),
    ),
    url="https://paper.example/1",
    html="<p>The moon was early.</p>",
    image_url="",
    topics=(),
)
ADDRESS = {rss_feed: CHANNEL.rss_url, atom_feed: CHANNEL.atom_url}
both_formats = pytest.mark.parametrize("write", [rss_feed, atom_feed])


def first_element(document):
    root = etree.fromstring(document)
    parent = root.find("channel")
    return (root if parent is None else parent)[0]


def links(element):
    return {link.get("href"): link.text for link in element.iter(f"{XHTML}a")}


@both_formats
def test_a_feed_begins_with_what_it_is_and_links_that_work(write):
    div = first_element(write(CHANNEL, [ENTRY]))

    assert div.tag == f"{XHTML}div"
    assert div.findtext(f"{XHTML}h1") == "Science & <sea>"
    assert links(div) == {
        ADDRESS[write]: ADDRESS[write],
        CHANNEL.page_url: "Read it in the browser",
        CHANNEL.subscribe_url: "All feeds",
        ENTRY.url: ENTRY.article.title,
    }


@both_formats
def test_an_entry_stands_there_with_its_language_and_day(write):
    [item] = first_element(write(CHANNEL, [ENTRY])).iter(f"{XHTML}li")

    assert (item[0].get("lang"), item[0].get("dir")) == ("ar", "rtl")
    assert item[1].text == "Tide · 1 March 2026"


@both_formats
def test_there_is_no_script_in_it(write):
    document = write(CHANNEL, [ENTRY])

    assert not [*etree.fromstring(document).iter(f"{XHTML}script", "script")]
    assert b'<?xml-stylesheet type="text/css" href="feed.css"?>' in document


@both_formats
def test_a_feed_reader_passes_over_it(write):
    with_notice = feedparser.parse(write(CHANNEL, [ENTRY]))
    without = feedparser.parse(write(replace(CHANNEL, stylesheet=""), [ENTRY]))

    assert not with_notice.bozo
    assert with_notice.entries == without.entries
    assert (with_notice.feed.title, with_notice.feed.link) == (
        without.feed.title,
        without.feed.link,
    )


def test_a_page_of_an_archive_leads_to_the_feed_itself():
    channel = replace(
        CHANNEL,
        atom_url="https://paper.example/feeds/archive/science/2026-10-1.xml",
        archive=Archive(current_url=CHANNEL.atom_url),
    )

    div = first_element(atom_feed(channel, []))

    assert CHANNEL.atom_url in links(div)
    assert channel.atom_url not in links(div)
