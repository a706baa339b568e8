"""Text that an XML document may hold."""

from __future__ import annotations

import re

from ..text import fold

# What XML 1.0, section 2.2, forbids: most C0 controls, lone surrogates, U+FFFE and U+FFFF. Beside
# these the controls that it discourages: DEL and C1, but not NEL, which is white space.
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text without the characters that have no place in XML."""
    return _ILLEGAL.sub("", text)


def xml_line(text: str) -> str:
    """Return plain text as one line of XML text: white space folded, illegal characters gone."""
    return fold(xml_text(text))
