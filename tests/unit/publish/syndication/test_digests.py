from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quietpress.clean.sanitize import sanitize
from quietpress.publish.feeds import Entry, clean_entry
from quietpress.publish.pages.headlines import UNDATED
from quietpress.publish.syndication.digests import Subject, digest_entry, stretches
from quietpress.publish.words import Words
from quietpress.store import Listed

COAST = Subject(key="local", title="The coast", url="https://paper.example/topics/local.html")
SUNDAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


@pytest.fixture
def entry(article):
    def make(**fields):
        return Entry(
            article=article(**fields),
            url="https://paper.example/harbour?a=1&b=2",
            html="",
            image_url="",
            topics=(),
        )

    return make


def digests(entries, newest=SUNDAY, period="day", subject=COAST):
    by_number = dict(enumerate(entries))
    over = stretches(map(listed_as, by_number.items()), newest.date(), period)
    return [
        digest_entry(
            subject,
            [clean_entry(by_number[listed.number]) for listed in each.articles],
            each.first,
            period,
            Words("en"),
        )
        for each in over
    ]


def listed_as(numbered):
    """The place of an entry in a listing."""
    number, entry = numbered
    published = entry.article.published or UNDATED
    return Listed(str(number), number, "", "", published, published, b"")


def test_a_day_that_is_over_is_one_entry(entry):
    entries = [entry(published=SUNDAY), entry(published=SATURDAY), entry(published=SATURDAY)]

    [saturday] = digests(entries)

    assert saturday.article.title == "The coast: Saturday 21 November 2026, 2 articles"
    assert saturday.article.published == datetime(2026, 11, 22, tzinfo=UTC)
    assert saturday.url == COAST.url


def test_a_day_is_over_when_another_subject_has_a_later_article(entry):
    assert len(digests([entry(published=SATURDAY)], newest=SUNDAY)) == 1
    assert digests([entry(published=SATURDAY)], newest=SATURDAY) == []


def test_the_latest_day_comes_first(entry):
    titles = [
        each.article.title for each in digests([entry(published=SATURDAY), entry(published=FRIDAY)])
    ]

    assert ["Saturday" in titles[0], "Friday" in titles[1]] == [True, True]


def test_a_week_begins_on_monday(entry):
    entries = [entry(published=SUNDAY), entry(published=MONDAY)]

    [week] = digests(entries, newest=datetime(2026, 11, 23, tzinfo=UTC), period="week")

    assert week.article.title == ("The coast: 16 November 2026 to 22 November 2026, 2 articles")
    assert week.article.published == datetime(2026, 11, 23, tzinfo=UTC)
    assert digests(entries, period="week") == []


def test_a_digest_has_title_summary_and_publisher_of_each_article_as_text(entry):
    [digest] = digests(
        [entry(published=SATURDAY, title="Fish & <b>chips</b>", summary="1 < 2", language="ar")]
    )

    assert digest.html == (
        '<h2 lang="ar" dir="rtl"><a href="https://paper.example/harbour?a=1&amp;b=2" '
        'rel="noopener noreferrer nofollow">Fish &amp; &lt;b&gt;chips&lt;/b&gt;</a></h2>'
        '<p lang="ar" dir="rtl">1 &lt; 2</p><p><small>Daily Tide</small></p>'
    )
    assert sanitize(digest.html) == digest.html


def test_half_a_character_in_a_title_does_no_harm(entry):
    [digest] = digests([entry(published=SATURDAY, title="Tide\ud800")])

    assert ">Tide</a>" in digest.html


def test_a_digest_keeps_its_id_when_an_article_of_its_day_arrives_late(entry):
    [before] = digests([entry(published=SATURDAY)])
    [after] = digests([entry(published=SATURDAY), entry(published=SATURDAY, updated=SUNDAY)])

    assert before.article.guid == after.article.guid
    assert (before.article.updated, after.article.updated) == (None, SUNDAY)


def test_days_weeks_and_subjects_have_ids_of_their_own(entry):
    entries = [entry(published=MONDAY)]
    other = Subject(key="sport", title="Sport", url=COAST.url)

    ids = {
        each.article.guid
        for each in (
            *digests(entries),
            *digests(entries, newest=datetime(2026, 12, 1, tzinfo=UTC), period="week"),
            *digests(entries, subject=other),
        )
    }

    assert len(ids) == 3


def test_an_article_without_a_date_is_in_no_digest(entry):
    assert digests([entry(published=None)]) == []


@pytest.mark.parametrize(("period", "days", "count"), [("day", 1, 14), ("week", 7, 8)])
def test_digests_of_long_ago_are_not_told(entry, period, days, count):
    entries = [entry(published=SUNDAY - timedelta(days=days * back)) for back in range(30)]

    assert len(digests(entries, period=period)) == count
