"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from ...article import Enclosure
from ..words import Words
from .records import Channel, Entry, categories, changes, clean_channel, clean_entry

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel, entries: Sequence[Entry]) -> bytes:
    """Return the feed as a JSON Feed 1.1 document in UTF-8, entries in the order given.

    An item without content has its summary or title as `content_text`, because
    one of the two is required. `external_url` leads to the original article
    where `url` does not. A date that nobody said is left out.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    document = {
        "version": _VERSION,
        "title": channel.title,
        "user_comment": _comment(channel),
        **_stated(
            home_page_url=channel.page_url,
            feed_url=channel.json_url,
            description=channel.description,
            icon=channel.icon_url,
            hubs=[{"type": "WebSub", "url": channel.hub_url}] if channel.hub_url else [],
            language=channel.language,
        ),
        "items": [_item(clean_entry(entry)) for entry in entries],
    }
    # A line an item, so that what compares two versions of a feed has lines to compare.
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _comment(channel: Channel) -> str:
    """Return a word to whoever opens the feed in a browser; no stylesheet reaches JSON."""
    return Words(channel.language).gettext(
        "This is a web feed. To read it, copy the address of this page into a feed reader that "
        "knows JSON Feed, or open home_page_url in a browser."
    )


def _item(entry: Entry) -> dict[str, Any]:
    article = entry.article
    published = article.published
    changed = next(changes([article]), None)
    return {
        "id": article.guid,
        **_stated(
            url=entry.url,
            external_url=article.url if article.url != entry.url else "",
            title=article.title,
        ),
        **(
            {"content_html": entry.html}
            if entry.html
            else {"content_text": article.summary or article.title}
        ),
        **_stated(
            summary=article.summary,
            image=entry.image_url,
            date_published=published and published.isoformat(),
            date_modified=changed and changed.isoformat(),
            authors=_authors(article.authors),
            tags=[category["term"] for category in categories(entry)],
            language=article.language,
            attachments=[_attachment(file) for file in article.enclosures],
        ),
    }


def _attachment(file: Enclosure) -> dict[str, object]:
    return {
        "url": file.url,
        "mime_type": file.media_type,
        **_stated(size_in_bytes=file.length, duration_in_seconds=file.duration),
    }


def _authors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def _stated(**members: object) -> dict[str, object]:
    """Return what is known; the format has no words for what is not."""
    return {name: value for name, value in members.items() if value}
