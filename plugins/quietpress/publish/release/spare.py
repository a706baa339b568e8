"""A tree beside the live one that shares its files, so that a release costs what is new in it."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from .disk import folders_of, is_folder, remove, write_file
from .mirror import Mirror, changed_at, join
from .system_calls import sync_disk
from .workshop import JOURNAL, SPARE

_RACY = 0  # in place of the time of a folder that may have changed in that same moment


class _Journal(msgspec.Struct, frozen=True):
    """What is known of the two trees. It holds whichever of them is live.

    They are alike but for the paths in `differing`, and for folders of the
    live tree that are not in `seen`, or with another time.
    """

    differing: tuple[str, ...]
    seen: dict[str, int]  # ctime in ns of folders of the live tree, by path


_NOTHING_KNOWN = _Journal((), {"": _RACY})


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

    def catch_up(self, touched: Collection[str]) -> None:
        """Make the spare what is live now, with all that its owner has put there.

        Args:
            touched: paths at which it may differ from here on.
        """
        if not is_folder(self.tree):
            remove(self._workshop / JOURNAL)  # it tells of a tree that is gone
            remove(self.tree)
            self.tree.mkdir()
        journal = self._read()
        self._write(_Journal(tuple(sorted({*journal.differing, *touched})), journal.seen))
        self._mirror.bring_all(journal.differing)
        for folder, then in journal.seen.items():
            if changed_at(self._output / folder) == then:
                self._mirror.seen[folder] = then
            else:
                self._mirror.read(folder, journal.seen)

    def follow(self, touched: Collection[str]) -> None:
        """Make the spare what is live, after a release has given it the old tree."""
        self._rescue(touched)
        self._mirror.bring_all(touched)
        sync_disk(self._workshop)  # before the journal says that it is done
        self._write(_Journal((), self._times({*self._mirror.seen, *folders_of(touched)})))

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
        try:
            return msgspec.convert(json.loads((self._workshop / JOURNAL).read_bytes()), _Journal)
        except (FileNotFoundError, ValueError):  # none yet, or not of ours
            return _NOTHING_KNOWN

    def _write(self, journal: _Journal) -> None:
        body = json.dumps(msgspec.to_builtins(journal)).encode()  # names may be no UTF-8
        write_file(self._workshop / JOURNAL, body, self._workshop)
        sync_disk(self._workshop)
