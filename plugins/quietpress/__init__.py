"""The web as a quiet paper: cluttered articles in, clean pages and topic feeds out.

`clean_article` is the heart, and what other programs import; `register` is
what Pelican calls.
"""

from __future__ import annotations

from .article import Article, Capture, Hints, Image, Picture, Removal
from .clean import clean_article
from .errors import ArticleError, PublishError, QuietpressError, SettingsError, SourceError

__all__ = [
    "Article",
    "ArticleError",
    "Capture",
    "Hints",
    "Image",
    "Picture",
    "PublishError",
    "QuietpressError",
    "Removal",
    "SettingsError",
    "SourceError",
    "clean_article",
    "register",
]


def register() -> None:
    """Connect to Pelican's signals. Pelican calls this once, by name."""
    from .publish.site import connect  # noqa: PLC0415  # Pelican loads here, not with the package

    connect()
