"""The languages of invented pages: how words are built, and what sites say around an article.

Letters make words that do not exist but have the length, the script and the
spacing of real ones; small words and the phrases of a site are real, because a
model counts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .phrases import TABLES

CODES = tuple(TABLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """How a language is written, and the phrases of its sites."""

    code: str  # BCP 47
    direction: str  # "ltr" or "rtl"
    words: tuple[str, ...]  # from a list; (): all are built from syllables
    onsets: tuple[str, ...]  # a syllable is an onset and a rime
    rimes: tuple[str, ...]
    endings: tuple[str, ...]  # of a word; one is ""
    small: tuple[str, ...]  # stop words
    first_person: tuple[str, ...]  # small words of people who talk to each other
    closers: tuple[str, ...]  # end a sentence, stop included; (): `stop` alone does
    length: tuple[int, int]  # syllables of a word, least and most
    space: str  # between words
    comma: str
    stop: str
    question: str
    quotes: tuple[str, str]
    phrases: dict[str, tuple[str, ...]]

    def wordings(self, key: str) -> tuple[str, ...]:
        """Return the wordings of a phrase; () where this tongue has none of its own."""
        return self.phrases.get(key, ())


@cache
def tongue(code: str) -> Tongue:
    """Return the tongue of a language.

    Raises:
        KeyError: the language is not in `CODES`.
    """
    table = _read(TABLES[code])
    least, most = table.pop("length", "1 3").split()
    opening, closing = table.pop("quotes", "“ ”").split()
    bare = ("",) if table.pop("letters", "") == "bare" else ()  # syllables without a rime
    return Tongue(
        code=code,
        direction=table.pop("direction", "ltr"),
        words=_words(table, "words"),
        onsets=_words(table, "onsets"),
        rimes=(*_words(table, "rimes"), *bare),
        endings=(*_words(table, "endings"), ""),
        small=_words(table, "small"),
        first_person=_words(table, "first_person"),
        closers=_words(table, "closers"),
        length=(int(least), int(most)),
        space=_mark(table, "space", " "),
        comma=_mark(table, "comma", ","),
        stop=_mark(table, "stop", "."),
        question=_mark(table, "question", "?"),
        quotes=(opening, closing),
        phrases={
            key: tuple(wording.strip() for wording in value.split("|"))
            for key, value in table.items()
        },
    )


def _read(text: str) -> dict[str, str]:
    """Return the lines of a table by their keys; a line that starts with a space goes on."""
    table = {}
    for line in text.strip().replace("\n ", " ").splitlines():
        key, _, value = line.partition(":")
        table[key] = value.strip()
    return table


def _words(table: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(word for word in table.pop(key, "").split() if word != "|")


def _mark(table: dict[str, str], key: str, usual: str) -> str:
    mark = table.pop(key, usual)
    return "" if mark == "none" else mark
