"""A site from its settings file to its readers: built aside, then released."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import move, rmtree

import msgspec

from ..errors import PublishError
from ..pipeline import Edition
from ..store import STORE_FILE, Ledger
from ..workers import Note
from .check import (
    CheckOptions,
    CheckReport,
    check_site,
    folder_tree,
    overlay_tree,
    refusal,
)
from .finish import Finished, finish
from .folders import Folders, read_folders, refuse_overlap
from .release import Delta, Release, built_folder, explain, live_mark, release_site
from .run import run_pelican
from .site import PLUGIN
from .task import Task

_OBJECTS_BETWEEN = 100_000  # made, between two looks for garbage
_REFUSED = "refused"  # folder of the state, with what was built last and not published


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build published."""

    edition: Edition
    check: CheckReport
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
        with built_folder(output) as built, ExitStack() as opened, _few_looks_for_garbage():
            task = Task(opened=opened, output=output, is_full=is_full)
            run_pelican(settings_file, built, task, note)
            if not (task.store and task.edition and task.draft):
                raise PublishError(f"the plugin {PLUGIN} did not take part; look at PLUGINS")
            finished = finish(task.draft, built, task.store.ledger)
            task.draft = None  # with Pelican's records, which hold each other, 5 MB of a night
            gc.collect()
            check = _prove(finished, built, task.store.ledger, folders, output)
            release = _release(finished, built, task.store.ledger, folders, output)
            return BuildReport(
                edition=task.edition,
                check=check,
                release=release,
                output=output,
                feeds=finished.feeds,
            )
    except OSError as error:
        raise explain(error, output) from error


@contextmanager
def _few_looks_for_garbage() -> Iterator[None]:
    """Let Python look for reference cycles less often: a quarter of a build was spent on that.

    A build makes millions of small records and drops them by counting references.
    """
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _prove(
    finished: Finished, built: Path, ledger: Ledger, folders: Folders, output: Path
) -> CheckReport:
    """Check what was built as it will lie over what is live.

    Raises:
        PublishError: it is not right; it is kept to be looked at.
    """
    mark = ledger.released().mark
    live = None if finished.is_complete else output
    tree = overlay_tree(built, live, finished.removed) if live else folder_tree(built)
    report = check_site(
        tree,
        CheckOptions(
            siteurl=folders.siteurl,
            images=folders.images,
            titles=finished.titles,
            is_of_one_store=bool(mark) and live_mark(output) == mark,
        ),
        touched=[*folder_tree(built).files()],
        before=folder_tree(output) if output.is_dir() else None,
    )
    if report.is_sound:
        return report
    kept = folders.project / STORE_FILE.parent / _REFUSED
    rmtree(kept, ignore_errors=True)
    move(built, kept)
    raise refusal(report, kept=kept, over=live)


def _release(
    finished: Finished, built: Path, ledger: Ledger, folders: Folders, output: Path
) -> Release:
    """Put what was built in place of what is live, and remember what it was made from."""
    finished.parts.keep()  # first: where there is no room for them, the old site stays
    mark = finished.released.mark
    release = Release(way=folders.publish)
    if finished.is_complete or mark != ledger.released().mark:
        delta = Delta(
            built=built,
            removed=tuple(sorted(finished.removed)),
            complete=finished.is_complete,
            mark=mark,
        )
        release = release_site(delta, output, folders.publish)
    ledger.keep(finished.released, finished.postings)
    return release
