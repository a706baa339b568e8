"""An entry as a person sees it in the list of a feed that is opened in a browser."""

from __future__ import annotations

from lxml import etree

from ..pages.reading import direction
from ..words import Words
from .lines import element_lines
from .records import Entry

XHTML = "http://www.w3.org/1999/xhtml"


DEPTH = 2  # of the list in an Atom feed, where it is in the notice, which is in the feed


def notice_item(entry: Entry, words: Words) -> bytes:
    """Return the lines of an entry in the list of the notice, as they are in an Atom feed.

    Args:
        entry: cleaned.
        words: in the language of the feed.
    """
    article = entry.article
    item = etree.Element(f"{{{XHTML}}}li", nsmap={None: XHTML})
    title = etree.SubElement(item, f"{{{XHTML}}}a", href=entry.url, dir=direction(article.language))
    title.text = article.title
    if article.language:
        title.set("lang", article.language)
    day = words.day(article.published.date()) if article.published else ""
    if about := " · ".join(filter(None, (article.site_name, day))):
        etree.SubElement(item, f"{{{XHTML}}}small", dir="auto").text = about
    return element_lines(item, DEPTH + 1, {None: XHTML})
