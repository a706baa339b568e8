"""One tree made like another by hard links: the same files under a second name, nothing copied."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Container
from pathlib import Path

from .disk import folders_of, is_folder, link_file, remove

_FOLDER = 0  # in place of a number, which no file has


class Mirror:
    """Makes parts of one tree what they are in another.

    `seen` tells of each folder of the source that was read, and of those in
    it, when it was changed last (ctime, in ns), as of before it was read.
    """

    def __init__(self, source: Path, target: Path, aside: Path) -> None:
        self.seen: dict[str, int] = {}
        self._source = source
        self._target = target
        self._aside = aside  # on the same file system, for names that last a moment

    def bring_all(self, paths: Collection[str]) -> None:
        """Bring what lies at each path, and what its folders are."""
        folders = folders_of(paths)
        for path in (*folders, *paths):  # folders come before what is in them
            self.bring(path)
        for folder in folders:
            if is_folder(self._target / folder):
                self.dress(folder)

    def bring(self, path: str) -> None:
        """Make the target have at `path` what the source has there: a file, a tree, or nothing.

        The folder that it is in has been brought.
        """
        source, target = f"{self._source}/{path}", f"{self._target}/{path}"
        there, here = _look(source), _look(target)
        if there and here and _is_same(there, here):
            return
        if here and (not there or stat.S_ISDIR(here.st_mode) or stat.S_ISDIR(there.st_mode)):
            remove(Path(target))
        if there and stat.S_ISDIR(there.st_mode):
            self._link_tree(path)
        elif there:
            link_file(Path(source), Path(target), self._aside)

    def read(self, folder: str, known: Container[str]) -> None:
        """Bring whatever differs in a folder, and in folders of it that are not known."""
        ctime = changed_at(self._source / folder)
        self.bring(folder)
        if ctime is None or folder in self.seen:
            return  # it is gone, or has been brought with all that is in it
        self.seen[folder] = ctime
        for name in self.differing(folder):
            self.bring(join(folder, name))
        for name, number in _entries(self._source / folder).items():
            path = join(folder, name)
            # Of a run that was killed, perhaps as it linked what is in there.
            if number == _FOLDER and path not in known and path not in self.seen:
                self.read(path, known)
        self.dress(folder)

    def differing(self, folder: str) -> list[str]:
        """Return the names in a folder that are not the same file, or a folder, in both trees."""
        there, here = _entries(self._source / folder), _entries(self._target / folder)
        names = there.keys() | here.keys()
        return sorted(name for name in names if there.get(name) != here.get(name))

    def dress(self, folder: str) -> None:
        """Give a folder the owner, the rights and the times that it has in the source."""
        source, target = self._source / folder, self._target / folder
        given, wanted = target.stat(), source.stat()
        if (given.st_uid, given.st_gid) != (wanted.st_uid, wanted.st_gid):
            os.chown(target, wanted.st_uid, wanted.st_gid)
        shutil.copystat(source, target)

    def _link_tree(self, folder: str) -> None:
        source, target = self._source / folder, self._target / folder
        self.seen[folder] = source.lstat().st_ctime_ns
        target.mkdir()
        with os.scandir(source) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    self._link_tree(join(folder, entry.name))
                else:
                    os.link(entry.path, f"{target}/{entry.name}", follow_symlinks=False)
        self.dress(folder)


def changed_at(folder: Path) -> int | None:
    """Return when a folder was last changed (ctime, in ns); None: there is none.

    Its owner cannot set that time, and it moves when a name in the folder
    comes, goes or is given to another file.
    """
    found = _look(str(folder))
    return found.st_ctime_ns if found and stat.S_ISDIR(found.st_mode) else None


def join(folder: str, name: str) -> str:
    """Return a path below the root, which is ""."""
    return f"{folder}/{name}" if folder else name


def _look(place: str) -> os.stat_result | None:
    try:
        return os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Tell whether two are one file, or both a folder."""
    both_folders = stat.S_ISDIR(one.st_mode) and stat.S_ISDIR(other.st_mode)
    return both_folders or os.path.samestat(one, other)


def _entries(folder: Path) -> dict[str, int]:
    """Return what lies in a folder, and the number of each file."""
    with os.scandir(folder) as entries:
        return {
            entry.name: _FOLDER if entry.is_dir(follow_symlinks=False) else entry.inode()
            for entry in entries
        }
