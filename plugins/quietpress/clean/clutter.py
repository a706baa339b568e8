"""Clutter that its own words give away, in a block of a page or a line of plain text."""

from __future__ import annotations

import re

from ..text import fold
from .lexicon import SENTENCES, SHARE_MARKS, SHARE_WORDS, STARTERS

_ORNAMENT = " \t:：»«›‹>→…!?.|·•–—#*-_=+▸▶▼()[]\"'“”"
_COUNT = re.compile(r"[\s(\[]*\d+[\s)\]]*$|^\d+\s+")


def section_starter(line: str) -> str:
    """Return the rule whose section a line opens, or "".

    The line is one of the known phrases ("Similar Content", "Comments (12)"),
    or begins with one and a colon ("May be interested in: …").
    """
    folded = fold(line).casefold().replace("’", "'")
    bare = _COUNT.sub("", folded.strip(_ORNAMENT)).strip(_ORNAMENT)
    head = re.split("[:：]", folded, maxsplit=1)[0].strip(_ORNAMENT) if _has_colon(folded) else bare
    for rule, phrases in STARTERS.items():
        if bare in phrases or (head in phrases and rule == "related_stories"):
            return rule
    return ""


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def is_share_row(text: str) -> bool:
    """Tell whether a text is a row such as "share facebook pinterest whatsapp x print".

    More than half of its words are share words and one of them is a network
    or an act, so a sentence that names a network stays.
    """
    words = [word for word in (word.strip(_ORNAMENT) for word in text.casefold().split()) if word]
    known = sum(word in SHARE_WORDS for word in words)
    return 2 * known > len(words) and any(word in SHARE_MARKS for word in words)


def clutter_sentence(text: str) -> str:
    """Return the rule of which a text says a typical sentence, or ""."""
    return next((rule for rule, pattern in SENTENCES.items() if pattern.search(text)), "")
