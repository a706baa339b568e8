"""Collected articles as Pelican's own, made in code: its readers never see them."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeAlias, TypeVar

from pelican.contents import Article as PelicanArticle
from pelican.generators import ArticlesGenerator
from pelican.urlwrappers import Author, Category, Tag

from ..article import Article
from ..settings import Following
from ..text import plain_text
from . import addresses
from .escaping import inert
from .pages.article_page import ArticlePage
from .pages.headlines import UNDATED, Headline
from .pages.placing import page_html

Settings: TypeAlias = dict[str, Any]  # Pelican's own form of them

_NEVER = "(?!)"  # a pattern that fits nothing
_AUTHORS_MAX = 4096  # remembered

_Topic = TypeVar("_Topic", Category, Tag)


class CollectedArticle(PelicanArticle):
    """An article whose HTML came from outside: Pelican follows no link in it."""

    def __init__(
        self, article: Article, metadata: Settings, settings: Settings, context: Settings
    ) -> None:
        """Take an article with the metadata that Pelican wants, as `PelicanArticles` makes it."""
        super().__init__(  # type: ignore[no-untyped-call]  # only in part typed
            article.html, metadata=metadata, settings=settings, context=context
        )
        self._article = article

    def get_content(self, siteurl: str) -> str:
        """Return the HTML for a page from which `siteurl` leads to the root of the site."""
        return page_html(self._article, siteurl)


class PelicanArticles:
    """Makes Pelican's own of collected articles."""

    def __init__(self, following: Following, settings: Settings, context: Settings) -> None:
        """Make the topics, which articles share.

        Args:
            following: the topics.
            settings: Pelican's.
            context: of the generator that gets the articles.
        """
        self._settings = _collected_settings(settings)
        self._context = context
        self._categories = self._topics(Category, following)
        self._tags = self._topics(Tag, following)
        self._author = lru_cache(_AUTHORS_MAX)(self._new_author)

    def article(self, article: Article, page: ArticlePage) -> CollectedArticle:
        """Return a collected article, as it is to be shown, with what stands around its text."""
        path = page.place.headline.path
        metadata = {
            "title": article.title,
            "date": article.published or UNDATED,
            "slug": PurePosixPath(path).stem,
            "save_as": path,
            "url": path,
            "template": "article",
            "status": "published",
            "lang": article.language or self._settings["DEFAULT_LANG"],
            # HTML by Pelican's custom, and a theme may put it through `striptags`.
            "summary": f"<p>{inert(article.summary)}</p>",
            "category": self._categories[article.topics[0]],
            "tags": [self._tags[key] for key in article.topics],
            "headline": page.place.headline,
            "quietpress": page,
        }
        if article.authors:
            metadata["authors"] = [*map(self._author, article.authors)]
        if article.updated:
            metadata["modified"] = article.updated
        return CollectedArticle(article, metadata, self._settings, self._context)

    def _topics(self, kind: type[_Topic], following: Following) -> dict[str, _Topic]:
        topics = {key: kind(topic.title, self._settings) for key, topic in following.topics.items()}
        for key, topic in topics.items():
            topic.slug = key
        return topics

    def _new_author(self, name: str) -> Author:
        author = Author(name, self._settings)
        author.slug = next(iter(addresses.source_slugs([name]).values()))
        return author


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


def _collected_settings(settings: Settings) -> Settings:
    """Return the settings that Pelican treats collected articles by."""
    collected = {
        **settings,
        "INTRASITE_LINK_REGEX": _NEVER,  # `{static}../../etc/passwd` would copy the file
        "WITH_FUTURE_DATES": True,  # else the clock decides what is published
    }
    collected.pop("AUTHOR", None)  # who owns the site has not written what it collects
    return collected
