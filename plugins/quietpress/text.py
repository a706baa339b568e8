"""Plain text: of HTML, and folded for comparing and showing."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

# Controls and halves of characters: escapes can name them, and no page and no feed can hold them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

# Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces (UAX 29, section 4).
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def fold(text: str) -> str:
    """Return the text with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def letters_in(text: str) -> str:
    """Return the letters and digits of a text alone, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_controls(text: str) -> str:
    """Return the text without the characters that no document may hold (XML 1.0, section 2.2)."""
    return text if text.isprintable() else _CONTROL.sub("", text)  # most are


def whole_characters(text: str) -> str:
    """Return the text with halves of UTF-16 joined to characters; one that is alone is U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@lru_cache(maxsize=2)  # asked for three times on the way of one article into the store
def plain_text(html: str) -> str:
    """Return the visible text of sanitised HTML, white space folded."""
    return fold(LexborHTMLParser(html).text(separator=" ")) if html else ""


def shorten(text: str, length_max: int) -> str:
    """Return the text cut to at most so many characters, "…" included.

    It is cut between words, unless that would take half of it: not every
    script has spaces between words.
    """
    if len(text) <= length_max:
        return text
    space = text.rfind(" ", 0, length_max)
    return f"{text[: space if space > length_max // 2 else length_max - 1]}…"
