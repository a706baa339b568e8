"""A feed is read as what it is."""

import pytest

from quietpress.collect.feeds import parse_feed

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
