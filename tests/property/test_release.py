"""Whatever is released in whatever order: what lies there is the new site and what others put."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.publish.release import (
    Delta,
    built_folder,
    in_place,
    live_mark,
    release_site,
    spare,
    swap,
)
from quietpress.settings import ReleaseWay

COARSE_CLOCK = 5  # CLOCK_REALTIME_COARSE of clock_gettime(2), which files get their times from
LABELS = {".quietpress-files", ".quietpress-release"}
Files = dict[str, str]

NAMES = ["a.html", "b.html", "t/a.html", "t/u/b.html", "v/c.html", "feeds/x.xml", "m/p.png"]
# At the top, in our folders, in folders of their own there, and at the top in one of its own.
FOREIGN = ["CNAME", "t/notes.txt", "t/u/w/notes.txt", "m/own/p.png", ".well-known/key"]
BODIES = st.sampled_from(["one", "two"])
SITES = st.dictionaries(st.sampled_from(NAMES), BODIES)


class Night(NamedTuple):
    """What happens between two releases, and the next of them."""

    foreign: dict[str, str | None]  # what others write; None: they remove it
    in_place: bool  # they write into the file that lies there, and do not replace it
    site: Files
    way: ReleaseWay
    complete: bool
    unchanged: bool  # files that do not differ are in the delta too


NIGHTS = st.builds(
    Night,
    st.dictionaries(st.sampled_from(FOREIGN), st.none() | BODIES),
    st.booleans(),
    SITES,
    st.sampled_from(["swap", "swap", "in-place"]),
    st.booleans(),
    st.booleans(),
)


@pytest.fixture(autouse=True, scope="module")
def _disk_need_not_be_synced() -> Iterator[None]:
    """Spare the waiting for all that other programs write; no test cuts the power."""

    def tick(_folder: object) -> None:
        now = time.clock_gettime(COARSE_CLOCK)
        while time.clock_gettime(COARSE_CLOCK) == now:
            pass  # the times of folders are trusted from the next tick of this clock on

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spare, "sync_disk", tick)
        for module in (in_place, swap):
            patch.setattr(module, "sync_disk", lambda _folder: None)
        yield


@given(nights=st.lists(NIGHTS, min_size=1, max_size=6))
def test_after_every_release_there_is_the_new_site_and_what_others_put_there(
    nights: list[Night], tmp_path_factory
) -> None:
    folder = tmp_path_factory.mktemp("release")
    output = folder / "output"
    site: Files = {}
    foreign: Files = {}

    for number, night in enumerate(nights):
        foreign = {**foreign, **night.foreign}
        foreign = {name: body for name, body in foreign.items() if body is not None}
        write_as_others(output, night)

        with built_folder(output) as built:
            delta = delta_to(night, site, built, mark=f"night {number}")
            release = release_site(delta, output, night.way)

        assert contents(output) == {**night.site, **foreign}
        assert live_mark(output) == f"night {number}"
        assert set(release.new) == night.site.keys() - site.keys()
        assert set(release.removed) == site.keys() - night.site.keys()
        assert release.way == night.way or release.remark
        site = night.site
    shutil.rmtree(folder)


def write_as_others(output: Path, night: Night) -> None:
    for name, body in night.foreign.items():
        place = output / name
        if body is None:
            place.unlink(missing_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if not night.in_place:
            place.unlink(missing_ok=True)
        place.write_text(body)


def delta_to(night: Night, live: Files, built: Path, mark: str) -> Delta:
    for name, body in night.site.items():
        if night.complete or night.unchanged or live.get(name) != body:
            (built / name).parent.mkdir(parents=True, exist_ok=True)
            (built / name).write_text(body)
    removed = () if night.complete else tuple(sorted(live.keys() - night.site.keys()))
    return Delta(built=built, removed=removed, complete=night.complete, mark=mark)


def contents(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in LABELS
    }
