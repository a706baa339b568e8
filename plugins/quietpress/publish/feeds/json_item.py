"""An entry as an item of JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ...article import Enclosure
from .facts import CONTENT
from .records import Entry, categories, changes


def json_item(entry: Entry) -> bytes:
    """Return the item of a JSON Feed that an entry is; `CONTENT` is its content.

    Args:
        entry: cleaned.
    """
    article = entry.article
    published = article.published
    changed = next(changes([article]), None)
    item = {
        "id": article.guid,
        **stated(
            url=entry.url,
            external_url=article.url if article.url != entry.url else "",
            title=article.title,
        ),
        **(
            {"content_html": CONTENT}
            if entry.html
            else {"content_text": article.summary or article.title}
        ),
        **stated(
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
    return msgspec.json.encode(item)


def _attachment(file: Enclosure) -> dict[str, object]:
    return {
        "url": file.url,
        "mime_type": file.media_type,
        **stated(size_in_bytes=file.length, duration_in_seconds=file.duration),
    }


def _authors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def stated(**members: object) -> dict[str, object]:
    """Return what is known; the format has no words for what is not."""
    return {name: value for name, value in members.items() if value}
