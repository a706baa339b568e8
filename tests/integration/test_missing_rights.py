"""A build that may not read or write somewhere says so in a line, and harms nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from made_up_archive import invented, put
from programs import installed
from projects import begin, files_in
from quietpress.publish.build import build_site
from quietpress.settings import read_following
from quietpress.store import STORE_FILE, open_store

# From root, the power to pass over rights.
TAKEN = ("--bounding-set", "-dac_override,-dac_read_search")
DENIED, GIVE = "Permission denied", "give the user who builds the right to write there"
WORKSHOP = {".gitignore", "CACHEDIR.TAG"}
UNREAD, STAYS = f"tide/rain.html: cannot be read: {DENIED}", "what it gave before stays"
SPARE = {*WORKSHOP, "journal", "spare"}


def add(project: Path, number: int) -> None:
    following = read_following(project / "sources.toml")
    with open_store(project / STORE_FILE, now=invented(0).published) as store:
        put(store, following, [invented(number, topics=1)])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a dropped page that is published, and an article that is not yet."""
    project = begin(
        tmp_path_factory.mktemp("rights") / "project",
        '[topics.topic-0]\ntitle = "Topic 0"\nany = ["nowhere"]\n',
    )
    saved = project / "content" / "incoming" / "tide" / "rain.html"
    saved.parent.mkdir()
    saved.write_text(f"<!doctype html><title>Rain</title><article>{invented(9).html}</article>")
    build_site(project / "pelicanconf.py")
    add(project, 0)
    return project


def build_without_rights(project: Path, place: str, mode: int) -> tuple[int, str]:
    """Build while a place has these rights and even root has to mind them; return what it says."""
    closed = project / place
    before = closed.stat().st_mode
    closed.chmod(mode)
    prefix = (installed("setpriv"), *TAKEN) if os.geteuid() == 0 else ()
    try:
        done = subprocess.run(
            [*prefix, sys.executable, "-m", "quietpress", "build"],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        closed.chmod(before)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        pytest.param("output", f".quietpress-release: {DENIED}; {GIVE}", id="output"),
        pytest.param(".output.quietpress", f"built: {DENIED}; {GIVE}", id="workshop"),
        pytest.param("state", f"lock: cannot be made: {DENIED}; look at its folder", id="state"),
    ],
)
def test_a_folder_that_may_not_be_written_is_named_and_the_old_site_stays(
    built: Path, tmp_path: Path, place: str, problem: str
) -> None:
    project = shutil.copytree(built, tmp_path / "project")
    before = files_in(project / "output")

    status, said = build_without_rights(project, place, 0o500)

    error = said.splitlines()[-1]
    assert (status, "Traceback" in said) == (1, False)
    assert error.startswith("Error: ")
    assert problem in error
    assert files_in(project / "output") == before
    assert {path.name for path in (project / ".output.quietpress").iterdir()} == SPARE
    assert build_site(project / "pelicanconf.py").edition.total == 2


def test_a_site_whose_folder_may_not_be_written_is_released_file_by_file(
    built: Path, tmp_path: Path
) -> None:
    project = shutil.copytree(built, tmp_path / "project")

    status, said = build_without_rights(project, ".", 0o500)

    assert status == 0
    assert "Note: released file by file: " in said
    assert (project / "output" / "articles" / "source-0" / "0.html").is_file()
    assert {path.name for path in (project / ".output.quietpress").iterdir()} == WORKSHOP
    assert build_site(project / "pelicanconf.py").release.way == "swap"


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        pytest.param("", "tide: a folder that is a link or closed to us", id="folder"),
        pytest.param("rain.html", f"{UNREAD}; {STAYS}", id="file"),
    ],
)
def test_what_is_closed_for_a_night_stays_published(
    built: Path, tmp_path: Path, place: str, problem: str
) -> None:
    project = shutil.copytree(built, tmp_path / "project")

    status, said = build_without_rights(project, f"content/incoming/tide/{place}", 0)

    assert status == 3
    assert problem in said
    assert "Published 2 articles." in said
    assert "no longer here" not in (project / "output/articles/tide/rain.html").read_text()
