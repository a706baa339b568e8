"""How much memory a process has had."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes; getrusage(2) of each system


def peak_memory() -> int:
    """Return the most memory that this process had at once, in bytes.

    Linux lets `ru_maxrss` begin with what the parent had when it started this
    process, and says the process's own in /proc (proc_pid_status(5), VmHWM).
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.MULTILINE)
        if found:
            return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT
