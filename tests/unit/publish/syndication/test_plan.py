from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from paper_in_memory import NIGHT, Paper
from quietpress.article import Article
from quietpress.publish.planning.planned import Move
from quietpress.settings import Combination, Following, Topic

FOLLOWING = Following(
    topics={key: Topic(title=key) for key in ("land", "sea")},
    feeds={"dry": Combination(title="Dry", none=("sea",))},
)


def article(number, *, topic="land", source="gull", days=1, title="Tide"):
    return Article(
        guid=f"urn:x:{number}",
        url="",
        title=title,
        html="",
        source=source,
        topics=(topic,),
        published=NIGHT - timedelta(days=days),
    )


@pytest.fixture
def paper():
    """A paper with an article of today, which arrived first."""
    with closing(Paper(FOLLOWING, feed_entries_max=2)) as made:
        made.put(article(1, topic="sea", source="tern", days=0))
        yield made


def touched(paper, change):
    """Change a paper, and return the families that are planned anew."""
    before = paper.positions()
    change()
    after = paper.positions()
    guids = sorted(before.keys() | after.keys())
    moves = [
        Move(guid, before.get(guid), after.get(guid))
        for guid in guids
        if before.get(guid) != after.get(guid)
    ]
    return dict(paper.families(moves))


def test_what_an_article_is_in_is_planned_anew_and_nothing_else(paper):
    families = touched(paper, lambda: paper.put(article(2)))

    assert families.keys() == {
        "status",
        *("feed:all", "feed:dry", "feed:land", "feed:source/gull"),
        *("archive:all:0", "archive:dry:0", "archive:land:0", "archive:source/gull:0"),
        *("digest:land", "sources-of:land"),
    }


def test_what_an_article_was_in_is_planned_anew_too(paper):
    paper.put(article(2))

    families = touched(paper, lambda: paper.put(article(2, topic="sea")))

    assert {"feed:land", "feed:sea", "feed:dry", "archive:land:0"} <= families.keys()


def test_an_article_of_a_later_day_ends_the_day_of_every_topic(paper):
    families = touched(paper, lambda: paper.put(article(2, days=-1)))

    assert {"digest:land", "digest:sea"} <= families.keys()


def test_nothing_remains_of_a_source_without_articles(paper):
    for number in (2, 3, 4, 5):
        paper.put(article(number), number=number * 1000)

    def forget_all():
        for number in (2, 3, 4, 5):
            paper.remove(f"urn:x:{number}")

    families = touched(paper, forget_all)

    assert families["feed:source/gull"] == []
    assert [families[f"archive:source/gull:{block}"] for block in (2, 3, 4, 5)] == [[]] * 4


def test_an_archive_is_left_alone_but_for_its_end(paper):
    for number in (1001, 2001, 3001, 4001):
        paper.put(article(number), number=number)

    families = touched(paper, lambda: paper.put(article(4002), number=4002))

    archived = {name for name in families if name.startswith("archive:land:")}
    assert archived == {f"archive:land:{block}" for block in (2, 3, 4)}


def test_all_is_planned_where_nobody_says_what_moved(paper):
    names = {name for name, _ in paper.families()}

    assert {"status", "feed-extras", "feed:dry", "feed:source/tern", "digest:land"} <= names


def test_the_digest_of_a_feed_changes_with_its_articles_alone(paper):
    paper.put(article(2))
    before = dict(paper.families())

    paper.put(article(2, title="Another tide"))
    after = dict(paper.families())

    changed = {name for name in before if _digests(before[name]) != _digests(after[name])}
    assert changed == {"feed:all", "feed:dry", "feed:land", "feed:source/gull", "digest:land"}


def _digests(files):
    return [file.digest for file in files]
