"""What the head of an article's page tells search engines, and others that read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pelican_runs import build

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Fog </script><script>alert(1)</script> over the bay"
PAGE = f"""<html lang="en"><head><title>Fog</title>
<link rel="canonical" href="https://tide.example/fog">
<meta property="og:title" content="{TITLE.replace("<", "&lt;").replace(">", "&gt;")}">
<meta property="article:published_time" content="2026-11-20T08:00:00Z"></head><body><article>
<h1>{TITLE.replace("<", "&lt;").replace(">", "&gt;")}</h1>
{"<p>The fog came over the bay at noon, and the bell rang until the evening.</p>" * 8}
</article></body></html>"""


@pytest.fixture
def head(tmp_path):
    """Return what builds a site of one article, and returns the head of its page."""

    def head(settings: str = "{}") -> BeautifulSoup:
        folder = tmp_path / "content" / "incoming" / "tide"
        folder.mkdir(parents=True)
        (folder / "fog.html").write_text(PAGE, "utf-8")
        (tmp_path / "sources.toml").write_text('[sources.tide]\nname = "Daily Tide"\n')
        (tmp_path / "pelicanconf.py").write_text(
            f"""import runpy
globals().update(runpy.run_path({str(ROOT / "pelicanconf.py")!r}))
THEME = {str(ROOT / "theme")!r}
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
SITEURL = "https://paper.example"
QUIETPRESS = {settings}
"""
        )
        build(tmp_path / "pelicanconf.py", tmp_path / "output")
        (page,) = (tmp_path / "output" / "articles" / "tide").iterdir()
        return BeautifulSoup(page.read_text("utf-8"), "html5lib").head

    return head


def canonical(head: BeautifulSoup) -> str:
    return head.find("link", rel="canonical")["href"]


def robots(head: BeautifulSoup) -> str:
    found = head.find("meta", attrs={"name": "robots"})
    return found["content"] if found else ""


def test_an_article_of_others_is_theirs_unless_the_owner_says_otherwise(head):
    page = head()

    assert canonical(page) == "https://tide.example/fog"
    assert page.find("meta", property="og:url")["content"] == "https://tide.example/fog"
    assert robots(page) == "noindex"


def test_the_owner_can_have_the_pages_count_and_be_found(head):
    page = head("{'article_canonical': 'page', 'article_index': True}")

    assert canonical(page).startswith("https://paper.example/articles/tide/")
    assert robots(page) == ""


def test_what_a_program_reads_of_an_article_is_data_whatever_its_title_says(head):
    page = head()

    data = page.find("script", type="application/ld+json")

    assert json.loads(data.string)["headline"] == TITLE
    scripts = [script.string or "" for script in page.find_all("script")]
    assert not [script for script in scripts if script.startswith("alert")]
