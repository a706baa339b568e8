"""An entry as a person sees it in the list of a feed that is opened in a browser."""

from __future__ import annotations

from lxml import etree

from ..reading import direction
from ..words import Words
from .lines import element_lines
from .records import Entry

XHTML = "http://www.w3.org/1999/xhtml"


def notice_item(entry: Entry, words: Words, depth: int) -> bytes:
    """Return the lines of an entry in the list of the notice.

    Args:
        entry: cleaned.
        words: in the language of the feed.
        depth: of the list in the document.
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
    return element_lines(item, depth + 1, {None: XHTML})
