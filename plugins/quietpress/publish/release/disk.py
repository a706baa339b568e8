"""Files written whole, made sure of on their disk, and removed with their empty folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

# Above it, one call for the whole machine is faster than one for each file: 10,000 of them took
# 0.9 s against 38 s on ext4.
_SINGLE_SYNCS_MAX = 1000


def write_file(place: Path, body: bytes, aside: Path) -> None:
    """Put a file in its place by one rename, so that it is whole at every moment.

    What lies there is replaced and never written to: it may be a link, or
    the same file as one of another tree.

    Args:
        place: of the file.
        body: all of it.
        aside: a folder on the same file system, where nobody looks.
    """
    draft = aside / f"{place.name}.new"
    draft.unlink(missing_ok=True)
    with draft.open("xb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(place)


def link_file(source: Path, place: Path, aside: Path) -> None:
    """Put a file in its place as another name of `source`, by one rename if one is there."""
    try:
        os.link(source, place, follow_symlinks=False)
    except FileExistsError:
        draft = aside / "link.new"
        draft.unlink(missing_ok=True)
        os.link(source, draft, follow_symlinks=False)
        draft.replace(place)


def sync(places: Collection[Path]) -> None:
    """Return when these files and folders are on their disk, and not in memory alone."""
    if len(places) > _SINGLE_SYNCS_MAX:
        os.sync()
        return
    for place in places:
        if place.is_symlink():
            continue  # it has no content of its own, and its folder is synced
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_folder(place: str | Path) -> bool:
    """Tell whether a folder lies there, and not a link to one."""
    return os.path.isdir(place) and not os.path.islink(place)  # noqa: PTH112, PTH114  # many


def remove(place: Path) -> None:
    """Remove whatever lies there, if anything does; a link goes, and not what it leads to."""
    if is_folder(place):
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def remove_files(root: Path, files: Iterable[str]) -> None:
    """Remove files below a folder, and the folders that are empty then."""
    folders = set()
    for file in files:
        parents = [root / parent for parent in PurePosixPath(file).parents[:-1]]
        if any(parent.is_symlink() for parent in parents):
            continue  # it leads out of the site: what lies there is not ours
        (root / file).unlink(missing_ok=True)
        folders.update(parents)
    for folder in sorted(folders, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
