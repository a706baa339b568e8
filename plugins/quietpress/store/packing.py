"""Records as bytes, small, and back."""

from __future__ import annotations

import logging
from hashlib import blake2b
from typing import TypeVar

import msgspec
import zstandard

log = logging.getLogger(__name__)

_Record = TypeVar("_Record")
_DIGEST_SIZE = 16  # bytes

# A new one for each record takes four times as long as the record. No two threads read a store.
_DECOMPRESSOR = zstandard.ZstdDecompressor()
_COMPRESSOR = zstandard.ZstdCompressor()


def pack(record: object) -> bytes:
    """Return a record as MessagePack, compressed with Zstandard (RFC 8878).

    Raises:
        UnicodeEncodeError: a text in it has half a character (a lone surrogate),
            which no encoding of Unicode has a place for.
    """
    return _COMPRESSOR.compress(msgspec.msgpack.encode(record))


def body_digest(body: bytes) -> bytes:
    """Return what a packed record is told apart by."""
    return blake2b(body, digest_size=_DIGEST_SIZE).digest()


def unpack(body: bytes, kind: type[_Record], place: str) -> _Record | None:
    """Return the record that `pack` made the bytes of; None: they are damaged, which is logged.

    SQLite finds no damage in the middle of a row. One row should not stop all
    the others, so it is for the caller to go on without it. A field that the
    record did not have when it was packed has its default.

    Args:
        body: from the store.
        kind: of record.
        place: what it is the body of, for the message.
    """
    try:
        return msgspec.msgpack.decode(_DECOMPRESSOR.decompress(body), type=kind)
    except (zstandard.ZstdError, msgspec.MsgspecError) as error:
        log.warning("%s is damaged in the store (%s): going on without it", place, error)
        return None
