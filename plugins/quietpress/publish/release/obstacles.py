"""What lies in the way of a release."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from ...errors import PublishError
from .disk import folders_of, is_folder
from .labels import includes_below
from .workshop import workshop_beside

_MOUNTS = Path("/proc/self/mountinfo")


class CannotSwapError(Exception):
    """The output cannot be swapped as a whole; the message says why."""


def refuse_obstacles(tree: Path, files: Iterable[str], output: Path) -> None:
    """Raise where a file of the site cannot be put without touching what is not ours.

    Args:
        tree: where the files are to be put.
        files: paths below it.
        output: what `tree` is or will be, for the message.

    Raises:
        PublishError: a link or a file lies where the site has a folder, or the other way round.
    """
    files = list(files)
    for folder in folders_of(files):
        place, shown = tree / folder, output / folder
        if place.is_symlink():
            raise PublishError(
                f"{shown} is a symbolic link, and the site is not written through it; take it away"
            )
        if place.exists() and not place.is_dir():
            raise PublishError(f"{shown} is a file where the site has a folder; take it away")
    for file in files:
        if is_folder(f"{tree}/{file}"):
            raise PublishError(
                f"{output / file} is a folder where the site has a file; take it away"
            )


def refuse_unswappable(output: Path, ours: list[str]) -> None:
    """Raise where a swap would take something away from its owner or its user.

    Args:
        output: the live site, without symbolic links; it may be missing.
        ours: the files that releases have put there, sorted.

    Raises:
        CannotSwapError: a disk is mounted there, which stays with the folder that it is mounted
            on; or at the top is a folder such as .git, whose programs write there when they like.
    """
    for mount in _mounts():
        if mount.is_relative_to(output):
            raise CannotSwapError(f"something is mounted on {mount}")
    if not output.is_dir():
        return
    with os.scandir(output) as entries:
        for name in sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False)):
            if name != workshop_beside(output).name and not includes_below(ours, name):
                raise CannotSwapError(f"{output / name} is not of this site")


def _mounts() -> list[Path]:
    """Return what is mounted where, as Linux tells it (proc(5)); nothing on other systems."""
    if not _MOUNTS.exists():
        return []
    return [
        Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), line.split()[4]))
        for line in os.fsdecode(_MOUNTS.read_bytes()).splitlines()
    ]
