"""What a rule is, and what several formats ask alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ...clean.sanitize import sanitize
from ...text import shorten
from ...urls import absolute_url

_Document = TypeVar("_Document")

_SHOWN_MAX = 80  # characters of a value


@dataclass(frozen=True, slots=True)
class Rule(Generic[_Document]):
    """Something that a document has to be like, and where that is said."""

    section: str
    find: Callable[[_Document], Iterator[str]]  # yields in words what is wrong

    @property
    def name(self) -> str:
        """What the rule is called."""
        return self.find.__name__.replace("_", " ")


def quoted(value: str | None) -> str:
    """Return a value as it is shown in a finding."""
    return shorten(repr(value or ""), _SHOWN_MAX)


def not_absolute(addresses: Iterable[str | None]) -> Iterator[str]:
    """Yield each address that is no absolute URL in ASCII."""
    for address in addresses:
        if not address or not address.isascii() or not absolute_url(address):
            yield f"{quoted(address)} is no absolute address"


def repeated(ids: Iterable[str | None]) -> Iterator[str]:
    """Yield each id that more than one entry has."""
    for guid, count in Counter(ids).items():
        if count > 1:
            yield f"{count} entries have the id {quoted(guid)}"


def unsafe(contents: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the ids of entries whose HTML is other after sanitising, given as id and HTML.

    Addresses that are not absolute go when sanitising, so they are found too.
    """
    for guid, html in contents:
        if sanitize(html) != html or '="media/' in html:
            yield f"the content of {quoted(guid)} is not as the sanitiser leaves it"
