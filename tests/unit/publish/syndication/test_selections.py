from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quietpress.publish.pages.headlines import Link
from quietpress.publish.syndication.selections import fits, selections, source_selections
from quietpress.publish.words import Words
from quietpress.settings import Combination, Following, Topic
from quietpress.store import Position, Scope

TIDE = Link(name="Daily Tide", path="sources/tide.html")
FOLLOWING = Following(
    topics={"world": Topic(title="World"), "sport": Topic(title="Sport")},
    feeds={"quiet": Combination(title="Quiet", none=("sport",), limit=7)},
)


def named(name, following=FOLLOWING):
    [found] = [each for each in selections(following) if each.name == name]
    return found


def test_everything_comes_first_and_topics_in_their_order_last():
    names = [selection.name for selection in selections(FOLLOWING)]

    assert names == ["all", "quiet", "world", "sport"]


def test_a_topic_has_its_page_and_its_articles():
    world = named("world")

    assert (world.title, world.page) == ("World", "topics/world.html")
    assert world.scope == Scope(any=("world",))


def test_a_source_has_its_page_and_its_articles():
    [tide] = source_selections({"tide": TIDE}, Words("en"))

    assert (tide.name, tide.title, tide.page) == ("sources/tide", "Daily Tide", "sources/tide.html")
    assert tide.scope == Scope(source="tide")


def test_a_combination_has_its_own_length():
    assert named("quiet").entries_max == 7


FITTING = [
    pytest.param(Scope(), True, id="everything"),
    pytest.param(Scope(any=("world",)), True, id="its topic"),
    pytest.param(Scope(any=("sport",)), False, id="another topic"),
    pytest.param(Scope(any=("sport", "art")), True, id="one of its topics"),
    pytest.param(Scope(none=("sport",)), True, id="none of others"),
    pytest.param(Scope(any=("world",), none=("art",)), False, id="none wins"),
    pytest.param(Scope(source="tide"), True, id="its source"),
    pytest.param(Scope(source="gull"), False, id="another source"),
]


@pytest.mark.parametrize(("scope", "fitting"), FITTING)
def test_an_article_fits_a_scope_by_where_it_stands(scope, fitting):
    place = Position("urn:x:1", 1, "tide", ("art", "world"), datetime(2026, 11, 22, tzinfo=UTC))

    assert fits(scope, place) is fitting
