"""Lists of feeds come from other readers, with folders and in many shapes."""

import pytest

from quietpress.collect.subscriptions import read_opml
from quietpress.errors import SourceError
from quietpress.sources_file import Addition


def opml(body: str) -> bytes:
    return (
        f"<opml version='2.0'><head><title>Mine</title></head><body>{body}</body></opml>".encode()
    )


def test_folders_become_topics() -> None:
    body = opml("""
        <outline text="Sea"><outline type="rss" text="Daily Tide" title="The Daily Tide"
            xmlUrl="https://tide.example/feed" htmlUrl="https://tide.example/"/></outline>
        <outline text="Herald" xmlUrl="https://herald.example/rss"/>""")

    assert read_opml(body, "mine.opml") == [
        Addition(
            title="The Daily Tide",
            feed="https://tide.example/feed",
            url="https://tide.example/",
            topics=("Sea",),
        ),
        Addition(title="Herald", feed="https://herald.example/rss"),
    ]


def test_a_feed_in_two_folders_is_one_source_of_two_topics() -> None:
    feed = '<outline text="Tide" xmlurl="{}://tide.example/feed"/>'
    body = opml(
        f'<outline text="Sea">{feed.format("http")}</outline>'
        f'<outline text="Coast"><outline text="North">{feed.format("https")}</outline></outline>'
    )

    (addition,) = read_opml(body, "mine.opml")

    assert addition.topics == ("Sea", "North")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param(b"", "no XML", id="empty"),
        pytest.param(b"<rss/>", "no OPML", id="a feed"),
        pytest.param(opml("<outline text='Sea'/>"), "no feed in it", id="no feed"),
        pytest.param(
            opml("<outline text='x' xmlUrl='file:///etc/passwd'/>"), "no feed in it", id="a file"
        ),
        pytest.param(b"<opml>" + b" " * 10_000_001, "larger than 10 MB", id="too large"),
        pytest.param(
            opml("".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(5001))),
            "more than 5000 feeds",
            id="too many",
        ),
        pytest.param(
            b"<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + opml("&a;"),
            "no feed in it",
            id="entity of a file",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_told(body: bytes, problem: str) -> None:
    with pytest.raises(SourceError, match=f"^mine.opml: .*{problem}"):
        read_opml(body, "mine.opml")
