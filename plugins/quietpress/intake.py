"""Files that were dropped into incoming/, on their way into the store."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from .collect import find_files, origin_of, parts_of, read_file
from .errors import OUR_ERROR, ReadError, SourceError, StoreError
from .recipes import reader_version
from .store import DroppedFiles

log = logging.getLogger(__name__)

_SIGNATURE_SIZE = 16  # bytes


def take_in(incoming: Path, files: DroppedFiles) -> None:
    """Store what the files of a folder hold, and let go of what was stored of files that are gone.

    A file that has not changed since it was read is not read again. One that
    cannot be used is noted, with the reason; it never stops the others. One that
    only cannot be read now loses nothing: what it gave before stays.
    """
    origins = []
    for path in find_files(incoming):
        origin = origin_of(path, incoming)
        origins.append(origin)
        signature = _signature(path)
        if signature and signature == files.signature(origin):
            continue
        try:
            files.put(origin, signature, list(read_file(path, incoming)))
        except ReadError as error:
            files.note_unread(origin, error.problem)
        except SourceError as error:
            files.fail(origin, signature, error.problem)
        except StoreError:
            raise
        except Exception:
            # One file never stops the others: it is counted, and read anew by the next build.
            log.warning("%s: left out by an error of ours", origin, exc_info=True)
            files.note_unread(origin, OUR_ERROR)
    files.keep_only(origins)


def _signature(path: Path) -> bytes:
    """Return other bytes whenever a file may have to be read again; b"": it has to be."""
    digest = blake2b(reader_version().encode(), digest_size=_SIGNATURE_SIZE)
    try:
        for part, status in _statuses(path):
            line = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} "
            digest.update(line.encode() + os.fsencode(part) + b"\0")
    except OSError:  # a link that leads nowhere, a folder that is closed to us
        return b""
    return digest.digest()


def _statuses(path: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the status of a file and of all that is read with it."""
    yield path, path.stat()
    for part in parts_of(path):
        yield part, part.stat()
