"""Where a page says that its feed is, and where it usually is."""

from quietpress.collect.discovery import stated_feeds, usual_feeds
from quietpress.collect.markup import read_markup


def stated(head: str) -> list[str]:
    page = f"<!doctype html><head>{head}</head><body></body>"
    return stated_feeds(read_markup(page.encode(), "https://tide.example/news/"))


def test_feeds_are_found_whatever_the_case_and_the_order_of_attributes() -> None:
    head = """
        <link REL="Alternate" TYPE="application/RSS+xml; charset=utf-8" HREF="/rss">
        <link href="atom.xml" type="application/atom+xml" rel="alternate home">
        <link rel="alternate" type="application/feed+json" href="https://cdn.example/f.json">"""

    assert stated(head) == [
        "https://tide.example/rss",
        "https://tide.example/news/atom.xml",
        "https://cdn.example/f.json",
    ]


def test_what_is_no_feed_is_left_out() -> None:
    head = """
        <link rel="alternate" hreflang="de" href="/de/">
        <link rel="alternate" type="text/html" href="/m/">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
        <link rel="stylesheet" type="text/xml" href="/style.xml">"""

    assert stated(head) == []


def test_feeds_of_comments_come_last_and_each_feed_once() -> None:
    head = """
        <link rel="alternate" type="application/rss+xml" href="/comments/feed">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/talk">
        <link rel="alternate" type="application/rss+xml" href="/feed">
        <link rel="alternate" type="text/xml" href="/feed">"""

    assert stated(head) == [
        "https://tide.example/feed",
        "https://tide.example/comments/feed",
        "https://tide.example/talk",
    ]


def test_the_base_of_a_page_counts() -> None:
    head = "<base href='/blog/'><link rel=alternate type=application/rss+xml href=feed>"

    assert stated(head) == ["https://tide.example/blog/feed"]


def test_usual_places_are_below_the_page_and_at_the_root() -> None:
    places = usual_feeds("https://tide.example/blog?x=1")

    assert places[:3] == [
        "https://tide.example/blog/feed",
        "https://tide.example/feed",
        "https://tide.example/rss.xml",
    ]
    assert usual_feeds("https://tide.example/")[0] == "https://tide.example/feed"
