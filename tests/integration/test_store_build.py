import os
import signal
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import feedparser
import pytest

from projects import begin
from quietpress import Capture, Hints, batch
from quietpress.publish.build import BuildReport, build_site
from quietpress.store import STORE_FILE, Store, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TEXT = (
    "The ferry to the outer islands did not sail on Monday, because the wind had turned to the "
    "north in the night, and those who had waited on the quay since six went home again."
)

TRAP = "<div>" * 250 + "<p>ebb flow" * 400_000  # minutes of work on a slow machine

# A document may take as long as it likes, so that a build that ends has not waited for it.
BUILD = (
    "from quietpress import batch, cli; batch.TIMEOUT = 1e6; raise SystemExit(cli.main(['build']))"
)
STOPPING = 60.0  # seconds that a build may take to stop, on a busy machine

OpenStore = Callable[[], AbstractContextManager[Store]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a site of which nothing was collected yet."""
    return begin(tmp_path)


@pytest.fixture
def opened(project: Path) -> OpenStore:
    """Return what opens the store of the site."""
    return partial(open_store, project / STORE_FILE, now=NOW)


def page(title: str, text: str = TEXT, **fields: object) -> Capture:
    """Return a page as it was collected from a source."""
    url = f"https://tide.example/{title.lower()}"
    html = f"<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1><p>{text}</p>"
    defaults = {
        "origin": url,
        "source": "tide",
        "body": html.encode(),
        "media_type": "text/html",
        "captured": NOW,
        "hints": Hints(guid=f"urn:tide:{title}", url=url, published=NOW - timedelta(hours=3)),
    }
    return Capture(**(defaults | fields))


def build(project: Path) -> BuildReport:
    return build_site(project / "pelicanconf.py")


def feed_ids(project: Path, name: str = "all.xml") -> list[str]:
    feed = feedparser.parse(str(project / "output" / "feeds" / name))
    return [entry.id for entry in feed.entries]


def test_collected_pages_are_published_once(project: Path, opened: OpenStore) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))

    first = build(project)
    second = build(project)

    assert TEXT in (project / "output/articles/tide/ferry.html").read_text()
    assert feed_ids(project) == feed_ids(project, "all.atom.xml") == ["urn:tide:Ferry"]
    assert [each.origin for each in first.edition.left_out] == []
    assert second.release.new == second.release.changed == second.release.removed == ()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a folder with what is installed beside us, as where we are a folder of plugins."""

    def link(source: Path, folder: Path) -> None:
        folder.mkdir()
        for path in source.iterdir():
            if path.name in ("pelican", "plugins"):
                link(path, folder / path.name)
            elif path.name != "quietpress":
                (folder / path.name).symlink_to(path)

    link(Path(sysconfig.get_path("purelib")), tmp_path / "library")
    return tmp_path / "library"


def test_pelican_alone_builds_what_was_collected_with_the_plugin_in_a_folder(
    project: Path, opened: OpenStore, library: Path
) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))
    python = [sys.executable, "-S"]  # without what is installed
    known = {**os.environ, "PYTHONPATH": str(library)}
    command = [*python, "-m", "pelican", "content", "--settings", "pelicanconf.py"]

    installed = subprocess.run([*python, "-c", "import quietpress"], env=known, check=False)
    subprocess.run([*command, "--fatal", "errors"], cwd=project, env=known, check=True)

    assert installed.returncode == 1  # it cannot be imported by itself
    assert TEXT in (project / "output/articles/tide/ferry.html").read_text()


def test_a_page_that_would_take_minutes_is_named_and_the_others_are_published(
    project: Path, opened: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened() as store:
        store.captures.add(page("Trap", TRAP))
        store.captures.add(page("Ferry"))
    noted: list[tuple[int, int]] = []

    monkeypatch.setattr(batch, "TIMEOUT", 3.0)
    report = build_site(project / "pelicanconf.py", note=lambda *counts: noted.append(counts))

    assert [(each.origin, each.reason) for each in report.edition.left_out] == [
        ("https://tide.example/trap", "takes longer than 3 s")
    ]
    assert feed_ids(project) == ["urn:tide:Ferry"]
    assert noted == [(1, 2), (2, 2)]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_ends_at_once_and_keeps_what_was_stored(
    project: Path, opened: OpenStore, end: signal.Signals
) -> None:
    with opened() as store:
        for number in range(51):  # of which 50 are stored together, before the next begin
            store.captures.add(page(f"Ferry {number}", f"{TEXT} It was number {number}."))
        for number in range(2):
            store.captures.add(page(f"Trap {number}", TRAP))
    command = [sys.executable, "-c", BUILD]
    known = {**os.environ, "FORCE_COLOR": "1"}  # with the bar of a terminal

    with (
        subprocess.Popen(command, cwd=project, env=known, stderr=subprocess.PIPE) as build,
        ExitStack() as at_the_end,
    ):
        at_the_end.callback(build.kill)
        said = b""
        while b"51/53" not in said:
            said += (more := build.stderr.read1())
            assert more, said
        build.send_signal(end)
        status = build.wait(STOPPING)

    assert status == 1
    assert not (project / "output").exists()
    with opened() as store:
        assert len(store.articles.newest(1000)) == 50
        assert store.captures.count_waiting() == 3


def test_a_revised_page_keeps_its_id_and_its_address(project: Path, opened: OpenStore) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))
    build(project)
    later = NOW + timedelta(days=1)
    body = page("Ferry", f"{TEXT} It sails on Tuesday.").body.replace(b">Ferry<", b">No ferry<")
    with opened() as store:
        store.captures.add(page("Ferry", body=body, captured=later))

    build(project)

    with opened() as store:
        (article,) = (stored.article for stored in store.articles.newest(1000))
    assert (article.title, article.updated) == ("No ferry", later)
    assert feed_ids(project) == ["urn:tide:Ferry"]
    assert "It sails on Tuesday" in (project / "output/articles/tide/ferry.html").read_text()


def test_a_source_that_changes_its_ids_and_addresses_publishes_nothing_anew(
    project: Path, opened: OpenStore
) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))
    build(project)
    moved = Hints(guid="urn:new:1", url="https://new.example/ferry?utm_source=rss")
    with opened() as store:
        store.captures.add(page("Ferry", hints=moved, captured=NOW + timedelta(days=1)))

    build(project)

    assert feed_ids(project) == ["urn:tide:Ferry"]
    assert len(list((project / "output" / "articles").rglob("*.html"))) == 1


def test_nothing_of_what_is_forgotten_is_on_site_and_feeds_after_the_next_build(
    project: Path, opened: OpenStore
) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))
        store.captures.add(page("Seals", TEXT.replace("ferry", "seal")))
    build(project)
    with opened() as store:
        store.articles.forget(store.articles.find("https://tide.example/ferry"))
        store.captures.add(page("Ferry", f"{TEXT} Again."))  # as the next collect would

    report = build(project)

    assert "articles/tide/ferry.html" in report.release.changed
    assert feed_ids(project) == ["urn:tide:Seals"]
    assert not [file for file in (project / "output").rglob("*") if b"Ferry" in bytes_of(file)]


def bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def test_a_dropped_file_of_a_collected_article_is_named_as_its_twin(
    project: Path, opened: OpenStore
) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))
    build(project)
    incoming = project / "content" / "incoming"
    (incoming / "ferry.html").write_bytes(page("Ferry").body)
    (incoming / "ferry.html.toml").write_text('url = "http://tide.example/ferry/"\n')

    reports = [build(project) for _ in range(2)]

    for report in reports:
        assert [(each.origin, each.reason) for each in report.edition.left_out] == [
            ("ferry.html", "the same article as https://tide.example/ferry")
        ]
    assert feed_ids(project) == ["urn:tide:Ferry"]


def test_an_article_that_is_damaged_in_the_store_stops_no_build(
    project: Path, opened: OpenStore
) -> None:
    with opened() as store:
        store.captures.add(page("Ferry"))
        store.captures.add(page("Pier", "Rain fell on the pier of Norrhaven for three days. " * 9))
    build(project)
    with closing(sqlite3.connect(project / STORE_FILE)) as connection, connection:
        connection.execute("UPDATE article SET body = zeroblob(9) WHERE guid = 'urn:tide:Pier'")

    build_site(project / "pelicanconf.py", is_full=True)

    assert "cannot be read" in (project / "output/articles/tide/pier.html").read_text()
    assert TEXT in (project / "output/articles/tide/ferry.html").read_text()
    assert set(feed_ids(project)) == {"urn:tide:Ferry", "urn:tide:Pier"}


def test_two_stores_that_were_filled_alike_give_the_same_bytes(
    project: Path, opened: OpenStore
) -> None:
    pages = [page("Ferry"), page("Seals", TEXT.replace("ferry", "seal"))]
    written = []
    for _ in range(2):
        (project / STORE_FILE).unlink(missing_ok=True)
        with opened() as store:
            for each in pages:
                store.captures.add(each)
        build(project)
        output = project / "output"
        written.append({path: bytes_of(path) for path in output.rglob("*")})

    assert written[0] == written[1]
