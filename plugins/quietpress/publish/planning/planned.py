"""What is to be written: files, each with a digest of all that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from ...article import Article
from ...store import Position
from ..pages.article_page import Place


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
