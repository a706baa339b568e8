"""Feeds of articles: RSS 2.0 and Atom (RFC 4287), written by feedgen.

Only this module and `feed_repairs` know feedgen. A feed depends on what it is
given and on nothing else: no clock, no locale.

Every string is cleaned before feedgen sees it, because one character that XML
forbids would cost the whole feed. Plain text (titles, names, categories,
summaries) also has its white space folded. Dates are cut to seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from ..article import Article
from ..errors import PublishError
from ..text import shorten
from ..urls import absolute_url, host_of
from .feed_repairs import Generator, GeneratorEntry, repaired_generator
from .xml_text import xml_line, xml_text

_GENERATOR = "Quietpress"  # no version: an upgrade should not change every feed
_TITLE_LENGTH_MAX = 80  # characters, of a title that we take from the summary
_UNTITLED = "Untitled"

# RFC 4287 wants a date of every feed and entry. Where nobody said one, the epoch is the honest
# answer: it never moves, so that no old entry turns new, and readers sort it last.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)

# Not from `mimetypes`, which asks the machine it runs on.
_IMAGE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What a feed says of itself."""

    name: str  # stem of its files: "all" or a topic's key
    title: str
    description: str  # "": none
    page_url: str  # absolute URL of the HTML page with the same articles
    rss_url: str  # absolute URLs of the feed documents themselves
    atom_url: str
    language: str  # BCP 47; "": unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as a feed shows it."""

    article: Article
    url: str  # absolute URL of our clean page
    html: str  # main content, sanitised, every address absolute
    image_url: str  # absolute; "": none
    topics: tuple[str, ...]  # titles of the topics


def rss_feed(channel: Channel, entries: Sequence[Entry]) -> bytes:
    """Return the feed as an RSS 2.0 document, entries in the order given.

    `content:encoded` holds the main content and `description` the summary,
    both as HTML (RSS Best Practices Profile, "description"), so the
    summary's `<` and `&` are escaped twice. Authors are `dc:creator`, because
    readers show the address that `author` asks for; the publisher and the
    original address are `dc:publisher` and `dc:source`. A date that nobody
    said is left out.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    entries = [_clean_entry(entry) for entry in entries]
    generator = _new_generator(channel, channel.rss_url, "application/rss+xml")
    generator.description(channel.description or channel.title)  # the format requires one
    articles = [entry.article for entry in entries]
    if published := [article.published for article in articles if article.published]:
        generator.rss_dates.wanted["pubDate"] = max(published)
    if changed := list(_changes(articles)):
        generator.rss_dates.wanted["lastBuildDate"] = max(changed)
    for entry in entries:
        _add_item(generator, entry)
    return bytes(generator.rss_str(pretty=True))


def atom_feed(channel: Channel, entries: Sequence[Entry]) -> bytes:
    """Return the feed as an Atom document (RFC 4287), entries in the order given.

    The feed's id is its own address: an id that survives a move of the site
    would have to be kept somewhere, and readers find the feed by its address
    anyway. An entry without authors has the feed's title for one (section
    4.1.1). `updated` is the later date of the article, and of the feed the
    latest of its entries; where there is none it is 1970-01-01T00:00:00Z.
    `rel=via` leads to the original article.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    entries = [_clean_entry(entry) for entry in entries]
    generator = _new_generator(channel, channel.atom_url, "application/atom+xml")
    generator.id(channel.atom_url)
    generator.subtitle(channel.description)
    generator.author(name=channel.title)
    generator.updated(max(_changes(entry.article for entry in entries), default=_UNDATED))
    for entry in entries:
        _add_atom_entry(generator, entry)
    return bytes(generator.atom_str(pretty=True))


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
        language=xml_line(channel.language),
    )


def _new_generator(channel: Channel, self_url: str, media_type: str) -> Generator:
    generator = repaired_generator()
    generator.load_extension("dc")
    generator.load_extension("media")
    generator.title(channel.title)
    generator.link(href=self_url, rel="self", type=media_type)
    # Last, because feedgen makes the last link the one of the RSS channel, whatever its rel.
    generator.link(href=channel.page_url, rel="alternate", type="text/html")
    generator.generator(_GENERATOR)
    generator.docs("")  # feedgen's default tells readers what RSS is
    if channel.language:
        generator.language(channel.language)
    return generator


def _add_item(generator: Generator, entry: Entry) -> None:
    article = entry.article
    item = _add_entry(generator, entry)
    # Never empty: feedgen would move the content from content:encoded to here.
    item.description(escape(article.summary or article.title, quote=False), isSummary=True)
    item.dc.dc_creator(list(article.authors))
    if article.url:
        item.dc.dc_source(article.url)
    if article.language:
        item.dc.dc_language(article.language)
    if article.published:
        item.rss_dates.wanted["pubDate"] = article.published


def _add_atom_entry(generator: Generator, entry: Entry) -> None:
    article = entry.article
    atom = _add_entry(generator, entry)
    if article.summary:
        atom.summary(article.summary)
    atom.author([{"name": name} for name in article.authors])
    if article.url:
        atom.link(href=article.url, rel="via")
    atom.links.wanted = atom.link()
    atom.xml_lang.wanted = article.language
    if article.published:
        atom.published(article.published)
    atom.updated(max(_changes([article]), default=_UNDATED))


def _add_entry(generator: Generator, entry: Entry) -> GeneratorEntry:
    """Add what both formats say alike."""
    article = entry.article
    added = generator.add_entry(order="append")
    added.guid(article.guid, permalink=False)
    added.title(article.title)
    added.link(href=entry.url, rel="alternate", type="text/html")
    if entry.html:
        added.content(entry.html, type="html")
    added.category(list(_categories(entry)))
    if article.site_name:
        added.dc.dc_publisher(article.site_name)
    if entry.image_url:
        size = _image_size(article)
        image_type = _image_type(entry.image_url)
        added.media.content(group=None, url=entry.image_url, medium="image", **image_type, **size)
        added.media.thumbnail(group=None, url=entry.image_url, **size)
    return added


def _categories(entry: Entry) -> Iterator[dict[str, str]]:
    """Yield the topics, then the publisher's words that say something else.

    The publisher's have its web address as their scheme: what two publishers
    call "Local" is not the same.
    """
    article = entry.article
    for topic in entry.topics:
        yield {"term": topic}
    scheme = {"scheme": urljoin(article.url, "/")} if article.url else {}
    known = {topic.casefold() for topic in entry.topics}
    for category in article.categories:
        if category.casefold() not in known:
            known.add(category.casefold())
            yield {"term": category, **scheme}


def _image_type(url: str) -> dict[str, str]:
    media_type = _IMAGE_TYPES.get(PurePosixPath(urlsplit(url).path).suffix.lower())
    return {"type": media_type} if media_type else {}


def _image_size(article: Article) -> dict[str, str]:
    if article.image is None:
        return {}
    size = {"width": article.image.width, "height": article.image.height}
    return {side: str(pixels) for side, pixels in size.items() if pixels}


def _changes(articles: Iterable[Article]) -> Iterator[datetime]:
    """Yield the later date of every article that has one."""
    for article in articles:
        if dates := [date for date in (article.published, article.updated) if date]:
            yield max(dates)


def _clean_entry(entry: Entry) -> Entry:
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
        ),
        url=_own_address(entry.url),
        html=xml_text(entry.html),
        image_url=absolute_url(entry.image_url),
        topics=_lines(entry.topics),
    )


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
