"""What an entry says, thing by thing, in the words that XML documents have for it."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import NamedTuple

from ...article import Episode
from ..pages.reading import direction
from ..words import Words
from .records import UNDATED, Entry, categories, changes, media_type

_NO_EPISODE = Episode()
_PODCAST_IMAGES = ("image/jpeg", "image/png")  # others are refused by podcast directories

# Stands for the content of an entry. XML has no such character (version 1.0, section 2.2), so it is
# in no text that a document has.
CONTENT = "\0"


class Facts(NamedTuple):
    """What RSS and Atom say of an entry; "" or () where there is nothing to be said.

    All of it is text, so that a sign can stand in the place of each (`shapes`).
    """

    guid: str
    title: str
    url: str
    content: str  # or rather what stands for it
    summary: str
    description: str  # the summary, or else the title, as HTML
    authors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]  # term and scheme
    publisher: str
    publisher_url: str
    publisher_feed: str
    original_url: str
    via_url: str  # the original, if the entry does not lead there itself
    comments_url: str
    image_url: str
    image_type: str
    image_width: str
    image_height: str
    enclosures: tuple[tuple[str, str, str, str], ...]  # URL, type, length and duration
    season: str
    episode: str
    episode_image: str
    language: str
    published: str  # RFC 3339
    updated: str
    corrected: str  # the same, if it is later than the publication
    published_in_mail: str  # RFC 5322


class Mention(NamedTuple):
    """What the list that browsers show says of an entry; "" where there is nothing to be said."""

    title: str
    url: str
    language: str
    direction: str
    about: str  # publisher and day


def facts_of(entry: Entry) -> Facts:
    """Return what an entry says.

    Args:
        entry: cleaned.
    """
    article, image = entry.article, entry.article.image
    published, episode = article.published, article.episode or _NO_EPISODE
    updated = max(changes([article]), default=UNDATED)
    return Facts(
        guid=article.guid,
        title=article.title,
        url=entry.url,
        content=CONTENT if entry.html else "",
        summary=article.summary,
        description=escape(article.summary or article.title, quote=False),
        authors=article.authors,
        categories=tuple((each["term"], each.get("scheme", "")) for each in categories(entry)),
        publisher=article.site_name,
        publisher_url=entry.source_url,
        publisher_feed=entry.source_feed,
        original_url=article.url,
        via_url=article.url if article.url != entry.url else "",
        comments_url=article.comments_url,
        image_url=entry.image_url,
        image_type=media_type(entry.image_url),
        image_width=_number(image.width) if image else "",
        image_height=_number(image.height) if image else "",
        enclosures=tuple(
            (file.url, file.media_type, _number(file.length), _number(file.duration))
            for file in article.enclosures
        ),
        season=_number(episode.season),
        episode=_number(episode.number),
        episode_image=episode.image if media_type(episode.image) in _PODCAST_IMAGES else "",
        language=article.language,
        published=published.isoformat() if published else "",
        updated=updated.isoformat(),
        corrected=updated.isoformat() if updated > (published or UNDATED) else "",
        published_in_mail=format_datetime(published) if published else "",
    )


def mention_of(entry: Entry, words: Words) -> Mention:
    """Return what the list in a feed of a language says of an entry, which is cleaned."""
    article = entry.article
    day = words.day(article.published.date()) if article.published else ""
    return Mention(
        title=article.title,
        url=entry.url,
        language=article.language,
        direction=direction(article.language),
        about=" · ".join(filter(None, (article.site_name, day))),
    )


def _number(number: int | None) -> str:
    return str(number) if number else ""
