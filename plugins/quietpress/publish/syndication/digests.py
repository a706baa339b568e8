"""Digests: one entry for all articles of a day, or of a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from itertools import groupby, islice, takewhile

import msgspec

from ...article import Article
from ...clean.sanitize import sanitize
from ...identity import entry_guid
from ...settings import Period
from ...store import Listed
from ..feeds import Entry
from ..pages.headlines import UNDATED
from ..pages.reading import direction
from ..words import Words

_DAYS = {"day": 1, "week": 7}
_DIGESTS_MAX = {"day": 14, "week": 8}  # in a feed; who reads digests wants no past


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a digest is about."""

    key: str  # part of the ids of its entries
    title: str
    url: str  # absolute URL of the page with the same articles


class Stretch(msgspec.Struct, frozen=True):
    """A day or a week that is over, and what was published in it."""

    first: date
    articles: tuple[Listed, ...]  # newest first


def stretches(articles: Iterable[Listed], newest: date, period: Period) -> list[Stretch]:
    """Return the last days or weeks that are over and have articles, the latest first.

    The day is that of publication, in UTC; a week begins on Monday (ISO 8601).
    A day is over when the paper has articles of a later one, whatever their
    subject.

    Args:
        articles: of one subject, newest first; undated ones are left out.
        newest: day of the newest article of the whole paper.
        period: "day" or "week".
    """

    def begin(listed: Listed) -> date:
        return _begin(listed.published.date(), period)

    dated = takewhile(lambda listed: listed.published > UNDATED, articles)
    groups = (
        Stretch(first, tuple(group))
        for first, group in groupby(dated, key=begin)
        if first < _begin(newest, period)
    )
    return [*islice(groups, _DIGESTS_MAX[period])]


def digest_entry(
    subject: Subject, entries: Sequence[Entry], first: date, period: Period, words: Words
) -> Entry:
    """Return the entry for the articles of a day or week.

    An article that arrives late changes the digest of its day.

    Args:
        subject: what the articles have in common.
        entries: the articles, newest first.
        first: the day, or the first one of the week.
        period: "day" or "week".
        words: of the interface.
    """
    over = first + timedelta(days=_DAYS[period])
    changes = [entry.article.updated for entry in entries if entry.article.updated]
    return Entry(
        article=Article(
            guid=entry_guid("digest", subject.key, period, first.isoformat()),
            url="",
            title=words.gettext(
                "%(subject)s: %(period)s, %(articles)s",
                subject=subject.title,
                period=_period_words(first, period, words),
                articles=words.articles(len(entries)),
            ),
            html="",
            published=datetime.combine(over, time(), UTC),
            updated=max(changes, default=None),
            summary=" · ".join(entry.article.title for entry in entries),
        ),
        url=subject.url,
        html=sanitize("".join(map(_listed, entries))),
        image_url="",
        topics=(),
    )


def _listed(entry: Entry) -> str:
    article = entry.article
    attributes = f' lang="{escape(article.language)}"' if article.language else ""
    attributes += f' dir="{direction(article.language)}"'
    link = f'<a href="{escape(entry.url)}">{escape(article.title)}</a>'
    return (
        f"<h2{attributes}>{link}</h2>"
        f"<p{attributes}>{escape(article.summary)}</p>"
        f"<p><small>{escape(article.site_name)}</small></p>"
    )


def _begin(day: date, period: Period) -> date:
    return day - timedelta(days=day.weekday()) if period == "week" else day


def _period_words(first: date, period: Period, words: Words) -> str:
    if period == "day":
        return words.weekday(first)
    last = first + timedelta(days=6)
    return words.gettext("%(first)s to %(last)s", first=words.day(first), last=words.day(last))
