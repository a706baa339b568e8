"""What a person sees who opens a feed in a browser.

Browsers show an XML document with a stylesheet as the stylesheet says; feed
readers pass over elements of XHTML, which are none of theirs. So the page is
one such element at the beginning, with links that work, and the stylesheet
hides the rest of the feed. Nothing in it is a script.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ..words import Words, direction
from .records import Channel, Entry

_XHTML = "http://www.w3.org/1999/xhtml"


def notice(channel: Channel, entries: Sequence[Entry], self_url: str) -> etree._Element:
    """Return a `<div>` of XHTML that says what a feed is, how to subscribe, and what is in it.

    It speaks the language of the feed.

    Args:
        channel: cleaned, so that every text in it is one that XML can hold.
        entries: cleaned as well.
        self_url: where the feed lies.
    """
    words = Words(channel.language)
    div = etree.Element(
        f"{{{_XHTML}}}div",
        nsmap={None: _XHTML},
        lang=words.message_language,
        dir=direction(words.message_language),
    )
    # Without it, telephones lay a document in XML out as if they were a metre wide.
    _add(div, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(div, "h1", channel.title, dir="auto")
    if channel.description:
        _add(div, "p", channel.description, dir="auto")
    _add(div, "p", _explanation(channel, words))
    feed_url = channel.archive.current_url if channel.archive else self_url
    _add(_add(div, "p"), "a", feed_url, href=feed_url)
    where = _add(div, "p")
    _add(where, "a", words.gettext("Read it in the browser"), href=channel.page_url)
    if channel.subscribe_url:
        where[-1].tail = " · "
        _add(where, "a", words.gettext("All feeds"), href=channel.subscribe_url)
    entry_list = _add(div, "ol")
    for entry in entries:
        _add_entry(entry_list, entry, words)
    return div


def _explanation(channel: Channel, words: Words) -> str:
    if channel.archive:
        return words.gettext(
            "These are older articles of a web feed. The newest are at this address:"
        )
    return words.gettext(
        "This is a web feed. To subscribe, copy this address into a feed reader, which then "
        "brings new articles by itself:"
    )


def _add_entry(entry_list: etree._Element, entry: Entry, words: Words) -> None:
    article = entry.article
    item = _add(entry_list, "li")
    title = _add(item, "a", article.title, href=entry.url, dir=direction(article.language))
    if article.language:
        title.set("lang", article.language)
    day = words.day(article.published.date()) if article.published else ""
    if about := " · ".join(filter(None, (article.site_name, day))):
        _add(item, "small", about, dir="auto")


def _add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_XHTML}}}{tag}", **attributes)
    element.text = text or None
    return element
