"""Each repair works, and feedgen by itself still needs it."""

from __future__ import annotations

import locale
from datetime import UTC, datetime

import pytest
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from quietpress.publish.feeds.repairs import (
    RSS_NAMESPACES,
    EntryDates,
    EntryLanguage,
    EntryLinks,
    EpisodeImage,
    RssDates,
    repaired_generator,
)

ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAGE = {"href": "https://paper.example/a", "rel": "alternate", "type": "text/html"}
ORIGINAL = {"href": "https://tide.example/a", "rel": "via"}
MORNING = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
IN_MAIL = "Sun, 01 Mar 2026 06:30:00 +0000"
LOUD_PICTURE = "https://tide.example/7.JPG"


def filled(generator):
    """The generator with what both formats demand of a feed."""
    generator.id("urn:x-test:feed")
    generator.title("Science")
    generator.description("What we found out")
    generator.link(href="https://paper.example/", rel="alternate")
    return generator


def add_entry(generator):
    entry = generator.add_entry(order="append")
    entry.id("urn:x-test:entry")
    entry.title("Tide tables")
    entry.content("<p>The moon was early.</p>", type="html")
    return entry


def add_links(entry):
    for link in (PAGE, ORIGINAL):
        entry.link(dict(link))


def atom_entry(generator):
    return etree.fromstring(generator.atom_str()).find("a:entry", ATOM)


def links(entry):
    return [dict(link.attrib) for link in entry.findall("a:link", ATOM)]


@pytest.fixture
def locales(monkeypatch):
    """What `locale.setlocale` is asked for; nothing is set."""
    asked = []
    monkeypatch.setattr(locale, "setlocale", lambda *arguments: asked.append(arguments))
    return asked


def test_the_links_of_an_entry_keep_their_attributes():
    generator = filled(repaired_generator())
    entry = add_entry(generator)
    entry.register_extension("links", EntryLinks)
    entry.link(dict(PAGE))

    entry.links.wanted = [PAGE, ORIGINAL]

    assert links(atom_entry(generator)) == [PAGE, ORIGINAL]


def test_feedgen_itself_loses_the_attributes_of_links():
    generator = filled(FeedGenerator())
    add_links(add_entry(generator))

    assert links(atom_entry(generator)) != [PAGE, ORIGINAL], (
        "feedgen writes whole links now: throw away EntryLinks"
    )


def test_an_entry_says_its_language():
    generator = filled(repaired_generator())
    entry = add_entry(generator)
    entry.register_extension("xml_lang", EntryLanguage)

    entry.xml_lang.wanted = "ar"

    assert atom_entry(generator).get(XML_LANG) == "ar"


def test_feedgen_itself_has_no_language_of_an_entry():
    assert not hasattr(FeedEntry(), "language"), (
        "feedgen knows the language of an entry now: throw away EntryLanguage"
    )


def test_rss_dates_are_written_without_the_locale(locales):
    generator = filled(repaired_generator())
    entry = add_entry(generator)
    entry.register_extension("rss_dates", RssDates)

    generator.rss_dates.wanted["lastBuildDate"] = IN_MAIL
    entry.rss_dates.wanted["pubDate"] = IN_MAIL
    channel = etree.fromstring(generator.rss_str()).find("channel")

    assert channel.findtext("lastBuildDate") == IN_MAIL
    assert channel.findtext("item/pubDate") == IN_MAIL
    assert locales == []


def test_feedgen_itself_sets_the_locale_to_write_a_date(locales):
    generator = filled(FeedGenerator())
    generator.updated(MORNING)

    generator.rss_str()

    assert locales, "feedgen leaves the locale alone now: throw away RssDates"


def test_the_dates_of_an_entry_are_what_is_put_in():
    entry = add_entry(filled(repaired_generator()))
    entry.register_extension("dates", EntryDates)
    entry.published(MORNING)

    entry.dates.wanted = {"published": "some day", "updated": "another"}
    made = entry.atom_entry()

    assert (made.findtext("published"), made.findtext("updated")) == ("some day", "another")


def test_feedgen_itself_takes_no_text_for_a_date():
    entry = add_entry(filled(FeedGenerator()))

    with pytest.raises(ValueError, match="some day"):
        entry.published("some day")


def test_the_picture_of_an_episode_is_where_it_is():
    entry = add_entry(filled(repaired_generator()))
    entry.register_extension("episode_image", EpisodeImage)

    entry.episode_image.wanted = LOUD_PICTURE
    [picture] = entry.rss_entry().findall("itunes:image", RSS_NAMESPACES)

    assert picture.get("href") == LOUD_PICTURE


def test_feedgen_itself_refuses_pictures_by_their_names():
    entry = add_entry(filled(FeedGenerator()))
    entry.load_extension("podcast")

    with pytest.raises(ValueError, match="png or jpg"):
        entry.podcast.itunes_image(LOUD_PICTURE)


def test_a_feed_has_no_build_date_of_its_own():
    generator = filled(repaired_generator())

    channel = etree.fromstring(generator.rss_str()).find("channel")

    assert channel.find("lastBuildDate") is None


def test_feedgen_itself_dates_a_feed_by_the_clock():
    generator = filled(FeedGenerator())

    channel = etree.fromstring(generator.rss_str()).find("channel")

    assert channel.find("lastBuildDate") is not None, (
        "feedgen leaves out a build date that nobody gave: throw away _LAST_BUILD_DATE"
    )


def test_an_rss_channel_keeps_its_links():
    generator = filled(repaired_generator())
    generator.link(href="https://hub.example/", rel="hub")

    generator.channel_links.wanted = generator.link()

    assert "https://hub.example/" in generator.rss_str().decode()


def test_feedgen_itself_loses_the_links_of_an_rss_channel():
    generator = filled(FeedGenerator())
    generator.link(href="https://hub.example/", rel="hub")
    generator.link(href="https://paper.example/")

    assert "https://hub.example/" not in generator.rss_str().decode(), (
        "feedgen writes all links of a channel now: throw away ChannelLinks"
    )


def test_feedgen_itself_knows_no_archives():
    with pytest.raises(ImportError):
        FeedGenerator().load_extension("history")
