"""A release meets a full disk, at several levels, and a disk that may not be written."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quietpress.errors import PublishError
from quietpress.publish.release import Delta, live_mark, release_site
from quietpress.settings import ReleaseWay
from small_disks import small_disk

PAGE = 4096  # bytes in which a disk in memory counts
LABELS = {".quietpress-files", ".quietpress-release"}

Files = dict[str, str]

OLD = {f"{folder}/{number}.html": "old" * 1000 for folder in "abc" for number in range(5)}
NEW = OLD | {f"{folder}/{number}.html": "new" * 1000 for folder in "cd" for number in range(5)}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of one megabyte and 400 names; needs the rights to mount one."""
    with small_disk(tmp_path / "disk", size="1m", nr_inodes=400) as folder:
        yield folder


def publish(disk: Path, site: Files, live: Files, way: ReleaseWay, fill: str = "", room: int = 0):
    built = disk / "built"
    shutil.rmtree(built, ignore_errors=True)
    for name, body in site.items():
        if live.get(name) != body:
            (built / name).parent.mkdir(parents=True, exist_ok=True)
            (built / name).write_text(body)
    if fill:
        fill_up(disk / "filler", fill, room)
    delta = Delta(built=built, removed=(), complete=not live, mark=str(len(site)))
    return release_site(delta, disk / "output", way)


def fill_up(filler: Path, what: str, room: int) -> None:
    """Leave room for so many pages of content, or for so many names."""
    filler.mkdir()
    with pytest.raises(OSError, match="No space left"):  # noqa: PT012
        for number in range(1000):
            (filler / str(number)).write_bytes(b"x" * PAGE if what == "pages" else b"")
    for file in sorted(filler.iterdir())[:room]:
        file.unlink()


def contents(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in LABELS
    }


@pytest.mark.parametrize("way", ["swap", "in-place"])
@pytest.mark.parametrize(
    ("what", "room"), [("pages", 0), ("pages", 1), *(("names", room) for room in range(8))]
)
def test_a_release_onto_a_full_disk_is_done_or_leaves_the_old_site(
    disk: Path, way: ReleaseWay, what: str, room: int
) -> None:
    publish(disk, OLD, {}, way)

    problem = problem_of(lambda: publish(disk, NEW, OLD, way, what, room))
    left, mark = contents(disk / "output"), live_mark(disk / "output")
    shutil.rmtree(disk / "filler")
    release = publish(disk, NEW, OLD if mark == str(len(OLD)) else {}, way)

    assert not problem or "No space left on device; make room on its disk" in problem
    assert problem or room or way == "in-place"  # which takes its mark away first, and has its room
    if way == "swap":
        assert (left, mark) == (OLD, str(len(OLD))) if problem else (NEW, str(len(NEW)))
    assert all(body in {OLD.get(name), NEW[name]} for name, body in left.items())
    assert contents(disk / "output") == NEW
    assert (release.way, release.remark) == (way, "")
    left_beside = {path.name for path in disk.glob(".*/*")}
    assert left_beside == (
        {".gitignore", "CACHEDIR.TAG", "journal", "spare"} if way == "swap" else set()
    )


@pytest.mark.parametrize("way", ["swap", "in-place"])
def test_a_disk_that_may_not_be_written_is_named_and_the_old_site_stays(
    disk: Path, way: ReleaseWay
) -> None:
    publish(disk, OLD, {}, way)
    built = disk / "built"
    (built / "a").mkdir(exist_ok=True)
    (built / "a" / "0.html").write_text("new")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    delta = Delta(built=built, removed=(), complete=False, mark="new")
    problem = problem_of(lambda: release_site(delta, disk / "output", way))

    assert "Read-only file system; mount its disk for writing, or give another" in problem
    assert (contents(disk / "output"), live_mark(disk / "output")) == (OLD, str(len(OLD)))


def problem_of(work: Callable[[], object]) -> str:
    try:
        work()
    except PublishError as error:
        return str(error)
    return ""
