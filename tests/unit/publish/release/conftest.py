"""What the tests of a release have in common."""

from __future__ import annotations

import pytest

from quietpress.publish.release import in_place, spare, swap


@pytest.fixture(autouse=True)
def _disk_need_not_be_synced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the waiting for all that other programs write; no test cuts the power."""
    for module in (in_place, spare, swap):
        monkeypatch.setattr(module, "sync_disk", lambda _folder: None)
