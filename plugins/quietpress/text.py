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
    """Return the text cut between words to at most so many characters, "…" included."""
    if len(text) <= length_max:
        return text
    head = text[: length_max - 1]
    return f"{head.rsplit(None, 1)[0] if ' ' in head else head}…"
