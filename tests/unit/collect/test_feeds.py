"""A feed is read as what it is."""

import pytest

from quietpress.article import Hints
from quietpress.collect.entries import Entry
from quietpress.collect.feeds import parse_feed
from quietpress.errors import SourceError

JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", '
    b'"home_page_url": "https://tide.example/", "items": [{"id": "1", "content_text": "Ebb."}]}'
)
RSS = (
    b"<rss version='2.0'><channel><title>Tide</title><link>https://tide.example/</link>"
    b"<item><guid>1</guid><description>Ebb.</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(JSON, id="JSON"),
        pytest.param(b"\xef\xbb\xbf\n" + JSON, id="JSON behind a byte order mark"),
        pytest.param(RSS, id="XML"),
        pytest.param(b"\n " + RSS, id="XML behind space"),
        pytest.param(RSS.decode().encode("utf-16"), id="XML in UTF-16"),
    ],
)
def test_a_feed_of_any_format_has_the_same_parts(body: bytes) -> None:
    feed = parse_feed(body, "tide")

    assert (feed.title, feed.home) == ("Tide", "https://tide.example/")
    assert [(entry.hints.guid, entry.document) for entry in feed.entries] == [("1", b"Ebb.")]


def item(guid: str, link: str = "", title: str = "Tide") -> str:
    link = link and f"<link>https://tide.example/{link}</link>"
    return f"<item><guid>{guid}</guid>{link}<title>{title}</title></item>"


@pytest.mark.parametrize(
    ("items", "guids"),
    [
        pytest.param([item("site", "1"), item("site", "2")], ["", ""], id="of the site"),
        pytest.param(
            [item("site", "1"), item("own", "2"), item("site", "3")],
            ["", "own", ""],
            id="of the site, and one of its own",
        ),
        pytest.param(
            [item("site", title="Ebb"), item("site", title="Flood")], ["", ""], id="without links"
        ),
        pytest.param([item("a", "1"), item("b", "1")], ["a", "b"], id="one link, and two ids"),
        pytest.param(
            [item("a", "1", "Corrected"), item("a", "1?utm_source=rss")],
            ["a", "a"],
            id="an entry twice",
        ),
    ],
)
def test_an_id_that_several_entries_have_is_none(items: list[str], guids: list[str]) -> None:
    body = f"<rss version='2.0'><channel><title>Tide</title>{''.join(items)}</channel></rss>"

    feed = parse_feed(body.encode(), "tide")

    assert [entry.hints.guid for entry in feed.entries] == guids


@pytest.mark.parametrize(
    "begin", ["<!DOCTYPE html><html>", "\n<html lang=en>", "\ufeff<?xml version='1.0'?><HTML>"]
)
def test_a_web_page_is_told_apart(begin: str) -> None:
    with pytest.raises(SourceError, match="this is a web page; give its feed"):
        parse_feed(f"{begin}<body><p>Ebb & flow</p>".encode(), "tide")


@pytest.mark.parametrize(
    ("declared", "body", "title"),
    [
        pytest.param("", "Flöße".encode(), "Flöße", id="UTF-8, whatever the server says"),
        pytest.param("", "Flöße".encode("cp1252"), "Flöße", id="as the server says"),
        pytest.param(
            "<?xml version='1.0' encoding='iso-8859-2'?>",
            "Łódź".encode("iso-8859-2"),
            "Łódź",
            id="as the document says",
        ),
    ],
)
def test_a_document_knows_its_encoding_better_than_its_server(
    declared: str, body: bytes, title: str
) -> None:
    parts = (declared.encode(), b"<rss version='2.0'><channel><title>", body, b"</title></channel>")

    feed = parse_feed(b"".join((*parts, b"</rss>")), "tide", charset="windows-1252")

    assert feed.title == title


@pytest.mark.parametrize(
    ("media_type", "html"),
    [
        ("text/html", "<b>Ebb</b>\n\nflow"),
        ("text/plain", "<p>&lt;b&gt;Ebb&lt;/b&gt;</p><p>flow</p>"),
    ],
)
def test_the_text_of_an_entry_is_html_whatever_it_was(media_type, html: str) -> None:
    entry = Entry(hints=Hints(), text="<b>Ebb</b>\n\nflow", media_type=media_type)

    assert entry.html == html
