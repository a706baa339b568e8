"""The days of lists, and what earlier builds have made of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from sqlite3 import connect

import pytest

from made_up_archive import invented, put
from made_up_events import told
from quietpress.article import Article
from quietpress.publish.days import Days, ListedDay, ListedDays
from quietpress.publish.library import Library
from quietpress.publish.parts import Parts
from quietpress.settings import Following, Topic
from quietpress.store import EVERYTHING, Store, open_store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
EVENT = ("en", "minister resigns", 0)
FOLLOWING = Following(topics={f"topic-{number}": Topic(title="T") for number in range(8)})


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3", now=NOON) as store:
        yield store


def article(number: int, days_ago: int = 0, **changes: object) -> Article:
    return replace(invented(number), published=NOON - days_ago * DAY, **changes)


class Build:
    """The days of all articles of a store in one build, and which of them were made in it."""

    def __init__(self, store: Store, recipe: bytes = b"", following: Following = FOLLOWING) -> None:
        library = Library(store, following)
        self.made: list[str] = []
        self.parts = Parts(store.made_parts, recipe, since=(NOON - 7 * DAY).date(), kept_max=100)
        self._days = Days(library, self.parts).of(store.listings.newest(EVERYTHING))

    def texts(self, about: str = "") -> list[str]:
        texts = [*self._days.texts(self._make, about)]
        self.parts.keep()
        return texts

    def days(self) -> ListedDays:
        return self._days

    def _make(self, day: ListedDay) -> str:
        self.made.append(day.name)
        return " ".join(headline.title for headline in day.headlines)


def test_articles_stand_under_the_day_of_their_publication(store):
    put(store, FOLLOWING, [article(1), article(2), article(3, days_ago=1)])

    days = Build(store).days()

    assert [(day.name, len(day.headlines)) for day in days] == [
        ("Sunday 22 November 2026", 2),
        ("Saturday 21 November 2026", 1),
    ]
    assert days.total == 3


def test_a_day_that_is_as_it_was_is_not_made_again(store):
    put(store, FOLLOWING, [article(1), article(2, days_ago=1)])
    before = Build(store).texts()
    put(store, FOLLOWING, [article(3, title="New")])

    build = Build(store)

    assert build.texts()[1] == before[1]
    assert build.made == ["Sunday 22 November 2026"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title": "Corrected"}, id="another title"),
        pytest.param({"language": "da"}, id="another language"),
    ],
)
def test_a_day_is_made_again_after_a_correction(store, changes):
    put(store, FOLLOWING, [article(1), article(2, days_ago=1)])
    Build(store).texts()
    put(store, FOLLOWING, [article(2, days_ago=1, updated=NOON, **changes)])

    build = Build(store)

    assert build.texts()
    assert build.made == ["Saturday 21 November 2026"]


@pytest.mark.parametrize(
    ("recipe", "about"),
    [
        pytest.param(b"another", "", id="by another recipe"),
        pytest.param(b"", "another", id="for something else"),
    ],
)
def test_a_day_is_made_again(store, recipe, about):
    put(store, FOLLOWING, [article(1)])
    Build(store).texts()

    build = Build(store, recipe)

    assert build.texts(about)
    assert build.made


def test_a_day_is_made_again_when_others_report_the_same(store):
    one, other = [each.article for each in told(seed=0) if each.event == EVENT][:2]
    put(store, FOLLOWING, [replace(one, published=NOON - DAY, topics=("topic-1",))])
    Build(store).texts()
    put(store, FOLLOWING, [replace(other, published=NOON, topics=("topic-1",))])

    build = Build(store)

    assert build.texts()
    assert build.made == ["Sunday 22 November 2026", "Saturday 21 November 2026"]


def test_old_days_are_not_kept(store):
    put(store, FOLLOWING, [article(1, days_ago=30)])
    Build(store).texts()

    build = Build(store)

    assert build.texts()
    assert build.made


def test_all_that_earlier_builds_have_made_can_be_made_anew(store):
    put(store, FOLLOWING, [article(1)])
    Build(store).texts()
    build = Build(store)

    build.parts.forget()

    assert build.texts()
    assert build.made


def test_a_day_of_articles_without_digests_is_known_by_their_bodies(store, tmp_path):
    put(store, FOLLOWING, [article(1)])
    with closing(connect(tmp_path / "store.sqlite3")) as connection, connection:
        connection.execute("UPDATE article SET digest = x''")  # stored when there was none
    before = Build(store).days().digest

    put(store, FOLLOWING, [article(1, title="Corrected", updated=NOON + DAY)])

    assert Build(store).days().digest != before
