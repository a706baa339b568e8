"""Articles of the store as pages and feeds need them, each unpacked once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import TypeVar

import msgspec

from ..article import Article
from ..settings import Following, Images
from ..store import Listed, Scope, Store, Story
from ..store.packing import body_digest, unpack
from . import addresses
from .escaping import inert
from .pages.headlines import Headline, Link, headline_of
from .pages.pictures import illustrate
from .pages.story_pages import AlsoReported, StoryPage, also_reported, story_page
from .words import Words

# Unpacked ones. A list needs little of an article, and each article stands in several lists.
_ARTICLES_MAX = 2048
_HEADLINES_MAX = 32_768
_ENGLISH = Words("en")

_Made = TypeVar("_Made")


class Brief(msgspec.Struct, frozen=True):
    """What lists say of an article."""

    title: str
    source: str = ""
    site_name: str = ""
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    topics: tuple[str, ...] = ()
    summary: str = ""


class Told(msgspec.Struct, frozen=True):
    """A story, with what its page was made of."""

    page: StoryPage
    articles: list[Article]
    headlines: dict[str, Headline]


class Library:
    """Unpacks articles, and knows the names of the sources that they are from."""

    def __init__(
        self,
        store: Store,
        following: Following,
        images: Images = "linked",
        words: Words = _ENGLISH,
        *,
        is_escaped: bool = True,
    ) -> None:
        """Look at the sources.

        Args:
            store: with the articles.
            following: says how sources are called.
            images: where pictures are shown from.
            words: of the interface.
            is_escaped: whoever prints plain text escapes it; else it is made harmless here.
        """
        self.words = words
        self._store = store
        self._following = following
        self._images = images
        self._is_escaped = is_escaped
        self.listings = store.listings
        self.tallies = store.tallies
        self.made_parts = store.made_parts
        self.sources = self._source_links(following)  # by key, in the order of their names
        self.article = _kept(self._article, _ARTICLES_MAX)
        self.brief = _kept(self._brief, _HEADLINES_MAX)
        self._own_digest = _kept(self._digest_of_body, _HEADLINES_MAX)
        self._story = lru_cache(_HEADLINES_MAX)(store.stories.get)
        self.told = lru_cache(_ARTICLES_MAX)(self._told)
        self.headline = _kept(self._headline, _HEADLINES_MAX)

    def harmless(self) -> Library:
        """Return the same articles for templates that do not escape plain text."""
        return Library(self._store, self._following, self._images, self.words, is_escaped=False)

    def digest(self, listed: Listed) -> bytes:
        """Return the digest of an article itself, as it was when it was listed."""
        return listed.digest or self._own_digest(listed)

    def listing_of(self, listed: Listed) -> tuple[object, ...]:
        """Return what decides how lists show an article, which is not read for it.

        Beside it, only the name of its source does.
        """
        story = self._story_of(listed)
        return (
            self.digest(listed),
            listed.page,
            listed.source,
            story and (story.page, story.sources),
        )

    def is_as_read(self, listed: Listed) -> bool:
        """Return whether the store still has an article as it was when it was listed."""
        now = self.listings.get(listed.guid)
        return now is not None and now.digest == listed.digest

    def picture(self, name: str) -> bytes:
        """Return the bytes of a file that pages show; b"": it is gone."""
        return self._store.pictures.data(name)

    def story_numbers(self) -> list[int]:
        """Return the numbers of all stories; some may have ended since."""
        return self._store.stories.numbers()

    def members(self, number: int) -> list[Listed]:
        """Return the articles of a story in the order of arrival; none where it has ended."""
        story = self._story(number)
        found = (self.listings.get(guid) for guid in (story.guids if story else ()))
        return [listed for listed in found if listed]

    def also(self, listed: Listed) -> AlsoReported | None:
        """Return what the page of an article says of the others in its story; None: nothing."""
        told = self.told(listed.story) if listed.story is not None else None
        if told is None:
            return None
        return also_reported(self.article(listed), told.page, told.articles, told.headlines)

    def earlier_texts(self, listed: Listed) -> list[tuple[datetime, Article]]:
        """Return what an article was, and until when, the latest first."""
        return self._store.articles.earlier_texts(listed.guid)

    def _told(self, number: int) -> Told | None:
        members = self.members(number)
        story = self._story(number)
        if story is None or not members:
            return None
        articles = [self.article(listed) for listed in members]
        headlines = {listed.guid: self.headline(listed) for listed in members}
        return Told(story_page(story.page, articles, headlines, self.words), articles, headlines)

    def _article(self, listed: Listed) -> Article:
        """Return the whole article, with its pictures as the site shows them."""
        found = unpack(self.listings.body(listed.number), Article, listed.guid)
        article = illustrate(found or self._unreadable(listed), self._images)
        return article if self._is_escaped else _inert(article)

    def _brief(self, listed: Listed) -> Brief:
        """Return what lists say of an article."""
        body = self.listings.body(listed.number)
        brief = unpack(body, Brief, listed.guid)
        if brief is None:
            lost = self._unreadable(listed)
            brief = Brief(title=lost.title, source=lost.source, topics=lost.topics)
        if not self._is_escaped:
            brief = msgspec.structs.replace(
                brief,
                title=inert(brief.title),
                language=inert(brief.language),
                summary=inert(brief.summary),
            )
        return brief

    def _digest_of_body(self, listed: Listed) -> bytes:
        return body_digest(self.listings.body(listed.number))

    def _unreadable(self, listed: Listed) -> Article:
        """Return what stands in place of an article that is damaged in the store."""
        title = self.words.gettext("This article cannot be read in the store")
        topics = (self._following.default_topic,)
        return Article(
            guid=listed.guid,
            url="",
            title=title,
            html=f"<p>{escape(title)}</p>",  # a feed's entry says something
            source=listed.source,
            topics=topics,
        )

    def _headline(self, listed: Listed) -> Headline:
        brief = self.brief(listed)
        story = self._story_of(listed)
        return headline_of(
            brief,
            listed.page,
            self.sources.get(brief.source),
            story=story.page if story else "",
            sources=story.sources if story else 1,
        )

    def _story_of(self, listed: Listed) -> Story | None:
        return self._story(listed.story) if listed.story is not None else None

    def _source_links(self, following: Following) -> Mapping[str, Link]:
        names = {key: _name(self._store, following, key) for key in self.listings.sources()}
        slugs = addresses.source_slugs(names)
        return {
            key: Link(
                name=name if self._is_escaped else inert(name),
                path=addresses.source_page(slugs[key]),
            )
            for key, name in sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
        }


def _kept(make: Callable[[Listed], _Made], kept_max: int) -> Callable[[Listed], _Made]:
    """Return the function with a memory by the numbers of articles, which begins anew when full."""
    kept: dict[int, _Made] = {}

    def get(listed: Listed) -> _Made:
        made = kept.get(listed.number)
        if made is None:
            if len(kept) == kept_max:
                kept.clear()
            made = kept[listed.number] = make(listed)
        return made

    return get


def _inert(article: Article) -> Article:
    """Return the article with plain text that is harmless in a template that does not escape."""
    return replace(
        article,
        title=inert(article.title),
        site_name=inert(article.site_name),
        authors=tuple(map(inert, article.authors)),
        summary=inert(article.summary),
        text_reason=inert(article.text_reason),
        language=inert(article.language),
        image=article.image and replace(article.image, alt=inert(article.image.alt)),
        removed=tuple(replace(piece, text=inert(piece.text)) for piece in article.removed),
    )


def _name(store: Store, following: Following, key: str) -> str:
    """Return how a source is called: by its owner, by its first article, or by its key.

    Not by its newest article: pages do not all agree, and each change of the name
    would be one of all pages that it stands on.
    """
    if key in following.sources and following.sources[key].name:
        return following.sources[key].name
    oldest = store.listings.oldest(Scope(source=key))
    body = store.listings.body(oldest.number) if oldest else b""
    brief = unpack(body, Brief, key) if body else None
    return (brief and brief.site_name) or key
