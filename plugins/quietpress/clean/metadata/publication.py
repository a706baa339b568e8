"""When an article was published and updated: by what readers see, and what its markup states."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from .dates import parse_date
from .nearby import Texts
from .short_texts import ShortText
from .shown_days import ShownDays, day_of_publication, days_at_headline, days_elsewhere
from .stated_moments import StatedMoments, read_moments
from .statements import Statements
from .written_dates import MONTHS

_DATE_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3,10})[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$|\.)"
)
# What the midnight of a day and a moment of it may be apart: a day, and 14 hours of zones.
_DAY = timedelta(hours=38)


class Publication(NamedTuple):
    """When an article was published and updated; None: the page does not say."""

    published: datetime | None
    updated: datetime | None


def read_publication(
    stated: Statements,
    texts: Texts,
    nearby: Iterable[ShortText],
    url: str,
    language: str,
) -> Publication:
    """Return when an article was published and updated, in UTC.

    The day that readers see at the headline goes before what the markup states: that is
    often when a system has made the page. Of several days, it is the one that the markup
    knows; where it knows none of them, the one that the page says somewhere to be that of
    publication. A day without a time is its midnight, and a moment of it that the page
    states as well goes before. Where readers see only when it was updated,
    that is the day, unless the page states its publication to social networks or in its
    address: what JSON-LD says then is often years older than the article that stands there.
    Where there is nothing of all this, a day elsewhere on the page may be the article's, or
    that of its update alone.

    Args:
        stated: by the page.
        texts: of the page.
        nearby: those near its headline.
        url: canonical; it may have the date in it.
        language: of the page, for the order of day and month; "": unknown.
    """
    shown = days_at_headline(nearby, language)
    markup = read_moments(stated)
    published = (
        _moment_on(shown.days, markup.known)
        or _said(texts, language, (*markup.known, *shown.days))
        or _published(shown, markup, url)
    )
    if published is None:
        shown = days_elsewhere(texts, language)
        published = next(iter(shown.days), None)
    return Publication(published, next(iter(shown.updates), markup.modified))


def _said(texts: Texts, language: str, moments: Iterable[datetime]) -> datetime | None:
    """Return the day that a page says to be that of publication, or a moment on it, or None."""
    day = day_of_publication(texts, language)
    return (_moment_on((day,), moments) or day) if day else None


def _published(shown: ShownDays, markup: StatedMoments, url: str) -> datetime | None:
    """Return when an article was published, where the markup knows no day that is shown."""
    stated = markup.published
    if stated:  # is often a day alone; another has its time
        stated = next(moment for moment in markup.known if _is_close(stated, moment))
    day = next(iter(shown.days), None)
    is_update = day and markup.told and markup.modified and _is_close(day, markup.modified)
    if day and not is_update:
        return day
    other = markup.told or _in_path(url) or next(iter(shown.updates), None)
    if other is None:
        return stated if markup.is_sure else None
    return stated if stated and _is_close(other, stated) else other


def _moment_on(days: Collection[datetime], moments: Iterable[datetime]) -> datetime | None:
    """Return the first moment that is on one of some days, or None."""
    return next((one for one in moments if any(_may_be(day, one) for day in days)), None)


def _may_be(day: datetime, moment: datetime) -> bool:
    """Tell whether a day that is shown is that of a moment.

    In numbers, it may have been read with its day for its month.
    """
    return any(_is_close(one, moment) for one in (day, *_swapped(day)))


def _is_close(day: datetime, moment: datetime) -> bool:
    return abs(day - moment) <= _DAY


def _swapped(day: datetime) -> list[datetime]:
    is_month = day.day <= 12  # noqa: PLR2004
    return [day.replace(month=day.day, day=day.month)] if is_month else []


def _in_path(url: str) -> datetime | None:
    """Return the day in an address: "/2026/03/14/storm", "/2026/march/14/storm"; or None."""
    found = _DATE_IN_PATH.search(url)
    if found is None:
        return None
    year, month, day = found.groups()
    return parse_date(f"{year}-{MONTHS.get(month, month):0>2}-{day:0>2}")
