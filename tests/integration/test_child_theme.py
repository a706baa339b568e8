"""A theme of one's own, as docs/theme.md tells to make it."""

from __future__ import annotations

import re
from contextlib import chdir
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pelican_runs import build

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "theme.md").read_text("utf-8")
TEMPLATES = ROOT / "theme" / "templates"


def example(kind: str) -> str:
    """Return an example of the guide."""
    return re.search(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name, text in {
        "content/incoming/tide/fog.txt": "Fog over the bay\n\n" + "The bell rang all day. " * 20,
        "content/extra/my.css": example("css"),
        "my-templates/base.html": example("html"),
        "sources.toml": "",
        "pelicanconf.py": "import runpy\n"
        f"globals().update(runpy.run_path({str(ROOT / 'pelicanconf.py')!r}))\n"
        f"THEME = {str(ROOT / 'theme')!r}\nPLUGIN_PATHS = [{str(ROOT / 'plugins')!r}]\n"
        + example("python"),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with chdir(folder):  # from where Pelican takes the names of such folders
        build(folder / "pelicanconf.py", folder / "output")
    return folder / "output"


def test_every_page_has_the_style_sheet_after_ours(site):
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html5lib")
        names = [Path(each["href"]).name for each in page.find_all("link", rel="stylesheet")]
        assert names == ["quietpress.css", "my.css"], path
    assert (site / "my.css").read_text("utf-8") == example("css")


def test_the_guide_names_the_blocks_that_there_are():
    rows = re.findall(r"^\| (`\w+\.html`.*?) \| (.*?) \|", GUIDE, re.MULTILINE)
    named = {block for _, blocks in rows for block in re.findall(r"`(\w+)`", blocks)}

    there = {
        block
        for path in TEMPLATES.glob("*.html")
        for block in re.findall(r"{% block (\w+) %}", path.read_text("utf-8"))
    }
    assert named == there


def test_the_guide_names_every_template_of_a_page_of_ours():
    page_templates = {
        path.name for path in TEMPLATES.glob("*.html") if "{% extends" in path.read_text("utf-8")
    }
    pelicans = "404 author authors categories category page period_archives tag tags".split()

    ours = page_templates - {f"{name}.html" for name in pelicans}
    assert {name for name in ours if f"`{name}`" not in GUIDE} == set()
