"""Documents are put together from entries that were made before."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from feeds_at_once import atom_feed, json_feed, rss_feed
from hard_articles import hard_articles
from made_up_channel import made_up_channel
from quietpress.publish.feeds import (
    Archive,
    Entry,
    MadeEntry,
    clean_entry,
    make_atom_entry,
    make_entry,
)
from quietpress.publish.words import Words
from quietpress.store.packing import pack, unpack

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
    defaults = {"title": "The coast & <sea>", "stylesheet": "feed.css"}
    return made_up_channel("local", **(defaults | fields))


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


def test_an_archive_has_the_entries_of_its_feed():
    for entry in ENTRIES:
        whole = make_entry(entry, Words("en"))
        in_atom = make_atom_entry(entry, Words("en"))

        assert (in_atom.changed, in_atom.in_atom(), in_atom.notice) == (
            whole.changed,
            whole.in_atom(),
            whole.notice,
        )


def test_an_entry_that_was_packed_is_the_same():
    for entry in ENTRIES:
        made = make_entry(entry, Words("ar"))

        assert unpack(pack(made), MadeEntry, "entry") == made


def test_items_of_json_are_no_text_in_a_text():
    document = json.loads(json_feed(channel(), ENTRIES[:1]))

    assert document["items"][0]["id"] == ENTRIES[0].article.guid
