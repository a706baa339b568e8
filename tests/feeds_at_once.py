"""Feeds of entries that nobody has made before, in the language of the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quietpress.publish import feeds
from quietpress.publish.feeds import Channel, Entry, MadeEntry, make_entry
from quietpress.publish.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable


def atom_feed(channel: Channel, entries: Iterable[Entry]) -> bytes:
    return feeds.atom_feed(channel, _made(channel, entries))


def rss_feed(channel: Channel, entries: Iterable[Entry]) -> bytes:
    return feeds.rss_feed(channel, _made(channel, entries))


def json_feed(channel: Channel, entries: Iterable[Entry]) -> bytes:
    return feeds.json_feed(channel, _made(channel, entries))


def _made(channel: Channel, entries: Iterable[Entry]) -> list[MadeEntry]:
    words = Words(channel.language)
    return [make_entry(entry, words) for entry in entries]
