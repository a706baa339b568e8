from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from made_up_channel import made_up_channel
from quietpress.errors import PublishError
from quietpress.publish.syndication.opml import opml

CHANNEL = made_up_channel(
    root="https://paper.example/daily/", description="What we found out", language="en-GB"
)


def outlines(*channels):
    root = etree.fromstring(opml("The Quiet Paper", channels))
    return [dict(outline.attrib) for outline in root.iterfind("body/outline")]


def test_a_list_has_its_title_and_version():
    root = etree.fromstring(opml("Quiet & <small>", []))

    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Quiet & <small>"
    assert len(root.find("body")) == 0


def test_a_channel_is_an_outline_of_its_rss_feed():
    assert outlines(CHANNEL) == [
        {
            "type": "rss",
            "text": "Science",
            "title": "Science",
            "xmlUrl": CHANNEL.rss_url,
            "htmlUrl": CHANNEL.page_url,
            "language": "en-GB",
        }
    ]


def test_channels_stay_in_their_order():
    channels = [replace(CHANNEL, title=title) for title in ("World", "Art", "Local")]

    assert [outline["text"] for outline in outlines(*channels)] == ["World", "Art", "Local"]


def test_an_unknown_language_is_not_named():
    [outline] = outlines(replace(CHANNEL, language=""))

    assert "language" not in outline


def test_an_address_is_the_url_that_the_feed_itself_gives():
    [outline] = outlines(replace(CHANNEL, rss_url="https://bücher.example/für.xml"))

    assert outline["xmlUrl"] == "https://xn--bcher-kva.example/f%C3%BCr.xml"


def test_a_site_without_its_address_gets_no_list():
    with pytest.raises(PublishError, match="set SITEURL"):
        opml("The Quiet Paper", [replace(CHANNEL, rss_url="/feeds/science.xml")])


TITLES = [
    pytest.param('Fish & "chips" <b>\'', 'Fish & "chips" <b>\'', id="markup is text"),
    pytest.param("Sci\x00ence\ud800\uffff", "Science", id="characters that XML forbids"),
    pytest.param(" Sci\nence\t", "Sci ence", id="one line"),
    pytest.param(" ", "science", id="empty: the name"),
    pytest.param("علوم 🔬", "علوم 🔬", id="beyond ASCII"),
]


@pytest.mark.parametrize(("title", "text"), TITLES)
def test_a_title_is_plain_text(title, text):
    [outline] = outlines(replace(CHANNEL, title=title))

    assert outline["text"] == outline["title"] == text
