"""What every format of a feed is made of, and how it is made fit for all of them.

Every string is cleaned before a feed is written, because one character that XML
forbids would cost the whole feed. Plain text (titles, names, categories,
summaries) also has its white space folded. Dates are cut to seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ...article import Article, Enclosure
from ...errors import PublishError
from ...text import shorten
from ...urls import absolute_url, host_of
from ..xml_text import xml_line, xml_text

GENERATOR = "Quietpress"  # no version: an upgrade should not change every feed

# RFC 4287 wants a date of every feed and entry. Where nobody said one, the epoch is the honest
# answer: it never moves, so that no old entry turns new, and readers sort it last.
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)

# Not from `mimetypes`, which asks the machine it runs on.
_MEDIA_TYPES = {
    ".avif": "image/avif",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webm": "video/webm",
    ".webp": "image/webp",
}
_UNKNOWN_TYPE = "application/octet-stream"  # RFC 2046, section 4.5.1

_TITLE_LENGTH_MAX = 80  # characters, of a title that we take from the summary
_UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What a feed says of itself."""

    name: str  # stem of its files: "all" or a topic's key
    title: str
    description: str  # "": none
    page_url: str  # absolute URL of the HTML page with the same articles
    rss_url: str  # absolute URLs of the feed documents themselves
    atom_url: str
    json_url: str
    language: str  # BCP 47; "": unknown
    rights: str = ""
    hub_url: str = ""  # of WebSub; "": none
    icon_url: str = ""  # of a square PNG; "": none
    ttl: int = 0  # minutes until it is worth asking again; 0: not known
    subscribe_url: str = ""  # of the page with all feeds; "": none
    stylesheet: str = ""  # address for browsers, from where the feed lies; "": none
    earlier_url: str = ""  # of the archive page before, as Atom; "": none
    archive: Archive | None = None  # None: this is the feed that is subscribed to


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What makes a feed document a page of an archive (RFC 5005, section 4)."""

    current_url: str  # of the feed that is subscribed to, as Atom
    later_url: str = ""  # of the archive page after; "": none


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as a feed shows it."""

    article: Article
    url: str  # absolute URL of our clean page
    html: str  # main content, sanitised, every address absolute
    image_url: str  # absolute; "": none
    topics: tuple[str, ...]  # titles of the topics
    topics_scheme: str = ""  # absolute URL that says whose topics they are; "": nobody's
    source_url: str = ""  # the publisher's front page, absolute; "": not known
    source_feed: str = ""  # and feed
    is_clean: bool = False  # `clean_entry` made it


def clean_channel(channel: Channel) -> Channel:
    """Return the channel with a title, text that XML can hold, and URLs in ASCII.

    Raises:
        PublishError: an address is not absolute.
    """
    return replace(
        channel,
        title=xml_line(channel.title) or channel.name,
        description=xml_line(channel.description),
        page_url=_own_address(channel.page_url),
        rss_url=_own_address(channel.rss_url),
        atom_url=_own_address(channel.atom_url),
        json_url=_own_address(channel.json_url),
        language=xml_line(channel.language),
        rights=xml_line(channel.rights),
        hub_url=absolute_url(channel.hub_url),
        icon_url=absolute_url(channel.icon_url),
        subscribe_url=absolute_url(channel.subscribe_url),
    )


def categories(entry: Entry) -> Iterator[dict[str, str]]:
    """Yield the topics, then the publisher's words that say something else.

    Both have a web address as their scheme, the paper's and the publisher's:
    what two call "Local" is not the same.
    """
    article = entry.article
    ours = {"scheme": entry.topics_scheme} if entry.topics_scheme else {}
    for topic in entry.topics:
        yield {"term": topic, **ours}
    known = {topic.casefold() for topic in entry.topics}
    scheme = _scheme(article.url)
    for category in article.categories:
        if category.casefold() not in known:
            known.add(category.casefold())
            yield {"term": category, **scheme}


def _scheme(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    return {"scheme": f"{parts.scheme}://{parts.netloc}/"} if url else {}


def media_type(url: str) -> str:
    """Return the type of a file by the end of its name; "": not known."""
    return _MEDIA_TYPES.get(PurePosixPath(urlsplit(url).path).suffix.lower(), "") if url else ""


def changes(articles: Iterable[Article]) -> Iterator[datetime]:
    """Yield the later date of every article that has one."""
    for article in articles:
        if dates := [date for date in (article.published, article.updated) if date]:
            yield max(dates)


def clean_entry(entry: Entry) -> Entry:
    """Return the entry with a title, text that XML can hold, and URLs in ASCII.

    One that is so already is returned as it is: an article is in many documents,
    and this takes as long as writing it into one.

    Raises:
        PublishError: the address of its page is not absolute.
    """
    if entry.is_clean:
        return entry
    article = entry.article
    original_url = absolute_url(article.url)
    summary = xml_line(article.summary)
    return replace(
        entry,
        article=replace(
            article,
            guid=xml_text(article.guid),
            url=original_url,
            title=xml_line(article.title)
            or shorten(summary, _TITLE_LENGTH_MAX)
            or host_of(original_url)
            or _UNTITLED,
            site_name=xml_line(article.site_name),
            authors=_lines(article.authors),
            published=_to_seconds(article.published),
            updated=_to_seconds(article.updated),
            language=xml_line(article.language),
            categories=_lines(article.categories),
            summary=summary,
            comments_url=absolute_url(article.comments_url),
            enclosures=tuple(_clean_enclosures(article.enclosures)),
            episode=article.episode
            and replace(article.episode, image=absolute_url(article.episode.image)),
        ),
        url=_own_address(entry.url),
        html=xml_text(entry.html),
        image_url=absolute_url(entry.image_url),
        topics=_lines(entry.topics),
        topics_scheme=absolute_url(entry.topics_scheme),
        source_url=absolute_url(entry.source_url),
        source_feed=absolute_url(entry.source_feed),
        is_clean=True,
    )


def _clean_enclosures(enclosures: Iterable[Enclosure]) -> Iterator[Enclosure]:
    """Yield the enclosures with a type: RSS and JSON Feed require one of each."""
    for each in enclosures:
        if url := absolute_url(each.url):
            kind = xml_line(each.media_type) or media_type(url) or _UNKNOWN_TYPE
            yield replace(each, url=url, media_type=kind)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := xml_line(text)))


def _to_seconds(date: datetime | None) -> datetime | None:
    return date and date.replace(microsecond=0)


def _own_address(url: str) -> str:
    """Return an address of our site as a URL in ASCII, which is what RSS can hold."""
    address = absolute_url(url)
    if not address:
        raise PublishError(
            f"a feed cannot link to {url!r}: set SITEURL to the site's full address, "
            "with http:// or https://"
        )
    return address
