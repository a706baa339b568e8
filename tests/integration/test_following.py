"""The verbs for what is followed, on a made-up web and a real store."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from made_up_web import MadeUpWeb, Reply, Site, articles_of, at_their_urls, atom, rss
from made_up_web.site import pages
from projects import settings_of
from quietpress.cli import main
from quietpress.collect.run import LOCK_FILE
from quietpress.store import run_lock

ARTICLES = articles_of("http://tide.example", 3)
PAGES = at_their_urls(ARTICLES)
FRONT = (
    b"<!doctype html><title>Tide</title>"
    b'<link rel="alternate" type="application/rss+xml" href="/rss">'
)
LISTING = "<!doctype html><title>The list</title>" + "".join(
    f'<h2><a href="/{3 - at}">{one.title}</a></h2>' for at, one in enumerate(ARTICLES)
)
SITES = (
    Site(
        host="tide.example",
        answer=pages({"/": Reply(body=FRONT), "/rss": Reply(body=rss(ARTICLES)), **PAGES}),
    ),
    Site(
        host="silent.example",
        answer=pages(
            {"/": Reply(body=b"<!doctype html>Hi."), "/atom.xml": Reply(body=atom(ARTICLES))}
        ),
    ),
    Site(host="list.example", answer=pages({"/": Reply(body=LISTING.encode()), **PAGES})),
    Site(host="empty.example", answer=pages({"/": Reply(body=b"<!doctype html>Nothing.")})),
    Site(host="broken.example", answer=pages({"/rss": Reply(status=500)})),
)

TIDE = '[sources.tide]\nfeed = "http://tide.example/rss"\npace = 0\n'
BEGAN = datetime(2026, 11, 22, 3, tzinfo=UTC)

Command = Callable[..., int]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pelicanconf.py").write_text(
        'PATH = "content"\nSITEURL = "https://paper.example"\n'
    )
    (tmp_path / "content").mkdir()
    (tmp_path / "sources.toml").write_text("# Mine.\n")
    return tmp_path


@pytest.fixture
def command(project: Path) -> Iterator[Command]:
    """Return the command on the made-up web, in a project of its own."""
    with MadeUpWeb(SITES) as web:

        def run(*arguments: str) -> int:
            settings = ("--settings", str(project / "pelicanconf.py"))
            return main([*arguments, *settings], connect=web.internet.connect)

        yield run


def publish(project: Path) -> None:
    """Make the project one that can be built."""
    (project / "pelicanconf.py").write_text(settings_of())


def published(project: Path) -> list[str]:
    pages = (project / "output" / "articles" / "tide").glob("*.html")
    return sorted(page.name for page in pages if "no longer here" not in page.read_text())


def sources(project: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads((project / "sources.toml").read_text())["sources"]


@pytest.mark.parametrize(
    ("url", "key", "place"),
    [
        pytest.param(
            "http://tide.example/rss",
            "made-up-times",
            ("feed", "http://tide.example/rss"),
            id="feed",
        ),
        pytest.param(
            "http://tide.example/",
            "made-up-times",
            ("feed", "http://tide.example/rss"),
            id="page that names its feed",
        ),
        pytest.param(
            "http://silent.example/",
            "made-up-times",
            ("feed", "http://silent.example/atom.xml"),
            id="usual place",
        ),
        pytest.param(
            "http://list.example/", "the-list", ("page", "http://list.example/"), id="list"
        ),
    ],
)
def test_a_site_is_followed_by_any_of_its_addresses(
    command: Command, project: Path, capsys, url: str, key: str, place: tuple[str, str]
) -> None:
    status = command("add", url)

    shown = capsys.readouterr().err
    assert status == 0
    assert sources(project)[key][place[0]] == place[1]
    assert (project / "sources.toml").read_text().startswith("# Mine.\n")
    assert ARTICLES[0].title.split("(")[0].strip() in " ".join(shown.split()) or key == "the-list"
    assert f"[sources.{key}]" in shown


def test_a_site_that_is_followed_already_is_not_added_twice(
    command: Command, project: Path, capsys
) -> None:
    command("add", "http://tide.example/")

    status = command("add", "http://tide.example/rss")

    assert status == 2
    assert "is followed already, as sources.made-up-times" in capsys.readouterr().err
    assert len(sources(project)) == 1


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://empty.example/", "no feed, and no list of articles"),
        ("http://nowhere.example/", "nowhere.example"),
        ("file:///etc/passwd", "no address of the web"),
    ],
)
def test_what_cannot_be_followed_is_told(
    command: Command, project: Path, capsys, url: str, problem: str
) -> None:
    status = command("add", url)

    assert status == 1
    assert problem in capsys.readouterr().err
    assert (project / "sources.toml").read_text() == "# Mine.\n"


def test_a_collect_says_what_it_did_and_the_next_finds_nothing_new(
    command: Command, project: Path, capsys
) -> None:
    (project / "sources.toml").write_text(TIDE)

    statuses = [command("collect"), command("collect")]

    shown = capsys.readouterr().err
    assert statuses == [0, 0]
    assert "Collected 3 new articles from 1 source; 0 failed, 0 not asked." in shown
    assert "Collected 0 new articles from 1 source; 0 failed, 0 not asked." in shown


@pytest.mark.parametrize(
    ("names", "status"),
    [((), 3), (("tide",), 0), (("broken",), 1), (("nobody",), 2)],
    ids=["some failed", "none failed", "all failed", "no such source"],
)
def test_the_exit_code_tells_how_much_failed(
    command: Command, project: Path, names: tuple[str, ...], status: int
) -> None:
    (project / "sources.toml").write_text(
        '[sources.tide]\nfeed = "http://tide.example/rss"\npace = 0\n'
        '[sources.broken]\nfeed = "http://broken.example/rss"\n'
    )

    assert command("collect", *names) == status


def test_a_report_can_be_read_by_a_program(command: Command, project: Path, capsys) -> None:
    (project / "sources.toml").write_text(TIDE)

    command("collect", "--json")

    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert (source["key"], source["state"], source["new"]) == ("tide", "new", 3)


def test_a_collect_beside_another_says_so_and_is_well(
    command: Command, project: Path, capsys
) -> None:
    with run_lock(project / LOCK_FILE, now=BEGAN):
        status = command("collect")

    assert status == 0
    assert "another run is at work" in capsys.readouterr().err


def test_a_list_of_another_reader_is_followed_once(command: Command, project: Path, capsys) -> None:
    feeds = '<outline text="Tide" xmlUrl="https://tide.example/rss"/>'
    path = project / "mine.opml"
    path.write_text(
        f'<opml version="2.0"><body><outline text="Sea">{feeds}</outline></body></opml>'
    )

    statuses = [command("import", str(path)), command("import", str(path))]

    shown = capsys.readouterr().err
    assert statuses == [0, 0]
    assert sources(project)["tide"]["topics"] == ["sea"]
    assert "Added 1 source to sources.toml." in shown
    assert "1 followed already." in shown


def test_what_is_exported_is_imported_again(command: Command, project: Path, capsysbinary) -> None:
    written = (
        '[sources.tide]\nname = "Tide & ebb"\nurl = "https://tide.example/"\n'
        'feed = "https://tide.example/rss"\ntopics = ["sea", "art"]\n'
        '[sources.other]\nname = "Other"\nfeed = "https://other.example/rss"\n'
        '[topics.sea]\ntitle = "Sea"\n[topics.art]\ntitle = "Art"\n'
    )
    (project / "sources.toml").write_text(written)
    command("export")
    (project / "mine.opml").write_bytes(capsysbinary.readouterr().out)
    (project / "sources.toml").unlink()

    command("import", str(project / "mine.opml"))

    found = sources(project)
    assert found["tide-ebb"] == tomllib.loads(written)["sources"]["tide"]
    assert found["other"]["feed"] == "https://other.example/rss"


def test_what_is_forgotten_does_not_come_back(command: Command, project: Path, capsys) -> None:
    (project / "sources.toml").write_text(TIDE)
    command("collect")

    status = command("forget", "tide")
    command("collect", "tide")

    shown = capsys.readouterr().err
    assert status == 0
    assert "Forgot tide: 0 articles" in shown  # none was cleaned yet
    assert "Collected 0 new articles from 1 source" in shown


def test_what_nobody_knows_cannot_be_forgotten(command: Command, capsys) -> None:
    assert command("forget", "https://tide.example/unknown") == 2
    assert "no source and no article" in capsys.readouterr().err


def test_what_is_collected_is_published_and_what_is_forgotten_is_not(
    command: Command, project: Path
) -> None:
    publish(project)
    (project / "sources.toml").write_text(TIDE)
    command("collect")

    command("build")
    first = published(project)
    command("forget", ARTICLES[0].url)
    command("build")

    assert len(first) == 3
    assert len(published(project)) == 2
    assert set(published(project)) < set(first)
