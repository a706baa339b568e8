"""What the interface says in the language of the site: messages, dates, numbers, lists.

Messages are English in the code and in the templates, and come from gettext
catalogues in other languages. Dates, numbers and lists follow CLDR, never the
locale of the process, so that they are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from .catalogues import catalogue_for, locale_of, read_catalogue

_COUNTED = 200  # numbers, among which each plural category of CLDR is that a list can need
# English without a country: the day comes first, and the weekday before it without a comma.
_PLAIN_ENGLISH = Locale("en", "IE")


class Words:
    """The interface in one language.

    Args:
        language: BCP 47, such as DEFAULT_LANG of a site. Where there is no
            catalogue for it, messages are English; where CLDR does not know
            it either, so are dates, numbers and lists.
    """

    def __init__(self, language: str) -> None:
        catalogue = catalogue_for(language)
        locale = locale_of(language)
        self.language = language
        self.is_translated = catalogue is not None
        self.message_language = language if catalogue else "en"  # what its messages are in
        self.translations = read_catalogue(catalogue or "")
        self._locale = _PLAIN_ENGLISH if locale in (None, Locale("en")) else locale
        # Where a line of the interface begins.
        self.direction: Literal["ltr", "rtl"] = (
            "rtl" if self._locale.text_direction == "rtl" else "ltr"
        )

    @property
    def plurals(self) -> str:
        """The language whose plural categories `by_plural` has, in BCP 47."""
        return str(self._locale).replace("_", "-")

    def gettext(self, message: str, /, **values: str) -> str:
        """Return a message, with values in the place of its `%(name)s`."""
        return self.translations.gettext(message) % values

    def ngettext(self, singular: str, plural: str, number: int, /, **values: str) -> str:
        """Return a message in the form that a number asks for; it is its `%(number)s`."""
        message = self.translations.ngettext(singular, plural, number)
        return message % {"number": self.number(number), **values}

    def by_plural(self, say: Callable[[int], str]) -> dict[str, str]:
        """Return what is said of a number, by plural category (CLDR), for a script that counts."""
        said: dict[str, str] = {}
        for number in range(_COUNTED):
            category = self._locale.plural_form(number)
            if category not in said:
                said[category] = say(number)
        return said

    def articles(self, number: int) -> str:
        """Return how many articles: "1 article", "2,140 articles"."""
        return self.ngettext("%(number)s article", "%(number)s articles", number)

    def minutes(self, number: int) -> str:
        """Return how long a text takes to read: "6 min"."""
        return self.ngettext("%(number)s min", "%(number)s min", number)

    def number(self, number: int) -> str:
        """Return a number in digits: "2,140"."""
        return _decimal(number, self._locale)

    def percent(self, share: float) -> str:
        """Return a share, 0 to 1, in whole percent: "31%"."""
        return format_percent(round(share, 2), locale=self._locale)

    def language_name(self, language: str) -> str:
        """Return the name of a language (BCP 47), or the tag where CLDR does not know it."""
        locale = locale_of(language)
        return (locale.get_display_name(self._locale) if locale else None) or language

    def names(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence: "Ada Voss, Ben Ode and Cy Lund"."""
        return _list(tuple(names), self._locale)

    def day(self, day: date) -> str:
        """Return a day in a sentence: "22 November 2026"."""
        return _date(day, "long", self._locale)

    def short_day(self, day: date) -> str:
        """Return a day where there is little room: "22 Nov 2026"."""
        return _skeleton(day, "yMMMd", self._locale)

    def weekday(self, day: date) -> str:
        """Return a day as a heading: "Sunday 22 November 2026"."""
        return _capitalised(_date(day, "full", self._locale))

    def month(self, year: int, month: int) -> str:
        """Return a month as a heading: "November 2026"."""
        return _capitalised(_skeleton(date(year, month, 1), "yMMMM", self._locale))

    def period(self, numbers: Sequence[int]) -> str:
        """Return a year, a month or a day, given as one, two or three numbers, as a heading."""
        year, *rest = numbers
        if not rest:
            return _skeleton(date(year, 1, 1), "y", self._locale)
        return self.month(year, rest[0]) if len(rest) == 1 else self.day(date(year, *rest))

    def time(self, moment: datetime) -> str:
        """Return a time of day in UTC: "08:01"."""
        return _skeleton(moment.astimezone(UTC), "Hm", self._locale)


@lru_cache(maxsize=4096)  # a paper names the same few days on thousands of pages
def _date(day: date, form: Literal["long", "full"], locale: Locale) -> str:
    return format_date(day, form, locale)


@lru_cache(maxsize=4096)
def _skeleton(moment: date, skeleton: str, locale: Locale) -> str:
    return format_skeleton(skeleton, moment, locale=locale)


@lru_cache(maxsize=4096)  # and the same few numbers, and authors
def _decimal(number: int, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=4096)
def _list(names: tuple[str, ...], locale: Locale) -> str:
    return format_list(names, locale=locale)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
