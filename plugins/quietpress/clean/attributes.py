"""Attributes whose values HTML knows: a wrong one means nothing, and makes HTML invalid."""

from __future__ import annotations

import re
from datetime import date

# WHATWG HTML, sections 4.4.5 and 4.4.8 (lists), 4.9.11 (cells), 3.2.6.4 (dir) and 2.3.5 (dates,
# of which pages write few forms); RFC 5646, section 2.1 (lang, without its rarest forms).
_NUMBER = r"-?\d{1,9}"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
_ZONE = r"(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)"
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PATTERNS = {
    name: re.compile(pattern, re.ASCII)
    for name, pattern in {
        "colspan": r"[1-9]\d{0,2}",
        "datetime": rf"{_DATE.pattern}(?:[T ]{_TIME}{_ZONE}?)?|{_TIME}|\d{{4}}",
        "dir": "(?i:ltr|rtl|auto)",
        "display": "block|inline",
        "lang": r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?",
        "mathvariant": "normal",
        "rowspan": r"[1-9]\d{0,3}",
        "scope": "row|col|rowgroup|colgroup",
        "start": _NUMBER,
        "type": "[1aAiI]",
        "value": _NUMBER,
    }.items()
}


def is_valid(name: str, value: str) -> bool:
    """Tell whether an attribute of an article may have a value."""
    pattern = _PATTERNS.get(name)
    if pattern is None:
        return True
    if not pattern.fullmatch(value):
        return False
    return name != "datetime" or not _DATE.match(value) or _is_date(value[:10])


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:  # the 31st of June
        return False
    return True
