"""Where everything lies on the site. All paths are below its root, with `/`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..slugs import slug_of, slugs_of

STATUS_PAGE = "status.html"
SUBSCRIBE_PAGE = "subscribe.html"
ARCHIVE_PAGE = "archives.html"
SEARCH_PAGE = "search.html"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
MANIFEST = "manifest.webmanifest"
SERVICE_WORKER = "service-worker.js"
PAGES_SITEMAP = "sitemaps/pages.xml"
OPML_FILE = "opml.xml"
FEED_STYLESHEET = "feeds/feed.css"


def topic_page(key: str) -> str:
    """Return where the page of a topic lies."""
    return f"topics/{key}.html"


def source_page(slug: str) -> str:
    """Return where the page of a source lies, by its slug of `source_slugs`."""
    return f"sources/{slug}.html"


def month_page(listing: str, year: int, month: int) -> str:
    """Return where a month of a topic or a source lies, by where its listing does."""
    return f"{listing.removesuffix('.html')}/{year:04}-{month:02}.html"


def day_page(day: date) -> str:
    """Return where the paper of a day lies."""
    return f"days/{day.isoformat()}.html"


def month_sitemap(month: tuple[int, int]) -> str:
    """Return where the list of the pages of a month lies, by its year and its number."""
    return f"sitemaps/{month[0]:04}-{month[1]:02}.xml"


def search_file(name: str) -> str:
    """Return where the titles of a month lie, or others that can be searched, by their name."""
    return f"search/{name}.json"


def source_feed(page: str) -> str:
    """Return the name of the feed of a source, by where its page lies.

    It has a folder in it, where no key of a topic reaches.
    """
    return page.removesuffix(".html")


def digest_feed(key: str) -> str:
    """Return the name of the digest of a topic, by its key."""
    return f"digests/{key}"


def rss_file(name: str) -> str:
    """Return where a feed lies as RSS, by its name: of a topic its key, for example."""
    return f"feeds/{name}.xml"


def atom_file(name: str) -> str:
    """Return where a feed lies as Atom."""
    return f"feeds/{name}.atom.xml"


def json_file(name: str) -> str:
    """Return where a feed lies as JSON Feed."""
    return f"feeds/{name}.json"


def code_file(name: str) -> str:
    """Return where the QR code of a feed lies."""
    return f"feeds/codes/{name}.svg"


def sources_opml(key: str) -> str:
    """Return where the list of the feeds of a topic's sources lies, by its key."""
    return f"feeds/{key}.opml.xml"


def archive_file(name: str, page: str) -> str:
    """Return where a page of the archive of a feed lies; it is Atom."""
    return f"feeds/archive/{name}/{page}.xml"


def source_slugs(keys: Iterable[str]) -> dict[str, str]:
    """Return the slug of each source, by its key: the key itself where that is one."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    # A key that is a slug comes first, so that no other takes its place.
    for key in sorted(set(keys), key=lambda key: (slug_of(key) != key, key)):
        slugs[key] = next(slug for slug in slugs_of(key, key) if slug not in taken)
        taken.add(slugs[key])
    return slugs
