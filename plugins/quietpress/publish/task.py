"""One build on its way through Pelican, which hands its settings from hand to hand."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import msgspec

from ..pipeline import Edition
from ..store import Released, Store
from .planning.drafting import Draft
from .release import forget_mark, live_mark

TASK_SETTING = "QUIETPRESS_TASK"  # where the task of a build lies in Pelican's settings


class Task(msgspec.Struct, kw_only=True):
    """What a build starts from, and, as soon as our plugin knows it, what it decides."""

    opened: ExitStack  # closes what the build opens
    output: (
        Path | None
    )  # that the build is released into; None: Pelican writes into the site itself
    is_full: bool = True  # everything is made anew, whatever there is
    store: Store | None = None
    edition: Edition | None = None
    draft: Draft | None = None


def last_release(task: Task, store: Store, written: Path) -> Released | None:
    """Return the release that a build may build upon; None: it has to make everything.

    Args:
        task: the build.
        store: with the ledger of that release.
        written: the folder that Pelican writes into.
    """
    if task.output is None:
        forget_mark(written)  # what it holds is no release of ours from now on
        return None
    last = store.ledger.released()
    is_live = bool(last.mark) and live_mark(task.output) == last.mark
    return last if is_live and not task.is_full else None
