from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.article import Article
from quietpress.publish.archives import past_of

OCTOBER = datetime(2026, 10, 30, 5, 10, tzinfo=UTC)


def arrived(*days_after):
    """Articles, each so many days after the first night, and when each arrived."""
    articles = [
        Article(guid=f"urn:x-test:{number}", url="", title="", html="")
        for number in range(len(days_after))
    ]
    times = {
        each.guid: OCTOBER + timedelta(days=days)
        for each, days in zip(articles, days_after, strict=True)
    }
    return articles, times


def numbers(articles):
    return [int(article.guid.rpartition(":")[2]) for article in articles]


def pages(past):
    return {page.name: numbers(page.articles) for page in past.pages}


def untold(past):
    return sorted(int(guid.rpartition(":")[2]) for guid in past.untold)


PASTS = [
    pytest.param((), {}, [], id="no article"),
    pytest.param((0, 0), {}, [0, 1], id="one page that may still grow"),
    pytest.param((0, 0, 1), {"2026-10-1": [1, 0]}, [2], id="a page is full"),
    pytest.param((0, 2), {"2026-10-1": [0]}, [1], id="a month is over"),
    pytest.param(
        (0, 0, 1, 2, 3, 4),
        {"2026-10-1": [1, 0], "2026-10-2": [2], "2026-11-1": [4, 3]},
        [5],
        id="several pages in several months",
    ),
]


@pytest.mark.parametrize(("days_after", "expected", "rest"), PASTS)
def test_a_page_holds_what_arrived_in_a_row_until_no_more_can_come(days_after, expected, rest):
    past = past_of(*arrived(*days_after), 2)

    assert (pages(past), untold(past)) == (expected, rest)


def test_of_what_arrived_together_the_older_is_archived_first():
    articles, times = arrived(0, 0, 0)
    published = [
        Article(guid=each.guid, url="", title="", html="", published=OCTOBER - timedelta(days=day))
        for day, each in enumerate(articles)
    ]

    assert pages(past_of(published, times, 2)) == {"2026-10-1": [1, 2]}


def test_an_article_that_is_taken_out_moves_those_of_its_month_alone():
    articles, times = arrived(0, 0, 1, 2, 3, 4)

    before = pages(past_of(articles, times, 2))
    after = pages(past_of(articles[1:], times, 2))

    assert before["2026-11-1"] == after["2026-11-1"]


nights = st.lists(st.integers(0, 90), max_size=40).map(sorted)


@given(nights, st.integers(0, 40), st.integers(1, 5))
def test_no_page_changes_when_more_arrives(days_after, count, size):
    articles, times = arrived(*days_after)

    before = past_of(articles[:count], times, size).pages
    after = past_of(articles, times, size).pages

    assert after[: len(before)] == before


@given(nights, st.integers(1, 5))
def test_every_article_is_in_the_archive_or_still_to_be_told(days_after, size):
    articles, times = arrived(*days_after)

    past = past_of(articles, times, size)

    archived = [article.guid for page in past.pages for article in page.articles]
    assert sorted([*archived, *past.untold]) == sorted(times)
    assert len(past.untold) <= size
