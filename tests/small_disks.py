"""Disks of a size that a test wants, and full ones."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, **limits: object) -> Iterator[Path]:
    """Mount a disk in memory on a new folder; needs the rights to mount one.

    Args:
        folder: where it is to be.
        limits: of tmpfs(5): `size`, such as "1m", and `nr_inodes`.
    """
    folder.mkdir()
    options = ",".join(f"{name}={value}" for name, value in limits.items())
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
