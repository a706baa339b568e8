from __future__ import annotations

import pytest

from quietpress.publish.headlines import Link
from quietpress.publish.selections import selections, source_selections
from quietpress.publish.words import Words
from quietpress.settings import Combination, Following, Topic

TIDE = Link(name="Daily Tide", path="sources/tide.html")
FOLLOWING = Following(
    topics={"world": Topic(title="World"), "sport": Topic(title="Sport")},
    feeds={"quiet": Combination(title="Quiet", none=("sport",), limit=7)},
)


def named(name, following=FOLLOWING):
    [found] = [each for each in selections(following) if each.name == name]
    return found


def combined(**rules):
    return named("quiet", Following(feeds={"quiet": Combination(**rules)}))


def test_everything_comes_first_and_topics_in_their_order_last():
    names = [selection.name for selection in selections(FOLLOWING)]

    assert names == ["all", "quiet", "world", "sport"]


def test_a_topic_has_its_page_and_takes_its_articles(article):
    world = named("world")

    assert (world.title, world.page) == ("World", "topics/world.html")
    assert world.takes(article(topics=("sport", "world")))
    assert not world.takes(article(topics=("sport",)))


def test_a_source_has_its_page_and_takes_its_articles(article):
    [tide] = source_selections({"tide": TIDE}, Words("en"))

    assert (tide.name, tide.title, tide.page) == ("sources/tide", "Daily Tide", "sources/tide.html")
    assert tide.takes(article(source="tide"))
    assert not tide.takes(article(source="gull"))


def test_a_combination_has_its_own_length():
    assert named("quiet").entries_max == 7


TAKEN = [
    pytest.param({}, {"topics": ("sport",)}, True, id="no rule takes everything"),
    pytest.param({"any": ("world", "art")}, {"topics": ("art",)}, True, id="one of them"),
    pytest.param({"any": ("world", "art")}, {"topics": ("sport",)}, False, id="not one"),
    pytest.param({"none": ("sport",)}, {"topics": ("world",)}, True, id="all but these"),
    pytest.param({"none": ("sport",)}, {"topics": ("world", "sport")}, False, id="none wins"),
    pytest.param(
        {"any": ("world",), "none": ("world",)}, {"topics": ("world",)}, False, id="any and none"
    ),
    pytest.param({"language": "en"}, {"language": "en"}, True, id="language"),
    pytest.param({"language": "en"}, {"language": "en-GB"}, True, id="kind of a language"),
    pytest.param({"language": "EN"}, {"language": "en-gb"}, True, id="case of a language"),
    pytest.param({"language": "en-GB"}, {"language": "en"}, False, id="only the kind"),
    pytest.param({"language": "e"}, {"language": "en"}, False, id="begins alike"),
    pytest.param({"language": "en"}, {"language": ""}, False, id="unknown language"),
]


@pytest.mark.parametrize(("rules", "of_article", "taken"), TAKEN)
def test_a_combination_takes_what_its_rules_say(article, rules, of_article, taken):
    assert combined(**rules).takes(article(**of_article)) is taken
