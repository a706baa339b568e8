"""Records as bytes, small, and back."""

from __future__ import annotations

from typing import TypeVar

import msgspec
import zstandard

from ..errors import StoreError

_Record = TypeVar("_Record")


def pack(record: object) -> bytes:
    """Return a record as MessagePack, compressed with Zstandard (RFC 8878).

    Raises:
        UnicodeEncodeError: a text in it has half a character (a lone surrogate),
            which no encoding of Unicode has a place for.
    """
    return zstandard.compress(msgspec.msgpack.encode(record))


def unpack(body: bytes, kind: type[_Record], place: str) -> _Record:
    """Return the record that `pack` made the bytes of.

    A field that the record did not have then has its default.

    Args:
        body: from the store.
        kind: of record.
        place: what it is the body of, for the message.

    Raises:
        StoreError: it is not the body of such a record.
    """
    try:
        return msgspec.msgpack.decode(zstandard.decompress(body), type=kind)
    except (zstandard.ZstdError, msgspec.MsgspecError) as error:
        raise StoreError(
            place, f"is damaged ({error}); `quietpress forget` takes it out"
        ) from error
