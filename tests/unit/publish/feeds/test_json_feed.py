from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feeds_at_once import json_feed
from made_up_channel import made_up_channel
from quietpress.article import Article, Enclosure
from quietpress.errors import PublishError
from quietpress.publish.feeds import Entry, clean_entry

CHANNEL = made_up_channel(
    root="https://paper.example/daily/", description="What we found out", language="en-GB"
)
ARTICLE = Article(
    guid="tag:tide.example,2026:/2026/tables",
    url="https://tide.example/2026/tables",
    title="Tide tables are late",
    html="",
    authors=("Ann Oyster", "Ben Pike"),
    published=datetime(2026, 3, 1, 6, 30, tzinfo=UTC),
    updated=datetime(2026, 3, 2, 7, 0, tzinfo=UTC),
    language="en",
    categories=("Moon",),
    summary="The moon was early.",
)
ENTRY = Entry(
    article=ARTICLE,
    url="https://paper.example/daily/tide-tables",
    html="<p>The moon was early.</p>",
    image_url="https://paper.example/daily/media/moon.png",
    topics=("Science",),
)


def feed(*entries, channel=CHANNEL):
    return json.loads(json_feed(channel, entries))


def item(**of_article):
    [written] = feed(replace(ENTRY, article=replace(ARTICLE, **of_article)))["items"]
    return written


def test_a_feed_describes_itself_and_whoever_opens_it_what_to_do():
    written = feed()

    assert "feed reader" in written.pop("user_comment")
    assert written == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Science",
        "home_page_url": CHANNEL.page_url,
        "feed_url": CHANNEL.json_url,
        "description": "What we found out",
        "language": "en-GB",
        "items": [],
    }


def test_an_item_has_all_that_is_known_of_its_article():
    assert item() == {
        "id": ARTICLE.guid,
        "url": ENTRY.url,
        "external_url": ARTICLE.url,
        "title": "Tide tables are late",
        "content_html": "<p>The moon was early.</p>",
        "summary": "The moon was early.",
        "image": ENTRY.image_url,
        "date_published": "2026-03-01T06:30:00+00:00",
        "date_modified": "2026-03-02T07:00:00+00:00",
        "authors": [{"name": "Ann Oyster"}, {"name": "Ben Pike"}],
        "tags": ["Science", "Moon"],
        "language": "en",
    }


def test_what_is_not_known_is_not_named():
    bare = Article(guid="urn:x-test:1", url="", title="", html="")

    [written] = feed(replace(ENTRY, article=bare, html="", image_url="", topics=()))["items"]

    assert written == {
        "id": "urn:x-test:1",
        "url": ENTRY.url,
        "title": "Untitled",
        "content_text": "Untitled",
    }


def test_an_item_without_content_has_its_summary_as_text():
    [written] = feed(replace(ENTRY, html=""))["items"]

    assert written["content_text"] == "The moon was early."
    assert "content_html" not in written


def test_an_item_that_leads_to_the_original_names_it_once():
    [written] = feed(replace(ENTRY, url=ARTICLE.url))["items"]

    assert written["url"] == ARTICLE.url
    assert "external_url" not in written


def test_enclosures_are_attachments_with_a_type_each():
    sound = Enclosure(
        url="https://tide.example/1.mp3", media_type="audio/mpeg", length=9, duration=8
    )
    file = Enclosure(url="https://tide.example/file")

    assert item(enclosures=(sound, file))["attachments"] == [
        {
            "url": sound.url,
            "mime_type": "audio/mpeg",
            "size_in_bytes": 9,
            "duration_in_seconds": 8,
        },
        {"url": file.url, "mime_type": "application/octet-stream"},
    ]


def test_half_a_character_costs_itself_and_not_the_feed():
    assert item(title="tide\ud800")["title"] == "tide"


def test_a_site_without_its_address_gets_no_feed():
    with pytest.raises(PublishError, match="set SITEURL"):
        feed(channel=replace(CHANNEL, json_url="feeds/science.json"))


def test_an_entry_that_is_clean_is_taken_as_it_is():
    clean = clean_entry(replace(ENTRY, html="<p>\x00</p>"))

    assert clean.html == "<p></p>"
    assert clean_entry(clean) is clean
