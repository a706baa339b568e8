"""The built wheel in an environment of its own, on a site that is not ours."""

import os
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import feedparser
import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PARAGRAPH = (
    "It rained on Monday for the first time since March, and the farmers of the valley stood "
    "outside to watch it fall, some of them with their hats off."
)


def run(*command: object, cwd: Path | None = None) -> str:
    """Return what a program writes; one that fails says why in the test's report."""
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Return the wheel, built from the source distribution as an index would get it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """Return the folder of programs of an environment that holds the wheel and nothing of ours."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
    install = [*pip, "install", "--quiet", "--no-compile"]  # most of it is never imported
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    done = subprocess.run(
        [*install, *constraints, *PROJECT["dependencies"]],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "CI" not in os.environ:
        pytest.skip(f"no package index to install from: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    run(*install, "--no-index", wheel)
    return folder / "bin"


@pytest.fixture
def foreign_site(tmp_path: Path) -> Path:
    """Return the folder of somebody's Pelican site that never heard of us but has incoming/."""
    (tmp_path / "content" / "incoming" / "tide").mkdir(parents=True)
    (tmp_path / "content" / "hello.rst").write_text(
        "Own words\n#########\n\n:date: 2026-01-02\n\nWritten by the owner.\n"
    )
    (tmp_path / "content" / "incoming" / "tide" / "rain.html").write_text(
        "<!doctype html><html lang=en><title>Rain at last</title><body><nav>Home</nav><article>"
        f"<h1>Rain at last</h1><p>{PARAGRAPH}</p><p>Share Facebook Twitter WhatsApp</p>"
        "</article></body></html>"
    )
    (tmp_path / "pelicanconf.py").write_text(
        'SITENAME = "Foreign"\nSITEURL = "https://foreign.example"\nPATH = "content"\n'
        'TIMEZONE = "UTC"\nDEFAULT_LANG = "en"\n'
    )
    return tmp_path


def test_wheel_holds_the_package_the_discovery_file_and_the_theme(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "quietpress/__init__.py",
        "quietpress/publish/locale/de/LC_MESSAGES/quietpress.po",
        "quietpress/py.typed",
        "pelican/plugins/quietpress/__init__.py",
        "pelican/themes/quietpress/templates/article.html",
    } <= names
    theme = {
        f"pelican/themes/quietpress/{path.relative_to(ROOT / 'theme').as_posix()}"
        for path in (ROOT / "theme").rglob("*")
        if path.is_file()
    }
    assert theme <= names
    assert {name.split("/")[0] for name in names} == {
        "quietpress",
        "pelican",
        f"quietpress-{PROJECT['version']}.dist-info",
    }
    assert not {"pelican/__init__.py", "pelican/plugins/__init__.py"} & names
    assert not [name for name in names if "__pycache__" in name]


def test_wheel_says_what_it_is_and_needs(wheel):
    archive = zipfile.ZipFile(wheel)
    info = f"quietpress-{PROJECT['version']}.dist-info"

    metadata = message_from_bytes(archive.read(f"{info}/METADATA"))

    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE", "NOTICE"]
    assert metadata["Requires-Python"] == ">=3.11"
    needed = [line for line in metadata.get_all("Requires-Dist") if "extra ==" not in line]
    assert len(needed) == len(PROJECT["dependencies"])
    assert "quietpress = quietpress.cli:main" in archive.read(f"{info}/entry_points.txt").decode()


@pytest.mark.parametrize("theme", ["notmyidea", "quietpress"])
def test_foreign_site_needs_no_setting_to_publish_what_it_collects(
    environment, foreign_site, theme
):
    with (foreign_site / "pelicanconf.py").open("a") as settings:
        settings.write(f"THEME = {theme!r}\n")

    run(environment / "pelican", "content", "--fatal", "errors", cwd=foreign_site)

    output = foreign_site / "output"
    page = (output / "articles" / "tide" / "rain-at-last.html").read_text()
    feed = feedparser.parse((output / "feeds" / "all.xml").read_bytes())
    assert PARAGRAPH in page
    assert "WhatsApp" not in page.partition("<footer")[0].replace("share", "")
    assert "Written by the owner." in (output / "own-words.html").read_text()
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Rain at last"]
    assert feed.entries[0].link == "https://foreign.example/articles/tide/rain-at-last.html"


def test_installed_command_cleans_and_builds(environment, foreign_site):
    page = "content/incoming/tide/rain.html"

    cleaned = run(environment / "quietpress", "clean", "--format", "text", page, cwd=foreign_site)
    run(environment / "quietpress", "build", cwd=foreign_site)

    assert cleaned == f"Rain at last\n\n{PARAGRAPH}\n"
    assert (foreign_site / "output" / "feeds" / "all.atom.xml").is_file()
