"""Whatever an article says, every feed is valid and gives it back."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds_at_once import atom_feed, json_feed, rss_feed
from quietpress.article import Article, Image
from quietpress.publish.feeds import Channel, Entry

NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}

characters = st.one_of(
    st.characters(),
    st.characters(categories=["Cc", "Cs"]),
    st.sampled_from("<>&;#]!['\"\ufffe\uffff\u2028"),
)
texts = st.text(characters, max_size=30)
many_texts = st.lists(texts, max_size=4).map(tuple)
# RFC 5322, section 3.3: the year of an RSS date is 1900 or later.
dates = st.none() | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # given by timezones
channels = st.builds(
    Channel,
    name=st.just("science"),
    title=texts,
    description=texts,
    page_url=st.just("https://paper.example/science"),
    rss_url=st.just("https://paper.example/feeds/science.xml"),
    atom_url=st.just("https://paper.example/feeds/science.atom.xml"),
    json_url=st.just("https://paper.example/feeds/science.json"),
    language=st.sampled_from(["", "en", "pt-BR"]),
)
articles = st.builds(
    Article,
    guid=st.uuids().map(lambda uuid: uuid.urn),
    url=st.sampled_from(["", "https://tide.example/a?b=c&d", "https://bücher.example/für"]) | texts,
    title=texts,
    html=st.just(""),
    site_name=texts,
    authors=many_texts,
    published=dates,
    updated=dates,
    language=st.sampled_from(["", "ar", "zh-Hans"]),
    categories=many_texts,
    summary=texts,
    image=st.none() | st.builds(Image, url=st.just("x"), width=st.none() | st.integers(0, 9999)),
)
entries = st.builds(
    Entry,
    article=articles,
    url=st.uuids().map(lambda uuid: f"https://paper.example/{uuid}"),
    html=texts,
    image_url=st.sampled_from(["", "https://paper.example/media/a.png"]) | texts,
    topics=many_texts,
)
editions = st.lists(entries, max_size=3, unique_by=lambda entry: entry.article.guid)


def legal(text):
    """The text without what XML forbids and without controls that are no white space."""
    return "".join(
        character
        for character in text
        if character in "\t\n\r\x85"
        or (unicodedata.category(character) not in {"Cc", "Cs"} and character not in "\ufffe\uffff")
    )


def line(text):
    return " ".join(legal(text).split())


def lines(many):
    return [line(text) for text in many if line(text)]


def found(element, path):
    return [child.text or "" for child in element.findall(path, NAMESPACES)]


def dates_of(edition):
    articles = [entry.article for entry in edition]
    stated = [date for article in articles for date in (article.published, article.updated) if date]
    return {date.replace(microsecond=0) for date in stated}


def check_rss(channel):
    """What RSS 2.0 demands of every channel and item."""
    for name in ("title", "link", "description"):
        [value] = found(channel, name)
        assert value
    assert [link.get("rel") for link in channel.findall("a:link", NAMESPACES)] == ["self"]
    for item in channel.findall("item"):
        assert all(found(item, name) for name in ("title", "link", "description", "guid"))
        assert len({child.tag for child in item} & {"author", "enclosure", "source"}) == 0
        assert item.find("guid").get("isPermaLink") == "false"


def check_atom(feed):
    """What RFC 4287, sections 4.1.1 and 4.1.2, demands of every feed and entry."""
    for element in (feed, *feed.findall("a:entry", NAMESPACES)):
        for name in ("id", "title", "updated"):
            [value] = found(element, f"a:{name}")
            assert value
        assert all(found(element, "a:author/a:name") or found(feed, "a:author/a:name"))
        relations = [link.get("rel") for link in element.findall("a:link", NAMESPACES)]
        assert relations.count("alternate") == 1
        assert len(set(relations)) == len(relations)
        assert len(found(element, "a:content")) <= 1
        assert len(found(element, "a:summary")) <= 1


@given(channels, editions)
def test_every_article_comes_back_from_rss(channel, edition):
    document = rss_feed(channel, edition)

    root = etree.fromstring(document)
    items = root.findall("channel/item")

    check_rss(root.find("channel"))
    for entry, item in zip(edition, items, strict=True):
        article = entry.article
        assert found(item, "guid") == [article.guid]
        assert found(item, "link") == [entry.url]
        [title] = found(item, "title")
        assert line(article.title) in ("", title)
        assert unescape(item.findtext("description")) == (line(article.summary) or title)
        assert found(item, "content:encoded") == [legal(entry.html)] * bool(legal(entry.html))
        assert found(item, "dc:creator") == lines(article.authors)
        assert found(item, "category")[: len(lines(entry.topics))] == lines(entry.topics)
    written = {parsedate_to_datetime(date) for date in found(root, ".//pubDate")}
    written |= {parsedate_to_datetime(date) for date in found(root, ".//lastBuildDate")}
    assert written <= dates_of(edition)


@given(channels, editions)
def test_every_article_comes_back_from_atom(channel, edition):
    document = atom_feed(channel, edition)

    root = etree.fromstring(document)
    elements = root.findall("a:entry", NAMESPACES)

    check_atom(root)
    for entry, element in zip(edition, elements, strict=True):
        article = entry.article
        assert found(element, "a:id") == [article.guid]
        [title] = found(element, "a:title")
        assert line(article.title) in ("", title)
        assert found(element, "a:summary") == lines([article.summary])
        assert found(element, "a:content") == [legal(entry.html)] * bool(legal(entry.html))
        assert found(element, "a:author/a:name") == lines(article.authors)
        terms = [c.get("term") for c in element.findall("a:category", NAMESPACES)]
        assert terms[: len(lines(entry.topics))] == lines(entry.topics)
    written = {datetime.fromisoformat(date) for date in found(root, ".//a:published")}
    written |= {datetime.fromisoformat(date) for date in found(root, ".//a:updated")}
    assert written <= dates_of(edition) | {datetime(1970, 1, 1, tzinfo=UTC)}


@given(channels, editions)
def test_every_article_comes_back_from_json_feed(channel, edition):
    document = json.loads(json_feed(channel, edition))

    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["title"] == (line(channel.title) or "science")
    for entry, item in zip(edition, document["items"], strict=True):
        article = entry.article
        assert item["id"] == article.guid
        assert item["url"] == entry.url
        assert line(article.title) in ("", item["title"])
        assert item.get("summary", "") == line(article.summary)
        assert item.get("content_html", "") == legal(entry.html)
        assert ("content_html" in item) != ("content_text" in item)
        assert [author["name"] for author in item.get("authors", [])] == lines(article.authors)
        assert item.get("tags", [])[: len(lines(entry.topics))] == lines(entry.topics)
    stated = {
        datetime.fromisoformat(item[name])
        for item in document["items"]
        for name in ("date_published", "date_modified")
        if name in item
    }
    assert stated <= dates_of(edition)


@given(channels, editions)
def test_a_reader_finds_every_entry_under_the_same_id_in_every_format(channel, edition):
    from_rss = feedparser.parse(rss_feed(channel, edition))
    from_atom = feedparser.parse(atom_feed(channel, edition))
    from_json = json.loads(json_feed(channel, edition))

    assert not from_rss.bozo
    assert not from_atom.bozo
    ids = [entry.article.guid for entry in edition]
    assert [entry.id for entry in from_rss.entries] == ids
    assert [entry.id for entry in from_atom.entries] == ids
    assert [item["id"] for item in from_json["items"]] == ids


@given(channels, editions)
def test_the_same_edition_gives_the_same_bytes(channel, edition):
    assert rss_feed(channel, edition) == rss_feed(channel, edition)
    assert atom_feed(channel, edition) == atom_feed(channel, edition)
    assert json_feed(channel, edition) == json_feed(channel, edition)
