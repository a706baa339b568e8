"""All feeds of a built site, each judged by the rules of its format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from lxml import etree

from ...errors import PublishError
from .atom import ATOM_RULES
from .json_feed import JSON_RULES
from .opml import OPML_RULES
from .rss import RSS_RULES
from .rule import Rule

_Document = TypeVar("_Document")

_XML_RULES = {
    "{http://www.w3.org/2005/Atom}feed": ATOM_RULES,
    "rss": RSS_RULES,
    "opml": OPML_RULES,
}
_PATTERNS = ("opml.xml", "feeds/**/*.xml", "feeds/**/*.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong with a file."""

    path: str  # below the folder of the site
    rule: str
    section: str  # of the standard that says so
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem} ({self.rule}: {self.section})"


def check_site(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the feeds and lists of feeds of a site, file by file.

    Raises:
        PublishError: there is not one feed in the folder.
    """
    files = sorted({path for pattern in _PATTERNS for path in folder.glob(pattern)})
    if not files:
        raise PublishError(f"{folder} has no feeds; build the site there first: quietpress build")
    for path in files:
        yield from check_feed(path.relative_to(folder).as_posix(), path.read_bytes())


def check_feed(path: str, body: bytes) -> Iterator[Finding]:
    """Yield what is wrong with one document.

    Args:
        path: what it is called; how it ends says whether it is JSON.
        body: of Atom, RSS, JSON Feed or OPML.
    """
    if path.endswith(".json"):
        yield from _check_json(path, body)
    else:
        yield from _check_xml(path, body)


def _check_json(path: str, body: bytes) -> Iterator[Finding]:
    try:
        feed: Any = json.loads(body)
    except ValueError as error:
        yield Finding(path=path, rule="form", section="RFC 8259", problem=str(error))
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if isinstance(items, list) and all(isinstance(item, dict) for item in items):
        yield from _broken_rules(path, JSON_RULES, feed)
    else:
        yield Finding(
            path=path, rule="form", section="JSON Feed 1.1", problem="it is no object with items"
        )


def _check_xml(path: str, body: bytes) -> Iterator[Finding]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        yield Finding(path=path, rule="form", section="XML 1.0, 2.1", problem=str(error))
        return
    if root.tag in _XML_RULES:
        yield from _broken_rules(path, _XML_RULES[root.tag], root)
    else:
        problem = f"<{root.tag}> begins no Atom, RSS or OPML"
        yield Finding(path=path, rule="form", section="RFC 4287, 2", problem=problem)


def _broken_rules(
    path: str, rules: Iterable[Rule[_Document]], document: _Document
) -> Iterator[Finding]:
    for rule in rules:
        for problem in rule.find(document):
            yield Finding(path=path, rule=rule.name, section=rule.section, problem=problem)
