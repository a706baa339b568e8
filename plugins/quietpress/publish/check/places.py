"""Where the addresses on a site lead."""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import msgspec

from .rule import quoted
from .tree import Tree

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# WHATWG URL, section 4.4: browsers drop controls and spaces at the edges, and tab and newline
# anywhere, and read `\` as `/`.
_EDGE = "".join(map(chr, range(0x21)))
_AS_READ = str.maketrans("\\", "/", "\t\n\r")
_ABSOLUTE = ("http://", "https://")
_SAME_PAGE = frozenset({"", "#", "?"})  # how addresses in the same page begin
_REMEMBERED_MAX = 20_000  # addresses; most of a page are those of every page


class Place(msgspec.Struct, frozen=True):
    """What an address leads to."""

    path: str = ""  # of a file of the site; "": it is not one of its own
    fragment: str = ""  # the part of it; "": the whole
    problem: str = ""  # why it leads nowhere; "": it leads somewhere

    @property
    def is_foreign(self) -> bool:
        """Whether it is on another host, or none."""
        return not self.path and not self.problem


class Places:
    """Looks up addresses in the tree of a site.

    Args:
        tree: all files of the site.
        siteurl: absolute URL of its root, without a slash at its end.
    """

    def __init__(self, tree: Tree, siteurl: str) -> None:
        self._tree = tree
        self._siteurl = siteurl
        parts = urlsplit(siteurl)
        self._scheme = parts.scheme
        self._root = parts.path  # of the site on its host: "", "/paper"
        self._from_folder = lru_cache(_REMEMBERED_MAX)(self._look_up)

    def of(self, address: str, page: str) -> Place:
        """Return what an address leads to (RFC 3986, section 5.2), looked up in the tree.

        Args:
            address: as a browser reads it, with entities resolved.
            page: path of the file that it stands in.
        """
        if address[:1] <= " ":
            address = address.strip(_EDGE)
        if address[:1] in _SAME_PAGE:
            return Place(page, _part(address.partition("#")[2]))
        folder = "" if is_absolute(address) else page.rpartition("/")[0]
        return self._from_folder(address, folder)

    def _look_up(self, address: str, folder: str) -> Place:
        location, _, fragment = address.translate(_AS_READ).partition("#")
        location = location.partition("?")[0].rstrip(_EDGE)
        if location.startswith("//"):
            location = f"{self._scheme}:{location}"
        if _SCHEME.match(location):
            if location != self._siteurl and not location.startswith(f"{self._siteurl}/"):
                return Place()
            path = location[len(self._siteurl) :]
        elif not location.startswith("/"):
            path = f"/{folder}/{location}" if folder else f"/{location}"
        elif location == self._root or location.startswith(f"{self._root}/"):
            path = location[len(self._root) :]
        else:
            return Place(problem=f"{quoted(address)} leads out of the site")
        return self._in_tree(address, unquote(path), _part(fragment))

    def _in_tree(self, address: str, path: str, fragment: str) -> Place:
        """Return the place of a path that begins at the root of the site."""
        file = normpath(path.lstrip("/") or ".")
        if file == ".." or file.startswith("../"):
            return Place(problem=f"{quoted(address)} leads out of the site")
        if not path or path.endswith(("/", "/.", "/..")):
            file = normpath(f"{file}/index.html")
        if "//" in path or not self._tree.has(file):  # few servers take two slashes for one
            return Place(problem=f"{quoted(address)} leads nowhere")
        return Place(file, fragment)


def is_absolute(address: str) -> bool:
    """Return whether an address leads to the same place from wherever it is looked at."""
    return address.startswith(_ABSOLUTE)


def _part(fragment: str) -> str:
    """Return the part of a page that a fragment names, without the text to look for in it."""
    return unquote(fragment.partition(":~:")[0])
