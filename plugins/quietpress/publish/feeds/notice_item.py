"""An entry as a person sees it in the list of a feed that is opened in a browser."""

from __future__ import annotations

from lxml import etree

from .facts import Mention
from .lines import element_lines

XHTML = "http://www.w3.org/1999/xhtml"


DEPTH = 2  # of the list in an Atom feed, where it is in the notice, which is in the feed


def notice_item(mention: Mention) -> bytes:
    """Return the lines of an entry in the list of the notice, as they are in an Atom feed."""
    item = etree.Element(f"{{{XHTML}}}li", nsmap={None: XHTML})
    title = etree.SubElement(item, f"{{{XHTML}}}a", href=mention.url, dir=mention.direction)
    title.text = mention.title
    if mention.language:
        title.set("lang", mention.language)
    if mention.about:
        etree.SubElement(item, f"{{{XHTML}}}small", dir="auto").text = mention.about
    return element_lines(item, DEPTH + 1, {None: XHTML})
