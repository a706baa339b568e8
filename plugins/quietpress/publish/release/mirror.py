"""One tree made like another by hard links: the same files under a second name, nothing copied."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Container
from pathlib import Path, PurePosixPath

from .disk import is_folder, link_file, remove

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

    def bring(self, path: str) -> None:
        """Make the target have at `path` what the source has there: a file, a tree, or nothing."""
        for folder in reversed(PurePosixPath(path).parents):
            if not is_folder(self._source / folder) or not is_folder(self._target / folder):
                path = str(folder)
                break
        source, target = self._source / path, self._target / path
        if is_folder(source):
            if not is_folder(target):
                remove(target)
                self._link_tree("" if path == "." else path)
        elif not os.path.lexists(source):
            remove(target)
        elif not _is_same_file(source, target):
            if is_folder(target):
                remove(target)
            link_file(str(source), str(target), self._aside)

    def read(self, folder: str, known: Container[str]) -> None:
        """Bring whatever differs in a folder, and in folders of it that are not known."""
        ctime = changed_at(self._source / folder)
        if ctime is None or not is_folder(self._target / folder):
            self.bring(folder)
            return
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
    try:
        found = os.lstat(folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_ctime_ns if stat.S_ISDIR(found.st_mode) else None


def join(folder: str, name: str) -> str:
    """Return a path below the root, which is ""."""
    return f"{folder}/{name}" if folder else name


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except FileNotFoundError:
        return False


def _entries(folder: Path) -> dict[str, int]:
    """Return what lies in a folder, and the number of each file."""
    with os.scandir(folder) as entries:
        return {
            entry.name: _FOLDER if entry.is_dir(follow_symlinks=False) else entry.inode()
            for entry in entries
        }
