from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from lxml import etree

from made_up_archive import invented, put
from quietpress.publish.library import Library
from quietpress.publish.planning.planned import Move
from quietpress.publish.planning.sitemaps import SitemapPlanner
from quietpress.settings import Following, Topic
from quietpress.store import open_store

URL = "https://paper.example/daily"
NIGHT = datetime(2026, 11, 22, 3, tzinfo=UTC)
FOLLOWING = Following(topics={f"topic-{number}": Topic(title="T") for number in range(8)})
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def library(tmp_path):
    """Return a library with an article of October and two of November."""
    days = [datetime(2026, 10, 3, tzinfo=UTC), NIGHT, NIGHT.replace(day=9)]
    articles = [replace(invented(n), published=day) for n, day in enumerate(days)]
    with open_store(tmp_path / "store.sqlite3", now=NIGHT) as store:
        put(store, FOLLOWING, articles)
        yield Library(store, FOLLOWING)


def locations(body: bytes) -> list[str]:
    return [element.text.removeprefix(f"{URL}/") for element in etree.fromstring(body).iter(LOC)]


def files(families) -> dict[str, bytes]:
    return {file.path: file.make() for _, family in families for file in family}


def test_the_list_of_lists_names_the_pages_that_last_and_each_month(library):
    made = files(SitemapPlanner(library, URL, ["", "a.html"], has_articles=False).everything())

    assert locations(made["sitemap.xml"]) == [
        "sitemaps/pages.xml",
        "sitemaps/2026-11.xml",
        "sitemaps/2026-10.xml",
    ]
    assert locations(made["sitemaps/pages.xml"]) == ["", "a.html"]
    assert made["robots.txt"].decode().endswith(f"Sitemap: {URL}/sitemap.xml\n")


@pytest.mark.parametrize(
    ("has_articles", "articles"),
    [
        pytest.param(False, [], id="articles ask not to be found"),
        pytest.param(
            True, ["articles/source-1/1.html", "articles/source-2/2.html"], id="they may be"
        ),
    ],
)
def test_a_month_has_its_days_and_what_search_engines_may_show(library, has_articles, articles):
    made = files(SitemapPlanner(library, URL, [], has_articles=has_articles).everything())

    assert locations(made["sitemaps/2026-11.xml"]) == [
        "days/2026-11-09.html",
        "days/2026-11-22.html",
        *articles,
    ]


def test_only_the_months_of_what_is_other_now_are_planned(library):
    position = library.listings.position("urn:invented:0")
    planner = SitemapPlanner(library, URL, [], has_articles=True)

    names = [name for name, _ in planner.touched([Move("urn:invented:0", None, position)])]

    assert names == ["sitemap", "sitemap:2026-10"]


def test_a_month_without_articles_has_no_list_any_more(library):
    position = msgspec.structs.replace(
        library.listings.position("urn:invented:0"), published=NIGHT.replace(month=9)
    )
    planner = SitemapPlanner(library, URL, [], has_articles=True)

    planned = dict(planner.touched([Move("urn:invented:0", position, None)]))

    assert planned["sitemap:2026-09"] == []
