"""A site from its settings file to its readers: built aside, then released."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ..errors import PublishError
from ..pipeline import Edition
from ..workers import Note
from .finish import finish
from .folders import Folders, read_folders, refuse_overlap
from .release import Delta, Release, built_folder, release_site
from .run import run_pelican
from .site import PLUGIN
from .task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build published."""

    edition: Edition
    release: Release
    output: Path
    feeds: tuple[tuple[str, str], ...]  # title and absolute URL of each feed to subscribe to


def build_site(
    settings_file: Path,
    output: Path | None = None,
    note: Note = lambda *_: None,
    *,
    is_full: bool = False,
) -> BuildReport:
    """Build the site beside the old one and release it.

    Only pages and feeds are made that differ from those of the last release.

    Args:
        settings_file: a Pelican settings file, such as pelicanconf.py.
        output: where the site is published; None: OUTPUT_PATH of the settings.
        note: told after each document that is cleaned.
        is_full: make everything anew, whatever is there.

    Raises:
        SettingsError: a setting cannot be used; nothing was built.
        PublishError: the site could not be built or released; the old one stays.
    """
    folders = read_folders(settings_file)
    output = output.resolve() if output else folders.output
    refuse_overlap(output, folders)
    try:
        with built_folder(output) as built, ExitStack() as opened:
            task = Task(opened=opened, output=output, is_full=is_full)
            run_pelican(settings_file, built, task, note)
            return _released(task, built, folders, output)
    except OSError as error:
        raise PublishError(f"{error.filename or output}: {error.strerror}") from error


def _released(task: Task, built: Path, folders: Folders, output: Path) -> BuildReport:
    """Put what was built in place of what is live, and remember what it was made from."""
    if not (task.store and task.edition and task.draft):
        raise PublishError(f"the plugin {PLUGIN} has not published anything; look at PLUGINS")
    draft = finish(task.draft, built, task.store.ledger)
    plan, mark = draft.plan, draft.released.mark
    release = Release()
    if plan.is_complete or mark != task.store.ledger.released().mark:
        delta = Delta(
            built=built,
            removed=tuple(sorted(plan.removed)),
            complete=plan.is_complete,
            mark=mark,
        )
        release = release_site(delta, output, folders.publish)
    task.store.ledger.keep(draft.released, draft.postings)
    return BuildReport(edition=task.edition, release=release, output=output, feeds=draft.feeds)
