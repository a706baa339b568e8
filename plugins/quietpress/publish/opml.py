"""The list of our feeds that a feed reader can import in one go: OPML 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from .feeds import Channel, clean_channel
from .xml_text import xml_line


def opml(title: str, channels: Sequence[Channel]) -> bytes:
    """Return an OPML 2.0 subscription list with one outline for the RSS feed of each channel.

    It has no date, so that equal channels give equal bytes.

    Raises:
        PublishError: an address of a channel is not absolute.
    """
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = xml_line(title)
    body = ET.SubElement(root, "body")
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
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document
