"""Pictures that come with a document: which files are pictures, and how many we take."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from ..article import Picture
from ..clean.picture_files import picture_suffix

log = logging.getLogger(__name__)

COMPANION_ENDINGS = ("_files", ".files")  # of the folder that a browser saves beside a page

_PICTURES_MAX = 100  # in a document
_BYTES_MAX = 10_000_000  # of one picture
_BYTES_IN_ALL_MAX = 50_000_000  # of the pictures of a document


def gather_pictures(candidates: Iterable[tuple[tuple[str, ...], bytes]]) -> dict[str, Picture]:
    """Return the pictures among some files, each by the addresses that a document has for it.

    A file is known by its first bytes, whatever it calls itself; SVG is a
    document with scripts and no picture to us. Of too many or too large ones,
    the first are taken.

    Args:
        candidates: addresses, percent-encoded as in a document, and content of each file.
    """
    pictures: dict[str, Picture] = {}
    taken = taken_bytes = 0
    for addresses, data in candidates:
        suffix = picture_suffix(data)
        if not suffix or not addresses:
            continue
        fits = len(data) <= _BYTES_MAX and taken_bytes + len(data) <= _BYTES_IN_ALL_MAX
        if not fits or taken == _PICTURES_MAX:
            log.info("%s: left out, too large or one too many", addresses[0])
            continue
        taken, taken_bytes = taken + 1, taken_bytes + len(data)
        picture = Picture(data=data, suffix=suffix)
        for address in addresses:
            pictures.setdefault(address, picture)
    return pictures


def companion_pictures(page: Path, folder: Path) -> dict[str, Picture]:
    """Return the pictures in the folder that a browser saved beside a page.

    Their addresses are relative to the page (`Harbour_files/pier.jpg`).
    Nothing is read outside of `folder`, wherever a link leads.
    """
    return gather_pictures(_companions(page, folder.resolve()))


def companion_files(page: Path) -> Iterator[Path]:
    """Yield all that lies in the folder that a browser saved beside a page."""
    for ending in COMPANION_ENDINGS:
        yield from sorted(page.with_name(page.stem + ending).rglob("*"))


def _companions(page: Path, folder: Path) -> Iterator[tuple[tuple[str, ...], bytes]]:
    for path in companion_files(page):
        try:
            if not path.is_file() or not path.resolve().is_relative_to(folder):  # no pipes
                continue
            with path.open("rb") as file:
                data = file.read(_BYTES_MAX + 1)
        except OSError as error:
            log.warning("%s: cannot be read: %s", path, error.strerror)
            continue
        yield (quote(os.fsencode(path.relative_to(page.parent).as_posix())),), data
