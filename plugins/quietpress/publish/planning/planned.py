"""What is to be written: files, each with a digest of all that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Protocol, TypeAlias, runtime_checkable

import msgspec

from ...article import Article
from ...store import Position
from ..pages.article_page import Place

_DIGEST_SIZE = 16  # bytes


class Move(msgspec.Struct, frozen=True):
    """An article that is other than in the last release, and where it stood and stands."""

    guid: str
    before: Position | None  # None: it was not there
    after: Position | None  # None: it is shown no more


class PlannedArticle(msgspec.Struct, frozen=True):
    """The page of a collected article."""

    path: str
    digest: bytes
    article: Article  # as it is to be shown
    place: Place


class PlannedPage(msgspec.Struct, frozen=True):
    """A page that a template is to make."""

    path: str
    digest: bytes
    template: str  # without `.html`
    values: Mapping[str, object]  # that the template gets


class PlannedFile(msgspec.Struct, frozen=True):
    """A file that is made without a template: a feed, a picture, a sitemap."""

    path: str
    digest: bytes
    make: Callable[[], bytes]


Planned: TypeAlias = PlannedArticle | PlannedFile | PlannedPage
Family: TypeAlias = tuple[str, list[Planned]]  # name, and all files that it has now


@runtime_checkable
class Digested(Protocol):
    """A thing that knows the digest of all that it says."""

    @property
    def digest(self) -> bytes: ...


def digest_of(*parts: object) -> bytes:
    """Return the digest of records, texts, bytes and times; equal ones have the same.

    Records count by their fields, so a record that says all that a page shows
    has another digest as soon as the page would look otherwise.
    """
    packed = msgspec.msgpack.encode(parts, enc_hook=_own_digest, order="sorted")
    return blake2b(packed, digest_size=_DIGEST_SIZE).digest()


def _own_digest(thing: object) -> bytes:
    if isinstance(thing, Digested):
        return thing.digest
    raise TypeError(f"{type(thing).__qualname__} has no digest")
