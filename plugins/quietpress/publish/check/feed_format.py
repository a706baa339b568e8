"""What the rules for all formats of feeds ask of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from .rule import Rule, quoted
from .surroundings import Surroundings

_Document = TypeVar("_Document")


class FeedEntry(msgspec.Struct, frozen=True):
    """An entry, whatever the format."""

    guid: str
    url: str  # of the page that it leads to
    html: str  # "": it has none
    title: str = ""
    updated: str = ""  # as it stands there


def as_parsed(document: _Document) -> _Document:
    """Return a document as it is, for a format whose rules want it so."""
    return document


def no_entries(_: object) -> Iterator[FeedEntry]:
    """Yield nothing, for a format that has no entries."""
    yield from ()


class Format(msgspec.Struct, Generic[_Document], frozen=True, kw_only=True):
    """A format: its own rules, and where it keeps what all of them have."""

    name: str  # of what files of it are, such as "feeds"
    read: Callable[[Any], _Document]  # makes of what a parser gives what the rules want
    rules: Sequence[Rule[_Document]]
    addresses: Callable[[_Document], Iterator[str]]  # that may lead to files of the site
    entries: Callable[[_Document], Iterator[FeedEntry]] = no_entries
    is_of_one_site: bool = False  # no address leads to another


class FeedOnSite(msgspec.Struct, frozen=True):
    """A feed with what it has, and what it is looked up in."""

    path: str
    addresses: Sequence[str]
    entries: Sequence[FeedEntry]
    is_of_one_site: bool
    site: Surroundings


def own_addresses(at: FeedOnSite) -> Iterator[str]:
    for address in at.addresses:
        place = at.site.places.of(address, at.path)
        if place.problem:
            yield place.problem
        elif at.is_of_one_site and place.is_foreign:
            yield f"{quoted(address)} leads to another site"


def sanitised_content(at: FeedOnSite) -> Iterator[str]:
    for entry in at.entries:
        if entry.html and (problem := at.site.contents.problem_in_feed(entry.html, at.path)):
            yield f"the content of {quoted(entry.guid)} {problem}"


FEED_RULES = (
    Rule("RFC 3986, 5.2", own_addresses, "build the site with the SITEURL that it will have"),
    Rule("RFC 4287, 8.1", sanitised_content),
)
