"""The feeds of a paper: one of everything, one of each topic, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..article import Article
from ..pipeline import Edition
from ..settings import ALL_FEED, Following
from . import addresses
from .feeds import Channel, Entry, atom_feed, rss_feed
from .opml import opml
from .placing import feed_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What feeds say of the site itself."""

    url: str  # absolute, without a slash at its end
    name: str
    description: str  # "": none
    language: str  # BCP 47


def feed_files(
    edition: Edition,
    following: Following,
    publication: Publication,
    *,
    pages: Mapping[str, str],
    entries_max: int,
) -> Iterator[tuple[str, bytes]]:
    """Yield path and body of every feed, and at last of the OPML file that names them.

    A topic without articles has its feeds too: whoever subscribed yesterday
    finds them.

    Args:
        edition: the articles, newest first.
        following: the topics.
        publication: the site.
        pages: path of each article's page, by GUID.
        entries_max: so many of the newest articles are in a feed.
    """
    channels = []
    for key in (ALL_FEED, *following.topics):
        channel = _channel(key, following, publication)
        channels.append(channel)
        inside = [
            article for article in edition.articles if key == ALL_FEED or key in article.topics
        ]
        entries = [
            _entry(article, following, publication.url, pages[article.guid])
            for article in inside[:entries_max]
        ]
        yield addresses.rss_file(key), rss_feed(channel, entries)
        yield addresses.atom_file(key), atom_feed(channel, entries)
    yield addresses.OPML_FILE, opml(publication.name, channels)


def _channel(key: str, following: Following, publication: Publication) -> Channel:
    url = publication.url
    topic = None if key == ALL_FEED else following.topics[key]
    return Channel(
        name=key,
        title=f"{topic.title} – {publication.name}" if topic else publication.name,
        description=topic.description if topic else publication.description,
        page_url=f"{url}/{addresses.topic_page(key)}" if topic else f"{url}/",
        rss_url=f"{url}/{addresses.rss_file(key)}",
        atom_url=f"{url}/{addresses.atom_file(key)}",
        language=publication.language,
    )


def _entry(article: Article, following: Following, siteurl: str, page: str) -> Entry:
    page_url = f"{siteurl}/{page}"
    image = article.image.url if article.image else ""
    return Entry(
        article=article,
        url=page_url,
        html=feed_html(article, siteurl=siteurl, page_url=page_url),
        image_url=f"{siteurl}/{image}" if image in article.pictures else image,
        topics=tuple(following.topics[key].title for key in article.topics),
    )
