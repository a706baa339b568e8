"""The moments of publication and update that the markup of a page states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import NamedTuple

from ...text import letters_in
from .dates import parse_date
from .statements import Statements

# What a page tells social networks (Open Graph). Where readers see another day, that of an
# update, it was right on 15 of 17 pages of WCXB, and JSON-LD alone on 1 of 11.
_TOLD = "article:published_time"
_PUBLISHED_KEYS = ("datePublished", "dateCreated", "uploadDate")
# Names of meta elements that stand for it, each system's own, by how their letters end.
_PUBLISHED_END = re.compile(
    r"(?<!last)(?:publish(?:ed)?|publication|pub)date$|datepub(?:lished)?$"
    r"|articlepublished(?:time)?$"
)
# Others, lower case, the most trustworthy first.
_PUBLISHED = (
    "sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date "
    "dc.date date citation_date citation_online_date datecreated release_date published "
    "displaydate article_date_original dc.created article.created"
).split()
_UPDATED = (
    "article:modified_time article:updated_time og:updated_time datemodified dcterms.modified "
    "dc.date.modified last-modified lastmod revised modified_time updated og:modified_time "
    "dc.modified"
).split()
# What a page may call itself (Open Graph) that is no article. Where no day is shown, JSON-LD was
# right on one such page of WCXB, and on three nobody names a day: it is that of the system.
_NO_ARTICLE = "website"


class StatedMoments(NamedTuple):
    """When a page says in its markup that it was published and updated; None: it does not."""

    published: datetime | None  # the first of the most trustworthy
    told: datetime | None  # to social networks
    modified: datetime | None
    known: list[datetime]  # all of publication; those that are more than a day come first
    is_sure: bool  # `published` counts where readers see no day


def read_moments(stated: Statements) -> StatedMoments:
    """Return the moments that the markup of a page states."""
    named = (name for name in stated.meta if _is_of_publication(name))
    in_meta = _first(_in_meta(stated, (_TOLD, *named, *_PUBLISHED)))
    published = _first(_in_data(stated, _PUBLISHED_KEYS)) or in_meta
    told = _first(_in_meta(stated, (_TOLD,)))
    of_page = _first(stated.linked.page_texts("datePublished"))
    return StatedMoments(
        published,
        told,
        _first(_in_data(stated, ("dateModified",))) or _first(_in_meta(stated, _UPDATED)),
        sorted(filter(None, (published, told, of_page)), key=_is_day),
        is_sure=bool(in_meta) or stated.first("og:type").lower() != _NO_ARTICLE,
    )


def _is_of_publication(name: str) -> bool:
    """Tell whether a meta element is called by the day of publication."""
    return "pub" in name and _PUBLISHED_END.search(letters_in(name)) is not None


def _in_data(stated: Statements, keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from stated.linked.article_texts(key)


def _in_meta(stated: Statements, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from stated.meta.get(name, ())


def _first(texts: Iterable[str]) -> datetime | None:
    return next(filter(None, map(parse_date, texts)), None)


def _is_day(moment: datetime) -> bool:
    """Tell whether a moment is the midnight that stands for a day."""
    return moment.time() == time()
