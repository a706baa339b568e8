"""Plain text: of HTML, and folded for comparing and showing."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser


def fold(text: str) -> str:
    """Return the text with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


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
