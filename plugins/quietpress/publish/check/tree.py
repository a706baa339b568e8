"""The files that are checked: of a folder, or new ones as they will lie over the old ones."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from errno import EFBIG, ENOENT
from pathlib import Path
from posixpath import normpath

import msgspec

from ...errors import PublishError

_BYTES_MAX = 100_000_000  # of one file; browsers and readers give up long before


class Tree(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """The files of a site, to be read only; `folder_tree` and `overlay_tree` make one.

    Paths are below the root of the site, with `/`. What lies behind a symbolic
    link that leads out of the site is not there.
    """

    layers: tuple[str, ...]  # folders without links in their own paths; the first that has a file
    removed: frozenset[str] = frozenset()  # what only the first of them may have
    _folders: dict[tuple[str, str], str] = {}

    def has(self, path: str) -> bool:
        """Return whether there is such a file."""
        return bool(self._find(path))

    def read(self, path: str) -> bytes:
        """Return what is in a file.

        Raises:
            OSError: there is no such file, it cannot be read, or it is larger
                than any page or feed can be.
        """
        place = self._find(path)
        if not place:
            raise FileNotFoundError(ENOENT, "is not there, or lies outside of the site", path)
        with Path(place).open("rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > _BYTES_MAX:
                raise OSError(EFBIG, f"has more than {_BYTES_MAX:,} bytes", path)
            return file.read()

    def files(self) -> Iterator[str]:
        """Yield the path of each file, in order; also of links that lead out of the site.

        Folders whose names begin with a dot are left out: no page is in one, but
        an unfinished build may be, or what a program for versions keeps.

        Raises:
            OSError: a folder cannot be read.
        """
        below = {path for layer in self.layers[1:] for path in _walk(layer, layer)}
        yield from sorted({*_walk(self.layers[0], self.layers[0]), *(below - self.removed)})

    def lies_over(self, other: Tree) -> bool:
        """Return whether these are new files over those of another tree."""
        return len(self.layers) > 1 and self.layers[-1:] == other.layers

    def _find(self, path: str) -> str:
        """Return where a file lies; "": it is not there, or not below the root."""
        if normpath(path) != path:  # such as a/../b, which is another one's name
            return ""
        folder, _, name = path.rpartition("/")
        for layer in self.layers:
            real = self._real_folder(layer, folder)
            if real and (place := _real_file(layer, f"{real}/{name}")):
                return place
            if path in self.removed:
                return ""
        return ""

    def _real_folder(self, layer: str, folder: str) -> str:
        """Return where a folder lies; "": outside of the layer."""
        key = layer, folder
        if key not in self._folders:  # pages of one folder link to files of few others
            self._folders[key] = _real_folder(layer, folder)
        return self._folders[key]


def folder_tree(folder: Path) -> Tree:
    """Return the files of a folder.

    Raises:
        PublishError: there is no such folder.
    """
    if not folder.is_dir():
        raise PublishError(f"{folder} is not there; build the site first: quietpress build")
    return Tree(layers=(os.path.realpath(folder),))


def overlay_tree(new: Path, live: Path, removed: Iterable[str] = ()) -> Tree:
    """Return files as they will be once those of one folder lie over those of another.

    Nothing is moved or copied.

    Args:
        new: what was built.
        live: what is published; it need not be there.
        removed: paths that will be gone from it.
    """
    layers = (os.path.realpath(folder) for folder in (new, live) if folder.is_dir())
    return Tree(layers=tuple(layers), removed=frozenset(removed))


def _real_path(layer: str, place: str) -> str:
    """Return where something lies; "": outside of the layer, or no system has such a name."""
    try:
        real = os.path.realpath(place)
    except ValueError:  # a NUL, or half of a character
        return ""
    return real if Path(real).is_relative_to(layer) else ""


def _real_folder(layer: str, folder: str) -> str:
    """Return where a folder of a layer lies; "": it is not there, or outside of the layer."""
    real = layer
    for name in folder.split("/") if folder else ():
        place = f"{real}/{name}"
        if name in {"", ".."} or not (mode := _mode(place)):
            return ""
        real = _real_path(layer, place) if stat.S_ISLNK(mode) else place
        if not real:
            return ""
    return real


def _real_file(layer: str, place: str) -> str:
    mode = _mode(place)
    if stat.S_ISLNK(mode):
        real = _real_path(layer, place)
        return real if real and Path(real).is_file() else ""
    return place if stat.S_ISREG(mode) else ""


def _mode(place: str) -> int:
    """Return what something is; 0: it is not there, or no system has such a name."""
    try:
        return os.lstat(place).st_mode
    except (OSError, ValueError):
        return 0


def _walk(layer: str, folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    yield from _walk(layer, entry.path)
            elif not (entry.is_dir() and _real_path(layer, entry.path)):
                yield entry.path[len(layer) + 1 :].replace(os.sep, "/")
