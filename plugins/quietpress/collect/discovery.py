"""Where the feed of a page may be."""

from __future__ import annotations

from urllib.parse import urljoin

from .markup import Markup

_TYPES = {
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rdf+xml",
    "application/rss+xml",
    "application/xml",
    "text/xml",
}
# Where common programs put the feed of a site whose pages do not name one.
_USUAL_PLACES = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json", "rss")
_STATED_MAX = 10  # feeds of one page


def stated_feeds(page: Markup) -> list[str]:
    """Return the URLs of the feeds that a page names (RSS autodiscovery), in its order.

    Feeds of comments come last: they are of one page, and not of the site.
    """
    found = [
        (address, link.attributes.get("title") or "")
        for link in page.find("link[rel~='alternate' i][type][href]")
        if (link.attributes.get("type") or "").partition(";")[0].strip().lower() in _TYPES
        and (address := page.address(link))
    ]
    found.sort(key=lambda each: "comment" in f"{each[0]} {each[1]}".lower())
    return list(dict.fromkeys(address for address, _ in found))[:_STATED_MAX]


def usual_feeds(url: str) -> list[str]:
    """Return where a site usually has its feed: right below the page, and at its root."""
    below = urljoin(f"{url.partition('?')[0].rstrip('/')}/", _USUAL_PLACES[0])
    return list(dict.fromkeys([below, *(urljoin(url, f"/{place}") for place in _USUAL_PLACES)]))
