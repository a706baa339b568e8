"""What stands around the text of an article on its page.

Nothing here knows Pelican or HTML. Names, titles and texts are plain text;
paths are below the root of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from ...article import Article, TextSource
from ...text import plain_text
from ...urls import host_of
from ..catalogues import N_
from ..words import Words
from .headlines import Headline, Link
from .linked_data import linked_data
from .periods import timestamp
from .reading import reading_minutes
from .receipt import Receipt, receipt
from .story_pages import AlsoReported
from .subscribing import Feeds
from .troubles import said

if TYPE_CHECKING:
    from .differences import Passage

_TEXT_NOTES: Mapping[TextSource, str] = {
    "amp": N_("The text is from the AMP page of the article; its own page shows: %(problem)s"),
    "print": N_("The text is from the print version of the article; its page shows: %(problem)s"),
    "articleBody": N_("The text is from the JSON-LD of the page, which shows: %(problem)s"),
    "feed": N_("The text is from the feed; the page of the article shows: %(problem)s"),
}


class EarlierText(msgspec.Struct, frozen=True, kw_only=True):
    """What an article said before it was changed."""

    title: str
    html: str  # sanitised
    until: datetime  # when another text took its place; aware


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article stands in the paper: all that its page says of others, and of its past."""

    headline: Headline
    topics: tuple[Link, ...]
    feeds: tuple[Feeds, ...]  # the most specific ones first
    earlier: Link | None = None  # neighbours in its first topic
    later: Link | None = None
    also: AlsoReported | None = None  # None: nobody else reports it
    changes: tuple[EarlierText, ...] = ()  # the latest first


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an article at one time."""

    day: str  # in words
    timestamp: str  # for machines
    passages: tuple[Passage, ...]
    is_rewritten: bool  # so much is new that no passages are shown


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around the text of a collected article."""

    place: Place
    authors: str
    minutes: str
    original_url: str  # "": not known
    original_host: str
    text_note: str  # where the text is from if not from the original, and why; "": it is
    changed: str  # the day of the latest change, in words; "": none is known
    changes: tuple[Change, ...]  # as far as earlier texts are kept; the latest first
    receipt: Receipt | None  # None: nothing was removed
    linked_data: dict[str, object]  # schema.org, for JSON-LD


def article_page(article: Article, place: Place, words: Words) -> ArticlePage:
    """Return what stands around the text of an article, in the words of the interface."""
    return ArticlePage(
        place=place,
        authors=words.names(article.authors),
        minutes=words.minutes(reading_minutes(plain_text(article.html))),
        original_url=article.url,
        original_host=host_of(article.url),
        text_note=_text_note(article, words),
        changed=_changed(article, place, words),
        changes=tuple(_changes(article, place.changes, words)),
        receipt=receipt(article.removed, article.source, words),
        linked_data=linked_data(article),
    )


def _changed(article: Article, place: Place, words: Words) -> str:
    """Return the day of the latest change, unless all that is known is that it is the first day."""
    if article.updated is None:
        return ""
    day = _utc(article.updated).date()
    return words.day(day) if place.changes or day > place.headline.day else ""


def _changes(article: Article, earlier: Sequence[EarlierText], words: Words) -> Iterator[Change]:
    """Yield what became of an article at each change, the latest first."""
    if not earlier:
        return
    from .differences import differences  # noqa: PLC0415  # few articles change

    texts = [_said(article.title, article.html), *(_said(old.title, old.html) for old in earlier)]
    for old, (after, before) in zip(earlier, pairwise(texts), strict=True):
        passages = differences(before, after)
        yield Change(
            day=words.day(_utc(old.until).date()),
            timestamp=timestamp(old.until),
            passages=passages or (),
            is_rewritten=passages is None,
        )


def _said(title: str, html: str) -> str:
    return f"{title} · {plain_text(html)}"


def _text_note(article: Article, words: Words) -> str:
    note = _TEXT_NOTES.get(article.text_from)
    return words.gettext(note, problem=said(article.text_trouble, words)) if note else ""


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
