"""A small tree of HTML in which what belongs to the article is marked, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

_RUNNING = frozenset({"", "a", "b", "em", "i", "span", "strong", "time", "sup", "code", "cite"})
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link"})


@dataclass(slots=True)
class Node:
    """An element, or with no tag a run of nodes that stands in no element of its own."""

    tag: str
    children: list[Node | str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    kept: bool = False  # its text is one paragraph of the truth

    def copy_unkept(self) -> Node:
        """Return a deep copy in which nothing belongs to the truth."""
        return Node(
            self.tag,
            [child if isinstance(child, str) else child.copy_unkept() for child in self.children],
            dict(self.attributes),
        )

    def text(self) -> str:
        """Return the text, white space folded; elements that are no part of a line part words."""
        return " ".join("".join(_texts(self)).split())


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            gap = "" if child.tag in _RUNNING else " "
            yield gap
            yield from _texts(child)
            yield gap


def kept_paragraphs(node: Node) -> list[str]:
    """Return the paragraphs of the truth in the order of the page."""
    if node.kept:
        text = node.text()
        return [text] if text else []
    return [
        paragraph
        for child in node.children
        if isinstance(child, Node)
        for paragraph in kept_paragraphs(child)
    ]


def to_html(node: Node) -> str:
    """Return the markup of a node."""
    inner = "".join(
        to_html(child) if isinstance(child, Node) else _written(child, node.tag)
        for child in node.children
    )
    if not node.tag:
        return inner
    attributes = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}"
        for name, value in node.attributes.items()
    )
    if node.tag in _VOID:
        return f"<{node.tag}{attributes}>"
    gap = "\n" if node.tag not in _RUNNING else ""
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>{gap}"


def _written(text: str, tag: str) -> str:
    """Return text as it stands in an element; a script is not read as markup."""
    return text.replace("<", "\\u003c") if tag == "script" else escape(text, quote=False)
