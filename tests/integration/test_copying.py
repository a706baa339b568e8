"""What is copied to a host after a night, as rsync finds it by sizes and times."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from made_up_archive import corrected, invented, put
from programs import installed
from projects import begin, files_in
from quietpress import Article
from quietpress.publish.build import build_site
from quietpress.settings import read_following
from quietpress.store import STORE_FILE, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
ARTICLES, CHANGES = (30_000, 100) if os.environ.get("QUIETPRESS_EXHAUSTIVE") else (60, 4)
SOURCES_TOML = "".join(f'[topics.topic-{n}]\ncategories = ["topic-{n}"]\n' for n in range(8))


def test_after_a_night_only_files_that_differ_are_copied(tmp_path: Path) -> None:
    rsync = installed("rsync")
    project = begin(tmp_path / "project", SOURCES_TOML)
    output, host = project / "output", tmp_path / "host"
    publish(project, map(invented, range(ARTICLES)))
    make_old(output)
    subprocess.run([rsync, "-a", f"{output}/", host], check=True)

    new = map(invented, range(ARTICLES, ARTICLES + CHANGES // 2))
    changed = (corrected(invented(number), version=1) for number in range(0, CHANGES // 2 * 7, 7))
    publish(project, chain(new, changed))

    found = subprocess.run(
        [rsync, "-a", "--dry-run", "--delete", "--out-format=%n", f"{output}/", host],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    before, after = files_in(host), files_in(output)
    different = {name for name in after if after[name] != before.get(name)}
    assert {name for name in found if not name.endswith("/")} == different  # a folder has a slash
    assert CHANGES < len(different) < len(after)
    assert before.keys() <= after.keys()


def publish(project: Path, articles: Iterable[Article]) -> None:
    with open_store(project / STORE_FILE, now=NOW) as store:
        put(store, read_following(project / "sources.toml"), articles)
    build_site(project / "pelicanconf.py")


def make_old(folder: Path) -> None:
    """Give all files one time, so that one that is written again has another."""
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
