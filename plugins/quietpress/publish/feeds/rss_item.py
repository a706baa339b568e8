"""An entry as an item of RSS 2.0, made by feedgen."""

from __future__ import annotations

from .facts import Facts
from .generator_entry import new_entry
from .lines import element_lines
from .repairs import RSS_NAMESPACES, GeneratorEntry, RssDates

_REPAIRS = {"rss_dates": RssDates}
_UNKNOWN_LENGTH = "0"
_UPDATED = "{http://www.w3.org/2005/Atom}updated"  # RSS has no word of its own for it


def rss_item(facts: Facts) -> bytes:
    """Return the item of an RSS channel that has these facts, as lines."""
    item = new_entry(facts, _REPAIRS)
    # Never empty: feedgen would move the content from content:encoded to here.
    item.description(facts.description, isSummary=True)
    item.dc.dc_creator([*facts.authors])
    if facts.original_url:
        item.dc.dc_source(facts.original_url)
    if facts.publisher_feed:
        item.source(url=facts.publisher_feed, title=facts.publisher or facts.publisher_feed)
    if facts.comments_url:
        item.comments(facts.comments_url)
    _add_enclosures(item, facts)
    if facts.season:
        item.podcast.itunes_season(facts.season)
    if facts.episode:
        item.podcast.itunes_episode(facts.episode)
    if facts.episode_image:
        item.episode_image.wanted = facts.episode_image
    if facts.language:
        item.dc.dc_language(facts.language)
    if facts.published:
        item.rss_dates.wanted["pubDate"] = facts.published_in_mail
    if facts.corrected:
        item.rss_dates.wanted[_UPDATED] = facts.corrected
    return element_lines(item.rss_entry(), 2, RSS_NAMESPACES)


def _add_enclosures(item: GeneratorEntry, facts: Facts) -> None:
    for number, (url, media_type, length, duration) in enumerate(facts.enclosures):
        if number == 0:
            size = length or _UNKNOWN_LENGTH
            item.link(href=url, rel="enclosure", type=media_type, length=size)
            if duration:
                item.podcast.itunes_duration(duration)
        else:
            item.media.content(group=None, url=url, type=media_type, fileSize=length)
