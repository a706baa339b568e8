"""Which feeds there are, and which articles belong in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from ...settings import ALL_FEED, STATUS_FEED, Combination, Following, Topic
from ...store import EVERYTHING, Position, Scope
from .. import addresses
from ..pages.headlines import Link
from ..words import Words


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """One feed to subscribe to, before anything is written.

    It has the articles that fit `scope` and `language`, both.
    """

    name: str  # of its files, without what tells the formats apart
    title: str  # "": that of the paper
    description: str  # "": none
    page: str  # path of the page with the same articles, or of the front page
    scope: Scope = EVERYTHING
    language: str = ""  # BCP 47, of all its articles: "en" takes "en-GB" too; "": every one
    entries_max: int = 0  # 0: as many as in other feeds


def selections(following: Following) -> Iterator[Selection]:
    """Yield the feed of everything, then those of the combinations, then those of the topics.

    A topic without articles has a feed too: whoever subscribed yesterday finds it.
    """
    yield Selection(name=ALL_FEED, title="", description="", page="")
    for key, combination in following.feeds.items():
        yield _of_combination(key, combination)
    for key, topic in following.topics.items():
        yield _of_topic(key, topic)


def source_selections(sources: Mapping[str, Link], words: Words) -> Iterator[Selection]:
    """Yield the feed of each source, given by its key."""
    for key, link in sources.items():
        yield _of_source(key, link, words)


def digest_selection(key: str, topic: Topic, words: Words) -> Selection:
    """Return the digests of a topic, as one feed."""
    title = words.gettext("%(topic)s, in digests", topic=topic.title)
    return msgspec.structs.replace(
        _of_topic(key, topic), name=addresses.digest_feed(key), title=title
    )


def status_selection(words: Words) -> Selection:
    """Return the feed of what becomes of the sources; its entries are no articles."""
    return Selection(
        name=STATUS_FEED,
        title=words.gettext("Sources"),
        description=words.gettext("When a source breaks, moves or recovers"),
        page=addresses.SUBSCRIBE_PAGE,
    )


def fits(scope: Scope, place: Position) -> bool:
    """Return whether an article in this place may fit a scope.

    How many sources report its story is not looked at: of a story that becomes
    another, every article has changed.
    """
    return (
        scope.source in ("", place.source)
        and (not scope.any or not set(scope.any).isdisjoint(place.topics))
        and set(scope.none).isdisjoint(place.topics)
    )


def _of_combination(key: str, feed: Combination) -> Selection:
    return Selection(
        name=key,
        title=feed.title,
        description=feed.description,
        page="",
        scope=Scope(any=feed.any, none=feed.none, sources_min=feed.min_sources),
        language=feed.language,
        entries_max=feed.limit,
    )


def _of_topic(key: str, topic: Topic) -> Selection:
    return Selection(
        name=key,
        title=topic.title,
        description=topic.description,
        page=addresses.topic_page(key),
        scope=Scope(any=(key,)),
    )


def _of_source(key: str, link: Link, words: Words) -> Selection:
    return Selection(
        name=addresses.source_feed(link.path),
        title=link.name,
        description=words.gettext("What %(source)s published", source=link.name),
        page=link.path,
        scope=Scope(source=key),
    )
