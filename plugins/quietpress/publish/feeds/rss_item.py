"""An entry as an item of RSS 2.0, made by feedgen."""

from __future__ import annotations

from html import escape

from ...article import Article, Episode
from .generator_entry import new_entry
from .lines import element_lines
from .records import Entry
from .repairs import RSS_NAMESPACES, GeneratorEntry, RssDates

_REPAIRS = {"rss_dates": RssDates}
_PODCAST_IMAGES = (".jpg", ".png")  # feedgen refuses others, as Apple does


def rss_item(entry: Entry) -> bytes:
    """Return the item of an RSS channel that an entry is, as lines.

    Args:
        entry: cleaned.
    """
    article = entry.article
    item = new_entry(entry, _REPAIRS)
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
    return element_lines(item.rss_entry(), 2, RSS_NAMESPACES)


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
