"""What can be subscribed to, as the templates print it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from ...settings import ALL_FEED, Following
from ...store import EVERYTHING
from .. import addresses
from ..library import Library
from ..syndication.members import Blocks, Members
from ..syndication.selections import (
    Selection,
    digest_selection,
    selections,
    source_selections,
    status_selection,
)
from ..words import Words
from .headlines import UNDATED

_WEEKS = 4  # before the newest article, that are counted to say what is to be expected


class Feeds(msgspec.Struct, frozen=True, kw_only=True):
    """One feed, in each of its formats."""

    name: str
    rss: str  # paths
    atom: str
    json: str


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A feed, and what a subscriber gets."""

    feeds: Feeds
    description: str
    expected: str  # how many articles, and when the newest came; "": none are
    code: str = ""  # path of a picture of its address, for the camera of a telephone; "": none
    sources: str = ""  # path of a list of the feeds of its sources; "": there is none


class SubscribePage(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be subscribed to."""

    papers: tuple[Offer, ...]  # everything, combinations, topics
    digests: tuple[Offer, ...]
    sources: tuple[Offer, ...]
    status: Offer
    opml: str  # path of a list of the papers


def feeds_of(name: str, title: str) -> Feeds:
    """Return where a feed of a name lies in each of its formats."""
    return Feeds(
        name=title,
        rss=addresses.rss_file(name),
        atom=addresses.atom_file(name),
        json=addresses.json_file(name),
    )


def offers(library: Library, following: Following) -> SubscribePage:
    """Return what can be subscribed to, now that the library is as it is."""
    words = library.words
    blocks = Blocks(library.listings)
    newest = next(library.listings.newest(EVERYTHING), None)
    begin = (newest.published if newest else UNDATED) - timedelta(weeks=_WEEKS)

    def offer(selection: Selection) -> Offer:
        return Offer(
            feeds=feeds_of(selection.name, selection.title or words.gettext("Everything")),
            description=selection.description,
            expected=_expected(Members(library, blocks, selection), begin, words),
        )

    def paper(selection: Selection) -> Offer:
        is_topic = selection.name in following.topics
        return msgspec.structs.replace(
            offer(selection),
            code=addresses.code_file(selection.name),
            sources=addresses.sources_opml(selection.name) if is_topic else "",
        )

    return SubscribePage(
        papers=tuple(map(paper, selections(following))),
        digests=tuple(
            offer(digest_selection(key, topic, words)) for key, topic in following.topics.items()
        ),
        sources=tuple(map(offer, source_selections(library.sources, words))),
        status=msgspec.structs.replace(offer(status_selection(words)), expected=""),
        opml=addresses.OPML_FILE,
    )


def everything(words: Words) -> Feeds:
    """Return the feed of all articles."""
    return feeds_of(ALL_FEED, words.gettext("Everything"))


def _expected(members: Members, begin: datetime, words: Words) -> str:
    """Return how often a feed brings something, judged by the last weeks of the paper."""
    newest = next(members.newest(), None)
    if newest is None:
        return words.gettext("No articles yet")
    count = members.count_since(begin)
    return _often(count, newest.published.date(), words)


def _often(count: int, newest: date, words: Words) -> str:
    often = words.gettext("Less than one article a week")
    if count >= _WEEKS:
        often = words.ngettext(
            "About %(number)s article a week",
            "About %(number)s articles a week",
            round(count / _WEEKS),
        )
    return words.gettext("%(often)s, newest %(day)s", often=often, day=words.day(newest))
