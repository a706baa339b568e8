from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quietpress.article import Article, Image, Picture
from quietpress.publish.pages.front import FrontPage, front_page
from quietpress.publish.pages.headlines import Link, headline_of
from quietpress.publish.words import Words
from quietpress.settings import Following, Topic

NOON = datetime(2025, 3, 9, 12, tzinfo=UTC)
YESTERDAY = NOON - timedelta(days=1)
FOLLOWING = Following(
    topics={key: Topic(title=key.title()) for key in ("world", "local", "sport", "other")}
)


def told(
    guid: str, topic: str = "world", *, day: datetime = NOON, sources: int = 1, story: str = ""
) -> tuple[Article, int, str]:
    article = Article(
        guid=guid,
        url=f"https://tide.example/{guid}",
        title=guid,
        html="<p>Text.</p>",
        source="tide",
        published=day,
        topics=(topic,),
    )
    return article, sources, story


def front(*reports: tuple[Article, int, str]) -> FrontPage:
    articles = [article for article, _, _ in reports]
    tide = Link(name="Daily Tide", path="sources/tide.html")
    headlines = {
        article.guid: headline_of(article, f"{article.guid}.html", tide, story, sources)
        for article, sources, story in reports
    }
    totals = {key: sum(key in article.topics for article in articles) for key in FOLLOWING.topics}
    return front_page(articles, headlines, FOLLOWING, (), totals=totals, words=Words("en"))


def order_of(page: FrontPage) -> list[str]:
    """Return the titles of the lead and the second stories."""
    assert page.lead is not None
    return [page.lead.title, *(headline.title for headline in page.seconds)]


def test_what_most_sources_report_is_the_lead():
    page = front(told("quiet"), told("two", "sport", sources=2), told("four", "other", sources=4))

    assert order_of(page) == ["four", "two", "quiet"]


def test_a_new_day_comes_before_what_many_reported_yesterday():
    page = front(told("today", "other"), told("yesterday", day=YESTERDAY, sources=5))

    assert order_of(page) == ["today", "yesterday"]


def test_each_topic_has_one_story_before_any_has_its_next():
    page = front(told("w1"), told("w2"), told("w3"), told("s1", "sport"), told("l1", "local"))

    assert order_of(page) == ["w1", "l1", "s1", "w2", "w3"]


def test_a_story_of_several_sources_stands_once():
    shared = {"sources": 2, "story": "stories/pier.html"}

    page = front(told("pier", **shared), told("alone"), told("pier again", "local", **shared))

    assert order_of(page) == ["pier", "alone"]
    assert page.extent == "3 articles from 1 source"


def test_stories_that_nobody_else_reports_all_stand():
    page = front(told("one"), told("two"), told("three"))

    assert order_of(page) == ["one", "two", "three"]


def test_a_picture_of_the_lead_leaves_room_for_two_second_stories_less():
    article, *rest = told("pictured")
    pictured = Article(
        guid="pictured", url=article.url, title="pictured", html="", source="tide",
        published=NOON, topics=("world",), image=Image(url="media/a.png"),
        pictures={"media/a.png": Picture(data=b"", suffix=".png")},
    )  # fmt: skip

    page = front((pictured, *rest), *(told(f"{n}") for n in range(6)))

    assert page.picture == Image(url="media/a.png")
    assert len(page.seconds) == 2


@pytest.mark.parametrize(
    ("counts", "beside"),
    [
        pytest.param({"world": 4 + 6, "local": 6}, ["World"], id="the second has no room"),
        pytest.param({"world": 4 + 20}, ["World"], id="one at least"),
        pytest.param({"world": 6, "local": 5}, ["World", "Local"], id="both have room"),
    ],
)
def test_the_foremost_topics_stand_beside_the_lead(counts, beside):
    page = front(
        *(told(f"{topic}{n}", topic) for topic, count in counts.items() for n in range(count))
    )

    assert [section.topic.name for section in page.beside] == beside
    assert "World" not in [section.topic.name for section in page.sections]


def test_the_day_before_those_that_are_shown_is_named():
    today = [told(f"{n}") for n in range(20)]

    page = front(*today, told("old", day=YESTERDAY))

    assert page.earlier == Link(name="Saturday 8 March 2025", path="days/2025-03-08.html")
    assert page.end == "That is all for this day."


def test_without_a_day_before_none_is_named():
    assert front(told("only")).earlier is None
