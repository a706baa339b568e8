"""Documents are put together from elements that were made before."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from hard_articles import hard_articles
from quietpress.publish.feeds import (
    Archive,
    Channel,
    Elements,
    Entry,
    atom_feed,
    clean_entry,
    json_feed,
    rss_feed,
)

ENTRIES = [
    clean_entry(
        Entry(
            article=article,
            url=f"https://paper.example/articles/{number}.html",
            html=article.html.strip(),
            image_url="https://paper.example/a.png",
            topics=("The coast",),
            source_url="https://tide.example/",
            source_feed="https://tide.example/feed",
        )
    )
    for number, article in enumerate(hard_articles().values())
]


def channel(**fields):
    defaults = {
        "name": "local",
        "title": "The coast & <sea>",
        "description": "",
        "page_url": "https://paper.example/local",
        "rss_url": "https://paper.example/feeds/local.xml",
        "atom_url": "https://paper.example/feeds/local.atom.xml",
        "json_url": "https://paper.example/feeds/local.json",
        "language": "en",
        "stylesheet": "feed.css",
    }
    return Channel(**(defaults | fields))


def written_at_once(document):
    """Return the bytes of a document that is read and written again."""
    parser = etree.XMLParser(remove_blank_text=True, huge_tree=True)
    tree = etree.fromstring(document, parser).getroottree()
    return etree.tostring(tree, pretty_print=True, encoding="UTF-8", xml_declaration=True)


@pytest.mark.parametrize("write", [atom_feed, rss_feed])
@pytest.mark.parametrize(
    "described",
    [
        pytest.param(channel(), id="for browsers"),
        pytest.param(channel(stylesheet=""), id="for readers alone"),
        pytest.param(channel(language="ar"), id="in Arabic"),
        pytest.param(channel(archive=Archive(current_url="https://paper.example/a")), id="archive"),
    ],
)
@pytest.mark.parametrize("count", [0, 1, len(ENTRIES)])
def test_a_document_is_the_one_that_lxml_writes_at_once(write, described, count):
    document = write(described, ENTRIES[:count])

    assert document == written_at_once(document)


@pytest.mark.parametrize("write", [atom_feed, rss_feed, json_feed])
def test_elements_of_another_document_are_the_same(write):
    elements = Elements()
    atom_feed(channel(name="all"), ENTRIES[::-1], elements)
    rss_feed(channel(language="ar"), ENTRIES[::-1], elements)

    assert write(channel(), ENTRIES, elements) == write(channel(), ENTRIES)


def test_an_element_is_made_once_for_all_documents():
    elements = Elements()

    first, second = elements.atom(ENTRIES[0]), elements.atom(ENTRIES[0])

    assert first is second


def test_elements_that_would_fill_the_memory_are_let_go(monkeypatch):
    monkeypatch.setattr("quietpress.publish.feeds.elements._BYTES_MAX", 1000)
    elements = Elements()

    first = elements.rss(ENTRIES[0])
    for entry in ENTRIES:
        elements.rss(entry)

    assert elements.rss(ENTRIES[0]) is not first
    assert elements.rss(ENTRIES[0]) == first


def test_items_of_json_are_no_text_in_a_text():
    document = json.loads(json_feed(channel(), ENTRIES[:1]))

    assert document["items"][0]["id"] == ENTRIES[0].article.guid
