"""What things are told apart by: digests of all that they say."""

from __future__ import annotations

from hashlib import blake2b
from typing import Protocol, runtime_checkable

import msgspec

_DIGEST_SIZE = 16  # bytes


@runtime_checkable
class Digested(Protocol):
    """A thing that knows the digest of all that it says."""

    @property
    def digest(self) -> bytes: ...


def digest_of(*parts: object) -> bytes:
    """Return the digest of records, texts, bytes and times; equal ones have the same.

    Records count by their fields, so a record that says all that a page shows
    has another digest as soon as the page would look otherwise. Things that know
    their own digest count by that.

    Raises:
        TypeError: there is a thing of another kind.
    """
    packed = msgspec.msgpack.encode(parts, enc_hook=_own_digest, order="sorted")
    return blake2b(packed, digest_size=_DIGEST_SIZE).digest()


def _own_digest(thing: object) -> bytes:
    if isinstance(thing, Digested):
        return thing.digest
    raise TypeError(f"{type(thing).__qualname__} has no digest")
