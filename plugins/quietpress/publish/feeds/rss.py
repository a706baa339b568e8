"""RSS 2.0 (https://www.rssboard.org/rss-specification), written by feedgen."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime

from .generator import new_generator
from .lines import with_lines
from .made import MadeEntry
from .notice import with_items
from .records import Channel, clean_channel
from .repairs import RSS_NAMESPACES


def rss_feed(channel: Channel, entries: Sequence[MadeEntry]) -> bytes:
    """Return the feed as an RSS 2.0 document, entries in the order given.

    `content:encoded` holds the main content and `description` the summary,
    both as HTML (RSS Best Practices Profile, "description"), so the
    summary's `<` and `&` are escaped twice. Authors are `dc:creator`, because
    readers show the address that `author` asks for; the publisher and the
    original address are `dc:publisher` and `dc:source`, and `source` is the
    publisher's feed where that is known. Readers take one enclosure: it is the
    first; the others are `media:content`. A length that nobody said is 0
    (RSS Best Practices Profile, "enclosure"), a date is left out.

    Args:
        channel: what the feed says of itself.
        entries: those that it has.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    generator = new_generator(channel, channel.rss_url, "application/rss+xml")
    generator.namespaces.wanted = RSS_NAMESPACES
    generator.description(channel.description or channel.title)  # the format requires one
    if channel.ttl:
        generator.ttl(channel.ttl)
    if published := [entry.published for entry in entries if entry.published]:
        generator.rss_dates.wanted["pubDate"] = format_datetime(max(published))
    if changed := [entry.changed for entry in entries if entry.changed]:
        generator.rss_dates.wanted["lastBuildDate"] = format_datetime(max(changed))
    notices = (entry.notice for entry in entries)
    document = with_items(generator.rss_str(pretty=True), notices)
    return with_lines(document, b"  </channel>", (entry.in_rss() for entry in entries))
