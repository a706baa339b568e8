"""An XML feed, with the children of its elements by their names.

Each rule asks for a few of them in every entry; to look for them each time
takes longer than to read the document.
"""

from __future__ import annotations

import msgspec
from lxml import etree

from .rule import quoted


class Parts:
    """The children of an element, by name."""

    __slots__ = ("_by_name", "_namespace", "_noun")

    def __init__(self, element: etree._Element, noun: str, namespace: str = "") -> None:
        self._noun = noun
        self._namespace = namespace
        self._by_name: dict[str, list[etree._Element]] = {}
        for child in element:
            self._by_name.setdefault(child.tag, []).append(child)

    def named(self, name: str) -> list[etree._Element]:
        """Return all children of a name, which is of the feed's namespace or has its own."""
        return self._by_name.get(f"{self._namespace}{name}" if name[0] != "{" else name, [])

    def text(self, name: str) -> str:
        """Return the text of the first child of a name; "": there is none."""
        found = self.named(name)
        return (found[0].text or "") if found else ""

    def __str__(self) -> str:
        title = self.text("title")
        return f"the {self._noun} {quoted(title)}" if title else f"the {self._noun}"


class XmlFeed(msgspec.Struct, frozen=True):
    """A feed and its entries."""

    head: Parts
    entries: tuple[Parts, ...]

    @property
    def parts(self) -> tuple[Parts, ...]:
        """Both, the feed first."""
        return self.head, *self.entries
