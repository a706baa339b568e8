"""What the tests of a release have in common."""

from __future__ import annotations

import time

import pytest

from quietpress.publish.release import in_place, spare, swap

COARSE_CLOCK = 5  # CLOCK_REALTIME_COARSE of clock_gettime(2), which files get their times from


@pytest.fixture(autouse=True)
def _disk_need_not_be_synced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the waiting for all that other programs write; no test cuts the power.

    A sync takes some time, so that times from before it can be trusted after
    it; here the clock of the file system ticks once instead.
    """

    def tick(_folder: object) -> None:
        now = time.clock_gettime(COARSE_CLOCK)
        while time.clock_gettime(COARSE_CLOCK) == now:
            pass

    monkeypatch.setattr(spare, "sync_disk", tick)
    for module in (in_place, swap):
        monkeypatch.setattr(module, "sync_disk", lambda _folder: None)
