"""What a person sees who opens a feed in a browser.

Browsers show an XML document with a stylesheet as the stylesheet says; feed
readers pass over elements of XHTML, which are none of theirs. So the page is
one such element at the beginning, with links that work, and the stylesheet
hides the rest of the feed. Nothing in it is a script.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ..pages.reading import direction
from ..words import Words
from .notice_item import DEPTH, XHTML
from .records import Channel

_EMPTY_LIST = b"<ol/>"
_INDENT = 2  # spaces, for each element that another is in


def notice(channel: Channel, self_url: str) -> etree._Element:
    """Return a `<div>` of XHTML that says what a feed is and how to subscribe.

    It speaks the language of the feed, and ends with an empty list.

    Args:
        channel: cleaned, so that every text in it is one that XML can hold.
        self_url: where the feed lies.
    """
    words = Words(channel.language)
    div = etree.Element(
        f"{{{XHTML}}}div",
        nsmap={None: XHTML},
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
    _add(div, "ol")
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


def with_items(document: bytes, items: Iterable[bytes]) -> bytes:
    """Return a document with items in the list of its notice, if it has one.

    Args:
        document: as feedgen writes it.
        items: their lines as they are in an Atom feed; in RSS they stand deeper.
    """
    head, empty_list, tail = document.partition(_EMPTY_LIST)
    lines = b"".join(items)
    if not empty_list or not lines:
        return document
    indent = head.rpartition(b"\n")[2]
    deeper = indent[_INDENT * DEPTH :]
    lines = deeper + lines.replace(b"\n", b"\n" + deeper).removesuffix(deeper)
    return b"".join([head, b"<ol>\n", lines, indent, b"</ol>", tail])


def _add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{XHTML}}}{tag}", **attributes)
    element.text = text or None
    return element
