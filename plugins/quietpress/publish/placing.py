"""The HTML of an article, ready for the page or the feed that it is shown in."""

from __future__ import annotations

from ..article import Article
from ..clean.sanitize import ID_PREFIX, rebase


def page_html(article: Article, root: str) -> str:
    """Return the HTML for a page, with what leads to the root of the site from there."""
    return rebase(article.html, media=f"{root}/") if article.pictures else article.html


def feed_html(article: Article, *, siteurl: str, page_url: str) -> str:
    """Return the HTML for a feed: every address in it is absolute."""
    if article.pictures or f'href="#{ID_PREFIX}' in article.html:
        return rebase(article.html, media=f"{siteurl}/", page=page_url)
    return article.html  # as most are: nothing to parse and write anew
