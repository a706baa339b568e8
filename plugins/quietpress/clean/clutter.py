"""Clutter that its own words give away, in a block of a page or a line of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .lexicon import (
    OPENING_STARTS,
    OPENINGS,
    SENTENCE_STARTS,
    SENTENCES,
    SHARE_MARKS,
    SHARE_WORDS,
    STARTERS,
)

_OPENER_LENGTH_MAX = 200  # characters that are looked at; every phrase is shorter
_PHRASE_LENGTH_MAX = 100  # characters; no phrase is as long
_ROW_WORDS_MAX = 30  # of a row of share buttons
_SENTENCE_WORDS_MAX = 60  # a longer text says such a sentence in passing, and is no row of buttons

_ORNAMENT = " \t:：»«›‹>→…!?.|·•–—#*-_=+▸▶▼()[]\"'“”"
_ABOUT = ("about", "über", "à propos", "sobre", "acerca", "hello", "hi", "hey", "welcome")
_ABOUT_SOMEBODY = re.compile(
    r"(?:About|ABOUT|Über|À propos de|Sobre|Acerca de)(?: [^\W\d_a-z][\w.'’-]*){2,4}"
    r"|(?:Hello|Hi|Hey|Welcome)[,!]? (?:I['’]m|I am|my name is) .{2,40}"
)
_FULL_STOPS = (".", "!", "?", "。")
_WORD = re.compile(r"\w+")
_APART = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(128)).ljust(256)
_TYPOGRAPHIC = "’‘“”–—…"
_LATIN_END = "\u0250"
_MARKS = frozenset(_WORD.findall(mark)[-1] for mark in SHARE_MARKS)  # of "e-mail", "mail"
_FIRST_WORD = re.compile(r"[^\W\d\u0250-\uffff]{1,4}")  # none: a digit, a sign, another script
# A look at how its words start spares a text most of the patterns; not so in other scripts.
_ANY_START = frozenset().union(*SENTENCE_STARTS.values())
_UNSPELT = re.compile("[©★☆⭐\u0400-\u06ff\u0e00-\u0eff\u1000-\u1fff\u2e80-\uffff]")
# One look instead of one for each rule; the first that fits counts.
_OPENING = re.compile("|".join(f"(?P<{rule}>{one.pattern})" for rule, one in OPENINGS.items()))
_OPENERS = {phrase: rule for rule in reversed(STARTERS) for phrase in STARTERS[rule]}
_OPENER_STARTS = frozenset(
    found[0] for phrase in _OPENERS if (found := _WORD.match(phrase))
) | frozenset(start.split()[0] for start in _ABOUT)
_COUNT = re.compile(r"[\s(\[]*\d+[\s)\]]*$|^\d+\s+")


def clutter_rule(text: str, words: int) -> str:
    """Return the rule that knows a text as clutter, or "".

    Args:
        text: a block's or a line's text, white space folded.
        words: how many words it has.
    """
    if words >= _SENTENCE_WORDS_MAX:
        return section_opened_by(text)
    lowered = text.lower()
    said = _words(lowered)
    if words < _ROW_WORDS_MAX and not _MARKS.isdisjoint(said) and is_share_row(text):
        return "share_buttons"
    opened = opened_section(text) if not said or may_open(said[0], text) else ""
    return opened or _sentence_rule(lowered, said)


def _words(lowered: str) -> list[str]:
    """Return the words of a text in lower case.

    Of one in ASCII but for its quotes and dashes, in a third of the time that the expression takes.
    """
    plain = lowered
    if not lowered.isascii():
        for sign in _TYPOGRAPHIC:
            plain = plain.replace(sign, " ")
    if plain.isascii():
        return plain.encode().translate(_APART).decode().split()
    return _WORD.findall(lowered.replace("_", " "))


def section_opened_by(line: str) -> str:
    """Return the rule whose section a line opens, or "".

    The line is one of the known phrases ("Similar Content", "Comments (12)"),
    or begins with one and a colon ("May be interested in: …").
    """
    first = _WORD.search(line[:_OPENER_LENGTH_MAX])
    if first and not may_open(first[0].lower(), line):
        return ""
    return opened_section(line)


@lru_cache(maxsize=512)  # a line of a page is asked for up to three times
def opened_section(line: str) -> str:
    """Return what `section_opened_by` does, of a line that may open one."""
    start = line[:_OPENER_LENGTH_MAX].strip()
    has_colon = ":" in start or "：" in start
    if len(start) > _PHRASE_LENGTH_MAX and not has_colon:
        return ""
    folded = start.casefold().replace("’", "'")
    said = bare = folded.strip(_ORNAMENT)
    if bare[:1].isdigit() or bare[-1:].isdigit():
        bare = _COUNT.sub("", bare).strip(_ORNAMENT)
    if rule := _OPENERS.get(bare):
        return rule
    if has_colon and _announces_stories(folded):
        return "related_stories"
    if said.startswith(_ABOUT):
        return "author_box" if _ABOUT_SOMEBODY.fullmatch(start.strip(_ORNAMENT)) else ""
    return ""


def _announces_stories(line: str) -> bool:
    head = line.replace("：", ":").partition(":")[0].strip(_ORNAMENT)
    # "Recommended: a visit to the pier." is a sentence; "Read also: …" is one with two words, too.
    is_sentence = " " not in head and line.endswith(".")
    return _OPENERS.get(head) == "related_stories" and not is_sentence


def may_open(first_word: str, line: str) -> bool:
    """Tell whether a line's first word, or a colon, leave it open that it opens a section.

    Most lines start otherwise, and a look at each phrase takes long.

    Args:
        first_word: of the line, in lower case; "": it has none.
        line: all of it.
    """
    return (
        first_word in _OPENER_STARTS
        or ":" in line
        or "：" in line
        or not (first_word.isalpha() and first_word[0] < _LATIN_END)
    )


def is_share_row(text: str) -> bool:
    """Tell whether a text is a row such as "share facebook pinterest whatsapp x print".

    More than half of its words are share words and one of them is a network
    or an act, so a sentence that names a network stays. With a full stop, all
    of them are: "Send the page to print by Monday."
    """
    words = [word for word in (word.strip(_ORNAMENT) for word in text.casefold().split()) if word]
    if SHARE_MARKS.isdisjoint(words):
        return False
    known = sum(word in SHARE_WORDS for word in words)
    return known == len(words) if text.endswith(_FULL_STOPS) else 2 * known > len(words)


def _sentence_rule(lowered: str, said: Iterable[str]) -> str:
    """Return the rule of which a text in lower case says a typical sentence, or "" for none.

    Args:
        lowered: the text.
        said: its words.
    """
    first = _FIRST_WORD.match(lowered)
    may_begin_so = first is None or first[0] in OPENING_STARTS
    if may_begin_so and (opening := _OPENING.match(lowered)) and opening.lastgroup:
        return opening.lastgroup
    if not lowered.isascii() and _UNSPELT.search(lowered):
        rules = list(SENTENCES)
    else:
        starts = [word[:6] for word in said]
        if _ANY_START.isdisjoint(starts):
            return ""
        rules = [rule for rule in SENTENCES if not SENTENCE_STARTS[rule].isdisjoint(starts)]
    return next((rule for rule in rules if SENTENCES[rule].search(lowered)), "")
