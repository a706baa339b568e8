"""Which feeds there are, and which articles belong in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..article import Article
from ..settings import ALL_FEED, STATUS_FEED, Combination, Following, Topic
from . import addresses
from .headlines import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One feed to subscribe to, before anything is written."""

    name: str  # of its files, without what tells the formats apart
    title: str  # "": that of the paper
    description: str  # "": none
    page: str  # path of the page with the same articles, or of the front page
    takes: Callable[[Article], bool]
    language: str = ""  # BCP 47, of all its articles; "": that of the paper
    entries_max: int = 0  # 0: as many as in other feeds


STATUS = Selection(
    name=STATUS_FEED,
    title="Sources",
    description="When a source breaks, moves or recovers",
    page=addresses.SUBSCRIBE_PAGE,
    takes=lambda _: False,
)


def selections(following: Following) -> Iterator[Selection]:
    """Yield the feed of everything, then those of the combinations, then those of the topics.

    A topic without articles has a feed too: whoever subscribed yesterday finds it.
    """
    yield Selection(name=ALL_FEED, title="", description="", page="", takes=lambda _: True)
    for key, combination in following.feeds.items():
        yield _of_combination(key, combination)
    for key, topic in following.topics.items():
        yield _of_topic(key, topic)


def source_selections(sources: Mapping[str, Link]) -> Iterator[Selection]:
    """Yield the feed of each source, given as `source_links` returns them."""
    for key, link in sources.items():
        yield _of_source(key, link)


def digest_selection(key: str, topic: Topic) -> Selection:
    """Return the digests of a topic, as one feed."""
    title = f"{topic.title}, in digests"
    return replace(_of_topic(key, topic), name=addresses.digest_feed(key), title=title)


def _of_combination(key: str, feed: Combination) -> Selection:
    def takes(article: Article) -> bool:
        topics = set(article.topics)
        return (
            (not feed.any or not topics.isdisjoint(feed.any))
            and topics.isdisjoint(feed.none)
            and _is_in(article.language, feed.language)
        )

    return Selection(
        name=key,
        title=feed.title,
        description=feed.description,
        page="",
        takes=takes,
        language=feed.language,
        entries_max=feed.limit,
    )


def _of_topic(key: str, topic: Topic) -> Selection:
    return Selection(
        name=key,
        title=topic.title,
        description=topic.description,
        page=addresses.topic_page(key),
        takes=lambda article: key in article.topics,
    )


def _of_source(key: str, link: Link) -> Selection:
    return Selection(
        name=addresses.source_feed(link.path),
        title=link.name,
        description=f"What {link.name} published",
        page=link.path,
        takes=lambda article: article.source == key,
    )


def _is_in(language: str, wanted: str) -> bool:
    """Return whether a language is the wanted one or a kind of it (RFC 4647, section 3.3.1)."""
    return not wanted or f"{language}-".lower().startswith(f"{wanted}-".lower())
