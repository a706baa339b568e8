from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from made_up_archive import invented, put
from quietpress.publish.days import Days
from quietpress.publish.library import Library
from quietpress.publish.pages.headlines import Headline, Link
from quietpress.publish.parts import Parts
from quietpress.publish.planning.planned import Move, PlannedFile
from quietpress.publish.planning.search import SearchPlanner
from quietpress.publish.words import Words
from quietpress.settings import Following, Source, Topic
from quietpress.store import open_store

NIGHT = datetime(2026, 11, 22, 3, tzinfo=UTC)
FOLLOWING = Following(
    topics={f"topic-{number}": Topic(title="T") for number in range(8)},
    sources={"source-1": Source(name="The <i>Tide</i>")},
)
OWN = Headline(title="How we work", path="how.html", language="", published=NIGHT)


@pytest.fixture
def library(tmp_path):
    """Return a library with an article of October and two of November."""
    days = [datetime(2026, 10, 3, tzinfo=UTC), NIGHT, NIGHT.replace(day=9)]
    articles = [
        replace(invented(n), published=day, title=f"Title {n} & more") for n, day in enumerate(days)
    ]
    with open_store(tmp_path / "store.sqlite3", now=NIGHT) as store:
        put(store, FOLLOWING, articles)
        yield Library(store, FOLLOWING)


def planner(library: Library, *own: Headline) -> SearchPlanner:
    days = Days(library, Parts(library.made_parts, b"", since=NIGHT.date(), kept_max=100))
    return SearchPlanner(library, own, days, [Link(name="T", path="topics/t.html")], [])


def files(families) -> dict[str, object]:
    return {
        file.path: json.loads(file.make())
        for _, family in families
        for file in family
        if isinstance(file, PlannedFile)
    }


def page(families):
    (planned,) = [each for _, family in families for each in family if each.path == "search.html"]
    return planned.values["search"]


def test_a_month_has_its_days_with_what_can_be_found_newest_first(library):
    made = files(planner(library).everything())

    assert made["search/2026-11.json"] == [
        {
            "date": "2026-11-22",
            "name": "22 November 2026",
            "articles": [
                {
                    "title": "Title 1 & more",
                    "path": "articles/source-1/1.html",
                    "language": "en",
                    "source": "The <i>Tide</i>",
                }
            ],
        },
        {
            "date": "2026-11-09",
            "name": "9 November 2026",
            "articles": [
                {
                    "title": "Title 2 & more",
                    "path": "articles/source-2/2.html",
                    "language": "en",
                    "source": "The source 2",
                }
            ],
        },
    ]


def test_the_page_names_the_months_newest_first(library):
    assert page(planner(library).everything()).files == ("2026-11", "2026-10")


def test_what_the_owner_wrote_is_searched_first(library):
    families = [*planner(library, OWN).everything()]

    assert page(families).files == ("own", "2026-11", "2026-10")
    assert files(families)["search/own.json"][0]["articles"] == [
        {"title": "How we work", "path": "how.html"}
    ]


def test_only_the_months_of_what_is_other_now_are_planned(library):
    position = library.listings.position("urn:invented:0")

    names = [name for name, _ in planner(library).touched([Move("urn:invented:0", None, position)])]

    assert names == ["search", "search:2026-10"]


def test_a_month_without_articles_has_no_file_any_more(library):
    position = library.listings.position("urn:invented:0")
    position = msgspec.structs.replace(position, published=NIGHT.replace(month=9))

    planned = dict(planner(library).touched([Move("urn:invented:0", position, None)]))

    assert planned["search:2026-09"] == []


def test_a_title_that_changes_changes_the_digest_of_its_month_alone(library, tmp_path):
    def digests(library: Library) -> dict[str, bytes]:
        families = planner(library).everything()
        return {file.path: file.digest for _, family in families for file in family}

    before = digests(library)
    changed = replace(invented(1), published=NIGHT, title="Another", updated=NIGHT.replace(hour=4))
    with open_store(tmp_path / "store.sqlite3", now=NIGHT) as store:
        put(store, FOLLOWING, [changed])
        after = digests(Library(store, FOLLOWING))

    assert {path for path in before if before[path] != after[path]} == {"search/2026-11.json"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", {"one": "# article", "other": "# articles"}, id="two forms"),
        pytest.param("zh-Hans", {"other": "#"}, id="one form"),
        pytest.param("ar", dict.fromkeys("zero one two few many other".split(), ""), id="six"),
    ],
)
def test_the_page_counts_in_the_forms_of_its_language(library, language, expected):
    library.words = Words(language)

    found = page(planner(library).everything()).found

    assert found.keys() == expected.keys()
    assert all(
        found[category].startswith(expected[category]) for category in found if language == "en"
    )
