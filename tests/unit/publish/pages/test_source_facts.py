from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from made_up_archive import put
from quietpress.article import Article, Removal
from quietpress.publish.days import Days
from quietpress.publish.library import Library
from quietpress.publish.pages.source_facts import SourceFacts, source_facts
from quietpress.publish.parts import Parts
from quietpress.publish.words import Words
from quietpress.settings import Following, Source
from quietpress.store import Scope, open_store

NOON = datetime(2025, 3, 9, 12, tzinfo=UTC)
FEED = Source(name="Daily Tide", feed="https://tide.example/feed")


def article(number: int, **changes: object) -> Article:
    values = {
        "title": f"Title {number}",
        "html": f"<p>{'word ' * 12}</p>",
        "source": "tide",
        "published": NOON - timedelta(days=number),
        "topics": ("other",),
        "language": "en",
    }
    return Article(guid=f"urn:{number}", url="", origin=str(number), **{**values, **changes})


@pytest.fixture
def facts(tmp_path):
    """Return what says the facts of the source of some articles."""

    def facts(*articles: Article, source: Source | None = FEED) -> SourceFacts:
        following = Following(sources={"tide": source} if source else {})
        with open_store(tmp_path / "store.sqlite3", now=NOON + timedelta(days=40)) as store:
            put(store, following, articles)
            library = Library(store, following, words=Words("en"))
            parts = Parts(library.made_parts, b"", since=NOON.date(), kept_max=100)
            newest = Days(library, parts).of(store.listings.newest(Scope(source="tide")))
            return source_facts("tide", source, newest, library)

    return facts


@pytest.mark.parametrize(
    ("source", "origin", "address"),
    [
        pytest.param(FEED, "its feed", "https://tide.example/feed", id="feed"),
        pytest.param(
            Source(page="https://tide.example/new"),
            "a page that lists its articles",
            "https://tide.example/new",
            id="page",
        ),
        pytest.param(Source(folder="tide"), "documents that somebody saved", "", id="folder"),
        pytest.param(None, "documents that somebody saved", "", id="dropped files"),
    ],
)
def test_it_is_said_what_a_source_is_read_from(facts, source, origin, address):
    known = facts(article(1), source=source)

    assert (known.origin, known.address) == (origin, address)


def test_the_languages_are_those_of_its_articles_the_commonest_first(facts):
    known = facts(article(1), article(2, language="de"), article(3, language="de"))

    assert known.languages == "German and English"
    assert facts(article(4, language="")).languages == "German and English"


def test_the_articles_of_a_day_are_counted_back_from_the_newest(facts):
    known = facts(article(0), article(1), article(1 + 30), article(29, title="Another"))

    assert known.chart.words == "0 to 1 a day, 3 in 30 days"


def test_the_share_of_clutter_is_that_of_these_days(facts):
    clutter = Removal(rule="comments", text="word " * 12)

    assert facts(article(0, removed=(clutter,))).removed == "50%"


def test_a_source_that_is_fetched_says_when_its_latest_article_came(facts):
    assert facts(article(0)).fetched == "9 March 2025"
    assert facts(article(0), source=None).fetched == ""


def test_a_source_without_an_entry_in_sources_toml_has_no_line_there_and_no_status(facts):
    known, unknown = facts(article(0)), facts(article(0), source=None)

    assert (known.table, known.status) == ("[sources.tide]", "status.html#tide")
    assert (unknown.table, unknown.status) == ("", "")


def test_the_facts_are_the_same_at_any_time_as_long_as_nothing_new_came(facts):
    assert facts(article(0)) == facts()
