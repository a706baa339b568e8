"""Collected articles as Pelican's own, made in code: its readers never see them."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from pelican.contents import Article as PelicanArticle
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Author, Category, Tag

from ..article import Article
from ..settings import Following
from ..text import plain_text
from . import addresses
from .article_page import ArticlePage
from .escaping import inert
from .headlines import UNDATED, Headline
from .placing import page_html

Settings: TypeAlias = dict[str, Any]  # Pelican's own form of them

_NEVER = "(?!)"  # a pattern that fits nothing


class CollectedArticle(PelicanArticle):
    """An article whose HTML came from outside: Pelican follows no link in it."""

    def __init__(
        self, article: Article, metadata: Settings, settings: Settings, context: Settings
    ) -> None:
        """Take an article with the metadata that Pelican wants, as `collected_settings` say."""
        super().__init__(  # type: ignore[no-untyped-call]  # only in part typed
            article.html, metadata=metadata, settings=settings, context=context
        )
        self._article = article

    def get_content(self, siteurl: str) -> str:
        """Return the HTML for a page from which `siteurl` leads to the root of the site."""
        return page_html(self._article, siteurl)


def collected_settings(settings: Settings) -> Settings:
    """Return the settings that Pelican treats collected articles by."""
    collected = {
        **settings,
        "INTRASITE_LINK_REGEX": _NEVER,  # `{static}../../etc/passwd` would copy the file
        "WITH_FUTURE_DATES": True,  # else the clock decides what is published
    }
    collected.pop("AUTHOR", None)  # who owns the site has not written what it collects
    return collected


def pelican_article(
    article: Article, page: ArticlePage, following: Following, settings: Settings, context: Settings
) -> CollectedArticle:
    """Return a collected article as Pelican's own.

    Args:
        article: as it is to be shown.
        page: what stands around its text.
        following: the topics.
        settings: from `collected_settings`.
        context: of the generator that gets it.
    """
    path = page.place.headline.path
    metadata = {
        "title": article.title,
        "date": article.published or UNDATED,
        "slug": PurePosixPath(path).stem,
        "save_as": path,
        "url": path,
        "template": "article",
        "status": "published",
        "lang": article.language or settings["DEFAULT_LANG"],
        # HTML by Pelican's custom, and a theme may put it through `striptags`.
        "summary": f"<p>{inert(article.summary)}</p>",
        "category": _topic(Category, article.topics[0], following, settings),
        "tags": [_topic(Tag, key, following, settings) for key in article.topics],
        "headline": page.place.headline,
        "quietpress": page,
    }
    if article.authors:
        metadata["authors"] = [_author(name, settings) for name in article.authors]
    if article.updated:
        metadata["modified"] = article.updated
    return CollectedArticle(article, metadata, settings, context)


def own_headlines(generator: ArticlesGenerator) -> list[Headline]:
    """Give each article that Pelican itself has read a headline; return the listed ones."""
    unlisted = (
        *generator.translations,
        *generator.hidden_articles,
        *generator.hidden_translations,
        *generator.drafts,
        *generator.drafts_translations,
    )
    for article in (*generator.articles, *unlisted):
        article.headline = Headline(
            title=plain_text(str(article.metadata["title"])),
            path=article.url,
            language=article.lang,
            published=datetime.fromtimestamp(article.date.timestamp(), article.date.tzinfo),
        )
    return sorted(
        (article.headline for article in generator.articles),
        key=lambda headline: (-headline.published.timestamp(), headline.path),
    )


def give_drafts_a_category(generator: ArticlesGenerator) -> None:
    """Let drafts be written: Pelican 4.12 asks each for its category, also when it gave none."""
    for draft in (*generator.drafts, *generator.drafts_translations):
        if not hasattr(draft, "category"):  # so it is where CATEGORY_SAVE_AS is empty
            draft.category = Category(generator.settings["DEFAULT_CATEGORY"], generator.settings)


def _topic(
    kind: type[Category | Tag], key: str, following: Following, settings: Settings
) -> Category | Tag:
    topic = kind(following.topics[key].title, settings)
    topic.slug = key
    return topic


def _author(name: str, settings: Settings) -> Author:
    author = Author(name, settings)
    author.slug = next(iter(addresses.source_slugs([name]).values()))
    return author
