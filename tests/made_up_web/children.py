"""Programs in processes of their own that are at work on the made-up web."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .internet import Internet

_BEGINNING = "import pickle, sys\ninternet, given = pickle.load(sys.stdin.buffer)\n"


@contextmanager
def child(
    program: str, internet: Internet, folder: Path, given: object = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in a process of its own, which is gone at the end whatever happens.

    Args:
        program: Python that finds the internet as `internet`, and what it is given as `given`.
        internet: the way to the made-up hosts.
        folder: where it is at work.
        given: whatever the program wants beside.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", _BEGINNING + program],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    try:
        pickle.dump((internet, given), process.stdin)
        process.stdin.flush()
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()
