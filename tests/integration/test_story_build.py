"""A story from what was collected to the pages and feeds of the site."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from made_up_events import Told, told
from projects import begin
from quietpress import Capture, Hints
from quietpress.publish.build import build_site
from quietpress.store import STORE_FILE, open_store

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
FEEDS = '[feeds.briefing]\ntitle = "What everybody reports"\nmin_sources = 3\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a site with a feed of what three sources report."""
    return begin(tmp_path, FEEDS)


def test_a_story_grows_from_one_night_to_the_next(project: Path) -> None:
    first, second, third, fourth = reports = reports_of("minister resigns")
    (whale, _, _) = reports_of("whale")

    collect(project, first, second, whale)
    build_site(project / "pelicanconf.py")
    after_two = [*(project / "output" / "stories").glob("*.html")]
    feed_of_two = feed_titles(project)
    collect(project, third, fourth)
    build_site(project / "pelicanconf.py")

    [page] = (project / "output" / "stories").glob("*.html")
    assert [page] == after_two
    assert {each.article.title for each in reports} <= set(links_of(page))
    assert whale.article.title not in links_of(page)
    sources = sorted(f"sources/{each.article.source}" for each in reports)
    assert feeds_on(page) == ["other", *sources, "all"]
    assert feed_of_two == []
    assert feed_titles(project) == [first.article.title]
    article = page_of(project, first)
    assert f"https://paper.example/stories/{page.name}" in article
    assert "Also reported by" in article
    assert "Also reported by" not in page_of(project, whale)


def reports_of(kind: str) -> list[Told]:
    """Return the reports of an event in English, without copies, in the order of their texts."""
    reports = [each for each in told(seed=0) if each.event == ("en", kind, 0)]
    reports.sort(key=lambda each: each.article.guid)
    return [each for each in reports if "(Agency)" not in each.article.html]


def collect(project: Path, *reports: Told) -> None:
    with open_store(project / STORE_FILE, now=NOW) as store:
        for report in reports:
            article = report.article
            url = f"https://{article.source}.example/{article.guid[-1]}"
            body = f"<html lang=en><title>{article.title}</title><h1>{article.title}</h1>"
            store.captures.add(
                Capture(
                    origin=url,
                    source=article.source,
                    body=f"<!doctype html>{body}{article.html}".encode(),
                    media_type="text/html",
                    captured=NOW + timedelta(minutes=len(article.title)),
                    hints=Hints(guid=article.guid, url=url, published=article.published),
                )
            )


def feed_titles(project: Path) -> list[str]:
    feed = feedparser.parse(str(project / "output" / "feeds" / "briefing.xml"))
    return [entry.title for entry in feed.entries]


def links_of(page: Path) -> list[str]:
    """Return the texts of all links on a page."""
    return [link.text(strip=True) for link in LexborHTMLParser(page.read_text("utf-8")).css("a")]


def feeds_on(page: Path) -> list[str]:
    """Return the names of the feeds that a page announces, in its order."""
    links = LexborHTMLParser(page.read_text("utf-8")).css("link[type='application/atom+xml']")
    hrefs = [link.attributes["href"] or "" for link in links]
    return [href.partition("/feeds/")[2].removesuffix(".atom.xml") for href in hrefs]


def page_of(project: Path, report: Told) -> str:
    folder = project / "output" / "articles" / report.article.source
    [page] = [each for each in folder.iterdir() if report.article.title in each.read_text("utf-8")]
    return page.read_text("utf-8")
