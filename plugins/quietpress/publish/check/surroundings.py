"""What a document of a site is looked up in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from ...settings import ALL_FEED, Images
from ..addresses import json_file
from .contents import Contents
from .known_entries import KnownEntries
from .page_reader import PageReader
from .places import Places
from .tree import Tree


class CheckOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is right for one site and wrong for another."""

    siteurl: str  # absolute URL of its root, without a slash at its end
    images: Images = "linked"  # only then may pages load pictures from other hosts
    titles: Mapping[str, str] = {}  # of articles, by path of their pages
    is_of_one_store: bool = True  # the last release was made from the same, so that ids are kept

    def allows(self, kind: str) -> bool:
        """Return whether pages may load files of a kind from other hosts."""
        return kind == "picture" and self.images == "linked"


class _FeedAddress(msgspec.Struct):
    """The part of a JSON Feed that says where the site is."""

    feed_url: str


def siteurl_of(tree: Tree) -> str:
    """Return the absolute URL that a site was built for, by its own feed; "": it has none."""
    feed = json_file(ALL_FEED)
    try:
        address = msgspec.json.decode(tree.read(feed), type=_FeedAddress).feed_url
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):  # which the check itself finds
        return ""
    return address.removesuffix(f"/{feed}") if address.endswith(f"/{feed}") else ""


class Surroundings:
    """The site around a document, and the one of the last release."""

    def __init__(self, tree: Tree, options: CheckOptions, before: Tree | None) -> None:
        self.tree = tree
        self.before = before
        self.options = options
        self.places = Places(tree, options.siteurl)
        self.contents = Contents(self.places)
        self.pages = PageReader(self.contents, self.places)
        self.entries = KnownEntries()
        self.trusts_release = before is not None and _is_proof(before, tree)
        self.released = lru_cache(1)(self._released)  # whoever looks at a file asks twice

    def _released(self, path: str) -> bytes:
        """Return a file as it was in the last release; empty: nobody could read it."""
        try:
            return self.before.read(path) if self.before else b""
        except OSError:
            return b""

    def proved(self, path: str) -> bytes:
        """Return a file of the last release whose parts need not be looked at again."""
        return self.released(path) if self.trusts_release else b""


def _is_proof(before: Tree, tree: Tree) -> bool:
    """Return whether what stood in the last release is still right.

    It is where new files lie over those of the release: for a site that is
    built anew as a whole, other rules may hold. Where files go, links to them
    are not right any more.
    """
    return tree.lies_over(before) and not tree.removed
