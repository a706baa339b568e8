"""A run that is ended in its middle loses nothing, stores nothing twice, and ends soon."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import Event

import pytest

from made_up_web import (
    MadeUpWeb,
    Reply,
    Request,
    Site,
    article_page,
    articles_of,
    child,
    newspaper,
    rss,
)
from made_up_web.site import pages
from quietpress.store import STORE_FILE, open_store

BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOSTS = ("one", "two", "three")
ARTICLES = 6  # of each host
IS_EXHAUSTIVE = bool(os.environ.get("QUIETPRESS_EXHAUSTIVE"))
KILLS = 50 if IS_EXHAUSTIVE else 5
# Seconds that a run may take to end: 2 where nothing else is at work; a busy machine takes longer.
PATIENCE = 2.0 if IS_EXHAUSTIVE else 60.0
STARTING = 120.0  # seconds that a process may take until it asks for anything

TELLING = """
from pathlib import Path
from quietpress.collect.project import Project
from quietpress.collect.run import collect
from quietpress.settings import read_following

sources_file = Path("sources.toml").absolute()
print("begun", flush=True)
collect(
    Project(sources_file=sources_file, following=read_following(sources_file)),
    observe=lambda report: print(report.key, report.new, flush=True),
    connect=internet.connect,
)
"""

# It would wait long for an answer, so that a run that ends has not waited for one.
COMMAND = """
from functools import partial
from quietpress.cli import main

sys.exit(main(["collect"], connect=partial(internet.connect, timeout=1e6)))
"""


@dataclass
class Hanging:
    """A host whose feed comes and whose second article never does."""

    is_asked: Event = field(default_factory=Event)

    @property
    def site(self) -> Site:
        first, second = articles_of("http://hanging.example", 2)
        replies = {
            "/feed": Reply(body=rss([first, second])),
            "/2": Reply(body=article_page(first)),
            "/1": self._hang,
        }
        return Site(host="hanging.example", answer=pages(replies))

    def _hang(self, _: Request) -> Reply:
        self.is_asked.set()
        return Reply(hangs=True)


def follow(folder: Path, *names: str) -> None:
    (folder / "content").mkdir()
    (folder / "pelicanconf.py").write_text(
        "PATH = 'content'\nSITEURL = 'https://paper.example'\nTIMEZONE = 'UTC'\n"
    )
    (folder / "sources.toml").write_text(
        "".join(
            f"[sources.{name}]\nfeed = 'http://{name}.example/feed'\npace = 0\n" for name in names
        )
    )


def origins(folder: Path) -> list[str]:
    with open_store(folder / STORE_FILE, now=BEGAN) as store:
        return [stored.capture.origin for stored in store.captures.waiting(1000)]


def test_a_run_that_is_killed_anywhere_loses_and_doubles_nothing(tmp_path: Path) -> None:
    dice = Random(20261122)  # noqa: S311  # no secret: the same kills each time
    follow(tmp_path, *HOSTS)
    everything = [
        one.url for name in HOSTS for one in articles_of(f"http://{name}.example", ARTICLES)
    ]
    told: list[bytes] = []

    with MadeUpWeb(newspaper(f"{name}.example", ARTICLES) for name in HOSTS) as web:
        for _ in range(KILLS):
            before = origins(tmp_path)
            with child(TELLING, web.internet, tmp_path) as process:
                assert process.stdout
                for _, line in zip(range(dice.randint(1, 9)), process.stdout, strict=False):
                    told.append(line)
            assert origins(tmp_path)[: len(before)] == before
        with child(TELLING, web.internet, tmp_path) as process:
            assert process.wait() == 0

    assert sorted(origins(tmp_path)) == sorted(everything)
    assert len(told) >= KILLS


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=lambda one: one.name)
def test_a_run_that_is_asked_to_end_does_so_soon_and_keeps_what_it_has(
    tmp_path: Path, ending: signal.Signals
) -> None:
    follow(tmp_path, "hanging")
    hanging = Hanging()

    with MadeUpWeb([hanging.site]) as web, child(COMMAND, web.internet, tmp_path) as process:
        assert hanging.is_asked.wait(STARTING)
        process.send_signal(ending)
        status = process.wait(PATIENCE)
        assert process.stderr
        said = process.stderr.read().decode()

    assert status == 1
    assert said.strip() == "Error: stopped before it was done; what was there stays"
    assert origins(tmp_path) == ["http://hanging.example/2"]


def test_of_two_runs_at_once_the_second_leaves_the_work_to_the_first(tmp_path: Path) -> None:
    follow(tmp_path, "hanging")
    hanging = Hanging()

    with MadeUpWeb([hanging.site]) as web, child(COMMAND, web.internet, tmp_path) as first:
        assert hanging.is_asked.wait(STARTING)
        with child(COMMAND, web.internet, tmp_path) as second:
            assert second.stderr
            said = second.stderr.read().decode()
            status = second.wait()
        is_at_work = first.poll() is None

    assert (status, is_at_work) == (0, True)
    assert said.startswith("another run is at work, since ")
    assert web.requests["hanging.example/feed"] == 1
