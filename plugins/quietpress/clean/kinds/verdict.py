"""The verdict on a page as a whole: an article, or which kind of page it is instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...trouble import PageTrouble

Kind = Literal["article", PageTrouble]

_NAMES: dict[Kind, str] = {
    "article": "an article",
    "consent wall": "a consent wall",
    "log-in page": "a log-in page",
    "robot check": "a robot check",
    "error page": "an error page",
    "paywall stub": "the stub before a paywall",
    "empty shell": "an empty shell that needs a script",
    "listing": "a list of other pages",
    "no text": "no text",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a kind of page."""

    weight: float  # the share of the doubt that it takes away, 0 to 1
    reason: str  # in words, to be read after "because"


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What kind of page it is, and how that shows."""

    kind: Kind
    confidence: float  # 0 to 1
    reasons: tuple[str, ...]  # in words, strongest first

    def __str__(self) -> str:
        """Return it in words: `a log-in page: it asks for a password`."""
        return f"{_NAMES[self.kind]}: {'; '.join(self.reasons)}"
