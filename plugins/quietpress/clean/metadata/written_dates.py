"""Days in running text, in the languages and orders that pages write them in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

# ruff: noqa: E501  # months by language, not code
# The twelve months as they stand in dates, by language. The beginning of a name is one as well.
_NAMES = {
    "English": "january february march april may june july august september october november december",
    "German": "januar februar märz april mai juni juli august september oktober november dezember",
    "German, Austria": "jänner feber märz april mai juni juli august september oktober november dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "French, without accents": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Spanish, River Plate": "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Swedish": "januari februari mars april maj juni juli augusti september oktober november december",
    "Danish": "januar februar marts april maj juni juli august september oktober november december",
    "Norwegian": "januar februar mars april mai juni juli august september oktober november desember",
    "Finnish": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "Polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "Czech": "ledna února března dubna května června července srpna září října listopadu prosince",
    "Hungarian": "január február március április május június július augusztus szeptember október november december",
    "Romanian": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "Turkish": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "Indonesian": "januari februari maret april mei juni juli agustus september oktober november desember",
    "Greek": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "Ukrainian": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}  # fmt: skip
_PART_LENGTH_MIN = 3
_YEAR_MIN = 1990  # before the first web page


def _months() -> dict[str, int]:
    """Return the number of the month by each of its names and their beginnings.

    Where a beginning is that of two, the month counts that has it in more languages.
    """
    votes: dict[str, Counter[int]] = {}
    for names in _NAMES.values():
        for number, name in enumerate(names.split(), start=1):
            for end in range(_PART_LENGTH_MIN, len(name) + 1):
                votes.setdefault(name[:end], Counter())[number] += 1
    return {part: found.most_common(1)[0][0] for part, found in votes.items()}


MONTHS = _months()
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_WORD = r"(?P<word>[^\W\d_]{3,14})"
_DAY_WORD_YEAR = (
    rf"(?<!\d){_DAY}(?i:st|nd|rd|th|er|\.|º|ª)?[\s-]*(?i:de\s+|of\s+|d[’'])?{_WORD}"
    rf"\.?,?[\s-]*(?i:de\s+|del\s+)?{_YEAR}(?!\d)"
)
# Case is ignored where the letters are: asked of all characters, it takes several times as long.
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        _DAY_WORD_YEAR,
        rf"(?<!\w){_WORD}\.?\s*{_DAY}(?i:st|nd|rd|th)?(?:[.,]\s*|\s+){_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}[.,]?\s+{_WORD}\s+{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}\s?[-/.年]\s?(?P<month>[01]?\d)\s?[-/.月]\s?{_DAY}(?!\d)",
        rf"(?<![\d.]){_DAY}\.\s?(?P<month>[01]?\d)\.\s?(?P<year>(?:19|20)?\d\d)(?!\.?\d)",
        rf"(?<![\d.])(?P<month>0?\d|1[0-2])\.(?P<day>1[3-9]|2\d|3[01])\.{_YEAR}(?!\.?\d)",
        rf"(?<![\d/-])(?P<one>\d?\d)(?P<sign>[/-])(?P<other>\d?\d)(?P=sign){_YEAR}(?!\d)",
        r"(?<![\d/-])(?P<one>\d?\d)/(?P<other>\d?\d)/(?P<year>\d\d)(?![\d/-])",
    )
)
# One of these is in each date.
_YEAR_OR_SIGN = re.compile(r"(?:19|20)\d\d|\d[./]")


class WrittenDate(NamedTuple):
    """A day, and where in the text it stands."""

    day: date
    start: int
    end: int


def find_dates(text: str, *, day_first: bool | None = None) -> Iterator[WrittenDate]:
    """Yield the days since there are web pages that a text names with day, month and year.

    Args:
        text: of any language; keep it short.
        day_first: whether 3/4/2026 is in April; None: nobody knows, and it is no date.
    """
    if _YEAR_OR_SIGN.search(text) is None:
        return
    for pattern in _DATES:
        for match in pattern.finditer(text):
            day = _day(match.groupdict(), day_first=day_first)
            if day and day.year >= _YEAR_MIN:
                yield WrittenDate(day, match.start(), match.end())


def _day(parts: dict[str, str | None], *, day_first: bool | None) -> date | None:
    year, day, month = int(parts["year"] or 0), parts.get("day"), parts.get("month")
    if "one" in parts:
        day, month = _ordered(parts["one"] or "", parts["other"] or "", day_first=day_first)
    number = int(month) if month else MONTHS.get((parts.get("word") or "").casefold(), 0)
    try:
        return date(year if year > 99 else 2000 + year, number, int(day or 0))  # noqa: PLR2004
    except ValueError:
        return None


def _ordered(one: str, other: str, *, day_first: bool | None) -> tuple[str, str]:
    """Return which of two numbers is the day and which the month; 0: nobody knows."""
    if one == other or int(one) > 12:  # noqa: PLR2004  # months
        return one, other
    if int(other) > 12:  # noqa: PLR2004
        return other, one
    if day_first is None:
        return "0", "0"
    return (one, other) if day_first else (other, one)
