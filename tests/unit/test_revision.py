from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress import Article
from quietpress.revision import is_revised, recleaned, revised


def day(number: int) -> datetime:
    return datetime(2026, 11, number, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"html": "<p>It rains.\n  And rains.</p>"}, False, id="white space"),
        pytest.param({"html": "<p>It <em>rains</em>. And rains.</p>"}, False, id="markup"),
        pytest.param({"title": "Rain "}, False, id="white space in the title"),
        pytest.param({"url": "https://tide.example/new"}, False, id="address"),
        pytest.param({"html": "<p>It rained. And rains.</p>"}, True, id="a word"),
        pytest.param({"html": "<p>It rains, and rains.</p>"}, True, id="punctuation"),
        pytest.param({"title": "Rain!"}, True, id="title"),
    ],
)
def test_an_article_is_revised_by_another(
    article: Callable[..., Article], fields: dict[str, str], *, expected: bool
) -> None:
    old = {"title": "Rain", "html": "<p>It rains. And rains.</p>"}

    assert is_revised(article(**old), article(**(old | fields))) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({}, {}, None, id="nothing else in it"),
        pytest.param({"updated": day(4)}, {}, day(4), id="nothing else in it, updated before"),
        pytest.param({}, {"updated": day(8)}, None, id="nothing else in it but a time"),
        pytest.param({}, {"html": "<p>New"}, day(9), id="no time stated: when it was captured"),
        pytest.param({}, {"html": "<p>New", "updated": day(8)}, day(8), id="a time stated"),
        pytest.param(
            {"updated": day(8)}, {"html": "<p>New", "updated": day(8)}, day(9), id="no new time"
        ),
        pytest.param(
            {}, {"html": "<p>New", "updated": day(20)}, day(9), id="a time that is not yet"
        ),
        pytest.param({"updated": day(12)}, {"html": "<p>New"}, day(12), id="never back"),
    ],
)
def test_updated_after_a_later_capture_with(
    article: Callable[..., Article],
    old: dict[str, object],
    new: dict[str, object],
    expected: datetime | None,
) -> None:
    common = {"published": day(1)}

    after = revised(
        article(**common | old), article(**common | new), first_seen=day(2), captured=day(9)
    )

    assert after.updated == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(day(2), day(2), id="stated anew"),
        pytest.param(day(9), day(3), id="not stated: it would be the time of the capture"),
        pytest.param(None, day(3), id="nothing"),
    ],
)
def test_published_after_a_later_capture_with(
    article: Callable[..., Article], published: datetime | None, expected: datetime
) -> None:
    after = revised(
        article(published=day(3)),
        article(published=published),
        first_seen=day(4),
        captured=day(9),
    )

    assert after.published == expected


def test_an_article_keeps_its_id_whatever_its_source_says_later(
    article: Callable[..., Article],
) -> None:
    old, new = article(guid="urn:tide:1"), article(guid="urn:tide:2", html="<p>New")

    after = revised(old, new, first_seen=day(2), captured=day(9))

    assert (after.guid, after.html) == ("urn:tide:1", "<p>New")


def test_a_better_cleaner_moves_no_time(article: Callable[..., Article]) -> None:
    old = article(guid="urn:tide:1", published=day(1), updated=day(2))
    new = article(guid="urn:tide:2", published=day(3), updated=None, html="<p>Without clutter")

    after = recleaned(old, new)

    assert (after.guid, after.published, after.updated) == ("urn:tide:1", day(1), day(2))
    assert after.html == "<p>Without clutter"
