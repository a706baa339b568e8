"""Real Pelican builds of small sites, some of them meant to do harm."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup
from pelican.log import FatalLogger
from pelican.plugins import signals

from pelican_runs import build
from quietpress.errors import PublishError, SettingsError
from quietpress.publish.build import build_site
from quietpress.publish.check import CheckOptions, check_site, folder_tree, siteurl_of

ROOT = Path(__file__).resolve().parents[2]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc0f01f00050001ff56c72f0d0000000049454e44ae426082"
)
PARAGRAPH = (
    "It rained on Monday for the first time since March, and the farmers of the valley stood "
    "outside to watch it fall, some of them with their hats off. "
)
HOSTILE = (
    "<script>alert(1)</script> </title><img src=x onerror=alert(1)> "
    "\" onload=\"alert(1)\" ' onfocus='alert(1)' &lt;b&gt;"
)
SOURCES = """
[sources.tide]
name = "Daily Tide"
url = "https://tide.example/"

[topics.world]
title = "World & Sea"
any = ["comet"]

[topics.local]
sources = ["tide"]

[topics.empty]
title = "Nothing here"
any = ["unheard-of"]
"""

Project = Callable[..., Path]


def item(name: str, **values: object) -> dict[str, object]:
    """Return an item of a JSON Feed."""
    return {
        "id": f"https://tide.example/{name}",
        "url": f"https://tide.example/{name}",
        "title": name,
        "content_html": f"<p>{PARAGRAPH * 3}</p>",
        "date_published": "2025-03-09T12:00:00Z",
        "language": "en",
        **values,
    }


def save_feed(project: Path, *items: dict[str, object], source: str = "tide") -> None:
    folder = project / "content" / "incoming" / source
    folder.mkdir(parents=True, exist_ok=True)
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": items}
    (folder / "feed.json").write_text(json.dumps(feed), encoding="utf-8")


def write_settings(project: Path, text: str) -> None:
    (project / "pelicanconf.py").write_text(
        "import runpy\n"
        f"shipped = runpy.run_path({str(ROOT / 'pelicanconf.py')!r})\n"
        "globals().update({name: value for name, value in shipped.items() if name.isupper()})\n"
        f"THEME = {str(ROOT / 'theme')!r}\n"
        f"PLUGIN_PATHS = [{str(ROOT / 'plugins')!r}]\n" + text,
        encoding="utf-8",
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    def make(*items: dict[str, object], settings: str = "") -> Path:
        folder = tmp_path / "project"
        (folder / "content").mkdir(parents=True)
        write_settings(folder, settings)
        (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
        if items:
            save_feed(folder, *items)
        return folder

    return make


def published(project: Path) -> Path:
    """Build a project, and return the folder of its site."""
    build(project / "pelicanconf.py", project / "output")
    return project / "output"


def run_pelican(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "pelican", "content", *arguments],
        cwd=project,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "400", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


# One site with all that is usual, built once.


def write_rich_project(folder: Path, settings: str = "") -> Path:
    (folder / "content" / "pages").mkdir(parents=True)
    write_settings(folder, settings)
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (folder / "content" / "pages" / "about.html").write_bytes(
        (ROOT / "content" / "pages" / "about.html").read_bytes()
    )
    footnote = (
        f"<p>{PARAGRAPH * 2} See the note<sup><a href='#fn1' id='back1'>1</a></sup>.</p>"
        f"<p>{PARAGRAPH}</p><ol><li id='fn1'>The note itself <a href='#back1'>back</a></li></ol>"
    )
    save_feed(
        folder,
        item("comet", title="A comet returns", content_html=footnote.replace("rained", "comet")),
        item("budget", authors=[{"name": "Ada Voss"}, {"name": "Ben Ode"}], title="Ferry budget"),
        item("twin-1", title="Twins", date_published="2025-03-08T10:00:00Z"),
        item(
            "twin-2",
            title="Twins",
            date_published="2025-03-07T10:00:00Z",
            content_html=f"<p>{PARAGRAPH * 4}</p>",
        ),
        item("spell", title="🎉 !!!", date_published="2025-02-01T00:00:00Z"),
        item("hostile", title=HOSTILE, authors=[{"name": HOSTILE}], summary=HOSTILE),
    )
    save_feed(
        folder,
        item("rain", title="أمطار في الوادي", language="ar", content_html=f"<p>{'مطر ' * 60}</p>"),
        source="nur",
    )
    fog = folder / "content" / "incoming" / "tide"
    (fog / "fog_files").mkdir()
    (fog / "fog_files" / "fog.png").write_bytes(PNG)
    (fog / "fog.html").write_text(
        "<!doctype html><html lang=en><title>Fog</title>"
        '<link rel=canonical href="https://tide.example/fog">'
        '<meta property="article:published_time" content="2025-03-10T08:00:00Z">'
        f"<body><article><h1>Fog</h1><p>{PARAGRAPH * 2}</p>"
        '<figure><img src="fog_files/fog.png" alt="The river in fog" width=900 height=600>'
        f"<figcaption>The river</figcaption></figure><p>{PARAGRAPH * 2}</p>"
        '<p>Share <a href="https://social.example/share">Facebook</a> '
        '<a href="https://social.example/tweet">Twitter</a></p></article>',
        encoding="utf-8",
    )
    os.utime(fog / "fog.html", (1741700000, 1741700000))
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that is looked at as it is built at home."""
    return published(write_rich_project(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def site_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same site, built for https://paper.example/daily."""
    settings = 'SITEURL = "https://paper.example/daily"\nRELATIVE_URLS = False\n'
    return published(write_rich_project(tmp_path_factory.mktemp("web"), settings))


def test_every_kind_of_page_and_feed_is_there(site):
    assert {
        "index.html",
        "archives.html",
        "days/2025-03-09.html",
        "topics/world/2025-03.html",
        "sources/tide/2025-03.html",
        "status.html",
        "404.html",
        "about.html",
        "subscribe.html",
        "opml.xml",
        "articles/tide/a-comet-returns.html",
        "sources/tide.html",
        "topics/world.html",
        "topics/other.html",
        "feeds/all.xml",
        "feeds/all.atom.xml",
        "feeds/world.xml",
        "feeds/world.atom.xml",
        "feeds/world.json",
        "feeds/sources/tide.xml",
        "theme/css/quietpress.css",
    } <= files(site).keys()


def test_an_article_page_reads_as_its_article(site):
    article = page(site / "articles" / "tide" / "ferry-budget.html")

    assert text(article.h1) == "Ferry budget"
    assert "By Ada Voss and Ben Ode · 9 March 2025 · 1 min" in text(article.article.header)
    assert article.article.header.time["datetime"] == "2025-03-09T12:00:00Z"
    assert article.find("a", class_="original")["href"] == "https://tide.example/budget"
    assert "hats off" in text(article.find(class_="text"))
    assert text(article.find(class_="receipt")) == "Nothing was removed"


def test_an_article_page_tells_what_was_removed(site):
    receipt = page(site / "articles" / "tide" / "fog.html").find("details", class_="receipt")

    assert text(receipt.summary).startswith("What was removed: ")
    assert "Facebook" in text(receipt.ul)
    assert not receipt.find_all(["a", "img"])


def test_an_article_in_arabic_begins_at_the_right(site):
    article = page(next((site / "articles" / "nur").iterdir()))

    assert (article.h1["lang"], article.h1["dir"]) == ("ar", "rtl")
    assert article.find(class_="text")["dir"] == "rtl"
    assert article.html["lang"] == "en"


def test_equal_titles_and_titles_that_cannot_be_spelled_all_have_pages(site):
    names = {path.name for path in (site / "articles" / "tide").iterdir()}

    assert len(names) == 7
    assert "twins.html" in names


def test_a_picture_that_came_with_a_page_is_shown_from_our_own_site(site):
    file = site / "articles" / "tide" / "fog.html"
    image = page(file).find(class_="text").img

    assert (file.parent / image["src"]).resolve().read_bytes() == PNG


def test_a_picture_and_a_footnote_have_absolute_addresses_in_the_feeds(site_below_a_path):
    bodies = "".join(
        entry.content[0].value
        for entry in feedparser.parse(
            str(site_below_a_path / "feeds" / "all.atom.xml"), sanitize_html=False
        ).entries
    )

    base = "https://paper.example/daily"
    assert f'src="{base}/media/' in bodies
    assert f'href="{base}/articles/tide/a-comet-returns.html#' in bodies


def test_a_topic_page_lists_its_articles_by_day_and_names_its_feeds(site):
    topic = page(site / "topics" / "local.html")

    days = [text(heading) for heading in topic.find_all("h2")]
    assert days[0] == "Monday 10 March 2025"
    assert topic.find("a", string="Atom")["href"] == "../feeds/local.atom.xml"


@pytest.mark.parametrize("kind", ["xml", "atom.xml"])
def test_a_topic_without_articles_has_its_page_and_an_empty_feed(site, kind):
    assert "No articles yet" in text(page(site / "topics" / "empty.html").main)
    feed = feedparser.parse(str(site / "feeds" / f"empty.{kind}"))
    assert not feed.bozo
    assert feed.entries == []


def test_every_page_names_feeds(site):
    for name, body in files(site).items():
        if name.endswith(".html"):
            assert b'rel="alternate" type="application/atom+xml"' in body, name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", ["all"]),
        ("topics/world.html", ["world", "all"]),
        ("sources/tide.html", ["sources/tide", "all"]),
        ("articles/tide/a-comet-returns.html", ["world", "local", "sources/tide", "all"]),
        ("status.html", ["status", "all"]),
    ],
)
def test_a_page_names_the_feed_of_what_it_shows_before_others(site, path, expected):
    links = page(site / path).find_all("link", rel="alternate", type="application/atom+xml")

    feeds = [link["href"].partition("feeds/")[2].removesuffix(".atom.xml") for link in links]
    assert feeds == expected


def test_the_subscribe_page_names_every_paper(site):
    named = [
        link["href"]
        for link in page(site / "subscribe.html").find_all("link", type="application/feed+json")
    ]

    assert {"./feeds/world.json", "./feeds/local.json"} < {*named}
    assert named[-1] == "./feeds/all.json"


def test_every_feed_can_be_read_and_all_articles_are_in_the_feed_of_all(site):
    feeds = {path.name: feedparser.parse(str(path)) for path in site.glob("feeds/**/*.xml")}

    assert not any(feed.bozo for feed in feeds.values())
    everything = json.loads((site / "feeds" / "all.json").read_text(encoding="utf-8"))
    assert len(everything["items"]) == 8
    assert len(feeds["all.xml"].entries) == len(feeds["all.atom.xml"].entries) == 8


@pytest.mark.parametrize("name", ["site", "site_below_a_path"])
def test_a_site_passes_its_own_check(request, name):
    tree = folder_tree(request.getfixturevalue(name))

    report = check_site(tree, CheckOptions(siteurl=siteurl_of(tree)))

    assert [str(finding) for finding in report.findings] == []
    assert report.counts["articles"] == 8


def test_markup_in_titles_names_and_summaries_is_text_on_every_page(site):
    found = 0
    for name, body in files(site).items():
        if name.endswith(".html"):
            found += harmless(body, name)

    assert found >= 4


def harmless(body: bytes, name: str) -> bool:
    """Check that nothing hostile runs on a page; tell whether it is shown there as text."""
    soup = BeautifulSoup(body, "html5lib")
    for element in soup.find_all(name=True):
        assert not [key for key in element.attrs if key.startswith("on")], (name, element)
    # What a script has in a type that no browser runs is data.
    scripts = soup.find_all("script", type=lambda kind: kind != "application/ld+json")
    assert not [script for script in scripts if "alert(1)" in (script.string or "")], name
    return "alert(1)" in soup.get_text()


def pages_of(site: Path) -> Iterable[tuple[str, BeautifulSoup]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), page(path)


def broken_links(site: Path, siteurl: str) -> list[tuple[str, str]]:
    """Return page and address of every link into the site that leads nowhere in it."""
    documents = dict(pages_of(site))
    broken = []
    for name, document in documents.items():
        for element in document.find_all(name=True):
            for address in (element.get("href"), element.get("src")):
                target = urljoin(f"{siteurl}/{name}", address or "")
                if not address or urlsplit(target).netloc != urlsplit(siteurl).netloc:
                    continue
                path, _, fragment = target.removeprefix(f"{siteurl}/").partition("#")
                file = unquote(path) + ("index.html" if path.endswith("/") or not path else "")
                is_there = target.startswith(f"{siteurl}/") and (site / file).is_file()
                has_anchor = not fragment or documents[file].find(id=fragment)
                if not is_there or not has_anchor:
                    broken.append((name, address))
    return broken


def test_no_link_of_the_site_is_broken_at_home(site):
    assert broken_links(site, "http://127.0.0.1:8000") == []


def test_no_link_of_the_site_is_broken_below_a_path(site_below_a_path):
    assert broken_links(site_below_a_path, "https://paper.example/daily") == []


def test_no_address_of_ours_in_a_feed_or_in_the_list_of_feeds_is_broken(site_below_a_path):
    base = "https://paper.example/daily/"
    found = set()
    for path in (*site_below_a_path.glob("feeds/**/*.*"), site_below_a_path / "opml.xml"):
        # Feeds hold their HTML escaped, so an address may end at an entity as well as a quote.
        found |= set(re.findall(rf"{re.escape(base)}[^\s\\\"'<>&]*", path.read_text()))

    assert len(found) > 20
    for address in found:
        name, _, fragment = address.removeprefix(base).partition("#")
        file = site_below_a_path / (unquote(name) or "index.html")
        assert file.is_file(), address
        assert not fragment or page(file).find(id=fragment), address


def test_the_link_walker_finds_a_broken_link_and_a_missing_anchor(tmp_path):
    (tmp_path / "index.html").write_text(
        '<a href="/gone.html">x</a><a href="#nowhere">y</a><a href="index.html">z</a>'
    )

    addresses = [address for _, address in broken_links(tmp_path, "https://paper.example")]

    assert addresses == ["/gone.html", "#nowhere"]


def test_the_page_for_a_missing_page_is_right_at_any_address(site_below_a_path, site):
    for folder, root in ((site_below_a_path, "/daily/"), (site, "/")):
        missing = page(folder / "404.html")
        links = [element["href"] for element in missing.find_all(href=True)]
        assert links[1:]
        assert all(link.startswith((root, "#main")) for link in links)


def test_two_builds_are_the_same_bytes_whatever_the_hash_seed(tmp_path):
    sites = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        write_rich_project(folder)
        for name in ("one", "two", "three"):
            save_own_article(folder, name)
        done = run_pelican(folder, "--fatal", "errors", PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr + done.stdout
        sites.append(files(folder / "output"))

    assert sites[0] == sites[1]


# The owner's own articles and pages.


def save_own_article(project: Path, name: str, body: str = "<p>My own words.</p>") -> None:
    (project / "content" / f"{name}.html").write_text(
        f"<html><head><title>Own {name}</title><meta name=date content='2025-03-09 09:00'></head>"
        f"<body>{body}</body></html>",
        encoding="utf-8",
    )


def test_ordinary_articles_of_the_owner_stand_beside_the_collected_ones(project):
    folder = project(item("rain"))
    save_own_article(folder, "note")

    site = published(folder)

    assert text(page(site / "own-note.html").h1) == "Own note"
    assert "My own words." in text(page(site / "own-note.html").main)
    for name in ("index.html", "archives.html"):
        links = [link["href"] for link in page(site / name).main.find_all("a")]
        assert "./own-note.html" in links
    assert len(feedparser.parse(str(site / "feeds" / "all.xml")).entries) == 1


@pytest.mark.parametrize("status", ["hidden", "draft"])
def test_an_article_that_the_owner_does_not_list_has_a_page_and_stands_in_no_list(project, status):
    folder = project(item("rain"))
    save_own_article(folder, "note")
    note = folder / "content" / "note.html"
    note.write_text(note.read_text().replace("<meta", f"<meta name=status content={status}><meta"))

    site = published(folder)

    own = next(site.rglob("own-note.html"))
    assert text(page(own).h1) == "Own note"
    assert "Own note" not in (site / "archives.html").read_text()


def test_who_owns_the_site_is_no_author_of_what_it_collects(project):
    folder = project(item("rain"), settings='AUTHOR = "Olga Owner"\n')
    save_own_article(folder, "note")

    site = published(folder)

    assert "Olga Owner" in text(page(site / "own-note.html").main)
    assert "Olga Owner" not in (site / "articles" / "tide" / "rain.html").read_text()


def test_the_theme_prints_every_page_that_pelican_can_be_asked_for(project):
    settings = (
        'CATEGORY_SAVE_AS = "category/{slug}.html"\n'
        'TAG_SAVE_AS = "tag/{slug}.html"\n'
        'AUTHOR_SAVE_AS = "author/{slug}.html"\n'
        'YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL = "{date:%Y}/index.html"\n'
        'DAY_ARCHIVE_SAVE_AS = DAY_ARCHIVE_URL = "{date:%Y}/{date:%m}/{date:%d}.html"\n'
        'DIRECT_TEMPLATES = ["index", "archives", "404", "tags", "categories", "authors"]\n'
        'PAGINATED_TEMPLATES = {"tag": 1, "category": 1, "author": 1}\n'
    )
    items = [item(f"rain-{n}", authors=[{"name": HOSTILE}, {"name": "🎉"}]) for n in range(3)]
    site = published(project(*items, settings=settings))

    assert text(page(site / "2025" / "index.html").h1) == "2025"
    assert text(page(site / "2025" / "03" / "09.html").h1) == "9 March 2025"
    assert text(page(site / "tag" / "local.html").h1) == "Local"
    assert page(site / "category" / "local.html").find("a", rel="next", string="Older")
    assert page(site / "authors.html").find("a", string="🎉")
    assert broken_links(site, "http://127.0.0.1:8000") == []
    assert all(harmless(path.read_bytes(), path.name) for path in site.glob("author/*alert*.html"))


# Pelican's own readers and its copier never touch what was collected.


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param("", id="as shipped"),
        pytest.param("ARTICLE_EXCLUDES = PAGE_EXCLUDES = STATIC_EXCLUDES = []\n", id="no excludes"),
        pytest.param(
            'ARTICLE_EXCLUDES = ["pages"]\nPAGE_EXCLUDES = []\nSTATIC_EXCLUDES = []\n'
            'STATIC_PATHS = ["./"]\nARTICLE_PATHS = ["."]\n',
            id="everything is read and copied",
        ),
    ],
)
def test_a_collected_page_cannot_say_where_or_how_it_is_published(project, settings):
    folder = project(settings=settings)
    (folder / "content" / "incoming").mkdir()
    (folder / "content" / "incoming" / "evil.html").write_text(
        "<html lang=en><head><title>Evil</title><meta name=save_as content='feeds/all.xml'>"
        "<meta name=template content='index'><meta name=status content=hidden>"
        f"<meta name=date content='2025-01-01'></head><body><article><p>{PARAGRAPH * 3}</p>"
        "<script>alert(1)</script></article></body></html>"
    )

    site = published(folder)

    assert feedparser.parse(str(site / "feeds" / "all.xml")).entries[0].title == "Evil"
    assert [path.name for path in site.rglob("evil*")] == ["evil.html"]
    assert not any(b"alert(1)" in body for body in files(site).values())


@pytest.mark.parametrize("how", ["attach", "static", "filename"])
def test_a_link_in_a_collected_page_copies_no_file_into_the_site(project, how):
    links = (
        f"<p>{PARAGRAPH * 3}<a href='{{{how}}}/../secret.txt'>a</a>"
        f"<a href='|{how}|/../secret.txt'>b</a><img src='{{{how}}}../../../secret.txt'></p>"
    )
    folder = project(item("leak", content_html=links, summary=links))
    (folder / "secret.txt").write_text("the secret words")

    site = published(folder)

    assert not any(b"the secret words" in body for body in files(site).values())


@pytest.mark.parametrize("how", ["attach", "static"])
def test_a_page_of_the_owner_that_links_a_collected_file_stops_the_build(project, how):
    folder = project(item("rain"))
    save_own_article(folder, "note", f"<a href='{{{how}}}/incoming/tide/feed.json'>raw</a>")

    with pytest.raises(PublishError, match=r"feed\.json was collected"):
        published(folder)

    assert not (folder / "output").exists()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param('SITEURL = ""\n', "SITEURL = ''", id="no address"),
        pytest.param(
            'SITEURL = "paper.example"\n', "such as 'https://paper.example'", id="no scheme"
        ),
        pytest.param("OUTPUT_SOURCES = True\n", "OUTPUT_SOURCES = True", id="sources shown"),
        pytest.param(
            'STATIC_PATHS = ["incoming/tide"]\n', "STATIC_PATHS: 'incoming/tide'", id="copied"
        ),
        pytest.param('ARTICLE_PATHS = ["incoming"]\n', "ARTICLE_PATHS: 'incoming'", id="read"),
        pytest.param('QUIETPRESS = {"incoming": "."}\n', "incoming = '.'", id="all of content"),
        pytest.param('QUIETPRESS = {"colour": "red"}\n', "QUIETPRESS: colour", id="unknown key"),
        pytest.param("1 / 0\n", "division by zero", id="the file does not run"),
        pytest.param('import sys\nsys.exit("no thanks")\n', "no thanks", id="the file exits"),
        pytest.param("PLUGINS = []\n", 'add "quietpress" to PLUGINS', id="plugin not named"),
        pytest.param('PLUGINS = ["quietpres"]\n', "quietpres", id="plugin misspelled"),
    ],
)
def test_settings_that_cannot_be_used_stop_before_any_work(project, settings, message):
    folder = project(item("rain"), settings=settings)

    with pytest.raises(SettingsError) as caught:
        published(folder)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (folder / "output").exists()


# Without the plugin, or with a broken one, Pelican itself publishes nothing.


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        pytest.param(None, "The plugin quietpress is not loaded", id="missing"),
        pytest.param("def (", "SyntaxError", id="syntax error"),
        pytest.param("import gone", "The plugin quietpress is not loaded", id="import error"),
        pytest.param(
            "def register():\n    raise OSError\n",
            "The plugin quietpress is not loaded",
            id="register raises",
        ),
    ],
)
def test_pelican_without_a_working_plugin_publishes_nothing(project, plugin, message):
    # By another name: where Quietpress is installed, Pelican prefers that to a folder.
    plugins = 'PLUGINS = ["broken_quietpress"]\n' if plugin else "PLUGINS = []\n"
    folder = project(item("rain"), settings=f'{plugins}PLUGIN_PATHS = ["own"]\n')
    (folder / "content" / "incoming" / "rain.html").write_text(
        "<title>Rain</title><meta name=date content=2025-01-01><script>alert(1)</script>"
    )
    save_own_article(folder, "note")
    (folder / "own").mkdir()
    (folder / "own" / "broken_quietpress.py").write_text(plugin or "")

    done = run_pelican(folder)

    assert done.returncode == 1
    assert message in done.stdout + done.stderr
    assert not (folder / "output").exists() or files(folder / "output") == {}


# Sites that are not ours, with themes that do not escape.

FOREIGN = """
from pelican.settings import DEFAULT_CONFIG
THEME = "{theme}"
JINJA_ENVIRONMENT = {{"autoescape": False}}
PAGINATED_TEMPLATES = DEFAULT_CONFIG["PAGINATED_TEMPLATES"]
DIRECT_TEMPLATES = DEFAULT_CONFIG["DIRECT_TEMPLATES"]
AUTHOR_SAVE_AS = DEFAULT_CONFIG["AUTHOR_SAVE_AS"]
"""


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_theme_that_does_not_escape_runs_nothing_that_was_collected(project, theme):
    hostile = item("evil", title=HOSTILE, authors=[{"name": HOSTILE}], summary=HOSTILE)
    folder = project(hostile, settings=FOREIGN.format(theme=theme))

    site = published(folder)

    shown = [harmless(path.read_bytes(), path.name) for path in site.rglob("*.html")]
    assert sum(shown) >= 2
    assert "<script>" in feedparser.parse(
        str(site / "feeds" / "all.xml"), sanitize_html=False
    ).entries[0].title.replace("&lt;", "<").replace("&gt;", ">")


def test_a_theme_without_our_templates_still_gets_articles_and_feeds(project):
    folder = project(item("rain"), settings=FOREIGN.format(theme="simple"))

    site = published(folder)

    assert (site / "articles" / "tide" / "rain.html").is_file()
    assert (site / "feeds" / "local.xml").is_file()
    assert not (site / "topics").exists()


def test_our_theme_is_harmless_on_a_site_that_does_not_escape(project):
    hostile = item("evil", title=HOSTILE, authors=[{"name": HOSTILE}], summary=HOSTILE)
    folder = project(hostile, settings='JINJA_ENVIRONMENT = {"autoescape": False}\n')

    site = published(folder)

    assert sum(harmless(path.read_bytes(), path.name) for path in site.rglob("*.html")) >= 3


# What is left out, and what goes wrong.


def test_a_site_that_has_collected_nothing_is_still_a_good_site(project):
    site = published(project())

    assert "No article has come in yet." in text(page(site / "index.html").main)
    assert feedparser.parse(str(site / "feeds" / "all.atom.xml")).bozo == 0
    assert broken_links(site, "http://127.0.0.1:8000") == []


def test_a_document_that_is_left_out_is_named_on_every_build(project, caplog):
    folder = project(item("rain"))
    (folder / "content" / "incoming" / "short.txt").write_text("Too short.")

    for _ in range(2):
        caplog.clear()
        edition = build(folder / "pelicanconf.py", folder / "output")

        assert [left_out.origin for left_out in edition.left_out] == ["short.txt"]
        assert "short.txt is left out: " in caplog.text
        assert {record.levelno for record in caplog.records if "short" in record.message} == {
            logging.WARNING
        }


def test_a_selector_that_fits_nothing_is_named(project, caplog):
    folder = project(*(item(f"rain-{number}") for number in range(10)))
    sources = SOURCES.replace("[sources.tide]", '[sources.tide]\nremove = [".promo"]')
    (folder / "sources.toml").write_text(sources)

    build(folder / "pelicanconf.py", folder / "output")

    assert (
        "sources.tide.remove: '.promo' matches nothing in 10 articles: the page may have changed"
        in caplog.text
    )


def test_an_article_of_the_owner_that_cannot_be_read_fails_the_build_in_one_line(project):
    folder = project(item("rain"))
    (folder / "content" / "note.html").write_text(
        "<html><head><title>x</title><meta name=date content=never></head><body></body></html>"
    )

    with pytest.raises(PublishError) as caught:
        published(folder)

    assert str(caught.value) == "Pelican stopped: Could not process ./note.html"


def test_articles_that_get_lost_on_the_way_fail_the_build(project, tmp_path):
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "losing_plugin.py").write_text(
        "from pelican.plugins import signals\n"
        "def lose(generator):\n    generator.articles.clear()\n"
        "def register():\n    signals.article_generator_finalized.connect(lose)\n"
    )
    settings = f'PLUGINS = ["quietpress", "losing_plugin"]\nPLUGIN_PATHS += [{str(plugins)!r}]\n'
    folder = project(item("rain"), item("wind"), settings=settings)

    with pytest.raises(PublishError, match="files were not written"):
        build_site(folder / "pelicanconf.py")


def test_a_build_leaves_the_process_as_it_was(project, capsys):
    folder = project(item("rain"))
    before = (FatalLogger.fatal_lvl, sys.path.copy(), logging.getLogger().handlers.copy())

    published(folder)

    after = (FatalLogger.fatal_lvl, sys.path.copy(), logging.getLogger().handlers.copy())
    assert after == before
    assert not list(signals.initialized.receivers_for(None))
    assert capsys.readouterr().out == ""


# publishconf.py, for the web.


def copy_of_the_repository(tmp_path: Path) -> Path:
    for name in ("pelicanconf.py", "publishconf.py"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for name in ("theme", "plugins"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "content").mkdir()
    save_feed(tmp_path, item("rain"))
    return tmp_path


def test_publishing_without_an_address_says_how_to_give_one(tmp_path):
    folder = copy_of_the_repository(tmp_path)

    done = run_pelican(folder, "--settings", "publishconf.py", SITEURL="")

    assert done.returncode == 1
    assert done.stderr.startswith("SITEURL is not set. Give the address")
    assert "Traceback" not in done.stderr


def test_publishing_with_an_address_writes_it_everywhere(tmp_path):
    folder = copy_of_the_repository(tmp_path)

    done = run_pelican(
        folder, "-s", "publishconf.py", "--fatal", "errors", SITEURL="https://paper.example/daily/"
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert broken_links(folder / "output", "https://paper.example/daily") == []
    entry = feedparser.parse(str(folder / "output" / "feeds" / "all.xml")).entries[0]
    assert entry.link == "https://paper.example/daily/articles/tide/rain.html"
