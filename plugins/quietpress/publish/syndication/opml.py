"""Lists of feeds that a feed reader can import in one go: OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from ...settings import Following, Source
from ..feeds import Channel, clean_channel
from ..xml_text import xml_line


def opml(title: str, channels: Iterable[Channel]) -> bytes:
    """Return an OPML 2.0 subscription list with one outline for the RSS feed of each channel.

    It has no date, so that equal channels give equal bytes.

    Raises:
        PublishError: an address of a channel is not absolute.
    """
    root, body = _list(title)
    for channel in map(clean_channel, channels):
        outline = ET.SubElement(
            body,
            "outline",
            type="rss",
            text=channel.title,
            title=channel.title,
            xmlUrl=channel.rss_url,
            htmlUrl=channel.page_url,
        )
        if channel.language:
            outline.set("language", channel.language)
    return _document(root)


def followed_opml(title: str, following: Following) -> bytes:
    """Return an OPML 2.0 list of the feeds that are followed, with a folder for each topic.

    A feed is in the folder of every topic that its source names, and beside
    the folders where it names none. Pages and folders are no feeds.
    """
    root, body = _list(title)
    feeds = {key: source for key, source in following.sources.items() if source.feed}
    for key, topic in following.topics.items():
        members = {name: source for name, source in feeds.items() if key in source.topics}
        if members:
            name = xml_line(topic.title)
            _add_feeds(ET.SubElement(body, "outline", text=name, title=name), members)
    _add_feeds(body, {name: source for name, source in feeds.items() if not source.topics})
    return _document(root)


def _add_feeds(folder: ET.Element, feeds: Mapping[str, Source]) -> None:
    for key, source in feeds.items():
        name = xml_line(source.name or key)
        outline = ET.SubElement(
            folder, "outline", type="rss", text=name, title=name, xmlUrl=xml_line(source.feed)
        )
        if source.url:
            outline.set("htmlUrl", xml_line(source.url))


def _list(title: str) -> tuple[ET.Element, ET.Element]:
    """Return an empty list, and the body that its outlines go into."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = xml_line(title)
    return root, ET.SubElement(root, "body")


def _document(root: ET.Element) -> bytes:
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document
