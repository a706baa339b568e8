"""What a model is trained on: a page and the truth about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPage:
    """A whole page of HTML and the text of its article."""

    html: str
    url: str
    domain: str  # invented pages share none with real ones
    title: str
    truth: str  # plain text in the page's order; paragraphs apart by a blank line
    kind: str  # what is hard about it, for scores by kind
