"""What feeds and the pages of their archives say of themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from posixpath import dirname, relpath

import msgspec

from ...settings import SiteSettings
from .. import addresses
from ..feeds import Archive, Channel, atom_feed
from .archives import ArchivePage
from .entries import FeedEntries
from .selections import Selection


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """What feeds say of the site itself."""

    url: str  # absolute, without a slash at its end
    name: str
    description: str  # "": none
    language: str  # BCP 47
    icon: str = ""  # path of a square PNG; "": none
    has_pages: bool = True  # of its own for topics, sources and subscribing; the theme may not


class FeedWriter:
    """Writes what documents say of themselves around their entries."""

    def __init__(self, publication: Publication, site: SiteSettings, entries: FeedEntries) -> None:
        self._publication = publication
        self.paper = publication.name
        self._site = site
        self._entries = entries
        self.channel = cache(self._channel)  # that of a source is in the lists of its topics

    def _channel(self, selection: Selection) -> Channel:
        """Return what a feed says of itself."""
        url, paper = self._publication.url, self._publication.name
        rss_file = addresses.rss_file(selection.name)
        return Channel(
            name=selection.name,
            title=f"{selection.title} – {paper}" if selection.title else paper,
            description=selection.description or self._publication.description,
            page_url=f"{url}/{selection.page if self._publication.has_pages else ''}",
            rss_url=f"{url}/{rss_file}",
            atom_url=f"{url}/{addresses.atom_file(selection.name)}",
            json_url=f"{url}/{addresses.json_file(selection.name)}",
            language=selection.language or self._publication.language,
            rights=self._site.feed_rights,
            hub_url=self._site.feed_hub,
            icon_url=f"{url}/{self._publication.icon}" if self._publication.icon else "",
            ttl=self._site.feed_ttl,
            subscribe_url=(
                f"{url}/{addresses.SUBSCRIBE_PAGE if self._publication.has_pages else ''}"
            ),
            stylesheet=_stylesheet_from(rss_file),
        )

    def archive_page(self, selection: Selection, page: ArchivePage) -> bytes:
        """Return a page of the archive of a feed, as Atom."""
        channel = self.channel(selection)
        described = replace(
            channel,
            atom_url=self.archive_url(selection, page.name),
            stylesheet=_stylesheet_from(addresses.archive_file(selection.name, page.name)),
            earlier_url=self.archive_url(selection, page.earlier),
            archive=Archive(
                current_url=channel.atom_url, later_url=self.archive_url(selection, page.later)
            ),
        )
        return atom_feed(described, self._entries.archived(page.articles, channel.language))

    def archive_url(self, selection: Selection, page: str) -> str:
        """Return where a page of an archive is found; "": there is no such page."""
        path = addresses.archive_file(selection.name, page)
        return f"{self._publication.url}/{path}" if page else ""


def _stylesheet_from(path: str) -> str:
    """Return the address of the stylesheet from a feed, wherever the site lies."""
    return relpath(addresses.FEED_STYLESHEET, dirname(path))
