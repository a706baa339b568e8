"""What a build makes anew, and what it leaves as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from made_up_archive import invented, put
from pelican_runs import build as run_pelican_alone
from projects import ROOT, begin
from quietpress.errors import PublishError
from quietpress.publish.build import BuildReport, build_site
from quietpress.publish.release import live_mark
from quietpress.settings import read_following
from quietpress.store import STORE_FILE, open_store

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
SOURCES_TOML = "".join(
    f'[topics.topic-{number}]\ncategories = ["topic-{number}"]\n' for number in range(8)
)

Add = Callable[[range], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a site that has a theme of its own, and no article."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    return begin(tmp_path, SOURCES_TOML, THEME="theme")


@pytest.fixture
def add(project: Path) -> Add:
    """Return what puts invented articles into the store."""

    def add(numbers: range) -> None:
        with open_store(project / STORE_FILE, now=NOW) as store:
            put(store, read_following(project / "sources.toml"), map(invented, numbers))

    return add


def build(project: Path) -> BuildReport:
    return build_site(project / "pelicanconf.py")


def articles_in(paths: tuple[str, ...]) -> list[str]:
    return [path for path in paths if path.startswith("articles/")]


def test_one_new_article_touches_what_shows_it_and_nothing_else(project: Path, add: Add) -> None:
    add(range(40))
    build(project)
    add(range(40, 41))  # the newest, of topic 0

    release = build(project).release

    assert articles_in(release.new) == ["articles/source-9/40.html"]
    assert articles_in(release.changed) == ["articles/source-1/32.html"]  # the one before it
    assert [path for path in release.changed if path.startswith("topics/")] == [
        "topics/topic-0.html",
        "topics/topic-0/2026-01.html",
    ]
    assert not articles_in(release.unchanged)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("theme/templates/article.html", "\n", id="theme"),
        pytest.param("pelicanconf.py", "SITESUBTITLE = 'Of the sea'\n", id="settings"),
        pytest.param("sources.toml", "[topics.new]\ntitle = 'New'\n", id="topics"),
        pytest.param("content/pages/about.md", "title: About\n\nUs.\n", id="page of the owner"),
    ],
)
def test_what_all_pages_depend_on_makes_all_of_them_anew(
    project: Path, add: Add, file: str, text: str
) -> None:
    add(range(12))
    build(project)
    (project / file).parent.mkdir(exist_ok=True)
    with (project / file).open("a") as changed:
        changed.write(text)

    release = build(project).release

    made = articles_in((*release.new, *release.changed, *release.unchanged))
    assert len(made) == 12


def test_a_full_build_makes_everything_anew_and_changes_nothing(project: Path, add: Add) -> None:
    add(range(12))
    first = build(project).release

    release = build_site(project / "pelicanconf.py", is_full=True).release

    assert {*release.unchanged} == {*first.new}
    assert (release.new, release.changed, release.removed) == ((), (), ())


def test_another_source_leaves_the_pages_of_the_others(project: Path, add: Add) -> None:
    add(range(12))
    build(project)
    with (project / "sources.toml").open("a") as sources:
        sources.write('[sources.gull]\nfeed = "https://gull.example/feed"\n')

    release = build(project).release

    assert not articles_in((*release.new, *release.changed, *release.unchanged))
    assert "status.html" in release.changed


def test_pelican_that_sees_all_articles_writes_only_those_that_differ(
    project: Path, add: Add
) -> None:
    with (project / "pelicanconf.py").open("a") as settings:
        settings.write("QUIETPRESS = {'window': 'all'}\nTAG_SAVE_AS = 'tag/{slug}.html'\n")
    add(range(24))
    build(project)
    add(range(24, 25))

    release = build(project).release

    assert len(articles_in(release.new)) == 1
    assert len(articles_in(release.changed)) == 1
    assert "tag/topic-0.html" in release.changed  # with all articles, not the new one alone
    assert "/0.html" in (project / "output/tag/topic-0.html").read_text()


def test_a_site_that_pelican_wrote_into_is_made_anew(project: Path, add: Add) -> None:
    add(range(12))
    build(project)

    run_pelican_alone(project / "pelicanconf.py", project / "output")
    mark = live_mark(project / "output")
    report = build(project)

    assert mark == ""
    assert len(report.release.unchanged) > 12
    assert report.release.changed == ()


def test_what_is_not_right_is_kept_to_be_looked_at_and_the_old_site_stays(
    project: Path, add: Add
) -> None:
    add(range(12))
    build(project)
    before = {path: path.read_bytes() for path in (project / "output").rglob("*.html")}
    template = project / "theme/templates/article.html"
    template.write_text(
        template.read_text().replace("<article", '<a href="/nowhere.html">x</a><article', 1)
    )

    with pytest.raises(PublishError, match="the old site stays") as caught:
        build(project)

    assert "quietpress check" in str(caught.value)
    assert (project / "state/refused/articles").is_dir()
    assert {p: p.read_bytes() for p in (project / "output").rglob("*.html")} == before
