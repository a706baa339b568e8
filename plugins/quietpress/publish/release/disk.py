"""Files written whole, and removed with the folders that are empty then."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ...errors import PublishError

_FIXES = {
    errno.EACCES: "give the user who builds the right to write there",
    errno.EDQUOT: "make room on its disk, and build again",
    errno.ENOSPC: "make room on its disk, and build again",
    errno.EPERM: "give the user who builds the right to write there",
    errno.EROFS: "mount its disk for writing, or give another OUTPUT_PATH",
}


def explain(error: OSError, place: Path) -> PublishError:
    """Return what the system says of a file, or else of `place`, with what to do about it."""
    fix = _FIXES.get(error.errno or 0, "look at the system's log, and build again")
    return PublishError(f"{error.filename or place}: {error.strerror}; {fix}")


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
        draft.unlink(missing_ok=True)  # it is of a run that was killed
        os.link(source, draft, follow_symlinks=False)
        draft.replace(place)


def make_folders(root: Path, files: Iterable[str]) -> None:
    """Make the folders of these files below a folder, and that folder itself."""
    for folder in folders_of(files):
        (root / folder).mkdir(parents=True, exist_ok=True)


def folders_of(files: Iterable[str]) -> list[str]:
    """Return every folder on the way to these files, the root ("") among them, sorted."""
    direct = {file.rpartition("/")[0] for file in files}
    above = {str(parent) for folder in direct for parent in PurePosixPath(folder).parents}
    return sorted((direct | above) - {"."} | {""})


def is_folder(place: str | Path) -> bool:
    """Tell whether a folder lies there, and not a link to one."""
    try:
        return stat.S_ISDIR(os.lstat(place).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


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
