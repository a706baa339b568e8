"""RSS 2.0 (https://www.rssboard.org/rss-specification), written by feedgen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ...article import Article, Episode
from .generator import add_entry, new_generator
from .records import Channel, Entry, changes, clean_channel, clean_entry
from .repairs import Generator, GeneratorEntry

_PODCAST_IMAGES = (".jpg", ".png")  # feedgen refuses others, as Apple does


def rss_feed(channel: Channel, entries: Sequence[Entry]) -> bytes:
    """Return the feed as an RSS 2.0 document, entries in the order given.

    `content:encoded` holds the main content and `description` the summary,
    both as HTML (RSS Best Practices Profile, "description"), so the
    summary's `<` and `&` are escaped twice. Authors are `dc:creator`, because
    readers show the address that `author` asks for; the publisher and the
    original address are `dc:publisher` and `dc:source`, and `source` is the
    publisher's feed where that is known. Readers take one enclosure: it is the
    first; the others are `media:content`. A length that nobody said is 0
    (RSS Best Practices Profile, "enclosure"), a date is left out.

    Raises:
        PublishError: an address of ours is not absolute.
    """
    channel = clean_channel(channel)
    entries = [clean_entry(entry) for entry in entries]
    generator = new_generator(channel, entries, channel.rss_url, "application/rss+xml")
    generator.load_extension("podcast", atom=False)
    generator.description(channel.description or channel.title)  # the format requires one
    if channel.ttl:
        generator.ttl(channel.ttl)
    articles = [entry.article for entry in entries]
    if published := [article.published for article in articles if article.published]:
        generator.rss_dates.wanted["pubDate"] = max(published)
    if changed := list(changes(articles)):
        generator.rss_dates.wanted["lastBuildDate"] = max(changed)
    for entry in entries:
        _add_item(generator, entry)
    return bytes(generator.rss_str(pretty=True))


def _add_item(generator: Generator, entry: Entry) -> None:
    article = entry.article
    item = add_entry(generator, entry)
    # Never empty: feedgen would move the content from content:encoded to here.
    item.description(escape(article.summary or article.title, quote=False), isSummary=True)
    item.dc.dc_creator(list(article.authors))
    if article.url:
        item.dc.dc_source(article.url)
    if entry.source_feed:
        item.source(url=entry.source_feed, title=article.site_name or entry.source_feed)
    if article.comments_url:
        item.comments(article.comments_url)
    _add_enclosures(item, article)
    if article.episode:
        _add_episode(item, article.episode)
    if article.language:
        item.dc.dc_language(article.language)
    if article.published:
        item.rss_dates.wanted["pubDate"] = article.published


def _add_enclosures(item: GeneratorEntry, article: Article) -> None:
    for number, file in enumerate(article.enclosures):
        length = str(file.length)
        if number == 0:
            item.link(href=file.url, rel="enclosure", type=file.media_type, length=length)
            if file.duration:
                item.podcast.itunes_duration(str(file.duration))
        else:
            size = {"fileSize": length} if file.length else {}
            item.media.content(group=None, url=file.url, type=file.media_type, **size)


def _add_episode(item: GeneratorEntry, episode: Episode) -> None:
    item.podcast.itunes_season(episode.season)
    item.podcast.itunes_episode(episode.number)
    if episode.image.lower().endswith(_PODCAST_IMAGES):
        item.podcast.itunes_image(episode.image)
