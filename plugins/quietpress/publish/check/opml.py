"""Rules of OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .feed_format import Format, as_parsed
from .rule import Rule, not_absolute


def required_parts(opml: etree._Element) -> Iterator[str]:
    if opml.get("version") != "2.0":
        yield "the version is not 2.0"
    for name in ("head", "body"):
        if len(opml.findall(name)) != 1:
            yield f"it has not one {name}"


def outlines(opml: etree._Element) -> Iterator[str]:
    for outline in opml.iter("outline"):
        if not outline.get("text"):
            yield "an outline has no text"
        if outline.get("type") == "rss":
            yield from not_absolute([outline.get("xmlUrl")])


OPML_RULES = (
    Rule("OPML 2.0, What is an OPML document", required_parts),
    Rule("OPML 2.0, text attribute and Subscription lists", outlines),
)


def _addresses(opml: etree._Element) -> Iterator[str]:
    for outline in opml.iter("outline"):
        for name in ("xmlUrl", "htmlUrl"):
            yield outline.get(name, "")


OPML = Format(name="lists of feeds", read=as_parsed, rules=OPML_RULES, addresses=_addresses)
