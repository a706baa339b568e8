"""The entries of feeds: each is made once, for all documents and for the builds to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from ...errors import PublishError
from ...settings import Following, SiteSettings, Source
from ...store import Listed, Made
from ...store.packing import pack, unpack
from ...urls import absolute_url
from ..digests import digest_of
from ..feeds import AtomEntry, Entry, MadeEntry, clean_entry, make_atom_entry, make_entry
from ..library import Library
from ..pages.placing import feed_html
from ..words import Words
from .recent import Recent

_OWN_FILE = "media/"  # begins the name of a picture that is ours
# At a time. Those of one feed and the next: of 2,000 that a night writes, four in five are in no
# other feed but that of their source, and another look into the store takes no 20 us.
_MADE_MAX = 1_000_000  # bytes of what feeds are made of
_ARCHIVED_MAX = 32_000_000  # and archives, which come by the thousand when all is made anew


class Wanted(NamedTuple):
    """An entry that documents have, and what makes it where nothing has before."""

    digest: bytes  # of all that it is made from
    entry: Callable[[], Entry]


class FeedEntries:
    """Brings the entries of feeds, and makes those that no build has made before."""

    def __init__(  # noqa: PLR0913  # what entries are made from, each by name
        self,
        library: Library,
        following: Following,
        site: SiteSettings,
        *,
        url: str,
        recipe: bytes,
        kept: Made,
    ) -> None:
        """Begin with what earlier builds have made.

        Args:
            library: the articles.
            following: the topics and sources.
            site: how much is in an entry, and where it leads.
            url: of the site, absolute, without a slash at its end.
            recipe: digest of what every entry depends on.
            kept: what earlier builds have made.
        """
        self._library = library
        self._following = following
        self._site = site
        self._url = url
        self._recipe = recipe
        self._kept = kept
        feeds = 1 + len(following.topics) + len(following.feeds) + len(library.sources)
        self._kept_max = feeds * site.feed_entries_max
        self._prints: dict[int, bytes] = {}
        self._origin = cache(self._digest_of_origin)
        self._words = cache(Words)
        self._recent: Recent[MadeEntry] = Recent(_MADE_MAX)
        self._archived: Recent[AtomEntry] = Recent(_ARCHIVED_MAX)
        self.made = lru_cache(1)(self._made)  # a feed is written in each of its formats

    def digest(self, listed: Listed) -> bytes:
        """Return the digest of what an article itself gives to its entry."""
        if listed.number not in self._prints:
            self._prints[listed.number] = digest_of(self._library.digest(listed), listed.page)
        return self._prints[listed.number]

    def of_article(self, listed: Listed, language: str) -> Wanted:
        """Return the entry of an article in feeds of a language, to be made when it is wanted."""
        return Wanted(self._digest(listed, language), partial(self._planned, listed))

    def of_other(self, digest: bytes, language: str, entry: Callable[[], Entry]) -> Wanted:
        """Return an entry that is no article, to be made when it is wanted.

        Args:
            digest: of what it is made from beside the recipe.
            language: of its feed.
            entry: makes it.
        """
        return Wanted(self._origin("", language) + digest, entry)

    def entry(self, listed: Listed) -> Entry:
        """Return the entry of an article, clean."""
        article, site = self._library.article(listed), self._site
        page_url = f"{self._url}/{listed.page}"
        image = article.image.url if article.image else ""
        source = self._following.sources.get(article.source, Source())
        is_full = site.feed_text == "full"
        return clean_entry(
            Entry(
                article=article,
                url=(site.feed_link == "publisher" and absolute_url(article.url)) or page_url,
                html=feed_html(article, siteurl=self._url, page_url=page_url) if is_full else "",
                image_url=f"{self._url}/{image}" if image.startswith(_OWN_FILE) else image,
                topics=tuple(self._following.topics[key].title for key in article.topics),
                topics_scheme=f"{self._url}/",
                source_url=source.url,
                source_feed=source.feed,
            )
        )

    def archived(self, articles: Sequence[Listed], language: str) -> list[AtomEntry]:
        """Return the entries of articles as archives in a language have them."""
        digests = [self._digest(listed, language) for listed in articles]
        entries = self._archived.found(digests)
        entries |= self._found([each for each in digests if each not in entries])
        for digest, listed in zip(digests, articles, strict=True):
            if digest not in entries:
                entries[digest] = make_atom_entry(self.entry(listed), self._words(language))
                self._archived.keep(digest, entries[digest], entries[digest].size())
        return [entries[digest] for digest in digests]

    def forget(self) -> None:
        """Take nothing from earlier builds."""
        self._kept.forget()

    def _made(self, wanted: Sequence[Wanted], language: str) -> list[MadeEntry]:
        """Return entries as feeds in a language have them."""
        found = self._found([each.digest for each in wanted])
        new = {
            each.digest: make_entry(each.entry(), self._words(language))
            for each in wanted
            if each.digest not in found
        }
        if new:
            packed = {digest: pack(entry) for digest, entry in new.items()}
            self._kept.keep(packed, self._kept_max)
        for digest, entry in new.items():
            self._remember(digest, entry)
        made = found | new
        return [made[each.digest] for each in wanted]

    def _found(self, digests: Sequence[bytes]) -> dict[bytes, MadeEntry]:
        """Return by their digests what was made, lately or by an earlier build."""
        found = self._recent.found(digests)
        for digest, body in self._kept.get([each for each in digests if each not in found]):
            if entry := unpack(body, MadeEntry, "an entry of a feed"):
                found[digest] = entry
                self._remember(digest, entry)
        return found

    def _remember(self, digest: bytes, entry: MadeEntry) -> None:
        self._recent.keep(digest, entry, entry.size())

    def _planned(self, listed: Listed) -> Entry:
        """Return the entry of an article whose digest was said when all was planned."""
        if not self._library.is_as_read(listed):
            raise PublishError(
                f"{listed.guid} was changed while its feeds were written; build again"
            )
        return self.entry(listed)

    def _digest(self, listed: Listed, language: str) -> bytes:
        """Return the digest of all that the entry of an article is made from."""
        return self._origin(listed.source, language) + self.digest(listed)

    def _digest_of_origin(self, source: str, language: str) -> bytes:
        """Return the digest of what the entries of a source have alike in feeds of a language."""
        known = self._following.sources.get(source, Source())
        return digest_of(self._recipe, known.url, known.feed, language)
