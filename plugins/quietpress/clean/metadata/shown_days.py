"""The days that readers see on a page, each with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from .dates import parse_date
from .nearby import Texts
from .short_texts import ShortText
from .written_dates import WrittenDate, find_dates

_TEXT_LENGTH_MAX = 300  # characters
_LABEL_LENGTH_MAX = 30  # characters
_SENTENCE_MIN = 16  # words
_LINE_SHARE = 0.6  # of the characters; beside the rest, a day has a line of its own
_PLACE = re.compile(r"[^\W\d_][\w .’'-]{1,30},\s(?:den\s)?")  # before a dateline
_BEHIND_DATELINE = (". ", " – ", " - ", ": ", " | ")  # dashes
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
# "Published" in English, French, Spanish and Polish, but not "last published" or "republished".
# Looked for in all short texts, it takes a sixteenth of the time if it begins with letters alone.
_PUBLISHED_WORD = re.compile(r"ubli(?:shed(?<!ast .{9})(?<![en]p.{8})|é|cado|kowano)\b")
# What stands before a date behind the text.
_LABEL = re.compile(
    r"\b(?:published|posted|updated|modified|date|datum|veröffentlicht|erstellt|erschienen|aktualisiert"
    r"|änderung|stand|publié|publicado|pubblicato|geplaatst|opublikowano)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = frozenset({"en-us", "en-ph", "es-us"})


_Find = Callable[[str], Iterable[WrittenDate]]  # the days in a text


class ShownDays(NamedTuple):
    """The days that readers see, in their order; some have a time. In UTC."""

    days: tuple[datetime, ...]  # not said to be of an update
    updates: tuple[datetime, ...]


def days_at_headline(nearby: Iterable[ShortText], language: str) -> ShownDays:
    """Return the days in the texts near a headline.

    Args:
        nearby: those texts.
        language: of the page, for the order of day and month; "": unknown.
    """
    return _parted(_written(nearby, _finder(language)))


def day_of_publication(texts: Texts, language: str) -> datetime | None:
    """Return the one day that a page says in words to be that of publication, or None."""
    find = _finder(language)
    days = {
        found.day
        for one in texts.saying(_PUBLISHED_WORD)
        for found in find(one.text[:_TEXT_LENGTH_MAX])
        if _PUBLISHED_WORD.search(one.text, max(found.start - _LABEL_LENGTH_MAX, 0), found.start)
    }
    return datetime.combine(days.pop(), time(), UTC) if len(days) == 1 else None


def days_elsewhere(texts: Texts, language: str) -> ShownDays:
    """Return the days that a page has for its article far from the headline: at most one each.

    It has a label, is the dateline of the text, stands where the page lists itself among
    others, or is the only one that stands by itself.
    """
    find = _finder(language)
    labelled = _parted(_written(texts.saying(_LABEL), find))
    day = next(iter(labelled.days), None) or _dateline(texts.openings(), find)
    if day is None and not labelled.updates:
        day = _only_day(texts.beside_copies(), find) or _only_day(texts.saying(_DIGITS), find)
    return ShownDays((day,) if day else (), labelled.updates[:1])


def _finder(language: str) -> _Find:
    return partial(find_dates, day_first=_day_first(language))


def _day_first(language: str) -> bool | None:
    """Tell whether 3/4/2026 is in April where a language is written; None: nobody knows."""
    tag = language.lower()
    if tag in ("", "en"):
        return None
    return tag not in _MONTH_FIRST


def _parted(written: Iterable[tuple[datetime, bool]]) -> ShownDays:
    found = tuple(written)
    return ShownDays(
        tuple(moment for moment, is_update in found if not is_update),
        tuple(moment for moment, is_update in found if is_update),
    )


def _only_day(nearby: Iterable[ShortText], find: _Find) -> datetime | None:
    """Return the day that makes up a line of its own, if there is one and no other."""
    lines = (one.text for one in nearby if not _OTHER_WORD.search(one.text))
    days = {
        found.day
        for line in lines
        for found in find(line[:_TEXT_LENGTH_MAX])
        if found.end - found.start > _LINE_SHARE * len(line)
    }
    return datetime.combine(days.pop(), time(), UTC) if len(days) == 1 else None


def _dateline(openings: Iterable[str], find: _Find) -> datetime | None:
    """Return the day with which a text begins: "Norrhaven, 14 March 2026 – ", or None."""
    for text in openings:
        for found in find(text):
            is_first = found.start == 0 or _PLACE.fullmatch(text, 0, found.start)
            if is_first and text.startswith(_BEHIND_DATELINE, found.end):
                return datetime.combine(found.day, time(), UTC)
    return None


def _written(nearby: Iterable[ShortText], find: _Find) -> Iterator[tuple[datetime, bool]]:
    """Yield the moments near the headline, and whether each is that of an update."""
    label = ""
    for one in nearby:
        text = one.text[:_TEXT_LENGTH_MAX]
        if moments := list(_moments(one, label)):
            yield from moments
            label = ""
            continue
        found = sorted(find(text), key=attrgetter("start"))
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


def _moments(one: ShortText, label: str) -> Iterator[tuple[datetime, bool]]:
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
    is_dateline = day.start == 0 and behind.startswith(_BEHIND_DATELINE)
    is_line = text.count(" ") < _SENTENCE_MIN
    return is_line or is_dateline or _LABEL.search(before) is not None
