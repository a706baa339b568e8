"""A tree beside the live one that shares its files, so that a release costs what is new in it."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from .disk import folders_of, is_folder, remove, write_file
from .labels import live_mark
from .mirror import Mirror, changed_at, join
from .system_calls import sync_disk
from .workshop import JOURNAL, SPARE

_RACY = 0  # in place of the time of a folder that may have changed in that same moment


class _Journal(msgspec.Struct, frozen=True):
    """What is known of the two trees. It holds whichever of them is live."""

    marks: tuple[str, ...]  # that the live tree may bear; with another, nothing is known
    differing: tuple[str, ...]  # paths at which the spare may differ from the live tree
    seen: dict[str, int]  # ctime in ns of each folder of the live tree when they were alike


class Spare:
    """The spare tree of an output.

    Between releases it is what is live, by hard links. Before anything is
    changed in it, the journal says so: a run that was killed at any moment
    leaves a spare that the next one can mend.
    """

    def __init__(self, workshop: Path, output: Path) -> None:
        self.tree = workshop / SPARE
        self._workshop = workshop
        self._output = output
        self._mirror = Mirror(output, self.tree, workshop)

    def catch_up(self, mark: str, touched: Collection[str]) -> None:
        """Make the spare what is live now, with all that its owner has put there.

        Args:
            mark: of the release that the spare will be.
            touched: paths at which it may differ from here on.
        """
        live = live_mark(self._output)
        journal = self._read()
        if live and live in journal.marks and is_folder(self.tree):
            differing = tuple(sorted({*journal.differing, *touched}))
            self._write(_Journal((live, mark), differing, journal.seen))
            self._mend(journal)
        else:
            remove(self._workshop / JOURNAL)
            remove(self.tree)
            self._mirror.bring("")
            self.tree.mkdir(exist_ok=True)  # where nothing is live yet
            self._write(_Journal((live, mark), tuple(touched), self._mirror.seen))

    def follow(self, mark: str, touched: Collection[str]) -> None:
        """Make the spare what is live, after a release has given it the old tree."""
        if is_folder(self.tree):
            self._rescue(touched)
            self._bring(touched)
        else:
            self._mirror.bring("")
        sync_disk(self._workshop)  # before the journal says that it is done
        times = self._times({*self._mirror.seen, *folders_of(touched)})
        self._write(_Journal((mark,), (), times))

    def _mend(self, journal: _Journal) -> None:
        self._bring(journal.differing)
        for folder, then in journal.seen.items():
            if changed_at(self._output / folder) == then:
                self._mirror.seen[folder] = then
            else:
                self._mirror.read(folder, journal.seen)

    def _bring(self, paths: Collection[str]) -> None:
        for path in paths:
            self._mirror.bring(path)
        for folder in folders_of(paths):
            if is_folder(self.tree / folder):
                self._mirror.dress(folder)

    def _rescue(self, touched: Collection[str]) -> None:
        """Bring what others have put into the live tree while the release was being prepared."""
        ours = {*touched, *folders_of(touched)}
        old = Mirror(self.tree, self._output, self._workshop)
        for folder, then in self._mirror.seen.items():
            if changed_at(self.tree / folder) in {then, None}:
                continue
            (self._output / folder).mkdir(parents=True, exist_ok=True)  # it may have been emptied
            for name in old.differing(folder):
                path = join(folder, name)
                if path not in ours and os.path.lexists(self.tree / path):
                    old.bring(path)

    def _times(self, folders: Iterable[str]) -> dict[str, int]:
        clock = self._workshop / "clock"  # the file system's, which ticks in steps of its own
        clock.unlink(missing_ok=True)
        clock.touch()
        now = clock.lstat().st_ctime_ns
        clock.unlink()
        times = {folder: changed_at(self._output / folder) for folder in sorted(folders)}
        return {
            folder: time if time < now else _RACY
            for folder, time in times.items()
            if time is not None
        }

    def _read(self) -> _Journal:
        unknown = _Journal((), (), {})
        try:
            return msgspec.convert(json.loads((self._workshop / JOURNAL).read_bytes()), _Journal)
        except (FileNotFoundError, ValueError):  # none yet, or not of ours
            return unknown

    def _write(self, journal: _Journal) -> None:
        body = json.dumps(msgspec.to_builtins(journal)).encode()  # names may be no UTF-8
        write_file(self._workshop / JOURNAL, body, self._workshop)
        sync_disk(self._workshop)
