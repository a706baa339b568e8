"""The scraped article that the project began with, from the folder to the feeds."""

from __future__ import annotations

import shutil
from pathlib import Path

import feedparser
import pytest

from pelican_runs import build

_TITLE = "Ukraine’s Nato exclusion must be in peace deal – Russian official"
_FEEDS = ("all.xml", "all.atom.xml", "world.xml", "world.atom.xml")
_CLUTTER = ("May Be Interested In", "pinterest", "Similar Content", "autopen", "Leave a Reply")


@pytest.fixture
def output(root: Path, tmp_path: Path) -> Path:
    """Return a site that was built of the seed alone, in a topic that asks for its words."""
    seed = root.parent / "shared" / "seed" / "daily-news-article.txt"
    if not seed.is_file():
        pytest.skip("the scraped article is not on this machine (../shared/seed)")
    incoming = tmp_path / "content" / "incoming" / "dailynews"
    incoming.mkdir(parents=True)
    shutil.copy(seed, incoming)
    (tmp_path / "sources.toml").write_text('[topics.world]\nany = ["Ukraine", "Nato"]\n', "utf-8")
    settings = tmp_path / "pelicanconf.py"
    settings.write_text(
        f"PATH = 'content'\nTHEME = {str(root / 'theme')!r}\nSITEURL = 'https://paper.example'\n"
        "PLUGINS = ['quietpress']\nTIMEZONE = 'UTC'\n"
        "JINJA_ENVIRONMENT = {'autoescape': True, 'trim_blocks': True, 'lstrip_blocks': True}\n",
        "utf-8",
    )
    build(settings, tmp_path / "output")
    return tmp_path / "output"


def test_the_seed_is_on_its_page_in_its_topic_and_in_the_feeds(output: Path) -> None:
    (page,) = (output / "articles" / "dailynews").glob("*.html")
    topic = (output / "topics" / "world.html").read_text("utf-8")
    feeds = [feedparser.parse((output / "feeds" / name).read_bytes()) for name in _FEEDS]

    text = page.read_text("utf-8").partition('<details class="receipt')[
        0
    ]  # below, the receipt shows the clutter
    assert "<p>Russia will seek guarantees" in text
    assert "around a fifth of Ukraine.</p>" in text
    assert [clutter for clutter in _CLUTTER if clutter in text] == []
    assert page.name in topic
    for feed in feeds:
        (entry,) = feed.entries
        assert not feed.bozo
        assert entry.title == _TITLE
        assert entry.content[0].value.startswith("<p>Russia will seek guarantees")
        assert entry.content[0].value.endswith("around a fifth of Ukraine.</p>")
        assert [clutter for clutter in _CLUTTER if clutter in entry.content[0].value] == []
