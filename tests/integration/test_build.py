import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from projects import ROOT, begin, files_in, settings_of
from quietpress.cli import main
from quietpress.errors import PublishError, SettingsError
from quietpress.publish.build import build_site
from quietpress.publish.release import MANIFEST

SETTINGS = {"SITEURL": "https://tide.example/paper", "RELATIVE_URLS": True}
PARAGRAPH = (
    "It rained on Monday for the first time since March, and the farmers of the valley stood "
    "outside to watch it fall, some of them with their hats off."
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a site with one collected page."""
    project = begin(tmp_path / "project", **SETTINGS)
    save_page(project, "rain", "Rain at last")
    return project


def save_page(project: Path, name: str, title: str, text: str = PARAGRAPH) -> None:
    page = project / "content" / "incoming" / f"{name}.html"
    page.write_text(
        f"<!doctype html><html lang=en><title>{title}</title><body><article><h1>{title}</h1>"
        f'<time datetime="2026-03-04T05:06:07Z">4 March</time><p>{text}</p></article></body></html>'
    )


def build(project: Path):
    return build_site(project / "pelicanconf.py")


def test_build_publishes_pages_and_names_the_feeds(project):
    report = build(project)

    assert report.edition.total == 1
    assert PARAGRAPH in (project / "output/articles/saved/rain-at-last.html").read_text()
    assert report.output == project / "output"
    assert report.feeds[0] == ("Tide", "https://tide.example/paper/feeds/all.xml")
    assert "index.html" in report.release.new


def test_second_build_writes_no_file(project):
    build(project)
    output = project / "output"
    for path in output.rglob("*"):
        os.utime(path, (1, 1))

    release = build(project).release

    assert release.new == release.changed == release.removed == ()
    assert {path.stat().st_mtime for path in output.rglob("*") if path.is_file()} == {1}


def test_page_of_a_deleted_document_says_so_and_the_owners_files_stay(project):
    save_page(project, "snow", "Snow in May")
    build(project)
    (project / "output" / "CNAME").write_text("tide.example")
    (project / "content" / "incoming" / "snow.html").unlink()

    release = build(project).release

    page = "articles/saved/snow-in-may.html"
    assert page in release.changed
    assert "This article is no longer here" in (project / "output" / page).read_text()
    assert (project / "output" / "CNAME").read_text() == "tide.example"


def test_page_of_a_deleted_document_goes_where_nobody_is_to_be_told(project):
    with (project / "pelicanconf.py").open("a") as settings:
        settings.write('QUIETPRESS = {"gone_days": 0}\n')
    save_page(project, "snow", "Snow in May")
    build(project)
    (project / "content" / "incoming" / "snow.html").unlink()

    release = build(project).release

    assert "articles/saved/snow-in-may.html" in release.removed


def test_build_leaves_its_spare_beside_the_output_and_its_state(project):
    build(project)

    assert {path.name for path in project.iterdir()} - {"__pycache__"} == {
        ".output.quietpress",
        "content",
        "output",
        "pelicanconf.py",
        "sources.toml",
        "state",
    }
    assert sorted(path.name for path in (project / "state").iterdir()) == [
        "compiled",
        "quietpress.sqlite3",
    ]


def test_site_without_its_state_is_built_again_as_it_was(project):
    save_page(project, "snow", "Snow in May")
    build(project)
    before = files_in(project / "output")
    shutil.rmtree(project / "state")

    release = build(project).release

    assert files_in(project / "output") == before
    assert release.new == release.changed == release.removed == ()


def test_damaged_state_is_set_aside_and_the_site_built(project, caplog):
    build(project)
    before = files_in(project / "output")
    (project / "state" / "quietpress.sqlite3").write_bytes(b"no database any more")

    build(project)

    assert files_in(project / "output") == before
    assert "quietpress.sqlite3 was damaged: it is kept as quietpress.sqlite3.broken-" in caplog.text


def test_failed_build_leaves_the_old_site(project):
    build(project)
    before = files_in(project / "output")
    save_page(project, "snow", "Snow in May")
    theme = project / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates" / "index.html").write_text("{{ nothing.at.all }}")
    (project / "pelicanconf.py").write_text(settings_of(**SETTINGS, THEME="theme"))

    with pytest.raises(PublishError, match="nothing"):
        build(project)

    assert files_in(project / "output") == before
    assert not (project / ".output.quietpress" / "built").exists()


def test_wrong_sources_file_leaves_the_old_site(project, capsys):
    build(project)
    before = files_in(project / "output")
    (project / "sources.toml").write_text("[topics.science]\nanny = []\n")

    status = main(["build", "--settings", str(project / "pelicanconf.py")])

    assert status == 2
    assert "anny: this key is not known" in capsys.readouterr().err
    assert files_in(project / "output") == before


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(".", id="project"),
        pytest.param("..", id="above-the-project"),
        pytest.param("content", id="content"),
        pytest.param("content/site", id="inside-content"),
        pytest.param("link", id="link-to-content"),
        pytest.param(str(ROOT / "theme"), id="theme"),
    ],
)
def test_output_that_would_mix_with_the_site_is_refused(project, output):
    (project / "link").symlink_to(project / "content")
    (project / "pelicanconf.py").write_text(settings_of(OUTPUT_PATH=output))
    before = files_in(project)

    with pytest.raises(SettingsError, match=r"OUTPUT_PATH = .*give a folder of its own"):
        build(project)

    assert files_in(project) == before


def test_report_of_the_command_names_what_was_left_out_and_where_to_look(project, capsys):
    save_page(project, "empty", "Nothing", text="No.")

    status = main(["build", "--settings", str(project / "pelicanconf.py")])

    written = capsys.readouterr()
    assert status == 3
    assert written.out == ""
    assert "Left out 1 document:\n  empty.html: no article" in written.err
    assert written.err.count("no article") == 1
    assert "Published 1 article." in written.err
    assert (project / "output" / "index.html").as_uri() in written.err
    assert "https://tide.example/paper/feeds/all.xml  Tide" in written.err


def test_output_of_the_command_wins_over_the_settings(project, tmp_path):
    elsewhere = tmp_path / "deep" / "site"

    main(["build", "--settings", str(project / "pelicanconf.py"), "--output", str(elsewhere)])

    assert (elsewhere / "index.html").is_file()
    assert not (project / "output").exists()


def test_command_makes_everything_anew_where_that_is_asked_for(project, capsys):
    build(project)

    status = main(["build", "--full", "--settings", str(project / "pelicanconf.py")])

    files = len(files_in(project / "output")) - 2  # the two that say what a release has put there
    assert status == 0
    assert f"0 new, 0 changed, 0 removed, {files} as before." in capsys.readouterr().err


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_stopped_build_clears_up_and_leaves_the_old_site(project, stop):
    build(project)
    before = files_in(project / "output")
    slow = project / "plugins" / "slow"
    slow.mkdir(parents=True)
    (slow / "__init__.py").write_text(
        "import threading\n"
        "from pelican import signals\n"
        "def wait(generators):\n"
        "    print('waiting', flush=True)\n"
        "    threading.Event().wait(60)\n"
        "def register():\n"
        "    signals.all_generators_finalized.connect(wait)\n"
    )
    with (project / "pelicanconf.py").open("a") as settings:
        settings.write('PLUGIN_PATHS.append("plugins")\nPLUGINS.append("slow")\n')
    command = [sys.executable, "-m", "quietpress", "build"]

    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) as process:
        seen = next(line for line in process.stderr if line == "waiting\n")
        process.send_signal(stop)
        message = process.stderr.read()

    assert seen
    assert process.returncode == 1
    assert "stopped before it was done" in message
    assert "Traceback" not in message
    assert files_in(project / "output") == before
    assert not (project / ".output.quietpress" / "built").exists()
    assert (project / "output" / MANIFEST).is_file()
