"""A night in one go: what is new is collected, built, checked and released, and told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from .collect.desk import Observe
from .collect.project import LOCK_FILE, Project
from .collect.run import Connect, collect_into, manners_of
from .collect.web import Client
from .collect.web.clock import SYSTEM_CLOCK, Clock
from .errors import QuietpressError, SettingsError, StoreError
from .mirroring import Mirroring, mirror_into
from .publish.build import BuildReport, build_site
from .publish.folders import read_mirroring, read_project
from .publish.hub import is_feed, tell_hub
from .publish.release import Release
from .reports import (
    CollectReport,
    FileCounts,
    HubReport,
    PictureReport,
    PublishReport,
    RunOutcome,
    RunReport,
)
from .store import STORE_FILE, open_store, run_lock
from .workers import Note

log = logging.getLogger(__name__)


def run_nightly(  # noqa: PLR0913  # each way to the world is an argument
    settings_file: Path,
    output: Path | None = None,
    *,
    observe: Observe = lambda _: None,
    note: Note = lambda *_: None,
    connect: Connect = Client,
    clock: Clock = SYSTEM_CLOCK,
) -> RunReport:
    """Collect what is new and publish it, as one run, and return what it did.

    A source that fails never stops the rest, and a build that fails leaves the
    site as it was; the report says so. The store has the report from the
    beginning on and after each step, so that a run that was killed is known too.

    Args:
        settings_file: a Pelican settings file, such as pelicanconf.py.
        output: where the site is published; None: OUTPUT_PATH of the settings.
        observe: told of every step with a source.
        note: told after each document that is cleaned.
        connect: how the web is reached.
        clock: the time.

    Raises:
        SettingsError: the settings or sources.toml cannot be read; nothing was begun.
        BusyError: another run is at work.
        StoreError: the store cannot be opened; nothing was begun.
        KeyboardInterrupt: somebody has ended the run; it is remembered as interrupted.
    """
    night = _Night(
        settings_file=settings_file,
        output=output,
        project=read_project(settings_file),
        mirroring=read_mirroring(settings_file),
        observe=observe,
        note=note,
        connect=connect,
        clock=clock,
    )
    with run_lock(night.project.folder / LOCK_FILE, now=clock.now()):
        diary = _Diary(night.store_file, clock)
        try:
            for report in night.steps(diary.report):
                diary.keep(report)
        except KeyboardInterrupt:
            diary.end("interrupted")
            raise
        except SettingsError as error:
            diary.end("set up wrongly", str(error))
        except QuietpressError as error:
            diary.end("failed", str(error))
        else:
            diary.end(_outcome(diary.report))
    return diary.report


class _Diary:
    """The report of a run, kept in the store as it grows.

    Args:
        store_file: the store.
        clock: the time.

    Raises:
        StoreError: the store cannot be used.
    """

    def __init__(self, store_file: Path, clock: Clock) -> None:
        self._store_file = store_file
        self._clock = clock
        self._start = clock.monotonic()
        self.report = RunReport(verb="nightly", began=clock.now())
        with open_store(store_file, now=self.report.began) as store:
            if store.remark:
                self.report = replace(self.report, remarks=(store.remark,))
            self._number = store.runs.add(self.report)

    def keep(self, report: RunReport) -> None:
        """Keep the report as it is now, with the time until now."""
        seconds = round(self._clock.monotonic() - self._start, 1)
        self.report = replace(report, seconds=seconds)
        try:
            with open_store(self._store_file, now=self.report.began) as store:
                store.runs.update(self._number, self.report)
        except StoreError as error:
            # Whatever was done is done: a site that is published is no failure without a report.
            log.warning("%s; this run will be missing from `quietpress status`", error)

    def end(self, outcome: RunOutcome, problem: str = "") -> None:
        """Note how the run has ended."""
        self.keep(replace(self.report, outcome=outcome, problem=problem))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Night:
    """The steps of a run, and what they work with."""

    settings_file: Path
    output: Path | None
    project: Project
    mirroring: Mirroring | None
    observe: Observe
    note: Note
    connect: Connect
    clock: Clock

    @property
    def store_file(self) -> Path:
        return self.project.folder / STORE_FILE

    def steps(self, report: RunReport) -> Iterator[RunReport]:
        """Take one step after the other, and yield the report with what each has done."""
        report = replace(report, collected=self._collect())
        yield report
        left_out: tuple[str, ...] = ()
        if self.mirroring:
            pictures = self._mirror(self.mirroring)
            left_out = pictures.left_out
            report = replace(report, pictures=pictures)
            yield report
        release, published = self._publish(left_out)
        report = replace(report, published=published)
        yield report
        yield replace(report, pinged=self._ping(release))

    def _collect(self) -> CollectReport:
        with open_store(self.store_file, now=self.clock.now()) as store:
            return collect_into(
                store, self.project, observe=self.observe, connect=self.connect, clock=self.clock
            )

    def _mirror(self, mirroring: Mirroring) -> PictureReport:
        with open_store(self.store_file, now=self.clock.now()) as store:
            return mirror_into(
                store,
                self.project,
                mirroring,
                note=self.note,
                connect=self.connect,
                clock=self.clock,
            )

    def _publish(self, left_out: Iterable[str]) -> tuple[Release, PublishReport]:
        """Publish the site, and return what was done; `left_out` is what was left out before."""
        start = self.clock.monotonic()
        built = build_site(self.settings_file, self.output, self.note)
        seconds = round(self.clock.monotonic() - start, 1)
        return built.release, _published(built, seconds, left_out)

    def _ping(self, release: Release) -> HubReport | None:
        """Tell the hub which feeds have changed, if there is one and the site is on the web."""
        project = self.project
        feeds = sorted(filter(is_feed, (*release.new, *release.changed)))
        if not (project.hub and project.site and feeds):
            return None
        urls = [f"{project.site.rstrip('/')}/{file}" for file in feeds]
        return tell_hub(project.hub, urls, manners_of(project), self.connect)


def _published(built: BuildReport, seconds: float, left_out: Iterable[str]) -> PublishReport:
    left_out_now = [f"{one.origin}: {one.reason}" for one in built.edition.left_out]
    return PublishReport(
        seconds=seconds,
        output=str(built.output),
        checked=built.check.counts,
        findings=tuple(map(str, built.check.findings)),
        pages=_count_files(built.release, _is_page),
        feeds=_count_files(built.release, is_feed),
        other_files=_count_files(
            built.release, lambda file: not _is_page(file) and not is_feed(file)
        ),
        left_out=tuple(dict.fromkeys((*left_out, *left_out_now))),
        remarks=(
            *(f"{one.place} {one.text}" for one in built.edition.remarks),
            *filter(None, [built.release.remark]),
        ),
    )


def _count_files(release: Release, is_kind: Callable[[str], bool]) -> FileCounts:
    """Count the files of a kind that a release has touched."""
    return FileCounts(
        new=sum(map(is_kind, release.new)),
        changed=sum(map(is_kind, release.changed)),
        removed=sum(map(is_kind, release.removed)),
    )


def _is_page(file: str) -> bool:
    return file.endswith(".html")


def _outcome(report: RunReport) -> RunOutcome:
    is_complete = report.collected is None or report.collected.is_complete
    has_all = report.published is None or not report.published.left_out
    return "done" if is_complete and has_all else "left out"
