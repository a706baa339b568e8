"""Rules of JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from .feed_format import FeedEntry, Format, as_parsed
from .rule import Rule, not_absolute, quoted, repeated

_VERSION = "https://jsonfeed.org/version/1.1"
_ADDRESSES = ("url", "external_url", "image", "banner_image")


def required_members(feed: dict[str, Any]) -> Iterator[str]:
    if feed.get("version") != _VERSION:
        yield f"version is {quoted(feed.get('version'))}"
    if not feed.get("title"):
        yield "the feed has no title"
    for item in feed["items"]:
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield f"the item {quoted(item.get('title'))} has no id that is a text"
        if not {"content_html", "content_text"} & item.keys():
            yield f"the item {quoted(item.get('title'))} has no content"


def links(feed: dict[str, Any]) -> Iterator[str]:
    yield from not_absolute(feed.get(name) for name in ("home_page_url", "feed_url"))
    for item in feed["items"]:
        yield from not_absolute(item[name] for name in _ADDRESSES if name in item)
        yield from not_absolute(file.get("url") for file in item.get("attachments", ()))


def unique_ids(feed: dict[str, Any]) -> Iterator[str]:
    yield from repeated(item.get("id") for item in feed["items"])


def dates(feed: dict[str, Any]) -> Iterator[str]:
    for item in feed["items"]:
        for name in ("date_published", "date_modified"):
            if name in item and not _is_date(item[name]):
                yield f"{quoted(item[name])} is no date and time with an offset"


def attachments(feed: dict[str, Any]) -> Iterator[str]:
    for item in feed["items"]:
        for file in item.get("attachments", ()):
            if not file.get("mime_type"):
                yield f"the attachment {quoted(file.get('url'))} has no mime_type"


JSON_RULES = (
    Rule("JSON Feed 1.1, Top-level and Items", required_members),
    Rule("JSON Feed 1.1, Top-level and Items", links),
    Rule("JSON Feed 1.1, Items, id", unique_ids),
    Rule("JSON Feed 1.1, Items (RFC 3339)", dates),
    Rule("JSON Feed 1.1, Attachments", attachments),
)


def _entries(feed: dict[str, Any]) -> Iterator[FeedEntry]:
    for item in feed["items"]:
        yield FeedEntry(
            guid=str(item.get("id", "")),
            url=str(item.get("url", "")),
            html=str(item.get("content_html", "")),
            title=str(item.get("title", "")),
            updated=str(item.get("date_modified", "")),
        )


def _addresses(feed: dict[str, Any]) -> Iterator[str]:
    for name in ("home_page_url", "feed_url", "icon"):
        yield str(feed.get(name, ""))
    for item in feed["items"]:
        for name in ("url", "image"):
            yield str(item.get(name, ""))


JSON = Format(
    name="feeds", read=as_parsed, rules=JSON_RULES, addresses=_addresses, entries=_entries
)


def _is_date(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
