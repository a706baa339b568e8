"""The web as a quiet paper: cluttered articles in, clean pages and topic feeds out.

`clean_article` is the heart, and what other programs import; `register` is
what Pelican calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .article import Article, Capture, Hints, Image, Picture, Removal, Variant
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
    "SiteMemory",
    "SourceError",
    "SourceRules",
    "Variant",
    "article_text",
    "clean_article",
    "register",
]

if TYPE_CHECKING:
    from .clean import SiteMemory, SourceRules, clean_article
    from .formats import article_text


def __getattr__(name: str) -> object:
    """Load what cleans when it is first asked for: who only waits for it does without."""
    if name in ("SiteMemory", "SourceRules", "clean_article"):
        from . import clean  # noqa: PLC0415

        return getattr(clean, name)
    if name == "article_text":
        from .formats import article_text  # noqa: PLC0415

        return article_text
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def register() -> None:
    """Connect to Pelican's signals. Pelican calls this once, by name."""
    from .publish.site import connect  # noqa: PLC0415  # Pelican loads here, not with the package

    connect()
