"""An internet of made-up sources on 127.0.0.1, good ones and bad ones.

`with MadeUpWeb(SITES) as web:` serves every site of `sources`, each host on a port of its own.
`web.internet` is the way there: a client that its `connect` returns sees `https://good.example/` at
an address of the open internet, and reaches the server.
"""

from .children import child
from .documents import article_page, articles_of, atom, json_feed, rss
from .internet import Internet
from .server import MadeUpWeb
from .site import Answer, Reply, Request, Site
from .sources import SOURCES, Expected, MadeUpSource, at_their_urls, newspaper, sites_of

__all__ = [
    "SOURCES",
    "Answer",
    "Expected",
    "Internet",
    "MadeUpSource",
    "MadeUpWeb",
    "Reply",
    "Request",
    "Site",
    "article_page",
    "articles_of",
    "at_their_urls",
    "atom",
    "child",
    "json_feed",
    "newspaper",
    "rss",
    "sites_of",
]
