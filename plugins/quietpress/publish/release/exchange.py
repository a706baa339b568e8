"""Two folders take each other's names in one step."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100  # paths are absolute, or from the working folder
_RENAME_EXCHANGE = 2


def exchange(one: Path, other: Path) -> None:
    """Give each of two folders the name of the other, at once: renameat2(2) of Linux.

    Raises:
        OSError: they cannot be exchanged, and are as they were: the system has no such call
            (ENOSYS), or the file system does not know it (EINVAL), for example.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        rename = libc.renameat2
    except AttributeError as error:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other)) from error
    status = rename(
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(one)),
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(other)),
        ctypes.c_uint(_RENAME_EXCHANGE),
    )
    if status:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))
