from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from paper_in_memory import Paper
from quietpress.publish.pages.subscribing import offers
from quietpress.settings import Combination, Following, Topic

NEWEST = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
FOLLOWING = Following(
    topics={"local": Topic(title="The coast", description="Near"), "sport": Topic(title="Sport")},
    feeds={"quiet": Combination(title="Quiet", none=("sport",), language="en")},
)


def offered(*articles):
    with closing(Paper(FOLLOWING)) as paper:
        paper.put(*articles)
        return offers(paper.library(), FOLLOWING)


def days_ago(article, *days):
    return [
        article(guid=f"urn:x-test:{day}", language="en", published=NEWEST - timedelta(days=day))
        for day in days
    ]


def test_everything_comes_first_then_combinations_and_topics(article):
    page = offered(article())

    assert [offer.feeds.name for offer in page.papers] == [
        "Everything",
        "Quiet",
        "The coast",
        "Sport",
    ]
    assert [offer.feeds.rss for offer in page.digests] == [
        "feeds/digests/local.xml",
        "feeds/digests/sport.xml",
    ]
    assert [offer.feeds.name for offer in page.sources] == ["Daily Tide"]
    assert page.status.feeds.json == "feeds/status.json"


def test_a_topic_has_a_list_of_its_sources(article):
    everything, _, local, sport = offered(article(topics=("local",))).papers

    assert everything.sources == ""
    assert (local.sources, sport.sources) == ("feeds/local.opml.xml", "feeds/sport.opml.xml")


def test_what_most_people_subscribe_to_has_a_code_for_their_telephones(article):
    page = offered(article())

    assert all(offer.code for offer in page.papers)
    assert not any(offer.code for offer in (*page.digests, *page.sources, page.status))


EXPECTED = [
    pytest.param((), "No articles yet", id="nothing"),
    pytest.param((0,), "Less than one article a week, newest 21 November 2026", id="one"),
    pytest.param(
        (0, 1, 2, 3, 4, 5, 6, 7), "About 2 articles a week, newest 21 November 2026", id="some"
    ),
    pytest.param(
        (0, 1, 2, 40, 41), "Less than one article a week, newest 21 November 2026", id="old ones"
    ),
]


@pytest.mark.parametrize(("days", "expected"), EXPECTED)
def test_a_subscriber_is_told_what_to_expect(article, days, expected):
    everything, in_english, *_ = offered(*days_ago(article, *days)).papers

    assert everything.expected == in_english.expected == expected
