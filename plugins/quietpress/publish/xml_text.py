"""Text that an XML document may hold."""

from __future__ import annotations

import re

from ..text import fold

# What XML 1.0, section 2.2, forbids: most C0 controls, lone surrogates, U+FFFE and U+FFFF. Beside
# these the controls that it discourages: DEL and C1, but not NEL, which is white space.
_LEGAL = "\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_ALL_LEGAL = re.compile(f"[{_LEGAL}]*")
# All others; to compile `[^…]` of those ranges would take 4 ms of each build.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Return the text without the characters that have no place in XML."""
    # Most texts have none, which is found out in a third of the time that `sub` takes.
    return text if text.isprintable() or _ALL_LEGAL.fullmatch(text) else _ILLEGAL.sub("", text)


def xml_line(text: str) -> str:
    """Return plain text as one line of XML text: white space folded, illegal characters gone."""
    return fold(xml_text(text))


def element_text(text: str) -> bytes:
    """Return text as an element in UTF-8 has it, to the byte as lxml writes it.

    Args:
        text: such as `xml_text` returns.
    """
    escaped = text.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return escaped.replace(b"\r", b"&#13;")


def attribute_value(escaped: bytes) -> bytes:
    """Return as an attribute in double quotes has it what `element_text` returned."""
    value = escaped.replace(b'"', b"&quot;")
    return value.replace(b"\n", b"&#10;").replace(b"\t", b"&#9;")
