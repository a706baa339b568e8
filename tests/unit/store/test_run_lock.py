import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quietpress.errors import BusyError, StoreError
from quietpress.store import run_lock

NOW = datetime(2026, 11, 22, 3, 7, tzinfo=UTC)
FULL = Path("/dev/full")

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quietpress.store import run_lock

with run_lock(Path(sys.argv[1]), now=datetime(2026, 11, 22, 3, 7, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_another_run_names_its_time_and_its_process(tmp_path: Path) -> None:
    lock = tmp_path / "state" / "lock"

    with (
        run_lock(lock, now=NOW),
        pytest.raises(BusyError) as caught,
        run_lock(lock, now=NOW),
    ):
        pass

    assert str(caught.value) == (
        f"another run is at work, since 2026-11-22 03:07 UTC, as process {os.getpid()}"
    )


def test_a_lock_is_free_after_its_run_and_names_nobody(tmp_path: Path) -> None:
    lock = tmp_path / "lock"

    for _ in range(2):
        with run_lock(lock, now=NOW):
            pass

    assert lock.read_bytes() == b""


def test_a_run_that_has_not_yet_said_who_it_is_has_just_begun(tmp_path: Path) -> None:
    lock = tmp_path / "lock"

    with run_lock(lock, now=NOW):
        os.truncate(lock, 0)
        with (
            pytest.raises(BusyError, match="another run is at work, which has just begun"),
            run_lock(lock, now=NOW),
        ):
            pass


def test_a_run_that_was_killed_holds_no_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match=str(process.pid)), run_lock(lock, now=NOW):
            pass

        process.kill()
        process.wait()

    with run_lock(lock, now=NOW):
        pass


def test_a_lock_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")

    with (
        pytest.raises(StoreError, match="lock: cannot be made: "),
        run_lock(tmp_path / "state" / "lock", now=NOW),
    ):
        pass


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
def test_a_lock_that_cannot_say_whose_it_is_is_named(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.symlink_to(FULL)

    with pytest.raises(StoreError, match="lock: cannot be written: "), run_lock(lock, now=NOW):
        pass
