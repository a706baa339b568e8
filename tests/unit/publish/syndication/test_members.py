from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from paper_in_memory import NIGHT, Paper
from quietpress.publish.syndication.members import Blocks, Members, block_of
from quietpress.publish.syndication.selections import Selection, selections
from quietpress.settings import Combination, Following, Topic
from quietpress.store import Scope

FOLLOWING = Following(topics={key: Topic(title=key) for key in ("world", "art", "sport")})


@pytest.fixture
def paper():
    with closing(Paper(FOLLOWING)) as made:
        yield made


def members(paper, *, language="", **scope):
    selection = Selection(
        name="quiet", title="", description="", page="", scope=Scope(**scope), language=language
    )
    return Members(paper.library(), Blocks(paper.store.listings), selection)


def combined(paper, **rules):
    following = Following(feeds={"quiet": Combination(**rules)})
    [selection] = [each for each in selections(following) if each.name == "quiet"]
    return Members(paper.library(), Blocks(paper.store.listings), selection)


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
def test_a_combination_takes_what_its_rules_say(paper, article, rules, of_article, taken):
    paper.put(article(**of_article), number=7)

    found = combined(paper, **rules)

    assert bool([*found.newest()]) is taken
    assert bool(found.arrived(0)) is taken
    assert found.count(0) == found.count_since(NIGHT - timedelta(weeks=1)) == taken


def test_a_block_is_a_thousand_arrivals():
    assert [block_of(number) for number in (1, 999, 1000, 2999)] == [0, 0, 1, 2]


def test_articles_of_a_block_come_in_the_order_of_their_arrival(paper, article):
    for number, days in ((1000, 0), (1001, 9), (1999, 3), (2000, 1)):
        paper.put(
            article(guid=f"urn:x:{number}", published=NIGHT - timedelta(days=days)), number=number
        )

    arrived = members(paper).arrived(1)

    assert [listed.number for listed in arrived] == [1000, 1001, 1999]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param({"any": ("art",)}, id="topic"),
        pytest.param({"source": "gull"}, id="source"),
        pytest.param({"language": "da"}, id="language"),
        pytest.param({"any": ("art", "world"), "none": ("sport",)}, id="combination"),
    ],
)
def test_blocks_without_an_article_of_the_selection_are_passed_over(paper, article, rule):
    for number, is_inside in ((500, True), (1500, False), (2500, True), (3500, False)):
        inside = {"topics": ("art",), "source": "gull", "language": "da"}
        outside = {"topics": ("sport",), "source": "tern", "language": "en"}
        paper.put(
            article(guid=f"urn:x:{number}", **(inside if is_inside else outside)), number=number
        )

    found = members(paper, **rule)

    assert found.last_block() == 2
    assert found.block_before(2) == 0
    assert found.block_before(0) is None
    assert found.block_after(0) == 2
    assert found.block_after(2) is None


def test_only_what_was_published_since_then_is_counted(paper, article):
    for days in (0, 2, 4):
        paper.put(article(guid=f"urn:x:{days}", published=NIGHT - timedelta(days=days)))

    assert members(paper).count_since(NIGHT - timedelta(days=2)) == 2


def test_what_is_forgotten_is_no_member_any_more(paper, article):
    paper.put(article(guid="urn:x:1"), article(guid="urn:x:2"))

    paper.remove("urn:x:1")

    assert [listed.guid for listed in members(paper).arrived(0)] == ["urn:x:2"]
