"""Rules of JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

import msgspec

from .feed_format import FeedEntry, Format, as_parsed
from .rule import Rule, not_absolute, quoted, repeated

_VERSION = "https://jsonfeed.org/version/1.1"


class _Attachment(msgspec.Struct):
    url: str = ""
    mime_type: str = ""


class _Identified(msgspec.Struct):
    """What tells one item from another."""

    id: str = ""


class _Item(_Identified):
    """An item; None: it has no such member."""

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


class Members(msgspec.Struct, kw_only=True):
    """The members of a feed that rules ask for; others are let pass, as the format says."""

    items: list[msgspec.Raw]  # as they are written
    version: str = ""
    title: str = ""
    home_page_url: str | None = None
    feed_url: str | None = None
    icon: str | None = None


class JsonFeed(msgspec.Struct, frozen=True):
    """A feed, with those of its items that are to be looked at."""

    members: Members
    items: list[_Item]
    ids: list[str]  # of all items


_MEMBERS = msgspec.json.Decoder(Members)
_ITEM = msgspec.json.Decoder(_Item)
_IDENTIFIED = msgspec.json.Decoder(_Identified)


def read_members(body: bytes) -> Members:
    """Return a feed with its items as they are written.

    Raises:
        ValueError: it is no JSON, no feed, or a member is of another type than it has to be.
    """
    try:
        return _MEMBERS.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def read_json_feed(members: Members, known: Collection[bytes] = ()) -> JsonFeed:
    """Return a feed without some items.

    Args:
        members: of the feed.
        known: items, as they are written, that need not be looked at.

    Raises:
        ValueError: a member of an item is of another type than it has to be.
    """
    try:
        return JsonFeed(
            members,
            [_ITEM.decode(item) for item in members.items if bytes(item) not in known],
            [_IDENTIFIED.decode(item).id for item in members.items],
        )
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def items_in_both(one: Members, other: Members) -> set[bytes]:
    """Return the items that stand in two feeds, letter by letter."""
    return {*map(bytes, one.items)}.intersection(map(bytes, other.items))


def required_members(feed: JsonFeed) -> Iterator[str]:
    if feed.members.version != _VERSION:
        yield f"version is {quoted(feed.members.version)}"
    if not feed.members.title:
        yield "the feed has no title"
    for item in feed.items:
        if not item.id:
            yield f"the item {quoted(item.title)} has no id"
        if item.content_html is None and item.content_text is None:
            yield f"the item {quoted(item.title)} has no content"


def links(feed: JsonFeed) -> Iterator[str]:
    yield from not_absolute((feed.members.home_page_url, feed.members.feed_url))
    for item in feed.items:
        given = (item.url, item.external_url, item.image, item.banner_image)
        yield from not_absolute(address for address in given if address is not None)
        yield from not_absolute(file.url for file in item.attachments)


def unique_ids(feed: JsonFeed) -> Iterator[str]:
    yield from repeated(feed.ids)


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
    yield from filter(None, (feed.members.home_page_url, feed.members.feed_url, feed.members.icon))
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
