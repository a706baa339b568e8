"""Packed bodies, unpacked in steps, so that a bomb is cut before it goes off."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence

import brotli
import zstandard

from ...errors import FetchError
from ...text import shorten
from ...trouble import Trouble

# What we say that we can read (RFC 9110, section 12.5.3). `deflate` is read too, but not asked
# for: servers mean two things by it.
ACCEPTED = "gzip, br, zstd"

_CODINGS_MAX = 2  # in a row; a page packed once by its program and again by its server
_STEP = 65_536  # bytes unpacked at once
# Of the packed body that a member of gzip is looked for in. What follows a member is copied, and
# ten megabytes can hold half a million of them.
_PIECE = 4096
_GZIP = zlib.MAX_WBITS | 16  # zlib's manual, inflateInit2: with the header of RFC 1952
_ZLIB_METHOD = 8  # RFC 1950, section 2.2
_ZSTD_WINDOW_MAX = 8 * 1024 * 1024  # bytes; RFC 9659, section 3
# A block of four bytes can become 128 KB (RFC 8878, section 3.1.1.2.3), and the library does not
# stop on the way: a piece becomes 8 MB at most.
_ZSTD_PIECE = 256
_VALUE_LENGTH_MAX = 80  # characters of a server's words in a message


class _CutShortError(Exception):
    """The packed body ends before its content does."""


def unpack(url: str, body: bytes, codings: Sequence[str], size_max: int) -> bytes:
    """Return the content of a body (RFC 9110, section 8.4).

    Args:
        url: for messages.
        body: as it came.
        codings: in the order in which they were applied, in lower case.
        size_max: bytes that the content, and what it is packed into once, may have.

    Raises:
        FetchError: it is larger, broken, or packed in a way that we cannot read.
    """
    if len(codings) > _CODINGS_MAX:
        problem = f"is packed {len(codings)} times; try again later"
        raise FetchError(url, problem, Trouble("unreadable"))
    for coding in reversed(codings):
        steps = _STEPS.get(coding)
        if steps is None:
            shown = shorten(repr(coding), _VALUE_LENGTH_MAX)
            problem = f"comes packed as {shown}, which we did not ask for"
            raise FetchError(url, problem, Trouble("unreadable"))
        body = _joined(url, coding, steps(body), size_max)
    return body


def _joined(url: str, coding: str, steps: Iterator[bytes], size_max: int) -> bytes:
    content = bytearray()
    try:
        for step in steps:
            content += step
            if len(content) > size_max:
                problem = f"is larger than {size_max / 1_000_000:g} MB"
                raise FetchError(url, problem, Trouble("too large"))
    except _CutShortError as error:
        problem = "ends in its middle; try again later"
        raise FetchError(url, problem, Trouble("broken off")) from error
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        raise FetchError(
            url,
            f"cannot be unpacked: it comes as {coding!r}, and is not ({error}); try again later",
            Trouble("unreadable"),
        ) from error
    return bytes(content)


def _gzip_steps(body: bytes) -> Iterator[bytes]:
    """Yield the content of members in a row (RFC 1952, section 2.2)."""
    unpacker = zlib.decompressobj(_GZIP)
    for start in range(0, len(body), _PIECE):
        piece = body[start : start + _PIECE]
        while piece:
            if unpacker.eof:
                unpacker = zlib.decompressobj(_GZIP)
            yield unpacker.decompress(piece, _STEP)
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    yield unpacker.flush()  # what was left of the last step, less than one copy
    if not unpacker.eof:
        raise _CutShortError


def _deflate_steps(body: bytes) -> Iterator[bytes]:
    """Yield the content of a zlib stream, or of what many servers send instead: a bare one."""
    is_zlib = body[:1] and body[0] & 0x0F == _ZLIB_METHOD
    unpacker = zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
    while body and not unpacker.eof:
        yield unpacker.decompress(body, _STEP)
        body = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise _CutShortError


def _brotli_steps(body: bytes) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    yield unpacker.process(body, output_buffer_limit=_STEP)
    while not unpacker.is_finished():
        step = unpacker.process(b"", output_buffer_limit=_STEP)
        if not step and unpacker.can_accept_more_data():
            raise _CutShortError
        yield step


def _zstd_steps(body: bytes) -> Iterator[bytes]:
    """Yield the content of frames in a row (RFC 8878, section 3.1)."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_MAX)
    frame = unpacker.decompressobj()
    for start in range(0, len(body), _ZSTD_PIECE):
        piece = body[start : start + _ZSTD_PIECE]
        while piece:
            if frame.eof:
                frame = unpacker.decompressobj()
            yield frame.decompress(piece)
            piece = frame.unused_data
    if not frame.eof:
        raise _CutShortError


_STEPS: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip_steps,
    "x-gzip": _gzip_steps,  # RFC 9110, section 8.4.1.3
    "deflate": _deflate_steps,
    "br": _brotli_steps,
    "zstd": _zstd_steps,
}
