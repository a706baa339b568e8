"""A night that finds its disk full leaves the old site, and the next one succeeds."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from made_up_web import MadeUpWeb, newspaper
from projects import begin, files_in
from quietpress.cli import main
from small_disks import small_disk

SOURCES_TOML = "[sources.tide]\nfeed = 'http://tide.example/feed'\n"
# Of the one and a half megabytes that a night writes at most; some is not enough for its lock, some
# for what it collects, some for what it builds.
ROOMS = range(
    0, 1_500_000, 150_000 if os.environ.get("QUIETPRESS_EXHAUSTIVE") else 600_000
)  # bytes
REASON = r"(?m)^(?:Failed, and the site is as it was|Error): "  # and then it stands there


@pytest.fixture(scope="module")
def yesterday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with three articles."""
    folder = begin(tmp_path_factory.mktemp("yesterday") / "project", SOURCES_TOML)
    assert night(folder, articles=3) == 0
    return folder


@pytest.fixture
def project(yesterday: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a site with three articles on a disk of its own."""
    with small_disk(tmp_path / "disk", size="16m") as disk:
        yield shutil.copytree(yesterday, disk / "project", symlinks=True)


@pytest.mark.parametrize("room", ROOMS)
def test_a_night_on_a_full_disk_leaves_the_old_site_and_the_next_one_succeeds(
    project: Path, capsys: pytest.CaptureFixture[str], room: int
) -> None:
    old = files_in(project / "output")
    filler = project.parent / "filler"
    filler.write_bytes(bytes(shutil.disk_usage(project).free - room))

    code = night(project, articles=8)
    said = capsys.readouterr().err
    left = files_in(project / "output")
    filler.unlink()

    assert (code, left == old) in {(0, False), (1, True)}
    assert room or code == 1
    assert len(re.findall(REASON, said)) == code
    assert "Traceback" not in said
    assert night(project, articles=8) == 0
    assert len([*(project / "output/articles").rglob("*.html")]) == 8


def night(project: Path, articles: int) -> int:
    with MadeUpWeb([newspaper("tide.example", articles)]) as web:
        settings = str(project / "pelicanconf.py")
        return main(["nightly", "--settings", settings], connect=web.internet.connect)
