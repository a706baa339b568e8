from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from made_up_archive import put
from made_up_events import told
from quietpress.article import Article, Image, Picture
from quietpress.health import health_of
from quietpress.publish.days import Days
from quietpress.publish.frame import frame
from quietpress.publish.library import Library
from quietpress.publish.pages.article_page import Place
from quietpress.publish.pages.listings import ListingPage
from quietpress.publish.parts import Parts
from quietpress.publish.planning.drafting import Issue
from quietpress.publish.planning.pages import PagePlanner
from quietpress.publish.planning.planned import PlannedArticle, PlannedFile, PlannedPage
from quietpress.publish.syndication.writer import Publication
from quietpress.settings import Following, SiteSettings, Source, Topic
from quietpress.store import Store, open_store

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
    return Article(guid=guid, origin=guid, **{**values, **changes})


class Made:
    """The pages that are planned for a store with some articles."""

    def __init__(self, store: Store, *articles: Article, listing_max: int = 50) -> None:
        put(store, FOLLOWING, articles)
        library = Library(store, FOLLOWING, "linked")
        issue = Issue(
            store=store,
            library=library,
            following=FOLLOWING,
            site=SiteSettings(),
            publication=Publication(
                url="https://paper.example/daily", name="Paper", description="", language="en"
            ),
            states={},
            health=health_of(store, FOLLOWING),
            own=(),
        )
        self.frame = frame(issue, library, has_template=lambda _: True)
        self.front = self.frame.front
        parts = Parts(library.made_parts, b"", since=NOON.date(), kept_max=100)
        days = Days(library, parts)
        planner = PagePlanner(library, FOLLOWING, store.ledger, (), days, listing_max=listing_max)
        self._planned = {
            planned.path: planned for _, family in planner.everything() for planned in family
        }

    def __getitem__(self, path: str) -> PlannedArticle | PlannedFile | PlannedPage:
        return self._planned[path]

    def listing(self, path: str) -> ListingPage:
        return self._planned[path].values["listing"]

    def place(self, guid: str) -> Place:
        return self._planned[f"articles/tide/{guid}.html"].place

    def story(self) -> PlannedPage:
        [page] = [each for path, each in self._planned.items() if path.startswith("stories/")]
        return page

    @property
    def paths(self) -> set[str]:
        return {*self._planned}


@pytest.fixture
def paper(tmp_path):
    """Return what plans the pages of some articles."""
    with ExitStack() as opened:
        store = opened.enter_context(open_store(tmp_path / "store.sqlite3", now=NOON))
        yield partial(Made, store)


def test_a_paper_without_articles_says_so(paper):
    front = paper().front

    assert front.lead is None
    assert front.end == "No article has come in yet."


def test_the_lead_is_the_newest_article_of_the_foremost_topic_of_the_day(paper):
    front = paper(
        article("1", topics=("local",)),
        article("2", topics=("world",), published=NOON - timedelta(hours=1)),
        article("3", topics=("world",), published=NOON - timedelta(hours=2)),
        article("4", topics=("world",), published=NOON - timedelta(days=1)),
    ).front

    assert front.lead.title == "Title 2"
    assert [headline.title for headline in front.seconds] == ["Title 1", "Title 3", "Title 4"]


def test_the_front_page_holds_whole_days_until_they_are_enough(paper):
    days = [
        article(f"{day}-{n}", published=NOON - timedelta(days=day))
        for day in range(9)
        for n in range(8)
    ]

    front = paper(*days).front

    assert front.extent == "24 articles from 1 source since 7 March 2025"
    assert front.end == "That is all since 7 March 2025."


def test_a_day_that_is_enough_stands_alone_on_the_front_page(paper):
    today = [article(f"t{n}") for n in range(20)]

    front = paper(*today, article("old", published=NOON - timedelta(days=1))).front

    assert front.extent == "20 articles from 1 source"
    assert front.end == "That is all for this day."


def test_no_article_stands_twice_on_the_front_page(paper):
    articles = [article(f"{n}", topics=("world", "local")) for n in range(12)]

    front = paper(*articles).front

    shown = [
        front.lead,
        *front.seconds,
        *(h for section in front.beside for h in section.headlines),
    ]
    assert len({headline.path for headline in shown}) == len(shown)
    assert [section.topic.name for section in front.beside] == ["World"]


def test_a_section_of_the_front_page_says_how_many_articles_its_topic_has(paper):
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
def test_the_front_page_shows_only_a_picture_that_we_hold(paper, url, is_shown):
    pictured = article(
        "1", image=Image(url=url), pictures={"media/fog.png": Picture(data=b"", suffix=".png")}
    )

    front = paper(pictured).front

    assert (front.picture is not None) == is_shown


def test_a_listing_names_the_sources_of_what_it_shows_the_most_frequent_first(paper):
    listing = paper(
        article("1", source="wire", site_name="Wire"),
        article("2", source="tide"),
        article("3", source="wire", site_name="Wire"),
        article("4", source="herald", site_name="Herald", published=NOON - timedelta(days=9)),
        listing_max=3,
    ).listing("topics/world.html")

    assert [source.name for source in listing.sources] == ["Wire", "Daily Tide"]


def test_a_listing_shows_the_newest_and_leads_to_all_months(paper):
    days = [article(f"{n}", published=NOON - timedelta(days=20 * n)) for n in range(5)]
    listing = paper(*days, listing_max=3).listing("topics/world.html")

    assert listing.days.total == 3
    assert listing.total == 5
    assert listing.extent == "5 articles since 19 December 2024"
    assert [(month.path, month.total) for month in listing.months] == [
        ("topics/world/2025-03.html", 1),
        ("topics/world/2025-02.html", 1),
        ("topics/world/2025-01.html", 2),
        ("topics/world/2024-12.html", 1),
    ]


def test_months_and_days_lead_to_those_before_and_after_them(paper):
    made = paper(
        article("3"),
        article("2", published=NOON - timedelta(days=40)),
        article("1", published=NOON - timedelta(days=400)),
    )

    month = made["sources/tide/2025-01.html"].values["month"]
    day = made["days/2025-01-28.html"].values["day"]

    assert (month.earlier.path, month.later.path) == (
        "sources/tide/2024-02.html",
        "sources/tide/2025-03.html",
    )
    assert (day.earlier.path, day.later.path) == ("days/2024-02-03.html", "days/2025-03-09.html")


def test_a_day_has_each_article_once_under_its_first_topic(paper):
    day = paper(article("1", topics=("world", "local")), article("2", topics=("local",)))[
        "days/2025-03-09.html"
    ].values["day"]

    assert [(part.topic.name, len(part.headlines)) for part in day.parts] == [
        ("World", 1),
        ("Local", 1),
    ]


def test_the_days_of_a_topic_have_their_names(paper):
    listing = paper(article("1"), article("2", published=NOON - timedelta(days=1))).listing(
        "topics/world.html"
    )

    assert [day.name for day in listing.days] == ["Sunday 9 March 2025", "Saturday 8 March 2025"]


def test_an_empty_topic_has_a_page_all_the_same(paper):
    assert paper().listing("topics/local.html").extent == "No articles yet"


def test_an_article_knows_its_neighbours_in_its_first_topic(paper):
    made = paper(
        article("new"),
        article("elsewhere", topics=("local",)),
        article("old", published=NOON - timedelta(days=1)),
    )

    assert made.place("new").earlier.name == "Title old"
    assert made.place("new").later is None
    assert made.place("old").later.name == "Title new"
    assert made.place("elsewhere").earlier is None


@pytest.mark.parametrize(
    ("published", "time", "timestamp"),
    [
        pytest.param(NOON, "12:00", "2025-03-09T12:00:00Z", id="a time"),
        pytest.param(NOON.replace(hour=0), "", "2025-03-09", id="only a day is known"),
    ],
)
def test_a_headline_says_when_as_exactly_as_is_known(paper, published, time, timestamp):
    headline = paper(article("1", published=published)).place("1").headline

    assert (headline.time, headline.timestamp) == (time, timestamp)


def test_the_feeds_of_an_article_begin_with_those_of_its_topics(paper):
    place = paper(article("1", topics=("world", "local"))).place("1")

    assert [feed.atom for feed in place.feeds] == [
        "feeds/world.atom.xml",
        "feeds/local.atom.xml",
        "feeds/sources/tide.atom.xml",
        "feeds/all.atom.xml",
    ]


def test_the_feeds_of_a_story_begin_with_those_of_all_its_topics(paper):
    by_wire, by_herald = reports_of_one_event()

    made = paper(
        replace(by_wire, source="wire", topics=("other", "local")),
        replace(by_herald, source="herald", topics=("world", "local")),
    )

    assert [feed.atom for feed in made.story().values["feeds"]] == [
        "feeds/world.atom.xml",
        "feeds/local.atom.xml",
        "feeds/other.atom.xml",
        "feeds/sources/herald.atom.xml",
        "feeds/sources/wire.atom.xml",
        "feeds/all.atom.xml",
    ]


def reports_of_one_event() -> tuple[Article, Article]:
    event = [each.article for each in told(seed=0) if each.event == ("en", "minister resigns", 0)]
    return event[0], event[1]


def test_the_root_of_a_site_below_a_path_is_that_path(paper):
    assert paper().frame.root == "/daily"
