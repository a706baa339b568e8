from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quietpress.article import Article, Image, Picture
from quietpress.publish.pages import Paper, compose
from quietpress.publish.words import Words
from quietpress.settings import Following, Source, Topic

NOON = datetime(2025, 3, 9, 12, tzinfo=UTC)
FOLLOWING = Following(
    default_topic="other",
    sources={"tide": Source(name="Daily Tide", url="https://tide.example/")},
    topics={
        "world": Topic(title="World"),
        "local": Topic(title="Local"),
        "other": Topic(title="Other"),
    },
)


def article(guid: str, **changes: object) -> Article:
    values = {
        "url": f"https://tide.example/{guid}",
        "title": f"Title {guid}",
        "html": "<p>Text.</p>",
        "source": "tide",
        "site_name": "Daily Tide",
        "published": NOON,
        "topics": ("world",),
        "language": "en",
        "summary": "Text.",
    }
    return Article(guid=guid, **{**values, **changes})


def paper(*articles: Article, listing_max: int = 50) -> Paper:
    return compose(
        articles,
        FOLLOWING,
        pages={each.guid: f"articles/tide/title-{each.guid}.html" for each in articles},
        own=(),
        siteurl="https://paper.example/daily",
        listing_max=listing_max,
        words=Words("en"),
    )


def test_a_paper_without_articles_says_so():
    front = paper().front

    assert front.lead is None
    assert front.end == "No article has come in yet."


def test_the_lead_is_the_newest_article_of_the_foremost_topic_of_the_day():
    front = paper(
        article("1", topics=("local",)),
        article("2", topics=("world",), published=NOON - timedelta(hours=1)),
        article("3", topics=("world",), published=NOON - timedelta(hours=2)),
        article("4", topics=("world",), published=NOON - timedelta(days=1)),
    ).front

    assert front.lead.title == "Title 2"
    assert [headline.title for headline in front.seconds] == ["Title 1", "Title 3", "Title 4"]


def test_the_front_page_holds_whole_days_until_they_are_enough():
    days = [
        article(f"{day}-{n}", published=NOON - timedelta(days=day))
        for day in range(9)
        for n in range(8)
    ]

    front = paper(*days).front

    assert front.extent == "24 articles from 1 source since 7 March 2025"
    assert front.end == "That is all since 7 March 2025."


def test_a_day_that_is_enough_stands_alone_on_the_front_page():
    today = [article(f"t{n}") for n in range(20)]

    front = paper(*today, article("old", published=NOON - timedelta(days=1))).front

    assert front.extent == "20 articles from 1 source"
    assert front.end == "That is all for this day."


def test_no_article_stands_twice_on_the_front_page():
    articles = [article(f"{n}", topics=("world", "local")) for n in range(12)]

    front = paper(*articles).front

    shown = [
        front.lead,
        *front.seconds,
        *(h for section in front.beside for h in section.headlines),
    ]
    assert len({headline.path for headline in shown}) == len(shown)
    assert [section.topic.name for section in front.beside] == ["World"]


def test_a_section_of_the_front_page_says_how_many_articles_its_topic_has():
    front = paper(*(article(f"{n}") for n in range(20))).front

    assert front.beside[0].more == "all 20"
    assert len(front.beside[0].headlines) == 6


@pytest.mark.parametrize(
    ("url", "is_shown"),
    [
        pytest.param("media/fog.png", True, id="came with the document"),
        pytest.param("https://tide.example/fog.png", False, id="on another host"),
    ],
)
def test_the_front_page_shows_only_a_picture_that_we_hold(url, is_shown):
    pictured = article(
        "1", image=Image(url=url), pictures={"media/fog.png": Picture(data=b"", suffix=".png")}
    )

    front = paper(pictured).front

    assert (front.picture is not None) == is_shown


def test_a_listing_page_stops_at_its_limit_and_says_that_there_is_more():
    made = paper(*(article(f"{n}") for n in range(5)), listing_max=3)

    assert sum(len(day.headlines) for day in made.topics[0].days) == 3
    assert made.topics[0].is_cut
    assert made.topics[0].total == 5
    assert made.sources[0].is_cut


def test_the_days_of_a_topic_have_their_names():
    topic = paper(article("1"), article("2", published=NOON - timedelta(days=1))).topics[0]

    assert [day.name for day in topic.days] == ["Sunday 9 March 2025", "Saturday 8 March 2025"]


def test_an_empty_topic_has_a_page_all_the_same():
    topics = {topic.key: topic for topic in paper().topics}

    assert topics["local"].path == "topics/local.html"
    assert topics["local"].extent == "No articles yet"


def test_an_article_knows_its_neighbours_in_its_first_topic():
    made = paper(
        article("new"),
        article("elsewhere", topics=("local",)),
        article("old", published=NOON - timedelta(days=1)),
    )

    assert made.articles["new"].place.earlier.name == "Title old"
    assert made.articles["new"].place.later is None
    assert made.articles["old"].place.later.name == "Title new"
    assert made.articles["elsewhere"].place.earlier is None


@pytest.mark.parametrize(
    ("published", "time", "timestamp"),
    [
        pytest.param(NOON, "12:00", "2025-03-09T12:00:00Z", id="a time"),
        pytest.param(NOON.replace(hour=0), "", "2025-03-09", id="only a day is known"),
    ],
)
def test_a_headline_says_when_as_exactly_as_is_known(published, time, timestamp):
    headline = paper(article("1", published=published)).articles["1"].place.headline

    assert (headline.time, headline.timestamp) == (time, timestamp)


def test_the_feeds_of_an_article_begin_with_those_of_its_topics():
    page = paper(article("1", topics=("world", "local"))).articles["1"]

    assert [feed.atom for feed in page.place.feeds] == [
        "feeds/world.atom.xml",
        "feeds/local.atom.xml",
        "feeds/sources/tide.atom.xml",
        "feeds/all.atom.xml",
    ]


def test_the_root_of_a_site_below_a_path_is_that_path():
    assert paper().root == "/daily"


def test_a_text_that_is_not_the_pages_own_is_labelled():
    fed = article("1", text_from="feed", text_reason="the page has only 55 of its 105 words")

    pages = paper(fed, article("2")).articles

    assert pages["1"].text_note == (
        "The page of the article does not hold its text; this is from the feed"
    )
    assert pages["2"].text_note == ""
