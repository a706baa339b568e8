"""A release in one step: the new site is made beside the old one, and takes its name."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

from .delta import Delta, Release
from .disk import link_file, make_folders, remove_files, write_file
from .obstacles import CannotSwapError, refuse_obstacles
from .spare import Spare
from .system_calls import exchange, sync_disk
from .workshop import open_workshop, workshop_beside

# What a system, a file system or missing rights answer to links and exchanges.
_UNABLE = frozenset(
    {
        errno.EACCES,
        errno.EBUSY,
        errno.EINVAL,
        errno.EMLINK,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EPERM,
        errno.EROFS,
        errno.EXDEV,
    }
)


def swap_in(delta: Delta, release: Release, output: Path, labels: Mapping[str, bytes]) -> str:
    """Put a delta into the live site by one exchange of two folders.

    Args:
        delta: of the new release; its changed files are moved away.
        release: what it does with their paths.
        output: the live site, without symbolic links; made where it is missing.
        labels: what the new site says of itself, by the names of its files.

    Returns:
        What could not be done after the exchange and is left to the next release; "": nothing.

    Raises:
        CannotSwapError: it is not possible here; nothing has changed.
        PublishError: something lies in the way; nothing has changed.
        OSError: the disk failed; nothing has changed.
    """
    workshop = workshop_beside(output)
    spare = Spare(workshop, output)
    touched = [*release.written, *release.removed, *labels]
    try:
        open_workshop(workshop)
        output.mkdir(parents=True, exist_ok=True)
        spare.catch_up(touched)
        _fill(spare.tree, delta, release, output, labels)
        exchange(spare.tree, output)
    except OSError as error:
        if error.errno in _UNABLE:
            raise CannotSwapError(f"{error.filename or output}: {error.strerror}") from error
        raise
    try:
        for file in release.written:  # another name of what is live now: nobody shall write to it
            (delta.built / file).unlink()
        spare.follow(touched)
    except OSError as error:  # the new site is live, and the next release begins with this
        return f"released, but its spare folder is not in order yet: {error}"
    return ""


def _fill(
    tree: Path, delta: Delta, release: Release, output: Path, labels: Mapping[str, bytes]
) -> None:
    """Make the spare tree the new site, on its disk and whole."""
    aside = tree.parent
    remove_files(tree, release.removed)
    refuse_obstacles(tree, release.written, output)
    make_folders(tree, release.written)
    for file in release.written:
        link_file(delta.built / file, tree / file, aside)
    for name, body in labels.items():
        write_file(tree / name, body, aside)
    sync_disk(tree)
