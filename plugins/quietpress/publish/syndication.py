"""The feeds of a paper, in every format, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..article import Article
from ..pipeline import Edition
from ..settings import Following, SiteSettings, Source
from . import addresses
from .feeds import Channel, Entry, atom_feed, json_feed, rss_feed
from .headlines import source_links
from .opml import opml
from .placing import feed_html
from .selections import Selection, selections, source_selections


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What feeds say of the site itself."""

    url: str  # absolute, without a slash at its end
    name: str
    description: str  # "": none
    language: str  # BCP 47


def feed_files(
    edition: Edition,
    following: Following,
    publication: Publication,
    site: SiteSettings,
) -> Iterator[tuple[str, bytes]]:
    """Yield path and body of every feed, and at last of the OPML file that names them.

    The file names no feed of a single source, because whoever imports it would
    have every article once more.

    Args:
        edition: the articles, newest first.
        following: the topics and combinations.
        publication: the paper.
        site: how much is in a feed, and where its entries lead.
    """
    entries = _Entries(edition.pages, following, publication.url, site)
    offered = [*selections(following)]
    for selection in (*offered, *source_selections(source_links(edition.articles))):
        inside = [article for article in edition.articles if selection.takes(article)]
        newest = entries.of(inside[: selection.entries_max or site.feed_entries_max])
        channel = _channel(selection, publication)
        yield addresses.rss_file(selection.name), rss_feed(channel, newest)
        yield addresses.atom_file(selection.name), atom_feed(channel, newest)
        yield addresses.json_file(selection.name), json_feed(channel, newest)
    channels = [_channel(selection, publication) for selection in offered]
    yield addresses.OPML_FILE, opml(publication.name, channels)


def _channel(selection: Selection, publication: Publication) -> Channel:
    url, paper = publication.url, publication.name
    return Channel(
        name=selection.name,
        title=f"{selection.title} – {paper}" if selection.title else paper,
        description=selection.description or publication.description,
        page_url=f"{url}/{selection.page}",
        rss_url=f"{url}/{addresses.rss_file(selection.name)}",
        atom_url=f"{url}/{addresses.atom_file(selection.name)}",
        json_url=f"{url}/{addresses.json_file(selection.name)}",
        language=selection.language or publication.language,
    )


class _Entries:
    """Makes the entries of articles; one that is in several feeds is made once."""

    def __init__(
        self, pages: Mapping[str, str], following: Following, siteurl: str, site: SiteSettings
    ) -> None:
        self._pages = pages
        self._following = following
        self._siteurl = siteurl
        self._site = site
        self._made: dict[str, Entry] = {}

    def of(self, articles: list[Article]) -> list[Entry]:
        for article in articles:
            if article.guid not in self._made:
                self._made[article.guid] = self._entry(article)
        return [self._made[article.guid] for article in articles]

    def _entry(self, article: Article) -> Entry:
        page_url = f"{self._siteurl}/{self._pages[article.guid]}"
        image = article.image.url if article.image else ""
        source = self._following.sources.get(article.source, Source())
        leads_away = self._site.feed_link == "publisher" and article.url
        return Entry(
            article=article,
            url=article.url if leads_away else page_url,
            html=feed_html(article, siteurl=self._siteurl, page_url=page_url)
            if self._site.feed_text == "full"
            else "",
            image_url=f"{self._siteurl}/{image}" if image in article.pictures else image,
            topics=tuple(self._following.topics[key].title for key in article.topics),
            source_url=source.url,
            source_feed=source.feed,
        )
