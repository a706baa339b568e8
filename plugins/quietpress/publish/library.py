"""Articles of the store as pages and feeds need them, each unpacked once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

import msgspec

from ..article import Article
from ..settings import Following, Images
from ..store import Listed, Scope, Store
from ..store.packing import unpack
from ..text import shorten
from . import addresses
from .headlines import EXCERPT_LENGTH_MAX, UNDATED, Headline, Link
from .pictures import illustrate
from .words import Words

_KEPT_MAX = 4096  # unpacked ones; a month of a large paper
_ENGLISH = Words("en")


class Brief(msgspec.Struct, frozen=True):
    """What lists say of an article."""

    title: str
    source: str = ""
    site_name: str = ""
    language: str = ""
    published: datetime | None = None
    topics: tuple[str, ...] = ()
    summary: str = ""


class Library:
    """Unpacks articles, and knows the names of the sources that they are from."""

    def __init__(
        self,
        store: Store,
        following: Following,
        images: Images = "linked",
        words: Words = _ENGLISH,
    ) -> None:
        self.words = words  # of the interface
        self._images = images
        self.listings = store.listings
        self.sources = _source_links(store, following)  # in the order of their names
        self.article = lru_cache(_KEPT_MAX)(self._article)
        self.brief = lru_cache(_KEPT_MAX)(self._brief)
        self.headline = lru_cache(_KEPT_MAX)(self._headline)

    def _article(self, listed: Listed) -> Article:
        """Return the whole article, with its pictures as the site shows them."""
        found = unpack(listed.body, Article, listed.guid)
        article = found or Article(guid=listed.guid, url="", title=self._unreadable(), html="")
        return illustrate(article, self._images)

    def _brief(self, listed: Listed) -> Brief:
        return unpack(listed.body, Brief, listed.guid) or Brief(title=self._unreadable())

    def _unreadable(self) -> str:
        return self.words.gettext("This article cannot be read in the store")

    def _headline(self, listed: Listed) -> Headline:
        brief = self.brief(listed)
        return Headline(
            title=brief.title,
            path=listed.page,
            language=brief.language,
            published=brief.published or UNDATED,
            source=self.sources.get(brief.source),
            excerpt=shorten(brief.summary, EXCERPT_LENGTH_MAX),
        )


def _source_links(store: Store, following: Following) -> Mapping[str, Link]:
    names = {key: _name(store, following, key) for key in store.listings.sources()}
    slugs = addresses.source_slugs(names)
    return {
        key: Link(name=name, path=addresses.source_page(slugs[key]))
        for key, name in sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
    }


def _name(store: Store, following: Following, key: str) -> str:
    """Return how a source is called: by its owner, by its first article, or by its key.

    Not by its newest article: pages do not all agree, and each change of the name
    would be one of all pages that it stands on.
    """
    if key in following.sources and following.sources[key].name:
        return following.sources[key].name
    oldest = store.listings.oldest(Scope(source=key))
    brief = unpack(oldest.body, Brief, oldest.guid) if oldest else None
    return (brief and brief.site_name) or key
