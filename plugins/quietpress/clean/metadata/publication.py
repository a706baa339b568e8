"""When an article was published and updated: what its markup states, else what stands near it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from operator import attrgetter
from typing import NamedTuple

from .dates import parse_date
from .nearby import Nearby, Texts
from .statements import Statements
from .written_dates import WrittenDate, find_dates

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
_TEXT_LENGTH_MAX = 300  # characters
_LABEL_LENGTH_MAX = 30  # characters
_SENTENCE_MIN = 16  # words
_LINE_SHARE = 0.6  # of the characters; beside the rest, a day has a line of its own
_DIGITS = re.compile(r"\d\d")
_UPDATED_WORD = re.compile(
    r"\b(?:updated?|modified|revised|edited|reviewed|fact.?checked|aktualisiert|geändert|änderung"
    r"|überarbeitet|mise? à jour|modifié|actualizad[oa]|modificado|aggiornat[oa]|atualizad[oa]"
    r"|bijgewerkt|gewijzigd|uppdatera[dt]|oppdatert|opdateret|päivitetty|zaktualizowan[oa]|aktualizacja"
    r"|обновлено)\b",
    re.IGNORECASE,
)
# What is dated and is not the article.
_OTHER_WORD = re.compile(
    r"©|\b(?:copyright|deadline|expires?|valid (?:until|through)|event|born|geboren)\b",
    re.IGNORECASE,
)
# What stands before a date behind the text.
_LABEL = re.compile(
    r"\b(?:published|posted|updated|modified|date|veröffentlicht|erstellt|erschienen|aktualisiert"
    r"|stand|publié|publicado|pubblicato|geplaatst|opublikowano)\b",
    re.IGNORECASE,
)
# What the midnight of a day and a moment of it may be apart: a day, and 14 hours of zones.
_DAY = timedelta(hours=38)
_MONTH_FIRST = frozenset({"en-us", "en-ph", "es-us"})


class Publication(NamedTuple):
    """When an article was published and updated; None: the page does not say."""

    published: datetime | None
    updated: datetime | None


def read_publication(
    stated: Statements,
    texts: Texts,
    nearby: Iterable[Nearby],
    url: str,
    language: str,
) -> Publication:
    """Return when an article was published and updated, in UTC.

    The day that readers see at the headline goes before what the markup states: that is
    often when a system has made the page. Of several days, it is the one that the markup
    knows. A day without a time is its midnight. Where readers see only when it was updated,
    that is the day, unless the page states its publication to social networks or in its
    address: what JSON-LD says then is often years older than the article that stands there.

    Args:
        stated: by the page.
        texts: of the page, where a date may stand at the end.
        nearby: those near its headline.
        url: canonical; it may have the date in it.
        language: of the page, for the order of day and month; "": unknown.
    """
    day_first = _day_first(language)
    shown = _Shown.of(_written(nearby, day_first))
    modified = _first(_stated(stated, ("dateModified",), _UPDATED))
    published = _published(shown, stated, modified, url)
    if published is None:
        late = _Shown.of(_written(texts.saying(_LABEL), day_first))
        published = next(iter((*late.days, *late.updates)), None) or _only_day(texts, day_first)
    return Publication(published, next(iter(shown.updates), modified))


class _Shown(NamedTuple):
    """The days that readers see, in their order; some have a time."""

    days: tuple[datetime, ...]  # not said to be of an update
    updates: tuple[datetime, ...]

    @classmethod
    def of(cls, written: Iterable[tuple[datetime, bool]]) -> _Shown:
        found = tuple(written)
        return cls(
            tuple(moment for moment, is_update in found if not is_update),
            tuple(moment for moment, is_update in found if is_update),
        )


def _published(
    shown: _Shown, stated: Statements, modified: datetime | None, url: str
) -> datetime | None:
    """Return when an article was published, by what is shown and by what is stated."""
    in_markup = _first(_stated(stated, _PUBLISHED_KEYS, _PUBLISHED))
    of_page = _first(stated.linked.texts("datePublished"))
    known = [moment for moment in (in_markup, of_page) if moment]
    for moment in known:
        if any(_may_be(day, moment) for day in shown.days):
            return moment
    told = _first(stated.meta.get(_TOLD, ()))
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


def _is_close(day: datetime, moment: datetime) -> bool:
    return abs(day - moment) <= _DAY


def _swapped(day: datetime) -> list[datetime]:
    is_month = day.day <= 12  # noqa: PLR2004
    return [day.replace(month=day.day, day=day.month)] if is_month else []


def _only_day(texts: Texts, day_first: bool | None) -> datetime | None:  # noqa: FBT001  # an answer
    """Return the day that makes up a line of its own on a page, if there is one and no other."""
    lines = (one.text for one in texts.saying(_DIGITS) if not _OTHER_WORD.search(one.text))
    days = {
        found.day
        for line in lines
        for found in find_dates(line[:_TEXT_LENGTH_MAX], day_first=day_first)
        if found.end - found.start > _LINE_SHARE * len(line)
    }
    return datetime.combine(days.pop(), time(), UTC) if len(days) == 1 else None


def _stated(stated: Statements, keys: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from stated.linked.article_texts(key)
    for name in names:
        yield from stated.meta.get(name, ())


def _first(texts: Iterable[str]) -> datetime | None:
    return next(filter(None, map(parse_date, texts)), None)


def _written(
    nearby: Iterable[Nearby],
    day_first: bool | None,  # noqa: FBT001
) -> Iterator[tuple[datetime, bool]]:
    """Yield the moments near the headline, and whether each is that of an update."""
    label = ""
    for one in nearby:
        text = one.text[:_TEXT_LENGTH_MAX]
        if moments := list(_moments(one, label)):
            yield from moments
            label = ""
            continue
        found = sorted(find_dates(text, day_first=day_first), key=attrgetter("start"))
        if not found:
            label = text if len(text) <= _LABEL_LENGTH_MAX else ""
            continue
        end = 0
        for one_day in found:
            before = f"{label} {text[end : one_day.start]}"
            label, end = "", one_day.end
            if not _OTHER_WORD.search(before) and _is_of_article(one_day, text, before):
                is_update = _UPDATED_WORD.search(before) is not None
                yield datetime.combine(one_day.day, time(), UTC), is_update


def _moments(one: Nearby, label: str) -> Iterator[tuple[datetime, bool]]:
    """Yield the moments that the markup of a text states, and whether each is of an update.

    Themes call the one moment that they show updated, too: that counts beside another alone.
    """
    is_alone = len(one.moments) == 1
    for moment in one.moments:
        said = f"{label} {one.text if is_alone else moment.text}"
        if stated := parse_date(moment.stated):
            is_called = moment.is_update and not is_alone
            yield stated, is_called or _UPDATED_WORD.search(said) is not None


def _is_of_article(day: WrittenDate, text: str, before: str) -> bool:
    """Tell whether a day in a text is the article's.

    In a sentence, a label says so, or that the sentence begins behind the day: "14 March 2026. –".
    """
    behind = text[day.end :]
    is_dateline = day.start == 0 and behind.startswith((". ", " – ", " - ", ": ", " | "))
    is_line = text.count(" ") < _SENTENCE_MIN
    return is_line or is_dateline or _LABEL.search(before) is not None


def _day_first(language: str) -> bool | None:
    """Tell whether 3/4/2026 is in April where a language is written; None: nobody knows."""
    tag = language.lower()
    if tag in ("", "en"):
        return None
    return tag not in _MONTH_FIRST


def _in_path(url: str) -> datetime | None:
    found = _DATE_IN_PATH.search(url)
    return parse_date("-".join(part.zfill(2) for part in found.groups())) if found else None
