"""Tables of data, and what looks like one and only places things."""

from __future__ import annotations

from bs4 import Tag

from .soup import Part, holds

_NEVER_IN_DATA = frozenset("table figure h1 h2 h3 h4 ul ol".split())
_PARTS = frozenset("caption td th tr tbody thead tfoot colgroup col".split())


def unwrap_tables(part: Part) -> None:
    """Make boxes of tables that only place things, and of the parts of no table.

    Tables that place things have no head, and one column or other blocks in their cells.
    """
    for table in reversed(part.named("table")):
        parts = _parts_of(table)
        names = [one.name for one in parts]
        if "th" in names or "caption" in names:
            continue
        if names.count("td") <= names.count("tr") or holds(table, _NEVER_IN_DATA):
            for one in [*parts, table]:
                one.name = "div"
    for one in part.named(*sorted(_PARTS)):
        if not any(around.name == "table" for around in one.parents):  # in a formula or a drawing
            one.name = "div"


def _parts_of(table: Tag) -> list[Tag]:
    """Return rows, cells and so on, without those of the tables inside."""
    parts = []
    left = [table]
    while left:
        for child in left.pop().contents:
            if isinstance(child, Tag) and child.name != "table":
                left.append(child)
                if child.name in _PARTS:
                    parts.append(child)
    return parts
