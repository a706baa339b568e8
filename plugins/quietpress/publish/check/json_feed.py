"""Rules of JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from .feed_format import FeedEntry, Format, as_parsed
from .rule import Rule, not_absolute, quoted, repeated

_VERSION = "https://jsonfeed.org/version/1.1"


class _Attachment(msgspec.Struct):
    url: str = ""
    mime_type: str = ""


class _Item(msgspec.Struct):
    """An item; None: it has no such member."""

    id: str = ""
    url: str | None = None
    external_url: str | None = None
    image: str | None = None
    banner_image: str | None = None
    title: str = ""
    content_html: str | None = None
    content_text: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    attachments: list[_Attachment] = []


class JsonFeed(msgspec.Struct):
    """The members of a feed that rules ask for; others are let pass, as the format says."""

    items: list[_Item]
    version: str = ""
    title: str = ""
    home_page_url: str | None = None
    feed_url: str | None = None
    icon: str | None = None


def read_json_feed(body: bytes) -> JsonFeed:
    """Return a feed.

    Raises:
        ValueError: it is no JSON, no feed, or a member is of another type than it has to be.
    """
    try:
        return msgspec.json.decode(body, type=JsonFeed)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def required_members(feed: JsonFeed) -> Iterator[str]:
    if feed.version != _VERSION:
        yield f"version is {quoted(feed.version)}"
    if not feed.title:
        yield "the feed has no title"
    for item in feed.items:
        if not item.id:
            yield f"the item {quoted(item.title)} has no id"
        if item.content_html is None and item.content_text is None:
            yield f"the item {quoted(item.title)} has no content"


def links(feed: JsonFeed) -> Iterator[str]:
    yield from not_absolute((feed.home_page_url, feed.feed_url))
    for item in feed.items:
        given = (item.url, item.external_url, item.image, item.banner_image)
        yield from not_absolute(address for address in given if address is not None)
        yield from not_absolute(file.url for file in item.attachments)


def unique_ids(feed: JsonFeed) -> Iterator[str]:
    yield from repeated(item.id for item in feed.items)


def dates(feed: JsonFeed) -> Iterator[str]:
    for item in feed.items:
        for date in (item.date_published, item.date_modified):
            if date is not None and not _is_date(date):
                yield f"{quoted(date)} is no date and time with an offset"


def attachments(feed: JsonFeed) -> Iterator[str]:
    for item in feed.items:
        for file in item.attachments:
            if not file.mime_type:
                yield f"the attachment {quoted(file.url)} has no mime_type"


JSON_RULES = (
    Rule("JSON Feed 1.1, Top-level and Items", required_members),
    Rule("JSON Feed 1.1, Top-level and Items", links),
    Rule("JSON Feed 1.1, Items, id", unique_ids),
    Rule("JSON Feed 1.1, Items (RFC 3339)", dates),
    Rule("JSON Feed 1.1, Attachments", attachments),
)


def _entries(feed: JsonFeed) -> Iterator[FeedEntry]:
    for item in feed.items:
        yield FeedEntry(
            guid=item.id,
            url=item.url or "",
            html=item.content_html or "",
            title=item.title,
            updated=item.date_modified or "",
        )


def _addresses(feed: JsonFeed) -> Iterator[str]:
    yield from filter(None, (feed.home_page_url, feed.feed_url, feed.icon))
    for item in feed.items:
        yield from filter(None, (item.url, item.image))


JSON = Format(
    name="feeds", read=as_parsed, rules=JSON_RULES, addresses=_addresses, entries=_entries
)


def _is_date(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
