"""What a text is to whoever reads it: how long, and from which side."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil
from typing import Literal

_WORDS_A_MINUTE = 220  # of silent reading; Brysbaert 2019 found 238 in English, less elsewhere
_HAN_A_MINUTE = 500  # characters of Chinese and Japanese
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# Of languages, each in its usual script, and of scripts (CLDR 47).
_RIGHT_TO_LEFT = frozenset(
    """
    apc ar ary arz bal bgn ckb dv fa he ks lrc mzn nqo ps rhg sd sdh skr syr trw ug ur yi
    adlm arab hebr nkoo rohg syrc thaa
    """.split()
)
_LANGUAGES_MAX = 256  # remembered: each headline is asked for its own
_SCRIPT_LENGTH = 4  # of its subtag, which no other before the country has (RFC 5646, section 2.1)


def reading_minutes(text: str) -> int:
    """Return how long an average reader is busy with a text; never under one minute."""
    spaced = _HAN.sub(" ", text)
    minutes = len(spaced.split()) / _WORDS_A_MINUTE + len(_HAN.findall(text)) / _HAN_A_MINUTE
    return max(1, ceil(minutes))


@lru_cache(_LANGUAGES_MAX)
def direction(language: str) -> Literal["ltr", "rtl", "auto"]:
    """Return the writing direction of a language (BCP 47); "auto" where it is not known."""
    if not language:
        return "auto"
    first, *others = language.lower().split("-")
    script = next((subtag for subtag in others[:2] if len(subtag) == _SCRIPT_LENGTH), first)
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"
