"""What a rule is, what it finds, and what several formats ask alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from ...text import shorten
from ...urls import absolute_url

_Document = TypeVar("_Document")

_SHOWN_MAX = 80  # characters of a value
# What is left to do where only a fault of Quietpress itself can break a rule.
REPORT_IT = "this is an error of ours; please report it with the file"


class Finding(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """Something that is wrong with a file."""

    path: str  # below the folder of the site
    rule: str
    problem: str
    section: str  # of the standard that says so
    fix: str
    stops: bool = True  # whether the site is not to be published so

    def __str__(self) -> str:
        return f"{self.path}: {self.problem} ({self.rule}: {self.section})"


class Rule(msgspec.Struct, Generic[_Document], frozen=True):
    """Something that a document has to be like, where that is said, and how it is mended."""

    section: str
    find: Callable[[_Document], Iterator[str]]  # yields in words what is wrong
    fix: str = REPORT_IT
    stops: bool = True  # whether a site that breaks it is not to be published

    @property
    def name(self) -> str:
        """What the rule is called."""
        return self.find.__name__.replace("_", " ")


def findings(path: str, rules: Iterable[Rule[_Document]], document: _Document) -> Iterator[Finding]:
    """Yield what each rule finds in a document."""
    for rule in rules:
        for problem in rule.find(document):
            yield Finding(
                path=path,
                rule=rule.name,
                problem=problem,
                section=rule.section,
                fix=rule.fix,
                stops=rule.stops,
            )


def quoted(value: str | None) -> str:
    """Return a value as it is shown in a finding."""
    return shorten(repr(value or ""), _SHOWN_MAX)


def not_absolute(addresses: Iterable[str | None]) -> Iterator[str]:
    """Yield each address that is no absolute URL in ASCII."""
    for address in addresses:
        if not address or not address.isascii() or not absolute_url(address):
            yield f"{quoted(address)} is no absolute address"


def repeated(ids: Iterable[str | None], *, what: str = "entries") -> Iterator[str]:
    """Yield each id that more than one has of what is counted."""
    for guid, count in Counter(ids).items():
        if count > 1:
            yield f"{count} {what} have the id {quoted(guid)}"
