"""The web as a quiet paper: cluttered articles in, clean pages and topic feeds out.

`clean_article` is the heart, and what other programs import; `register` is
what Pelican calls.
"""

from __future__ import annotations

from importlib import import_module
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
    from .clean.cleaner import clean_article
    from .clean.site_memory import SiteMemory
    from .clean.source_rules import SourceRules
    from .formats import article_text

# Where the names are that take the cleaner with them: a fifth of a second, and 20 MB.
_MODULES = {
    "SiteMemory": ".clean.site_memory",
    "SourceRules": ".clean.source_rules",
    "article_text": ".formats",
    "clean_article": ".clean.cleaner",
}


def __getattr__(name: str) -> object:
    """Load what cleans when it is first asked for (PEP 562): who only publishes does without."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name], __name__), name)


def register() -> None:
    """Connect to Pelican's signals. Pelican calls this once, by name."""
    from .publish.site import connect  # noqa: PLC0415  # Pelican loads here, not with the package

    connect()
