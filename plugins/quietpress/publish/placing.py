"""The HTML of an article, ready for the page or the feed that it is shown in."""

from __future__ import annotations

from ..article import Article
from ..clean.sanitize import ID_PREFIX, dress, rebase

_OWN_FILE = "media/"  # in HTML that shows a file of ours, and hardly elsewhere


def page_html(article: Article, root: str) -> str:
    """Return the HTML for a page, with what leads to the root of the site from there."""
    return dress(article.html, media=f"{root}/") if _OWN_FILE in article.html else article.html


def feed_html(article: Article, *, siteurl: str, page_url: str) -> str:
    """Return the HTML for a feed: every address in it is absolute, and every image has one."""
    if _OWN_FILE in article.html or f'href="#{ID_PREFIX}' in article.html:
        return rebase(article.html, media=f"{siteurl}/", page=page_url)
    return article.html  # as most are: nothing to parse and write anew
