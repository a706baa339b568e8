"""What breaks feeds elsewhere goes into ours and comes out again."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape

import pytest
from lxml import etree

from feeds_at_once import atom_feed, json_feed, rss_feed
from hard_articles import hard_articles
from made_up_channel import made_up_channel
from quietpress.publish.feeds import Entry
from quietpress.publish.feeds.records import UNDATED, clean_entry

NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
CHANNEL = made_up_channel("local", stylesheet="feed.css")
ENTRIES = [
    Entry(
        article=article,
        url=f"https://paper.example/articles/{number}.html",
        html=article.html,
        image_url=article.image.url if article.image else "",
        topics=("The coast",),
    )
    for number, article in enumerate(hard_articles().values())
]
# What is put in after the cleaning that all formats share; its own tests say what that does.
PUT_IN = [clean_entry(entry) for entry in ENTRIES]


def texts(element, path):
    return [found.text or "" for found in element.findall(path, NAMESPACES)]


def test_there_are_enough_of_them():
    assert len(ENTRIES) >= 60
    assert len({entry.article.guid for entry in PUT_IN}) == len(ENTRIES)


def test_every_article_comes_back_from_rss():
    items = etree.fromstring(rss_feed(CHANNEL, ENTRIES), huge()).findall("channel/item")

    for entry, item in zip(PUT_IN, items, strict=True):
        article = entry.article
        assert texts(item, "guid") == [article.guid]
        assert texts(item, "title") == [article.title]
        assert texts(item, "link") == [entry.url]
        assert texts(item, "content:encoded") == [entry.html] * bool(entry.html)
        assert [unescape(text) for text in texts(item, "description")] == [
            article.summary or article.title
        ]
        assert texts(item, "dc:creator") == [*article.authors]
        assert [parsedate_to_datetime(text) for text in texts(item, "pubDate")] == [
            date for date in [article.published] if date
        ]
        assert [file.get("url") for file in item.findall("enclosure")] == [
            file.url for file in article.enclosures[:1]
        ]


def test_every_article_comes_back_from_atom():
    elements = etree.fromstring(atom_feed(CHANNEL, ENTRIES), huge()).findall("a:entry", NAMESPACES)

    for entry, element in zip(PUT_IN, elements, strict=True):
        article = entry.article
        links = [
            (link.get("rel"), link.get("href")) for link in element.findall("a:link", NAMESPACES)
        ]
        dates = [date for date in (article.published, article.updated) if date]
        assert texts(element, "a:id") == [article.guid]
        assert texts(element, "a:title") == [article.title]
        assert texts(element, "a:content") == [entry.html] * bool(entry.html)
        assert texts(element, "a:summary") == [article.summary] * bool(article.summary)
        assert texts(element, "a:author/a:name") == [*article.authors]
        assert [datetime.fromisoformat(text) for text in texts(element, "a:updated")] == [
            max(dates, default=UNDATED)
        ]
        assert links[0] == ("alternate", entry.url)
        assert [url for relation, url in links if relation == "enclosure"] == [
            file.url for file in article.enclosures
        ]


def test_every_article_comes_back_from_json_feed():
    items = json.loads(json_feed(CHANNEL, ENTRIES))["items"]

    for entry, item in zip(PUT_IN, items, strict=True):
        article = entry.article
        assert item["id"] == article.guid
        assert item["title"] == article.title
        assert item["url"] == entry.url
        assert item.get("content_html", "") == entry.html
        assert [author["name"] for author in item.get("authors", [])] == [*article.authors]
        assert [file["url"] for file in item.get("attachments", [])] == [
            file.url for file in article.enclosures
        ]


@pytest.mark.parametrize("write", [rss_feed, atom_feed, json_feed])
def test_each_goes_through_alone_and_twice_with_the_same_bytes(write):
    for entry in ENTRIES:
        assert write(CHANNEL, [entry]) == write(CHANNEL, [entry])


def huge():
    return etree.XMLParser(huge_tree=True, resolve_entities=False)
