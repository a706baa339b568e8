from __future__ import annotations

import locale
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import feedparser
import pytest
from lxml import etree

from feeds_at_once import atom_feed, rss_feed
from made_up_channel import made_up_channel
from quietpress.article import Article, Enclosure, Episode, Image
from quietpress.errors import PublishError
from quietpress.publish.feeds import Entry

NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PAGE = "https://paper.example/daily/tide-tables"
EPOCH = "1970-01-01T00:00:00+00:00"

CHANNEL = made_up_channel(
    root="https://paper.example/daily/", description="What we found out", language="en-GB"
)
ARTICLE = Article(
    guid="tag:tide.example,2026:/2026/tables",
    url="https://tide.example/2026/tables",
    title="Tide tables are late",
    html="",
    published=datetime(2026, 3, 1, 6, 30, tzinfo=UTC),
)
both_formats = pytest.mark.parametrize("write", [rss_feed, atom_feed])


def entry(
    *,
    url=PAGE,
    html="<p>The moon was early.</p>",
    image_url="",
    topics=(),
    topics_scheme="",
    source_url="",
    source_feed="",
    **of_article,
):
    return Entry(
        article=replace(ARTICLE, **of_article),
        url=url,
        html=html,
        image_url=image_url,
        topics=topics,
        topics_scheme=topics_scheme,
        source_url=source_url,
        source_feed=source_feed,
    )


def text(element, path):
    """The text of the one element at the path."""
    [found] = element.findall(path, NAMESPACES)
    return found.text


def texts(element, path):
    return [found.text for found in element.findall(path, NAMESPACES)]


def rss(*entries, channel=CHANNEL):
    return etree.fromstring(rss_feed(channel, entries)).find("channel")


def rss_item(**parts):
    return rss(entry(**parts)).find("item")


def atom(*entries, channel=CHANNEL):
    return etree.fromstring(atom_feed(channel, entries))


def atom_entry(**parts):
    return atom(entry(**parts)).find("a:entry", NAMESPACES)


# What a feed says of itself


def test_an_rss_channel_describes_itself():
    channel = rss(entry())

    assert text(channel, "title") == "Science"
    assert text(channel, "description") == "What we found out"
    assert text(channel, "language") == "en-GB"
    assert text(channel, "generator") == "Quietpress"


def test_an_atom_feed_describes_itself():
    feed = atom(entry())

    assert text(feed, "a:id") == CHANNEL.atom_url
    assert text(feed, "a:title") == "Science"
    assert text(feed, "a:subtitle") == "What we found out"
    assert text(feed, "a:generator") == "Quietpress"
    assert feed.get(XML_LANG) == "en-GB"


def test_a_feed_has_the_picture_and_the_rights_of_its_paper():
    decorated = replace(CHANNEL, icon_url="https://paper.example/icon.png", rights="Ask us", ttl=90)

    channel, feed = rss(channel=decorated), atom(channel=decorated)

    assert text(channel, "image/url") == text(feed, "a:icon") == text(feed, "a:logo")
    assert text(channel, "image/title") == "Science"
    assert text(channel, "image/link") == CHANNEL.page_url
    assert text(channel, "copyright") == text(feed, "a:rights") == "Ask us"
    assert text(channel, "ttl") == "90"


def test_a_feed_names_its_hub_and_where_its_archive_begins():
    linked = replace(
        CHANNEL, hub_url="https://hub.example/", earlier_url="https://paper.example/1.xml"
    )

    for element in (rss(channel=linked), atom(channel=linked)):
        links = {
            link.get("rel"): link.get("href") for link in element.iterfind("a:link", NAMESPACES)
        }

        assert links["hub"] == "https://hub.example/"
        assert links["prev-archive"] == "https://paper.example/1.xml"


def test_the_link_of_an_rss_channel_is_the_page_and_not_the_feed():
    channel = rss(entry())

    [self_link] = channel.findall("a:link", NAMESPACES)

    assert text(channel, "link") == CHANNEL.page_url
    assert dict(self_link.attrib) == {
        "href": CHANNEL.rss_url,
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_the_links_of_an_atom_feed_are_itself_and_the_page():
    links = [dict(link.attrib) for link in atom(entry()).findall("a:link", NAMESPACES)]

    assert links == [
        {"href": CHANNEL.atom_url, "rel": "self", "type": "application/atom+xml"},
        {"href": CHANNEL.page_url, "rel": "alternate", "type": "text/html"},
    ]


def test_a_channel_without_description_has_its_title_for_one():
    silent = replace(CHANNEL, description="")

    assert text(rss(channel=silent), "description") == "Science"
    assert texts(atom(channel=silent), "a:subtitle") == []


def test_a_channel_without_title_has_its_name_for_one():
    untitled = replace(CHANNEL, title=" \x00 ")

    assert text(rss(channel=untitled), "title") == "science"
    assert text(atom(channel=untitled), "a:title") == "science"


def test_a_feed_of_unknown_language_names_none():
    unknown = replace(CHANNEL, language="")

    assert texts(rss(channel=unknown), "language") == []
    assert atom(channel=unknown).get(XML_LANG) is None


def test_a_feed_refers_to_no_page_that_nobody_put_in():
    addresses = {"https://paper.example", "https://tide.example"} | set(NAMESPACES.values())

    for document in (rss_feed(CHANNEL, [entry()]), atom_feed(CHANNEL, [entry()])):
        root = etree.fromstring(document)
        values = [*root.itertext(), *(value for e in root.iter() for value in e.attrib.values())]
        found = [value for value in values if value.startswith("http")]

        assert found
        assert all(value.startswith(tuple(addresses)) for value in found)


@pytest.mark.parametrize(
    "channel",
    [
        pytest.param(replace(CHANNEL, page_url="/science"), id="page"),
        pytest.param(replace(CHANNEL, rss_url="feeds/science.xml"), id="rss"),
        pytest.param(replace(CHANNEL, atom_url="//paper.example/science.atom.xml"), id="atom"),
    ],
)
@both_formats
def test_a_site_without_its_address_gets_no_feeds(write, channel):
    with pytest.raises(PublishError, match="set SITEURL"):
        write(channel, [])


@both_formats
def test_an_entry_without_absolute_address_is_refused_by_name(write):
    with pytest.raises(PublishError, match="'/tide-tables'"):
        write(CHANNEL, [entry(url="/tide-tables")])


# Entries


@both_formats
def test_entries_stay_in_their_order(write):
    entries = [entry(guid=f"urn:x-test:{number}") for number in (3, 1, 2)]

    ids = [read.id for read in feedparser.parse(write(CHANNEL, entries)).entries]

    assert ids == ["urn:x-test:3", "urn:x-test:1", "urn:x-test:2"]


def test_the_id_is_the_article_s_own_and_no_permalink():
    guid = rss_item().find("guid")

    assert (guid.text, guid.get("isPermaLink")) == (ARTICLE.guid, "false")
    assert text(atom_entry(), "a:id") == ARTICLE.guid


def test_an_id_stays_as_it_is_where_an_address_would_be_encoded():
    guid = "https://tide.example/Flutkalender/Wörter?a=b c"

    assert text(rss_item(guid=guid), "guid") == guid
    assert text(atom_entry(guid=guid), "a:id") == guid


def test_an_atom_entry_leads_to_our_page_and_by_way_of_it_to_the_original():
    links = [dict(link.attrib) for link in atom_entry().findall("a:link", NAMESPACES)]

    assert links == [
        {"href": PAGE, "rel": "alternate", "type": "text/html"},
        {"href": ARTICLE.url, "rel": "via"},
    ]


def test_an_rss_item_leads_to_our_page_and_names_the_original():
    item = rss_item(site_name="The Daily Tide")

    assert text(item, "link") == PAGE
    assert text(item, "dc:source") == ARTICLE.url
    assert text(item, "dc:publisher") == "The Daily Tide"


def test_an_article_without_address_has_no_original():
    nowhere = replace(entry(), article=replace(ARTICLE, url=""))

    links = atom(nowhere).findall("a:entry/a:link", NAMESPACES)

    assert texts(rss(nowhere), "item/dc:source") == []
    assert [link.get("rel") for link in links] == ["alternate"]


def test_an_atom_entry_that_leads_to_the_original_names_it_once():
    links = atom_entry(url=ARTICLE.url).findall("a:link", NAMESPACES)

    assert [link.get("rel") for link in links] == ["alternate"]


def test_an_entry_names_the_feed_that_it_comes_from():
    parts = {
        "site_name": "The Daily Tide",
        "source_url": "https://tide.example/",
        "source_feed": "https://tide.example/feed",
    }

    in_rss = rss_item(**parts).find("source")
    in_atom = atom_entry(**parts).find("a:source", NAMESPACES)

    assert (in_rss.text, in_rss.get("url")) == ("The Daily Tide", "https://tide.example/feed")
    assert text(in_atom, "a:title") == "The Daily Tide"
    assert in_atom.find("a:link", NAMESPACES).get("href") == "https://tide.example/"
    assert rss_item(site_name="The Daily Tide").find("source") is None
    assert atom_entry(site_name="The Daily Tide").find("a:source", NAMESPACES) is None


def test_an_entry_names_the_page_where_it_is_discussed():
    url = "https://tide.example/2026/tables#comments"

    [*_, replies] = atom_entry(comments_url=url).findall("a:link", NAMESPACES)

    assert text(rss_item(comments_url=url), "comments") == url
    assert dict(replies.attrib) == {"href": url, "rel": "replies", "type": "text/html"}


SOUND = Enclosure(
    url="https://tide.example/1.mp3", media_type="audio/mpeg", length=1234567, duration=3723
)
PICTURE_BOOK = Enclosure(url="https://tide.example/1.pdf")


def test_every_enclosure_is_a_link_of_an_atom_entry():
    links = atom_entry(enclosures=(SOUND, PICTURE_BOOK)).findall("a:link", NAMESPACES)

    assert [dict(link.attrib) for link in links if link.get("rel") == "enclosure"] == [
        {"href": SOUND.url, "rel": "enclosure", "type": "audio/mpeg", "length": "1234567"},
        {"href": PICTURE_BOOK.url, "rel": "enclosure", "type": "application/pdf"},
    ]


def test_an_rss_item_has_one_enclosure_and_the_others_as_media():
    item = rss_item(enclosures=(SOUND, PICTURE_BOOK))

    [enclosure] = item.findall("enclosure")
    [media] = item.findall("media:content", NAMESPACES)

    assert dict(enclosure.attrib) == {"url": SOUND.url, "type": "audio/mpeg", "length": "1234567"}
    assert dict(media.attrib) == {"url": PICTURE_BOOK.url, "type": "application/pdf"}
    assert text(item, "link") == PAGE


def test_an_enclosure_of_which_nothing_is_known_has_no_bytes_and_the_type_of_any_file():
    unknown = Enclosure(url="https://tide.example/file")

    [enclosure] = rss_item(enclosures=(unknown,)).findall("enclosure")

    assert (enclosure.get("length"), enclosure.get("type")) == ("0", "application/octet-stream")


@both_formats
def test_an_enclosure_without_a_usable_address_is_none(write):
    hostile = Enclosure(url="javascript:alert(1)", media_type="audio/mpeg")

    assert b"enclosure" not in write(CHANNEL, [entry(enclosures=(hostile,))])


def test_an_episode_of_a_podcast_stays_one():
    episode = Episode(season=2, number=7, image="https://tide.example/7.jpg")

    item = rss_item(enclosures=(SOUND,), episode=episode)

    assert text(item, "itunes:duration") == "3723"
    assert text(item, "itunes:season") == "2"
    assert text(item, "itunes:episode") == "7"
    assert item.find("itunes:image", NAMESPACES).get("href") == episode.image


@pytest.mark.parametrize("image", ["https://tide.example/7.JPG", "https://tide.example/7.png?v=2"])
def test_a_picture_of_an_episode_is_known_by_its_type(image):
    item = rss_item(episode=Episode(number=7, image=image))

    assert item.find("itunes:image", NAMESPACES).get("href") == image


@pytest.mark.parametrize("image", ["", "https://tide.example/7.webp", "javascript:x.png"])
def test_a_picture_that_podcasts_cannot_have_leaves_the_episode(image):
    item = rss_item(episode=Episode(number=7, image=image))

    assert text(item, "itunes:episode") == "7"
    assert texts(item, "itunes:season") == []
    assert item.find("itunes:image", NAMESPACES) is None


HARD_HTML = [
    pytest.param(
        "<p>One<br>two &amp; three &nbsp; <img src='https://x.example/a.png'></p>", id="html"
    ),
    pytest.param("<pre>]]&gt; ]]> <![CDATA[ x ]]> <!-- y --></pre>", id="cdata"),
    pytest.param("<p>a && b <3 &bogus; &#0;</p>", id="loose ampersands"),
    pytest.param('<p dir="rtl">مرحبا بالعالم \u202b…\u202c</p>', id="right to left"),
    pytest.param("<p>👩\u200d🔬 𝔘𝔫𝔦 🏳️‍🌈</p>", id="beyond the first plane"),
    pytest.param("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]>&y;", id="a document in it"),
]


@pytest.mark.parametrize("html", HARD_HTML)
def test_content_comes_back_as_it_was_put_in(html):
    content = atom_entry(html=html).find("a:content", NAMESPACES)

    assert (content.text, content.get("type")) == (html, "html")
    assert len(content) == 0
    assert text(rss_item(html=html), "content:encoded") == html


@both_formats
def test_a_feed_reader_reads_what_was_put_in(write):
    put_in = entry(
        html='<p>The <a href="https://tide.example/moon">moon</a> was early.</p>',
        authors=("Ann Oyster", "Ben Pike"),
        categories=("Moon",),
        topics=("Science", "Local"),
        site_name="The Daily Tide",
        summary="The moon was early.",
    )

    feed = feedparser.parse(write(CHANNEL, [put_in]))
    [read] = feed.entries

    assert not feed.bozo
    assert feed.feed.title == "Science"
    assert feed.feed.link == CHANNEL.page_url
    assert read.id == ARTICLE.guid
    assert read.link == PAGE
    assert read.title == "Tide tables are late"
    assert read.summary == "The moon was early."
    assert [content.value for content in read.content] == [put_in.html]
    assert [author.name for author in read.authors] == ["Ann Oyster", "Ben Pike"]
    assert [(tag.term, tag.scheme) for tag in read.tags] == [
        ("Science", None),
        ("Local", None),
        ("Moon", "https://tide.example/"),
    ]
    assert read.publisher == "The Daily Tide"
    assert read.published_parsed[:6] == (2026, 3, 1, 6, 30, 0)
    assert feed.feed.updated_parsed[:6] == (2026, 3, 1, 6, 30, 0)


def test_a_summary_is_plain_text_in_atom_and_escaped_for_the_html_of_rss():
    summary = "AT&T says 1 < 2, <b>really</b>"

    assert text(atom_entry(summary=summary), "a:summary") == summary
    assert text(rss_item(summary=summary), "description") == (
        "AT&amp;T says 1 &lt; 2, &lt;b&gt;really&lt;/b&gt;"
    )


def test_content_stays_apart_from_the_description_when_there_is_no_summary():
    item = rss_item(summary="")

    assert text(item, "description") == "Tide tables are late"
    assert text(item, "content:encoded") == "<p>The moon was early.</p>"
    assert texts(atom_entry(summary=""), "a:summary") == []


def test_an_entry_without_content_has_no_empty_one():
    parts = {"html": "", "summary": "Only a picture."}

    assert texts(rss_item(**parts), "content:encoded") == []
    assert text(rss_item(**parts), "description") == "Only a picture."
    assert texts(atom_entry(**parts), "a:content") == []
    assert text(atom_entry(**parts), "a:summary") == "Only a picture."


# Titles and other plain text

TITLES = [
    pytest.param({"title": "Fish & <b>chips</b>"}, "Fish & <b>chips</b>", id="markup is text"),
    pytest.param({"title": " Tide\n\ttables "}, "Tide tables", id="one line"),
    pytest.param(
        {"title": "\x00", "summary": "The moon was early."}, "The moon was early.", id="summary"
    ),
    pytest.param({"title": "", "summary": "tide " * 40}, "tide " * 15 + "tide…", id="long summary"),
    pytest.param({"title": "  "}, "tide.example", id="host"),
]


@pytest.mark.parametrize(("parts", "title"), TITLES)
def test_every_entry_has_a_title_in_plain_text(parts, title):
    assert text(rss_item(**parts), "title") == title
    assert text(atom_entry(**parts), "a:title") == title


@both_formats
def test_an_entry_of_which_nothing_is_known_is_untitled(write):
    unknown = Entry(
        article=Article(guid="urn:x-test:1", url="", title="", html=""),
        url=PAGE,
        html="",
        image_url="",
        topics=(),
    )

    [read] = feedparser.parse(write(CHANNEL, [unknown])).entries

    assert (read.id, read.title) == ("urn:x-test:1", "Untitled")


@pytest.mark.parametrize(
    "illegal",
    ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff"],
)
@both_formats
def test_characters_that_xml_forbids_cost_themselves_and_nothing_else(write, illegal):
    dirty = f"ti{illegal}de"
    clean = {
        "title": "tide",
        "summary": "tide",
        "site_name": "tide",
        "language": "tide",
        "authors": ("tide",),
        "categories": ("tide",),
    }

    document = write(
        replace(CHANNEL, title=dirty, description=dirty, language=dirty),
        [
            entry(
                guid=f"urn:x-test:{dirty}",
                html=dirty,
                title=dirty,
                summary=dirty,
                site_name=dirty,
                language=dirty,
                authors=(dirty,),
                categories=(dirty,),
            )
        ],
    )

    assert document == write(
        replace(CHANNEL, title="tide", description="tide", language="tide"),
        [entry(guid="urn:x-test:tide", html="tide", **clean)],
    )


# Authors, categories, languages, pictures


def test_an_rss_item_names_every_author_as_creator():
    names = tuple(f"Author {number}" for number in range(40))

    item = rss_item(authors=names)

    assert tuple(texts(item, "dc:creator")) == names
    assert item.find("author") is None


def test_an_atom_entry_names_every_author():
    names = tuple(f"Author {number}" for number in range(40))

    assert tuple(texts(atom_entry(authors=names), "a:author/a:name")) == names


def test_an_atom_entry_without_authors_has_the_feed_for_one():
    feed = atom(entry(authors=("\x00",)))

    assert texts(feed, "a:author/a:name") == ["Science"]
    assert texts(feed, "a:entry/a:author") == []


CATEGORIES = [
    pytest.param(("Science",), (), [("Science", None)], id="topic"),
    pytest.param((), ("Moon",), [("Moon", "https://tide.example/")], id="the publisher's"),
    pytest.param(("Science",), ("SCIENCE",), [("Science", None)], id="said already"),
    pytest.param((), ("Moon", "moon", " "), [("Moon", "https://tide.example/")], id="said twice"),
]


@pytest.mark.parametrize(("topics", "categories", "expected"), CATEGORIES)
def test_topics_come_before_the_publisher_s_own_categories(topics, categories, expected):
    parts = {"topics": topics, "categories": categories}

    in_rss = [(found.text, found.get("domain")) for found in rss_item(**parts).findall("category")]
    in_atom = [
        (found.get("term"), found.get("scheme"))
        for found in atom_entry(**parts).findall("a:category", NAMESPACES)
    ]

    assert in_rss == in_atom == expected


def test_a_topic_is_the_paper_s_own():
    parts = {"topics": ("Science",), "topics_scheme": "https://paper.example/"}

    assert rss_item(**parts).find("category").get("domain") == "https://paper.example/"
    [found] = atom_entry(**parts).findall("a:category", NAMESPACES)
    assert found.get("scheme") == "https://paper.example/"


def test_an_entry_says_its_own_language():
    assert text(rss_item(language="ar"), "dc:language") == "ar"
    assert atom_entry(language="ar").get(XML_LANG) == "ar"
    assert texts(rss_item(), "dc:language") == []
    assert atom_entry().get(XML_LANG) is None


PICTURES = [
    pytest.param(
        "a.jpg", Image(url="x", width=640, height=480), "image/jpeg", ("640", "480"), id="jpg"
    ),
    pytest.param("a.WEBP?w=9", Image(url="x"), "image/webp", (None, None), id="upper case, query"),
    pytest.param(
        "a.avif", Image(url="x", width=640, height=0), "image/avif", ("640", None), id="half"
    ),
    pytest.param("picture", None, None, (None, None), id="unknown type"),
]


@pytest.mark.parametrize(("name", "image", "media_type", "size"), PICTURES)
@pytest.mark.parametrize("write", [rss_item, atom_entry])
def test_the_picture_of_an_article_is_media_of_its_entry(write, name, image, media_type, size):
    url = f"https://paper.example/daily/media/{name}"

    written = write(image_url=url, image=image)
    content = written.find("media:content", NAMESPACES)
    thumbnail = written.find("media:thumbnail", NAMESPACES)

    assert content.get("url") == thumbnail.get("url") == url
    assert (content.get("medium"), content.get("type")) == ("image", media_type)
    assert (content.get("width"), content.get("height")) == size
    assert (thumbnail.get("width"), thumbnail.get("height")) == size


def test_the_picture_of_an_article_is_a_link_of_its_atom_entry_and_no_file():
    url = "https://paper.example/daily/media/a.jpg"

    written = atom_entry(image_url=url, enclosures=(SOUND,))

    links = [dict(link.attrib) for link in written.findall("a:link", NAMESPACES)]
    assert links[-1] == {"href": url, "rel": "preview", "type": "image/jpeg"}
    assert [link["href"] for link in links if link["rel"] == "enclosure"] == [SOUND.url]


@pytest.mark.parametrize("image_url", ["", "media/a.jpg", "javascript:alert(1)"])
@both_formats
def test_an_entry_without_a_usable_picture_has_no_media(write, image_url):
    assert b"<media:" not in write(CHANNEL, [entry(image_url=image_url)])


def test_addresses_beyond_ascii_are_urls():
    item = rss_item(url="https://bücher.example/über uns")

    assert text(item, "link") == "https://xn--bcher-kva.example/%C3%BCber%20uns"


# Dates


def test_an_entry_has_the_dates_of_its_article_cut_to_seconds():
    parts = {
        "published": datetime(2026, 3, 1, 6, 30, 5, 999_999, tzinfo=UTC),
        "updated": datetime(2026, 3, 2, 7, 0, 0, 1, tzinfo=UTC),
    }

    assert text(rss_item(**parts), "pubDate") == "Sun, 01 Mar 2026 06:30:05 +0000"
    assert text(atom_entry(**parts), "a:published") == "2026-03-01T06:30:05+00:00"
    assert text(atom_entry(**parts), "a:updated") == "2026-03-02T07:00:00+00:00"
    assert text(rss_item(**parts), "a:updated") == "2026-03-02T07:00:00+00:00"


def test_an_article_that_was_never_updated_was_updated_when_published():
    assert text(atom_entry(updated=None), "a:updated") == "2026-03-01T06:30:00+00:00"
    assert texts(rss_item(updated=None), "a:updated") == []


def test_an_update_before_the_publication_does_not_count():
    earlier = datetime(2025, 1, 1, tzinfo=UTC)

    assert text(atom_entry(updated=earlier), "a:updated") == "2026-03-01T06:30:00+00:00"
    assert texts(rss_item(updated=earlier), "a:updated") == []


def test_a_feed_has_the_dates_of_its_newest_entries():
    entries = [
        entry(guid="urn:x-test:1", published=datetime(2026, 3, 9, tzinfo=UTC)),
        entry(guid="urn:x-test:2", published=None),
        entry(
            guid="urn:x-test:3",
            published=datetime(2026, 3, 8, tzinfo=UTC),
            updated=datetime(2026, 3, 10, tzinfo=UTC),
        ),
    ]

    channel = rss(*entries)

    assert text(channel, "pubDate") == "Mon, 09 Mar 2026 00:00:00 +0000"
    assert text(channel, "lastBuildDate") == "Tue, 10 Mar 2026 00:00:00 +0000"
    assert text(atom(*entries), "a:updated") == "2026-03-10T00:00:00+00:00"


def test_a_date_that_nobody_said_is_left_out_or_the_epoch():
    undated = entry(published=None)

    channel = rss(undated)
    feed = atom(undated)

    assert texts(channel, ".//pubDate") == texts(channel, "lastBuildDate") == []
    assert texts(feed, ".//a:published") == []
    assert texts(feed, ".//a:updated") == [EPOCH, EPOCH]


def test_a_feed_without_entries_is_a_feed_without_dates():
    channel = rss()
    feed = atom()

    assert texts(channel, "pubDate") == texts(channel, "lastBuildDate") == []
    assert text(feed, "a:updated") == EPOCH
    assert not feedparser.parse(rss_feed(CHANNEL, [])).bozo
    assert not feedparser.parse(atom_feed(CHANNEL, [])).bozo


@both_formats
def test_the_process_keeps_its_locale_while_a_feed_is_written(write, monkeypatch):
    monkeypatch.setattr(locale, "setlocale", partial(pytest.fail, "the locale was touched"))

    document = write(CHANNEL, [entry()])

    assert b"2026" in document


@both_formats
def test_writing_twice_gives_the_same_bytes(write):
    entries = [entry(authors=("Ann Oyster",), topics=("Science",), image_url=f"{PAGE}/a.png")]

    assert write(CHANNEL, entries) == write(CHANNEL, entries)
