"""Programs of the system that tests want to find."""

from __future__ import annotations

import os
import shutil

import pytest


def installed(name: str) -> str:
    """Return where a program is; without it, the test is left out, but not in CI."""
    found = shutil.which(name)
    if not found and "CI" not in os.environ:
        pytest.skip(f"{name} is not installed")
    assert found, f"{name} is not installed"
    return found
