"""A release is stopped before each thing that it asks of the system, one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  # a disk in memory, where a rename waits for nothing
LABELS = {".quietpress-files", ".quietpress-release"}

Files = dict[str, str]


class Stopped(NamedTuple):
    """What a release that was stopped left, and the next one made of it."""

    status: int  # of the process: 0, when it was done before that
    mark: str  # that was live then
    before: Files
    left: Files
    after: Files
    hidden: list[str]  # files in the folder beside the output


# Three releases; the second is killed, or interrupted as by Ctrl-C. Python tells an audit hook of
# each call before it makes it, and looking up renameat2 or syncfs is such a call: so no two calls
# are without a stop between. The disk needs no sync for this: the process dies, not the machine.
RELEASER = """
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

from quietpress.publish.release import Delta, built_folder, live_mark, release_site
from quietpress.publish.release import in_place, spare, swap

COARSE_CLOCK = 5  # CLOCK_REALTIME_COARSE of clock_gettime(2), which files get their times from
SITES = {
    "monday": {"index.html": "1", "a/one.html": "1", "a/two.html": "1", "b/three.html": "1",
               "feeds/all.xml": "1", "g/seven.html": "1", "old/gone.html": "1"},
    "tuesday": {"index.html": "2", "a/one.html": "1", "a/two.html": "2", "c/d/four.html": "2",
                "feeds/all.xml": "2", "g/seven.html": "1", "b/three.html": "1"},
    "wednesday": {"index.html": "3", "a/one.html": "1", "a/two.html": "1", "b/three.html": "1",
                  "e/five.html": "3", "feeds/all.xml": "1", "g/seven.html": "1",
                  "old/gone.html": "1"},
    "half": {"index.html": "h", "b/three.html": "h", "f/six.html": "h", "g/seven.html": "h"},
}
FOREIGN = {"CNAME": "paper.example", "a/notes.txt": "mine", "b/own/notes.txt": "mine"}


def release(output, way, new, live):
    site, before = SITES[new], SITES.get(live, {})
    with built_folder(output) as built:
        for name, body in site.items():
            if before.get(name) != body:
                (built / name).parent.mkdir(parents=True, exist_ok=True)
                (built / name).write_text(body)
        delta = Delta(
            built=built, removed=tuple(sorted(before.keys() - site)), complete=not live, mark=new
        )
        release_site(delta, output, way)


# The times of folders are trusted from the next tick of this clock on.
def tick(folder):
    now = time.clock_gettime(COARSE_CLOCK)
    while time.clock_gettime(COARSE_CLOCK) == now:
        pass


def contents(output):
    return {
        path.relative_to(output).as_posix(): path.read_text()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def run_until(call, stop, work):
    calls = 0

    def count(event, arguments):
        nonlocal calls
        calls += 1
        if call == "exchange" and event == "ctypes.dlsym" and arguments[1] == "renameat2":
            os.kill(os.getpid(), signal.SIGKILL)
        elif calls == call and stop == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif calls == call:
            raise KeyboardInterrupt

    child = os.fork()
    if not child:
        sys.addaudithook(count)
        try:
            work()
        except KeyboardInterrupt:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder, way, stop, step, spare_is):
    os.fsync = in_place.sync_disk = swap.sync_disk = lambda place: None
    for call in range(1, 5000, int(step)):
        output = Path(folder, str(call), "output")
        spare.sync_disk = tick
        release(output, way, "monday", "")
        spare.sync_disk = lambda folder: None
        for name, body in FOREIGN.items():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (output / name).write_text(body)
        if spare_is == "lost":
            shutil.rmtree(output.parent / ".output.quietpress" / "spare")
        elif spare_is == "half":
            run_until("exchange", "kill", lambda: release(output, way, "half", "monday"))
        monday = contents(output)
        status = run_until(call, stop, lambda: release(output, way, "tuesday", "monday"))
        killed, mark = contents(output), live_mark(output)
        release(output, way, "wednesday", mark)
        hidden = sorted(path.name for path in output.parent.glob(".*/*"))
        print(json.dumps([status, mark, monday, killed, contents(output), hidden]))
        shutil.rmtree(output.parent)
        if not status:
            return


main(*sys.argv[1:])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return an empty folder, in memory where there is such a disk."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


def stopped_at(folder: Path, way: str, stop: str, step: int, spare: str = "there") -> list[Stopped]:
    """Return what is left of a release that was stopped at every, or every so many, call."""
    command = [sys.executable, "-c", RELEASER, str(folder), way, stop, str(step), spare]
    lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [Stopped(*json.loads(line)) for line in lines.splitlines()]


@pytest.mark.parametrize(
    ("spare", "stop", "step", "status"),
    [
        pytest.param("there", "kill", 1, -9, id="killed"),
        pytest.param("there", "interrupt", 5, 1, id="interrupted"),
        pytest.param("lost", "kill", 5, -9, id="killed-with-a-spare-to-make"),
        pytest.param("half", "kill", 5, -9, id="killed-after-another-that-was"),
    ],
)
def test_a_stopped_swap_leaves_the_old_or_the_new_site_and_the_next_succeeds(
    folder: Path, spare: str, stop: str, step: int, status: int
) -> None:
    *stopped, done = stopped_at(folder, "swap", stop, step, spare)

    assert len(stopped) > 150 / step
    assert {each.status for each in stopped} == {status}
    for each in stopped:
        assert each.left == (done.left if each.mark == "tuesday" else done.before)
        assert each.after == done.after
        assert each.hidden == [".gitignore", "CACHEDIR.TAG", "journal", "spare"]
    assert {each.mark for each in stopped} == {"monday", "tuesday"}


@pytest.mark.parametrize(
    ("stop", "step", "status"),
    [pytest.param("kill", 1, -9, id="killed"), pytest.param("interrupt", 5, 1, id="interrupted")],
)
def test_a_release_stopped_in_place_leaves_whole_files_and_the_next_succeeds(
    folder: Path, stop: str, step: int, status: int
) -> None:
    *stopped, done = stopped_at(folder, "in-place", stop, step)

    assert len(stopped) > 50 / step
    assert {each.status for each in stopped} == {status}
    for each in stopped:
        assert pages(each.left).items() <= pages(done.before).items() | pages(done.left).items()
        assert each.mark != "monday" or pages(each.left) == pages(done.before)
        assert each.mark != "tuesday" or each.left == done.left
        assert each.after == done.after
        assert each.hidden == []
    assert {each.mark for each in stopped} == {"monday", "", "tuesday"}


def pages(files: Files) -> Files:
    return {name: body for name, body in files.items() if name not in LABELS}
