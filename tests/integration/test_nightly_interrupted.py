"""A night that is ended in its middle, or begun ten times: what readers see is always whole."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from made_up_web import MadeUpWeb, Reply, Request, Site, articles_of, at_their_urls, child, rss
from made_up_web.site import pages
from projects import begin, files_in
from quietpress.reports import RunReport
from quietpress.store import STORE_FILE, open_store

BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)
IS_EXHAUSTIVE = bool(os.environ.get("QUIETPRESS_EXHAUSTIVE"))
KILLS = 200 if IS_EXHAUSTIVE else 2
TOGETHER = 50 if IS_EXHAUSTIVE else 1  # times
# Seconds that a run may take to end: 2 where nothing else is at work; a busy machine takes longer.
PATIENCE = 2.0 if IS_EXHAUSTIVE else 60.0
STARTING = 120.0  # seconds that a process may take until it is where a test wants it

SOURCES_TOML = "[sources.tide]\nfeed = 'http://tide.example/feed'\npace = 0\n"

# In the middle of a build: says so, and waits for what comes.
PAUSE = """
from threading import Event
from pelican import signals

def pause(_):
    with open("reached", "w") as pipe:
        pipe.write("here")
    Event().wait()

def register():
    signals.all_generators_finalized.connect(pause)
"""

# It would wait long for an answer, so that a night that ends has not waited for one.
NIGHTLY = """
import os
from functools import partial
from quietpress.cli import main

def nightly():
    return main(["nightly"], connect=partial(internet.connect, timeout=1e6))
"""

ALONE = f"{NIGHTLY}\nsys.exit(nightly())"

# As many processes at once as are wanted; each is told of with its exit code when it ends.
TOGETHER_PROGRAM = f"""{NIGHTLY}
import quietpress.nightly  # before the processes part, so that all begin at the same time

pids = {{}}
for number in range(given):
    pid = os.fork()
    if not pid:
        os.dup2(os.open(f"said-{{number}}", os.O_WRONLY | os.O_CREAT), 2)
        os._exit(nightly())
    pids[pid] = number
for _ in range(given):
    pid, status = os.wait()
    print(pids[pid], os.waitstatus_to_exitcode(status), flush=True)
"""

# Nights after nights, all at the time that is given, because the front page shows the minute. Each
# is killed when it is about to touch the file system for the so-manieth time; one that is not says
# how often it has.
KILLED = """
import os, signal
from pathlib import Path
from quietpress.collect.web.clock import Clock
from quietpress.nightly import run_nightly

WATCHED = ("open", "os.", "sqlite3.", "shutil.", "ctypes.")

def run(folder, killed_at):
    touched = 0
    def count(event, _):
        nonlocal touched
        if event.startswith(WATCHED):
            touched += 1
            if touched == killed_at:
                os.kill(os.getpid(), signal.SIGKILL)
    os.chdir(folder)
    os.dup2(os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    sys.addaudithook(count)
    clock = Clock(now=lambda: given)
    report = run_nightly(Path("pelicanconf.py"), connect=internet.connect, clock=clock)
    with open("touched", "w") as file:
        file.write(str(touched))
    os._exit(report.outcome != "done")

for line in sys.stdin:
    folder, killed_at = line.split()
    if not (pid := os.fork()):
        run(folder, int(killed_at))
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


@dataclass
class Newspaper:
    """A host with a feed, which waits where a test wants it."""

    count: int = 3
    is_asked: Event = field(default_factory=Event)
    may_answer: Event = field(default_factory=Event)
    hangs: bool = False

    @property
    def site(self) -> Site:
        return Site(host="tide.example", answer=self._answer)

    def _answer(self, request: Request) -> Reply:
        articles = articles_of("http://tide.example", self.count)
        feed = Reply(body=rss(articles), hangs=self.hangs)
        if request.path == "/feed":
            self.is_asked.set()
            self.may_answer.wait(STARTING)
        return pages({"/feed": feed, **at_their_urls(articles)})(request)


@pytest.fixture
def newspaper() -> Newspaper:
    made_up = Newspaper()
    made_up.may_answer.set()
    return made_up


@pytest.fixture
def web(newspaper: Newspaper) -> Iterator[MadeUpWeb]:
    with MadeUpWeb([newspaper.site]) as opened:
        yield opened


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a site that nothing was collected for yet."""
    return begin(tmp_path / "project", SOURCES_TOML)


@pytest.fixture(scope="module")
def yesterday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with three articles, for tests to copy."""
    folder = begin(tmp_path_factory.mktemp("yesterday") / "project", SOURCES_TOML)
    newspaper = Newspaper()
    newspaper.may_answer.set()
    with MadeUpWeb([newspaper.site]) as web, child(ALONE, web.internet, folder) as process:
        assert process.wait() == 0
    return folder


@pytest.fixture
def published(yesterday: Path, tmp_path: Path, newspaper: Newspaper) -> Path:
    """Return a site with three articles, when five more have just come out."""
    newspaper.count += 5
    return copied(yesterday, tmp_path / "project")


def copied(project: Path, folder: Path) -> Path:
    return shutil.copytree(project, folder, symlinks=True)


def files(project: Path) -> dict[str, bytes]:
    """Return what readers see of the articles, without what is told of the runs themselves."""
    return {
        name: body
        for name, body in files_in(project / "output").items()
        if not name.startswith((".", "status", "feeds/status"))
    }


def runs(project: Path) -> list[RunReport]:
    with open_store(project / STORE_FILE, now=BEGAN) as store:
        return list(store.runs.latest())


ENDINGS = pytest.mark.parametrize(
    "ending",
    [signal.SIGTERM, signal.SIGINT] if IS_EXHAUSTIVE else [signal.SIGTERM],
    ids=lambda one: one.name,
)


@ENDINGS
def test_a_night_that_is_ended_while_it_collects_ends_soon_and_is_remembered(
    web: MadeUpWeb, project: Path, newspaper: Newspaper, ending: signal.Signals
) -> None:
    newspaper.hangs = True

    with child(ALONE, web.internet, project) as process:
        assert newspaper.is_asked.wait(STARTING)
        process.send_signal(ending)
        code = process.wait(PATIENCE)
        said = process.stderr.read().decode()

    (told,) = runs(project)
    assert code == 1
    assert said.strip() == "Error: stopped before it was done; what was there stays"
    assert (told.outcome, told.collected) == ("interrupted", None)


@ENDINGS
def test_a_night_that_is_ended_while_it_builds_leaves_the_site_as_it_was(
    web: MadeUpWeb, published: Path, ending: signal.Signals
) -> None:
    before, beside = files(published), {*published.iterdir()}
    os.mkfifo(published / "reached")
    (published / "extras").mkdir()
    (published / "extras/pause.py").write_text(PAUSE)
    with (published / "pelicanconf.py").open("a") as settings:
        settings.write('PLUGIN_PATHS.append("extras")\nPLUGINS.append("pause")\n')

    with child(ALONE, web.internet, published) as process:
        wait_for(published / "reached")
        process.send_signal(ending)
        code = process.wait(PATIENCE)

    told = runs(published)[0]
    assert code == 1
    assert files(published) == before
    assert {*published.iterdir()} - beside == {published / "extras", published / "reached"}
    assert (told.outcome, told.collected.new, told.published) == ("interrupted", 5, None)


def wait_for(pipe: Path) -> None:
    """Wait until a process has written something into a named pipe."""
    handle = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        reached, _, _ = select.select([handle], [], [], STARTING)
        assert reached
    finally:
        os.close(handle)


@pytest.mark.parametrize("_time", range(TOGETHER))
def test_of_ten_nights_begun_at_once_one_works_and_the_others_say_so(
    web: MadeUpWeb, project: Path, newspaper: Newspaper, _time: int
) -> None:
    newspaper.may_answer.clear()

    with child(TOGETHER_PROGRAM, web.internet, project, 10) as process:
        idle = [process.stdout.readline().split() for _ in range(9)]
        newspaper.may_answer.set()
        working = process.stdout.readline().split()

    said = [(project / f"said-{number.decode()}").read_text() for number, _ in idle]
    assert {code for _, code in (*idle, working)} == {b"0"}
    assert [words for words in said if not re.fullmatch(BUSY, words)] == []
    assert [told.outcome for told in runs(project)] == ["done"]
    assert web.requests["tide.example/feed"] == 1


BUSY = (
    r"another run is at work, (?:since \d{4}-\d\d-\d\d \d\d:\d\d UTC, as process \d+"
    r"|which has just begun); leaving it to that\.\n"
)


def test_a_night_that_is_killed_anywhere_leaves_a_whole_site_and_the_next_one_succeeds(
    web: MadeUpWeb, published: Path, tmp_path: Path
) -> None:
    old = files(published)

    with child(KILLED, web.internet, published, datetime.now(UTC)) as process:

        def run(folder: Path, killed_at: int = 0) -> int:
            process.stdin.write(f"{folder} {killed_at}\n".encode())
            process.stdin.flush()
            return int(process.stdout.readline())

        whole = copied(published, tmp_path / "whole")
        assert run(whole) == 0
        touched = int((whole / "touched").read_text())
        for number in range(KILLS):
            folder = copied(published, tmp_path / f"killed-{number}")
            assert run(folder, 1 + (2 * number + 1) * touched // (2 * KILLS)) == -signal.SIGKILL
            left = files(folder)

            assert run(folder) == 0

            new = files(folder)
            assert left in (old, new)
            assert len(list((folder / "output/articles").rglob("*.html"))) == 8
            assert [told.outcome for told in runs(folder)][-1] == "done"
            shutil.rmtree(folder)
