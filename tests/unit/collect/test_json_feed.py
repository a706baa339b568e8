import json
from datetime import UTC, datetime

import pytest

from quietpress.article import Capture, Enclosure, Hints
from quietpress.collect.feeds import read_feed
from quietpress.collect.json_feed import parse_json_feed
from quietpress.errors import ArticleError, SourceError


def feed(*items: object, **fields: object) -> str:
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Daily  Tide"}
    return json.dumps({**head, **fields, "items": items})


def only(documents) -> Capture:
    (capture,) = documents
    assert isinstance(capture, Capture)
    return capture


def test_an_item_arrives_whole(file) -> None:
    item = {
        "id": 77,
        "url": "/harbour",
        "title": "Harbour\nwall",
        "content_html": "<p onclick='x()'>Grün</p>",
        "content_text": "Grün",
        "summary": "A much longer summary than the content is.",
        "date_published": "2026-03-14T09:30:00+01:00",
        "date_modified": "2026-03-15T08:30:00.25Z",
        "authors": [{"name": "Ada Marsh"}, {"url": "https://x.example"}, {"name": "Ada Marsh"}],
        "tags": ["Local", "Local", " "],
        "language": "en",
        "_extension": {"anything": [1]},
    }

    capture = only(read_feed(file(feed(item, home_page_url="https://tide.example"), "tide.json")))

    assert (capture.origin, capture.source) == ("tide.json#harbour-wall", "tide")
    assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
    assert capture.body == "<p onclick='x()'>Grün</p>".encode()
    assert capture.hints == Hints(
        guid="77",
        url="https://tide.example/harbour",
        title="Harbour wall",
        authors=("Ada Marsh",),
        published=datetime(2026, 3, 14, 8, 30, tzinfo=UTC),
        updated=datetime(2026, 3, 15, 8, 30, tzinfo=UTC),
        language="en",
        categories=("Local",),
        site_name="Daily Tide",
    )


def test_version_one_has_one_author(file) -> None:
    body = feed(
        {"id": "1", "content_text": "Text."},
        {"id": "2", "content_text": "Text.", "author": {"name": "Bo Quay"}},
        version="https://jsonfeed.org/version/1",
        author={"name": "Ada Marsh"},
    )

    assert [each.hints.authors for each in read_feed(file(body))] == [
        ("Ada Marsh",),
        ("Bo Quay",),
    ]


def test_text_stays_plain_and_a_summary_is_better_than_nothing(file) -> None:
    body = feed({"id": "1", "content_text": "1 < 2"}, {"id": "2", "summary": "2 < 3"})

    captures = list(read_feed(file(body)))

    assert [(each.media_type, each.body) for each in captures] == [
        ("text/plain", b"1 < 2"),
        ("text/plain", b"2 < 3"),
    ]


def test_html_without_an_address_resolves_against_the_feeds(file) -> None:
    body = feed({"id": "1", "content_html": "<p>"}, home_page_url='https://tide.example/?"')

    assert only(read_feed(file(body))).body == b'<base href="https://tide.example/?%22"><p>'


def test_a_broken_item_leaves_the_others(file) -> None:
    good = {"id": "1", "title": "Good", "content_text": "Text."}

    documents = list(
        read_feed(file(feed({"title": 5}, good, "text", {"id": "2", "title": "Bare"}), "t"))
    )

    assert {each.origin: type(each) for each in documents} == {
        "t#1": ArticleError,
        "t#good": Capture,
        "t#3": ArticleError,
        "t#bare": ArticleError,
    }
    assert "at `$.title`" in str(documents[0])


def test_the_newest_five_hundred_items_are_taken(file, caplog: pytest.LogCaptureFixture) -> None:
    items = [{"id": str(number), "content_text": "A text."} for number in range(503)]

    documents = list(read_feed(file(feed(*items, {"id": []}), "t.json")))

    assert len(documents) == 501  # with the error of the one that cannot be read
    assert "t.json: 3 older entries left out" in caplog.text


@pytest.mark.parametrize("date", ["yesterday", "", None, "0001-01-01T00:00:00+14:00"])
def test_a_date_that_is_none_is_left_out(file, date: str | None) -> None:
    body = feed({"id": "1", "content_text": "Text.", "date_published": date})

    assert only(read_feed(file(body))).hints.published is None


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        pytest.param(r"cut \ud83d", "cut \N{REPLACEMENT CHARACTER}", id="first half alone"),
        pytest.param(r"\uDE00 cut", "\N{REPLACEMENT CHARACTER} cut", id="second half alone"),
        pytest.param(r"\ud83d\uDE00", "\N{GRINNING FACE}", id="whole"),
        pytest.param(r"\\ud83d", r"\ud83d", id="no escape at all"),
    ],
)
def test_half_an_emoji_does_no_harm(file, escaped: str, text: str) -> None:
    body = feed({"id": "1", "content_text": "a?b"}).replace("a?b", escaped)

    assert only(read_feed(file(body))).body.decode() == text


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("{}", id="empty object"),
        pytest.param("[]", id="list"),
        pytest.param('{"version": "1", "items": []}', id="another version"),
        pytest.param('{"version": "https://jsonfeed.org/version/1.1"}', id="no items"),
        pytest.param("A text.", id="text"),
        pytest.param('{"version": ' + "[" * 100_000, id="nested without end"),
        pytest.param('{"items": ' + '{"a":' * 100_000, id="nested objects"),
        pytest.param(b"\xff\xfe", id="bytes"),
    ],
)
def test_a_document_that_is_no_json_feed_is_told(body: str | bytes) -> None:
    document = body.encode() if isinstance(body, str) else body

    with pytest.raises(SourceError, match=r"t\.json: it is no JSON Feed: "):
        parse_json_feed(document, "t.json")


def test_a_byte_order_mark_does_no_harm(file) -> None:
    body = feed({"id": "1", "content_text": "Text."}).encode("utf-8-sig")

    assert only(read_feed(file(body))).body == b"Text."


def test_attachments_are_taken_and_their_numbers_where_they_are_some() -> None:
    attachments = [
        {"url": "/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9, "duration_in_seconds": 8},
        {"url": "/2.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1e300},
        {"mime_type": "audio/mpeg"},
    ]
    item = {"id": "1", "url": "https://tide.example/1", "attachments": attachments}

    [entry] = parse_json_feed(feed(item).encode(), "tide.json").entries

    assert entry.hints.enclosures == (
        Enclosure(url="https://tide.example/1.mp3", media_type="audio/mpeg", length=9, duration=8),
        Enclosure(url="https://tide.example/2.mp3", media_type="audio/mpeg"),
    )
