from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quietpress import Capture, Hints, Removal
from quietpress.health import DAYS, SourceHealth, health_of
from quietpress.reports import CollectReport, RunReport, SourceReport
from quietpress.settings import Following, Source
from quietpress.source_state import SourceRun, SourceState
from quietpress.store import Store, open_store
from quietpress.trouble import Trouble

NOW = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
FEED = "https://tide.example/feed"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3", now=NOW) as opened:
        yield opened


def run(days_ago: int, outcome: str = "unchanged", problem: str = "") -> SourceRun:
    began = NOW - timedelta(days=days_ago)
    return SourceRun(
        began=began, seconds=1.0, received=100, articles=0, outcome=outcome, problem=problem
    )


def of(store: Store, **settings: object) -> SourceHealth:
    """Return how the one source is that is followed."""
    known = {"feed": FEED, **settings}
    (source,) = health_of(store, Following(sources={"tide": Source(**known)})).sources
    return source


def collected(store: Store, began: datetime = NOW) -> None:
    store.runs.add(
        RunReport(
            verb="nightly",
            began=began,
            collected=CollectReport(
                began=began,
                seconds=48.2,
                sources=(SourceReport(key="tide", state="new", new=84),),
            ),
        )
    )


def put(store: Store, article, number: int, published: datetime, **fields: object) -> None:
    url = f"https://tide.example/{number}"
    store.captures.add(
        Capture(
            origin=url,
            source="tide",
            body=b"%d" % number,
            media_type="text/html",
            captured=NOW,
            hints=Hints(guid=url, url=url),
        )
    )
    (stored,) = store.captures.waiting(1)
    made = article(
        guid=url, url=url, title=f"Rain {number}", source="tide", published=published, **fields
    )
    store.articles.put(made, stored, [f"{number}.html"], "rules")
    store.captures.mark_cleaned(stored, "tide", "recipe")


def test_a_source_that_answers_is_well(store):
    store.sources.keep(
        SourceState(
            key="tide", last_success=NOW, next_due=NOW + timedelta(hours=6), history=(run(0),)
        )
    )

    source = of(store, name="Daily Tide")

    assert (source.name, source.words, source.is_in_trouble) == ("Daily Tide", "well", False)
    assert (source.last_success, source.next_due) == (NOW, NOW + timedelta(hours=6))


@pytest.mark.parametrize(
    ("state", "condition", "words"),
    [
        pytest.param(
            {
                "failures": 2,
                "problem": "no answer",
                "trouble": Trouble("no answer"),
                "history": (run(3, "failed"), run(2), run(1, "failed"), run(0, "failed")),
            },
            "failing",
            "no answer, since 2026-11-21",
            id="failing-since-the-last-good-visit",
        ),
        pytest.param(
            {"failures": 40, "problem": "no answer", "history": (run(1, "failed"),) * 30},
            "failing",
            "no answer, since 2026-11-21",
            id="failing-for-longer-than-is-remembered",
        ),
        pytest.param(
            {"gone": NOW, "failures": 1, "problem": "410 Gone", "history": (run(0, "gone"),)},
            "gone",
            "410 Gone, since 2026-11-22",
            id="gone",
        ),
        pytest.param(
            {"moved_to": "https://new.example/", "moved_runs": 3, "last_success": NOW},
            "well",
            "well, but moved to https://new.example/",
            id="moved",
        ),
        pytest.param({}, "new", "not asked yet", id="new"),
    ],
)
def test_the_condition_of_a_source_is_told_in_words(store, state, condition, words):
    store.sources.keep(SourceState(key="tide", **state))

    source = of(store)

    assert (source.condition, source.words) == (condition, words)
    assert source.is_in_trouble == (condition in {"failing", "gone"})


def test_what_its_owner_has_paused_is_in_no_trouble(store):
    store.sources.keep(SourceState(key="tide", failures=3, history=(run(0, "failed"),)))

    source = of(store, paused=True)

    assert (source.words, source.is_in_trouble) == ("paused", False)


def test_a_source_of_dropped_files_is_well_although_nobody_asks_it(store):
    assert of(store, feed="").words == "well"


@pytest.mark.parametrize(("documents", "words"), [(4, "well"), (5, "no article: a consent wall")])
def test_a_source_that_sends_no_articles_any_more_is_in_trouble(store, documents, words):
    store.sources.keep(SourceState(key="tide", last_success=NOW, history=(run(0),)))
    for number in range(documents):
        store.captures.add(
            Capture(
                origin=str(number),
                source="tide",
                body=b"%d" % number,
                media_type="text/html",
                captured=NOW - timedelta(hours=number),
            )
        )
        (stored,) = store.captures.waiting(1)
        problem = "no article: a consent wall: it asks"
        store.captures.mark_barren(stored, "recipe", problem, Trouble("consent wall"))

    source = of(store)

    assert source.words.startswith(words)
    assert source.is_in_trouble == (documents == 5)
    assert source.trouble == (Trouble("consent wall") if documents == 5 else None)


def test_articles_are_counted_up_to_the_day_of_the_last_collect(store, article):
    collected(store)
    for number, days_ago in enumerate([0, 0, 1, DAYS - 1, DAYS]):
        put(store, article, number, NOW - timedelta(days=days_ago, hours=1))

    source = of(store)

    assert len(source.days) == DAYS
    assert (source.days[0], source.days[-2:], sum(source.days)) == (1, (1, 2), 4)


def test_without_a_collect_articles_are_counted_up_to_the_newest(store, article):
    put(store, article, 1, NOW - timedelta(days=100))

    health = health_of(store, Following(sources={"tide": Source()}))

    assert health.until == date(2026, 8, 14)
    assert health.sources[0].days[-1] == 1


def test_the_share_of_clutter_is_that_of_the_text_of_these_days(store, article):
    html = f"<p>{'a' * 60}</p>"
    put(store, article, 1, NOW, html=html, removed=(Removal(rule="adverts", text="b" * 20),))

    assert of(store).removed == 0.25


def test_a_source_without_articles_has_no_share_of_clutter(store):
    assert of(store).removed is None


def test_the_last_collect_is_told_whatever_became_of_the_run(store):
    collected(store)
    store.runs.add(RunReport(verb="nightly", began=NOW + timedelta(days=1), outcome="failed"))

    health = health_of(store, Following())

    assert (health.began, health.seconds, health.new) == (NOW, 48.2, 84)


def test_sources_are_in_the_order_that_readers_need_them_in(store):
    keep = store.sources.keep
    keep(SourceState(key="a", failures=1, history=(run(1, "failed"),)))
    keep(SourceState(key="b", failures=3, history=(run(3, "failed"),)))
    keep(SourceState(key="c", last_success=NOW, next_due=NOW + timedelta(hours=9)))
    keep(SourceState(key="d", last_success=NOW, next_due=NOW + timedelta(hours=3)))
    sources = {key: Source(name=name, feed=FEED) for key, name in zip("abcd", "ABzY", strict=True)}

    health = health_of(store, Following(sources=sources))

    assert [source.key for source in health.sources] == [*"abcd"]
    assert [source.key for source in health.in_trouble] == ["b", "a"]
    assert [source.key for source in health.at_ease] == ["d", "c"]
    assert [source.key for source in health.due] == ["d", "c"]
