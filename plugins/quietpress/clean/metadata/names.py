"""Names of people, out of bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...text import fold

_BYLINE_LENGTH_MAX = 400  # characters
_NAME_LENGTH_MAX = 60  # characters
_NAME_WORDS_MAX = 6
_AUTHORS_MAX = 20

_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|story|words|text|review|edited|article|authored)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|autor(?:in)?|author|auteur|text|foto|reporter|fra|przez)\b\s*[:：]?\s+",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:[,;|/•·、，]|\s(?:and|und|et|y|e|en|och|og|i|with|mit|avec|con)\s|&)\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\(.*|\s[-–—|•]\s.*|\bbio\b.*|@.*"
    r"|,?\s+(?:for|in|on|at|is an?|updated|published|posted)\s.*)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^(?:admin|administrator|staff|editor|editors|editorial|team|redaktion|redaction|"
    r"rédaction|redacción|redação|redazione|redactie|guest|unknown|anonymous|none|null|user|author|authors|"
    r"webmaster|contributor|contributors|share|follow|subscribe|read more|view all posts|posts by|"
    r"staff writer|news desk|newsroom|agencies|agency|press release|by)$"
    r"|\b(?:reporter|correspondent|editor|columnist|journalist|photographer)s?$",
    re.IGNORECASE,
)


def read_authors(bylines: Iterable[str], site_name: str = "") -> tuple[str, ...]:
    """Return the names in bylines, each once: "By Ada Voss and Lin Wei" gives two.

    What is no name stays out: addresses, roles ("Staff"), the site itself.
    """
    names: dict[str, None] = {}
    for byline in bylines:
        text = _BY.sub("", fold(byline)[:_BYLINE_LENGTH_MAX])
        for piece in _AND.split(text):
            name = _AFTER.sub("", _BY.sub("", piece)).strip(" .,:;-–—|\"'")
            if _is_name(name) and name.casefold() != site_name.casefold():
                names[name] = None
    return tuple(names)[:_AUTHORS_MAX]


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _NAME_LENGTH_MAX
        and len(text.split()) <= _NAME_WORDS_MAX
        and not _NO_NAME.search(text)
        and not text.islower()
    )
