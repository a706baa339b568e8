"""Bytes to text, as a browser would read them."""

from __future__ import annotations

import codecs
import re

import numpy as np
import webencodings
from charset_normalizer import from_bytes

from ..errors import ArticleError
from ..trouble import Trouble

# WHATWG HTML, section 13.2.3.2 (prescan), asks for the first 1024 bytes; real pages
# declare later, behind inlined styles, and browsers follow when they meet it.
_PRESCAN = 8192  # bytes
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*+=\s*+["']?\s*+([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*+=\s*+["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_UTF_8: webencodings.Encoding = webencodings.UTF8
_WINDOWS_1252: webencodings.Encoding = webencodings.lookup("windows-1252")
# Python's names of codecs that a browser has under another one, which reads no less.
_LABELS = {"cp932": "shift_jis", "cp949": "euc-kr", "cp950": "big5"}
_LABELS |= dict.fromkeys(("shift_jis_2004", "shift_jisx0213"), "shift_jis")
_LABELS |= dict.fromkeys(("euc_jis_2004", "euc_jisx0213"), "euc-jp")
_GUESS = 65536  # bytes are enough to guess an encoding from

# Controls and halves of characters: no page and no feed can hold them. In UTF-8.
_SPACE = ord(" ")  # the first byte that is no control
_SHOWN_CONTROLS = b"\t\n\f\r"
_DELETE = b"\x7f"
_CONTROLS = bytes(set(range(_SPACE)) - set(_SHOWN_CONTROLS)) + _DELETE
_RARE_BYTES = {
    b"\xef": re.compile(rb"\xef\xbf[\xbe\xbf]"),
    b"\xed": re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]"),
}  # by the first, which few pages have
_HALVES = "surrogatepass"  # how they are written, which UTF-8 does not allow
# Controls that only text has that was once read as ISO 8859-1 and was UTF-8 or Windows-1252.
_MISREAD_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_MAY_BE_MISREAD = re.compile("[\x80-\x9f\xc2-\xf4][\x80-\xbf]*")  # which is found much faster
_MISREAD = re.compile(
    "[\xc2-\xdf][\x80-\x9f]|[\xe0-\xef](?:[\x80-\x9f][\x80-\xbf]|[\xa0-\xbf][\x80-\x9f])"
    "|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\x9f]"
)
_UNREADABLE_SHARE_MAX = 0.05  # of the characters; a page in the wrong encoding has fewer


def decode(body: bytes, charset: str = "") -> str:
    """Return the text of a document.

    The encoding is, in this order (WHATWG Encoding and HTML, 13.2.3): the byte
    order mark; what the carrier said; what the document declares; UTF-8 if it
    is valid; a guess from the bytes. Undecodable bytes become U+FFFD.

    Args:
        body: the document as it came.
        charset: label that the carrier gave, e.g. from a Content-Type header; "" for none.
    """
    text: str = webencodings.decode(body, _encoding_of(body, charset))[0]
    return text


def readable_utf8(document: str | bytes, charset: str = "") -> bytes:
    """Return a document in UTF-8, without the characters that nobody can read.

    Letters that were read in the wrong encoding on their way to us become what they were.

    Args:
        document: its text, or the bytes that `decode` reads.
        charset: as for `decode`.

    Raises:
        ArticleError: so many are unreadable that it is no text.
    """
    if isinstance(document, bytes) and _is_in_utf8(document, charset):  # nearly every page is
        encoded = document
    else:
        text = document if isinstance(document, str) else decode(document, charset)
        encoded = text.encode(errors=_HALVES)
    readable = _without_unreadable(encoded) if _has_unreadable(encoded) else encoded
    is_misread = _MISREAD_BYTES.search(readable) is not None
    return _reread(readable.decode()).encode() if is_misread else readable


def _has_unreadable(encoded: bytes) -> bool:
    """Tell whether something in a text is unreadable; many times as fast as the expression."""
    codes = np.frombuffer(encoded, np.uint8)
    controls = codes[codes < _SPACE].tobytes().translate(None, _SHOWN_CONTROLS)
    return (
        bool(controls)
        or _DELETE in encoded
        or any(
            first in encoded and pattern.search(encoded) for first, pattern in _RARE_BYTES.items()
        )
    )


def _without_unreadable(encoded: bytes) -> bytes:
    readable = encoded.translate(None, _CONTROLS)
    for pattern in _RARE_BYTES.values():
        readable = pattern.sub(b"", readable)
    length = len(encoded.decode(errors=_HALVES))
    if length - len(readable.decode()) > _UNREADABLE_SHARE_MAX * length:
        problem = "no text: it looks like a file of another kind"
        raise ArticleError("", problem, Trouble("no text"))
    return readable


def _reread(text: str) -> str:
    return _MAY_BE_MISREAD.sub(lambda found: _MISREAD.sub(_reread_letter, found[0]), text)


def _reread_letter(found: re.Match[str]) -> str:
    misread = found[0].encode("latin-1")
    try:
        return misread.decode("utf-8")
    except UnicodeDecodeError:
        return misread.decode("windows-1252", errors="ignore")


def _encoding_of(body: bytes, charset: str) -> webencodings.Encoding:
    encoding = webencodings.lookup(charset) if charset else None
    return encoding or _declared(body) or _guessed(body)


def _is_in_utf8(body: bytes, charset: str) -> bool:
    """Tell whether a document is in UTF-8 as it is, without a byte order mark."""
    is_marked = body.startswith(codecs.BOM_UTF8)
    return not is_marked and _encoding_of(body, charset) is _UTF_8 and _is_utf8(body)


def _declared(body: bytes) -> webencodings.Encoding | None:
    found = _DECLARED.search(body[:_PRESCAN])
    if not found:
        return None
    encoding: webencodings.Encoding | None = webencodings.lookup(
        (found[1] or found[2]).decode("ascii")
    )
    # A declaration that could be read as ASCII is not in UTF-16 (HTML, 13.2.3.3).
    if encoding and encoding.name.startswith("utf-16"):
        return _UTF_8
    # Many pages declare their old encoding and are served in UTF-8 since a move.
    if encoding and encoding.name != "utf-8" and not body.isascii() and _is_utf8(body):
        return _UTF_8
    return encoding


def _guessed(body: bytes) -> webencodings.Encoding:
    if _is_utf8(body):
        return _UTF_8
    best = from_bytes(body[:_GUESS]).best()
    guess: webencodings.Encoding | None = (
        webencodings.lookup(_LABELS.get(best.encoding) or best.encoding.replace("_", "-"))
        if best
        else None
    )
    return guess or _WINDOWS_1252


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
