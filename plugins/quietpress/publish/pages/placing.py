"""The HTML of an article, ready for the page or the feed that it is shown in."""

from __future__ import annotations

from ...article import Article
from ...clean.sanitize import ID_PREFIX, dress, rebase

_OWN_FILE = "media/"  # in HTML that shows a file of ours, and hardly elsewhere
# In HTML that is other in a feed than on a page: it has addresses, or classes of the theme.
_PLACED = (_OWN_FILE, f'href="#{ID_PREFIX}', ' class="missing ')


def page_html(article: Article, root: str) -> str:
    """Return the HTML for a page, with what leads to the root of the site from there."""
    return dress(article.html, media=f"{root}/") if _OWN_FILE in article.html else article.html


def feed_html(article: Article, *, siteurl: str, page_url: str) -> str:
    """Return the HTML for a feed: every address in it is absolute, and every image has one."""
    if any(sign in article.html for sign in _PLACED):
        return rebase(article.html, media=f"{siteurl}/", page=page_url)
    return article.html  # as most are: nothing to parse and write anew
