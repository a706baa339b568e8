"""Stories for readers: one event, and all who report it, each in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from ...article import Article
from ...text import UNSPACED, plain_text
from ..words import Words
from .headlines import Headline, Link


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a story, in the list of all of them."""

    headline: Headline  # its own: title, path, time and source (never None)
    length: str  # of its text, such as "1,310 words"
    is_first: bool  # the earliest of the story; exactly one is
    is_fullest: bool  # the longest; exactly one is, and it is the lead of the story's page


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """One event, and all who report it.

    Nothing of it is rewritten: the page leads to the articles, and the title and the
    excerpt at its head are those of the fullest one.
    """

    path: str  # which never changes
    lead: Headline  # of the fullest report, which gives the page its title
    total: str  # such as "4 reports"
    span: str  # from the first report to the last, such as "22 November 2026, 03:10–09:30"
    reports: tuple[Report, ...]  # in the order of time, the lead among them


class AlsoReported(msgspec.Struct, frozen=True, kw_only=True):
    """What the page of an article says of the others in its story."""

    story: Link  # its page; the name is the title there
    total: str  # of the story, this article included, such as "4 reports"
    # The name of each other source, once, and its latest article of the story, in the order
    # in which the sources came to it.
    others: tuple[Link, ...]


def story_page(
    path: str, articles: Sequence[Article], headlines: Mapping[str, Headline], words: Words
) -> StoryPage:
    """Return the page of a story.

    Args:
        path: where it lies.
        articles: of the story, at least one, in any order.
        headlines: of each of them, by GUID.
        words: of the interface.
    """
    in_time = _in_time(articles, headlines)
    texts = {article.guid: plain_text(article.html) for article in in_time}
    fullest = max(in_time, key=lambda article: len(texts[article.guid]))
    return StoryPage(
        path=path,
        lead=headlines[fullest.guid],
        total=words.ngettext("%(number)s report", "%(number)s reports", len(in_time)),
        span=_span(headlines[in_time[0].guid], headlines[in_time[-1].guid], words),
        reports=tuple(
            Report(
                headline=headlines[article.guid],
                length=_length(texts[article.guid], words),
                is_first=article is in_time[0],
                is_fullest=article is fullest,
            )
            for article in in_time
        ),
    )


def also_reported(
    article: Article,
    page: StoryPage,
    articles: Sequence[Article],
    headlines: Mapping[str, Headline],
) -> AlsoReported:
    """Return what the page of an article says of the others in its story.

    Args:
        article: one of the story.
        page: of the story.
        articles: of the story, in any order.
        headlines: of each of them, by GUID.
    """
    latest = {  # a source that comes again keeps its place, with its latest article
        other.source: headlines[other.guid]
        for other in _in_time(articles, headlines)
        if other.source != article.source
    }
    return AlsoReported(
        story=Link(name=page.lead.title, path=page.path),
        total=page.total,
        others=tuple(
            Link(name=headline.source.name, path=headline.path)
            for headline in latest.values()
            if headline.source
        ),
    )


def _in_time(articles: Sequence[Article], headlines: Mapping[str, Headline]) -> list[Article]:
    def moment(article: Article) -> tuple[datetime, str]:
        return headlines[article.guid].published, article.guid

    return sorted(articles, key=moment)


def _span(first: Headline, last: Headline, words: Words) -> str:
    if first.day == last.day:
        return _moment(first, "–".join(filter(None, dict.fromkeys((first.time, last.time)))), words)
    return " – ".join(_moment(headline, headline.time, words) for headline in (first, last))


def _moment(headline: Headline, time: str, words: Words) -> str:
    day = words.day(headline.day)
    return words.gettext("%(day)s, %(time)s", day=day, time=time) if time else day


def _length(text: str, words: Words) -> str:
    unspaced = len(UNSPACED.findall(text))
    if 2 * unspaced > len(text):
        return words.ngettext("%(number)s character", "%(number)s characters", unspaced)
    return words.ngettext("%(number)s word", "%(number)s words", len(text.split()))
