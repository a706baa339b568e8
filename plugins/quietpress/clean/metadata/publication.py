"""When an article was published and updated: what its markup states, else what stands near it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from .dates import parse_date
from .nearby import Texts
from .short_texts import ShortText
from .shown_days import ShownDays, day_elsewhere, days_at_headline
from .statements import Statements

# Names of meta elements, lower case, the most trustworthy first.
_PUBLISHED = (
    "article:published_time article.published og:published_time og:article:published_time "
    "datepublished pubdate publishdate publish-date publish_date published-date published_date "
    "parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created "
    "dcterms.date dc.date date citation_publication_date citation_date citation_online_date "
    "cxenseparse:recs:publishtime rnews:datepublished article:published datecreated release_date "
    "originalpublicationdate published og:publish_date displaydate article_date_original "
    "dc.created article.created"
).split()
# What a page tells social networks (Open Graph). Where readers see another day, that of an
# update, it was right on 15 of 17 pages of WCXB, and JSON-LD alone on 1 of 11.
_TOLD = "article:published_time"
_PUBLISHED_KEYS = ("datePublished", "dateCreated", "uploadDate")
_UPDATED = (
    "article:modified_time article:updated_time og:updated_time datemodified dcterms.modified "
    "dc.date.modified last-modified lastmod revised modified_time updated og:modified_time "
    "dc.modified"
).split()
_DATE_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$|\.)"
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
    knows. A day without a time is its midnight, and a moment of it that the page states as
    well goes before. Where readers see only when it was updated,
    that is the day, unless the page states its publication to social networks or in its
    address: what JSON-LD says then is often years older than the article that stands there.
    Where there is nothing of all this, a day elsewhere on the page may be the article's.

    Args:
        stated: by the page.
        texts: of the page.
        nearby: those near its headline.
        url: canonical; it may have the date in it.
        language: of the page, for the order of day and month; "": unknown.
    """
    shown = days_at_headline(nearby, language)
    modified = _first(_stated(stated, ("dateModified",), _UPDATED))
    published = _published(shown, stated, modified, url) or day_elsewhere(texts, language)
    return Publication(published, next(iter(shown.updates), modified))


def _published(
    shown: ShownDays, stated: Statements, modified: datetime | None, url: str
) -> datetime | None:
    """Return when an article was published, by what is shown and by what is stated."""
    in_markup = _first(_stated(stated, _PUBLISHED_KEYS, _PUBLISHED))
    told = _first(stated.meta.get(_TOLD, ()))
    of_page = _first(stated.linked.page_texts("datePublished"))
    known = sorted(filter(None, (in_markup, told, of_page)), key=_is_day)
    for moment in known:
        if any(_may_be(day, moment) for day in shown.days):
            return moment
    if in_markup:  # is often a day alone; another has its time
        in_markup = next(moment for moment in known if _is_close(in_markup, moment))
    day = next(iter(shown.days), None)
    is_update = day and told and modified and _is_close(day, modified)
    if day and not is_update:
        return day
    other = told or _in_path(url) or next(iter(shown.updates), None)
    if other is None or (in_markup and _is_close(other, in_markup)):
        return in_markup
    return other


def _may_be(day: datetime, moment: datetime) -> bool:
    """Tell whether a day that is shown is that of a moment.

    In numbers, it may have been read with its day for its month.
    """
    return any(_is_close(one, moment) for one in (day, *_swapped(day)))


def _is_day(moment: datetime) -> bool:
    """Tell whether a moment is the midnight that stands for a day."""
    return moment.time() == time()


def _is_close(day: datetime, moment: datetime) -> bool:
    return abs(day - moment) <= _DAY


def _swapped(day: datetime) -> list[datetime]:
    is_month = day.day <= 12  # noqa: PLR2004
    return [day.replace(month=day.day, day=day.month)] if is_month else []


def _stated(stated: Statements, keys: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from stated.linked.article_texts(key)
    for name in names:
        yield from stated.meta.get(name, ())


def _first(texts: Iterable[str]) -> datetime | None:
    return next(filter(None, map(parse_date, texts)), None)


def _in_path(url: str) -> datetime | None:
    found = _DATE_IN_PATH.search(url)
    return parse_date("-".join(part.zfill(2) for part in found.groups())) if found else None
