"""Runs of Pelican alone, as `pelican content` makes them, for tests that look at what it writes."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from quietpress.publish.run import run_pelican
from quietpress.publish.task import Task

if TYPE_CHECKING:
    from pathlib import Path

    from quietpress.pipeline import Edition


def build(settings_file: Path, output: Path) -> Edition:
    """Write all of a site into a folder, and return what was found to publish."""
    with ExitStack() as opened:
        task = Task(opened=opened, output=None)
        run_pelican(settings_file, output, task, lambda *_: None)
    assert task.edition
    return task.edition
