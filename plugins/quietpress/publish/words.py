"""Dates, numbers and lists in the words of the interface, the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Literal

# Not from `calendar`: its names change with the locale of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WORDS_A_MINUTE = 220  # of silent reading; Brysbaert 2019 found 238 in English, less elsewhere
_HAN_A_MINUTE = 500  # characters of Chinese and Japanese
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# What `inert` puts in the place of a character that HTML would understand.
_INERT = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’", "&": "&amp;"})


def date_words(day: date) -> str:
    """Return a date such as "22 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Return a date such as "Sunday 22 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {date_words(day)}"


def period_words(period: Sequence[int]) -> str:
    """Return the name of a year, a month or a day, given as one, two or three numbers."""
    year, *rest = period
    if not rest:
        return str(year)
    month, *rest = rest
    return " ".join([*map(str, rest), MONTHS[month - 1], str(year)])


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2,140 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def join_words(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: "Ada Voss, Ben Ode and Cy Lund"."""
    *head, last = names or ("",)
    return f"{', '.join(head)} and {last}" if head else last


def reading_minutes(text: str) -> int:
    """Return how long an average reader is busy with a text; never under one minute."""
    spaced = _HAN.sub(" ", text)
    minutes = len(spaced.split()) / _WORDS_A_MINUTE + len(_HAN.findall(text)) / _HAN_A_MINUTE
    return max(1, ceil(minutes))


def direction(language: str) -> Literal["ltr", "rtl", "auto"]:
    """Return the writing direction of a language (BCP 47); "auto" where it is not known."""
    if not language:
        return "auto"
    return "rtl" if language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def inert(text: str) -> str:
    """Return plain text in which a theme that does not escape finds nothing to run.

    Escaping is not enough there: Jinja's `striptags`, which many themes put
    titles through, undoes it, also inside attributes. So what HTML
    understands gives way to what looks like it.
    """
    return text.translate(_INERT)
