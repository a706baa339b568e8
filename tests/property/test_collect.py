"""Whatever lies in the folder, it gives captures, or errors that say what is wrong."""

import tempfile
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietpress.article import Capture
from quietpress.collect import find_files, read_file
from quietpress.errors import ArticleError, SourceError

SUFFIXES = ".html .htm .xhtml .txt .eml .mhtml .mht .xml .rss .atom .rdf .json .toml .pdf".split()

# Files are written and read, which takes as long as the machine lets it.
unhurried = settings(deadline=None)

# Words that the formats are made of, so that what is drawn gets past the first check.
PIECES = {
    "mail": b"From: |Subject: |Date: |Message-ID: <|List-Id: |=?utf-8?q?|=?utf-8?b?|?=|\r\n|\n|"
    b"Content-Type: |multipart/mixed; boundary=b|multipart/related; start=|text/html|text/plain|"
    b"; charset=|; charset*=utf-8''|; format=flowed|\n--b\n|\n--b--|message/rfc822|image/png|"
    b"Content-Transfer-Encoding: |base64|quoted-printable|x-uuencode|Content-ID: <|>|"
    b'Content-Location: |http://[|https://a.example/|Content-Disposition: attachment|\xff|=|\0|(|"',
    "feed": b"<rss version='2.0'>|<channel>|<item>|</item>|<title>|</title>|<link>|</link>|<guid>|"
    b"<pubDate>|2026-03-14|</pubDate>|<description>|</description>|<content type='xhtml'>|"
    b"</content>|<feed xmlns='http://www.w3.org/2005/Atom'>|<entry>|</entry>|<author>|</author>|"
    b"<name>|<category|term='x'|/>|>|<![CDATA[|]]>|&amp;|&nbsp;|&|<!DOCTYPE|[<!ENTITY a 'b'>]>|&a;|"
    b"<source url='x'>|<image>|<textInput>|<svg>|<media:content>|<media:credit>|<itunes:image>|"
    b"<itunes:author>|<dc:creator>|<geo:lat>|<georss:point>|xml:base='http://['|xml:lang=''|"
    b"<psc:chapters>|\xff|<contributor>|<email>|<url>|<width>|<cloud/>|<generator/>|<expirationDate>",
    "json": b'{|}|[|]|,|:|"version":"https://jsonfeed.org/version/1"|"items":[|"id":1|'
    b'"content_html":"<p>"|"date_published":"2026"|"authors":[|"name":null|1e999|null|\\ud800|"|\xff',
    "toml": b"title = |url = |published = |2026-03-14|authors = |[|]|'x'|\n|\"https://a.example\"|5",
    "page": b"<!-- saved from url=(9)|https://a.example|http://[| -->|<!--|Mirrored from |"
    b" by HTTrack|Page saved with SingleFile url: |\xff\xfe|\0",
}


# In the fields of a feed that is whole otherwise, which gets past every check.
FIELDS = "title link ttl guid author pubDate description category comments".split()
ODDITIES = (
    "&#xD83D;|&#xDE42;|&#11;|&#0;|&#x110000;|&|&eacute;|<|<b>|</item>|<![CDATA[|]]>|<!--|<?php|"
    '<x:y>|"|\0|\x0b|9|https://tide.example/'
)


def documents(content: bytes, suffix: str, side: bytes | None = None) -> Sequence[object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "tide" / f"a{suffix}"
        path.parent.mkdir()
        path.write_bytes(content)
        if side is not None:
            path.with_name(f"{path.name}.toml").write_bytes(side)
        assert path in find_files(folder)
        try:
            return list(read_file(path, folder))
        except SourceError as error:
            return [error]


def check(found: Sequence[object]) -> None:
    for document in found:
        assert isinstance(document, Capture | ArticleError | SourceError)
        if not isinstance(document, Capture):
            assert str(document).startswith("tide/a")
            continue
        assert document.origin.startswith("tide/a")
        assert document.source == "tide"
        assert not document.hints.url or document.hints.url.startswith(("https://", "http://"))
        for time in (document.captured, document.hints.published, document.hints.updated):
            assert time is None or (time.tzinfo is UTC and time.microsecond == 0)
        for text in (document.hints.title, *document.hints.authors, *document.hints.categories):
            assert text == " ".join(text.split())


@pytest.mark.parametrize("suffix", SUFFIXES)
@unhurried
@given(content=st.binary(max_size=400))
def test_any_bytes_give_captures_or_errors_of_ours(suffix: str, content: bytes) -> None:
    check(documents(content, suffix))


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [(".eml", "mail"), (".mht", "mail"), (".xml", "feed"), (".json", "json"), (".html", "page")],
)
@unhurried
@given(data=st.data())
def test_any_pieces_of_a_format_give_captures_or_errors_of_ours(
    suffix: str, kind: str, data: st.DataObject
) -> None:
    pieces = st.lists(st.sampled_from(PIECES[kind].split(b"|")) | st.binary(max_size=3))

    check(documents(b"".join(data.draw(pieces)), suffix))


@unhurried
@given(fields=st.fixed_dictionaries(dict.fromkeys(FIELDS, st.sampled_from(ODDITIES.split("|")))))
def test_any_oddity_in_the_fields_of_a_feed_gives_captures_or_errors_of_ours(
    fields: dict[str, str],
) -> None:
    item = "".join(f"<{name}>It {oddity} rained</{name}>" for name, oddity in fields.items())
    feed = f"<rss version='2.0'><channel><title>Tide</title><item>{item}</item></channel></rss>"

    check(documents(feed.encode(), ".xml"))


@unhurried
@given(pieces=st.lists(st.sampled_from(PIECES["toml"].split(b"|")) | st.binary(max_size=3)))
def test_any_side_file_is_taken_or_refused(pieces: list[bytes]) -> None:
    check(documents(b"Text.", ".txt", b"".join(pieces)))


@unhurried
@given(content=st.lists(st.sampled_from(PIECES["feed"].split(b"|"))).map(b"".join))
def test_the_same_file_gives_the_same_captures(content: bytes) -> None:
    first, second = documents(content, ".xml"), documents(content, ".xml")

    assert [vars_of(each) for each in first] == [vars_of(each) for each in second]


def vars_of(document: object) -> object:
    if isinstance(document, Capture):
        return document.origin, document.body, document.hints
    return str(document)
