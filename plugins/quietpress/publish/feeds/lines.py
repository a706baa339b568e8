"""XML elements by themselves, as the lines that they are in a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree


def element_lines(
    element: etree._Element, depth: int, namespaces: Mapping[str | None, str]
) -> bytes:
    """Return an element as the lines that it is in a document in UTF-8, with their indent.

    Args:
        element: it is taken out of where it is.
        depth: how many elements it is inside of; at least 1.
        namespaces: by prefix, that the root of the document declares.
    """
    root = parent = etree.Element("root", nsmap=namespaces)
    for _ in range(depth - 1):
        parent = etree.SubElement(parent, "parent")
    parent.append(element)
    lines: bytes = etree.tostring(root, encoding="UTF-8", pretty_print=True)
    begin, end = 0, len(lines)
    for _ in range(depth):
        begin = lines.index(b"\n", begin) + 1
        end = lines.rindex(b"\n", 0, end - 1) + 1
    return lines[begin:end]


def with_lines(document: bytes, end: bytes, lines: Iterable[bytes]) -> bytes:
    """Return a document with lines before the last one that begins so."""
    head, found, tail = document.rpartition(end)
    return b"".join([head, *lines, found, tail])
