from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from quietpress.health import Health, SourceHealth
from quietpress.publish.pages.headlines import Link
from quietpress.publish.pages.status_page import StatusPage, status_page
from quietpress.publish.words import Words
from quietpress.reports import RunReport
from quietpress.trouble import Trouble

NIGHT = datetime(2026, 11, 22, 5, 10, tzinfo=UTC)
PAGES = {"tide": Link(name="Daily Tide", path="sources/tide.html")}


def source(key: str = "tide", **changes: object) -> SourceHealth:
    values = {"name": key.title(), "condition": "well", "days": (0,) * 30}
    return SourceHealth(key=key, **{**values, **changes})


def page(
    *sources: SourceHealth, runs: Sequence[RunReport] = (), language: str = "en", **changes: object
) -> StatusPage:
    health = Health(sources=sources, until=date(2026, 11, 22), **changes)
    return status_page(health, runs, PAGES, Words(language))


def test_one_sentence_says_how_many_sources_are_well():
    failing = source("wire", condition="failing", since=NIGHT, trouble=Trouble("no answer"))

    assert page(source(), failing).sentence == "1 of 2 sources are well."


def test_nothing_is_said_of_sources_where_there_are_none():
    assert page().sentence == ""


def test_the_last_run_is_a_sentence_and_none_is_none():
    ran = page(source(), began=NIGHT, seconds=48.3, new=84)

    assert ran.last_run == "Last run 22 November 2026 05:10, 48 s, 84 new."
    assert page(source()).last_run == ""


def test_sources_in_trouble_come_first_with_what_is_wrong_and_since_when():
    failing = source("wire", condition="failing", since=NIGHT, trouble=Trouble("no answer"))

    first, second = page(source(), failing).sources

    assert (first.key, first.words) == ("wire", "its server does not answer, since 22 Nov 2026")
    assert (second.key, second.words) == ("tide", "well")


def test_what_is_wrong_is_said_in_the_language_of_the_site():
    trouble = Trouble("bad status", status=404)
    failing = source("wire", condition="failing", since=NIGHT, trouble=trouble)

    (shown,) = page(failing, language="de").sources

    assert shown.words == "der Server antwortet 404, seit 22. Nov. 2026"


def test_of_all_runs_those_of_two_weeks_are_listed():
    runs = [RunReport(verb="nightly", began=NIGHT - timedelta(days=day)) for day in range(90)]

    listed = page(source(), runs=runs).runs

    assert (listed[0].began, listed[-1].began) == ("22 Nov 2026 05:10", "9 Nov 2026 05:10")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"condition": "paused"}, "paused", id="paused"),
        pytest.param({"condition": "new"}, "not asked yet", id="new"),
        pytest.param(
            {"moved_to": "https://tide.example/new"},
            "well, but moved to https://tide.example/new",
            id="moved",
        ),
    ],
)
def test_a_source_at_ease_says_how_it_is(changes, words):
    assert page(source(**changes)).sources[0].words == words


def test_the_articles_of_each_day_are_a_chart_and_numbers():
    (shown,) = page(source(days=(0,) * 28 + (4, 1))).sources

    assert shown.chart.words == "0 to 4 a day, 5 in 30 days"
    assert shown.days[-2:] == ("4", "1")


def test_the_days_of_the_charts_end_with_the_last_one():
    days = page(source()).days

    assert len(days) == 30
    assert (days[0], days[-1]) == (("2026-10-24", "24 Oct 2026"), ("2026-11-22", "22 Nov 2026"))


def test_the_share_of_clutter_is_given_where_it_is_known():
    known, unknown = page(source("a", removed=0.314), source("b")).sources

    assert (known.removed, unknown.removed) == ("31%", "")


def test_a_source_leads_to_its_page_if_it_has_one():
    first, second = page(source("tide"), source("wire")).sources

    assert (first.page.path, second.page.path) == ("sources/tide.html", "")
