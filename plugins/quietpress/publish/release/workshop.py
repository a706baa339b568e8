"""The hidden folder beside the output in which a site is made, and its spare tree kept."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...errors import BusyError, PublishError
from .disk import is_folder, remove

SPARE = "spare"  # the tree that the next release goes into
JOURNAL = "journal"  # what it is known to differ in

_BUILT = "built"
_TAG = "CACHEDIR.TAG"  # backups leave out a folder with it: https://bford.info/cachedir/
_IGNORE = ".gitignore"
_LASTING = frozenset({SPARE, JOURNAL, _TAG, _IGNORE})
_TAG_BODY = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Quietpress makes the site in this folder, and makes the folder anew where it is missing.\n"
)
_NO_RIGHTS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def workshop_beside(output: Path) -> Path:
    """Return where the workshop of an output lies, unless it has to lie in it."""
    return output.parent / f".{output.name}.quietpress"


def open_workshop(workshop: Path) -> None:
    """Make the folder where it is missing.

    Raises:
        PublishError: another folder has its name.
        OSError: it cannot be made.
    """
    if is_folder(workshop) and not any(workshop.iterdir()):
        workshop.rmdir()  # a run was stopped before it could sign it
    try:
        workshop.mkdir(mode=0o700)  # pages that are gone from the site are nobody's to read here
    except FileExistsError:
        tag = workshop / _TAG
        if (
            not is_folder(workshop)
            or not tag.is_file()
            or not _TAG_BODY.startswith(tag.read_bytes())
        ):
            raise PublishError(
                f"{workshop} is not a folder of Quietpress, which needs the name; rename it"
            ) from None
    (workshop / _TAG).write_bytes(_TAG_BODY)
    (workshop / _IGNORE).write_bytes(b"*\n")


@contextmanager
def built_folder(output: Path) -> Iterator[Path]:
    """Give an empty folder to build a site in, on the file system of `output`.

    It is there for as long as the context lasts. What a run that was killed
    has left there goes first.

    Raises:
        BusyError: another run is building for the same output.
        PublishError: the name of the folder is taken.
        OSError: it cannot be made.
    """
    workshop = _open_somewhere(output)
    handle = os.open(workshop, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"another run is building {output}; wait until it is done") from error
        built = workshop / _BUILT
        _clear(workshop)
        built.mkdir()
        try:
            yield built
        finally:
            _clear(workshop)
            # It stays where its parent may not be written, and is used again.
            if not (workshop / SPARE).exists() and os.access(workshop.parent, os.W_OK):
                _close_workshop(workshop)
    finally:
        os.close(handle)  # which lets go of the lock


def _clear(workshop: Path) -> None:
    """Remove all that is not for the next release."""
    for place in workshop.iterdir():
        if place.name not in _LASTING:
            remove(place)


def _close_workshop(workshop: Path) -> None:
    """Remove the folder, and last of all what tells that it is ours."""
    for place in workshop.iterdir():
        if place.name != _TAG:
            remove(place)
    (workshop / _TAG).unlink()
    workshop.rmdir()


def _open_somewhere(output: Path) -> Path:
    """Open the workshop beside the output, or in it where there is no beside."""
    if not output.is_mount():
        workshop = workshop_beside(output)
        try:
            workshop.parent.mkdir(parents=True, exist_ok=True)
            open_workshop(workshop)
        except OSError as error:
            if error.errno not in _NO_RIGHTS or not output.is_dir():
                raise
        else:
            return workshop
    workshop = output / workshop_beside(output).name
    open_workshop(workshop)
    return workshop


def discard_spare(output: Path) -> None:
    """Remove the spare tree of an output that is not swapped any more."""
    workshop = workshop_beside(output)
    if (workshop / _TAG).is_file():
        remove(workshop / JOURNAL)
        remove(workshop / SPARE)
