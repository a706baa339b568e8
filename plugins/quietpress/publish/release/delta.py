"""What a release is asked to do, what differs from the site that is live, and what was done."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from ...errors import PublishError
from ...settings import ReleaseWay
from .labels import includes

_CHUNK = 1 << 20  # bytes of a file that are held at once


class Delta(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be put in place of the live site, or of a part of it.

    Paths are below the root of the site, with `/`.
    """

    built: Path  # fresh folder on the output's file system: every file that is new or may differ
    removed: tuple[str, ...]  # files of the live site that the new one does not have
    complete: bool  # `built` is the whole site; whatever else is ours in the output goes
    mark: str  # names the new release; not ""


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """What a release does with the paths of its delta: each is in one tuple, sorted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()  # not written, so that their times stay
    way: ReleaseWay = "swap"  # that was really used
    remark: str = ""  # why it is not the one asked for, or what is left to the next release

    @property
    def written(self) -> tuple[str, ...]:
        """The files that are put into the site."""
        return (*self.new, *self.changed)


def compare(delta: Delta, output: Path, ours: list[str]) -> Release:
    """Return what a release of a delta is to do, by the bytes of its files.

    Args:
        delta: of the new release.
        output: the live site; it may be missing.
        ours: the files that releases have put there, sorted; no other is ever removed.

    Raises:
        PublishError: the name of a file is not in UTF-8.
    """
    built = sorted(files_below(delta.built))
    _refuse_unwritable(built)
    new, changed, unchanged = [], [], []
    for file in built:
        place = output / file
        if not os.path.lexists(place):
            new.append(file)
        elif _same_bytes(delta.built / file, place):
            unchanged.append(file)
        else:
            changed.append(file)
    gone = ours if delta.complete else [file for file in delta.removed if includes(ours, file)]
    return Release(
        new=tuple(new),
        changed=tuple(changed),
        removed=tuple(sorted(set(gone).difference(built))),
        unchanged=tuple(unchanged),
    )


def files_below(folder: Path) -> Iterator[str]:
    """Yield the files of a folder and of all folders in it, relative to it.

    A link to a file is one, and a link to a folder is left out.
    """
    waiting = [""]
    while waiting:
        place = waiting.pop()
        with os.scandir(folder / place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{place}{entry.name}/")
                elif entry.is_file():
                    yield f"{place}{entry.name}"


def _refuse_unwritable(files: Iterable[str]) -> None:
    for file in files:
        try:
            file.encode()
        except UnicodeEncodeError as error:
            raise PublishError(
                f"{file!r} is in the site: give this file a name in UTF-8"
            ) from error


def _same_bytes(one: Path, other: Path) -> bool:
    found = other.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size != one.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
    return True
