"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..words import Words
from .json_item import stated
from .made import MadeEntry
from .records import Channel, clean_channel

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel, entries: Sequence[MadeEntry]) -> bytes:
    """Return the feed as a JSON Feed 1.1 document in UTF-8, entries in the order given.

    An item without content has its summary or title as `content_text`, because
    one of the two is required. `external_url` leads to the original article
    where `url` does not. A date that nobody said is left out.

    Args:
        channel: what the feed says of itself.
        entries: those that it has.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    document = {
        "version": _VERSION,
        "title": channel.title,
        "user_comment": _comment(channel),
        **stated(
            home_page_url=channel.page_url,
            feed_url=channel.json_url,
            description=channel.description,
            icon=channel.icon_url,
            hubs=[{"type": "WebSub", "url": channel.hub_url}] if channel.hub_url else [],
            language=channel.language,
        ),
        "items": [msgspec.Raw(entry.in_json()) for entry in entries],
    }
    # In lines, so that what compares two versions of a feed has something to compare.
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _comment(channel: Channel) -> str:
    """Return a word to whoever opens the feed in a browser; no stylesheet reaches JSON."""
    return Words(channel.language).gettext(
        "This is a web feed. To read it, copy the address of this page into a feed reader that "
        "knows JSON Feed, or open home_page_url in a browser."
    )
