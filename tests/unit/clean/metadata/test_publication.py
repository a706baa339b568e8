"""When an article was published: what readers see, else what the markup or the address says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress.clean.metadata import Metadata

Read = Callable[..., Metadata]
MORNING = datetime(2026, 3, 14, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 14, tzinfo=UTC)
TEXT = (
    "<p>The storm passed on Saturday, and the harbour of Norrhaven opened again. " + "Wind. " * 40
)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param('<time datetime="2026-03-14T08:30Z">Saturday</time>', MORNING, id="time"),
        pytest.param("<p>14 March 2026</p>", MIDNIGHT, id="text"),
        pytest.param("<p>By Ada Voss · Mar 14, 2026 · 3 min read</p>", MIDNIGHT, id="in a line"),
        pytest.param("<p>Veröffentlicht am 14. März 2026</p>", MIDNIGHT, id="German"),
        pytest.param("<p>Updated 14 March 2026</p>", MIDNIGHT, id="only updated"),
        pytest.param(
            "<p>Updated 15 March 2026</p><p>Published 14 March 2026</p>",
            MIDNIGHT,
            id="published behind updated",
        ),
        pytest.param(
            "<p>Updated:</p><p>15 March 2026</p><p>14 March 2026</p>", MIDNIGHT, id="label"
        ),
        pytest.param(
            "<p>Updated 15 March 2026, published 14 March 2026</p>", MIDNIGHT, id="two in a line"
        ),
        pytest.param(
            "<p>On 11 March 2011 the sea took the old pier and all that the town had stored there, "
            "boats and nets and salt.</p>",
            None,
            id="in a sentence",
        ),
        pytest.param(
            "<p>14 March 2026. The sea has taken the old pier and all that the town had stored "
            "there, boats and nets and salt.</p>",
            MIDNIGHT,
            id="before the first sentence",
        ),
        pytest.param("<p>Since 14 March 1956</p>", None, id="before the web"),
        pytest.param("<p>two hours ago</p>", None, id="distance"),
        pytest.param("<p>March 2026</p>", None, id="no day"),
        pytest.param("<p>© 14 March 2026</p>", None, id="copyright"),
        pytest.param("<p>14 March 2026 © Daily Tide</p>", MIDNIGHT, id="before a copyright"),
        pytest.param("<p>Deadline: 14 March 2026</p>", None, id="deadline"),
        pytest.param(
            '<p><time class="updated" datetime="2026-03-15">Sunday</time>'
            '<time class="entry-date" datetime="2026-03-14">Saturday</time></p>',
            MIDNIGHT,
            id="update by its class, beside it",
        ),
        pytest.param(
            '<p><time itemprop="dateModified" datetime="2026-03-15">Sunday</time>'
            '<time itemprop="datePublished" datetime="2026-03-14">Saturday</time></p>',
            MIDNIGHT,
            id="update by microdata, beside it",
        ),
        pytest.param(
            '<p>Updated <time datetime="2026-03-15">Sunday</time>, '
            'published <time datetime="2026-03-14">Saturday</time></p>',
            MIDNIGHT,
            id="update by its word, beside it",
        ),
        pytest.param(
            '<p><time class="updated" datetime="2026-03-14">Saturday</time></p>'
            '<p><time datetime="2026-03-15">Sunday</time></p>',
            MIDNIGHT,
            id="called updated, alone in its line",
        ),
    ],
)
def test_a_date_at_the_headline_is_read(read: Read, line: str, published: datetime | None) -> None:
    found = read("", f"<h1>The storm</h1>{line}{TEXT}")

    assert found.published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("<p>Posted on 14 March 2026</p>", MIDNIGHT, id="posted"),
        pytest.param(
            "<p>Updated: 15 March 2026 - Published: 14 March 2026 © Daily Tide</p>",
            MIDNIGHT,
            id="beside an update, before a copyright",
        ),
        pytest.param("<p>Last updated: 14 March 2026</p>", MIDNIGHT, id="updated"),
        pytest.param("<p>14 March 2026</p>", MIDNIGHT, id="the only one"),
        pytest.param("<p>14 March 2026</p><p>15 March 2026</p>", None, id="one of two"),
        pytest.param("<p>The storm of 14 March 2026 was small.</p>", None, id="in a sentence"),
        pytest.param(
            "<p>15 March 2026</p><p>Published</p><p>14 March 2026</p>", MIDNIGHT, id="below a label"
        ),
        pytest.param(
            "<p>15 March 2026</p><p>Published</p><p>Tides and more</p><p>14 March 2026</p>",
            None,
            id="not right below a label",
        ),
        pytest.param(
            "<p>15 March 2026</p><p>Posted on 14 March 2026</p>", MIDNIGHT, id="the labelled one"
        ),
    ],
)
def test_a_date_behind_the_text_is_labelled_or_the_only_one(
    read: Read, line: str, published: datetime | None
) -> None:
    assert read("", f"<h1>The storm</h1>{TEXT * 3}{line}").published == published


@pytest.mark.parametrize(
    ("stated", "shown", "published"),
    [
        pytest.param("2026-03-14T08:30Z", "14 March 2026", MORNING, id="same day: with the time"),
        pytest.param(
            "2026-03-14T08:30Z", "13 March 2026", MORNING, id="day before, in a zone of the west"
        ),
        pytest.param("2021-01-01T00:00Z", "14 March 2026", MIDNIGHT, id="other day: the shown one"),
        pytest.param("2026-03-14T08:30Z", "Updated 20 March 2026", MORNING, id="shown update"),
        pytest.param(
            "2026-03-04T08:30Z",
            "03.04.2026",
            datetime(2026, 3, 4, 8, 30, tzinfo=UTC),
            id="same day, month first",
        ),
        pytest.param("2026-03-14T08:30Z", "", MORNING, id="nothing shown"),
        pytest.param("soon", "", None, id="stated nonsense"),
    ],
)
def test_what_readers_see_goes_before_the_markup(
    read: Read, stated: str, shown: str, published: datetime | None
) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'

    assert read(head, f"<h1>The storm</h1><p>{shown}</p>{TEXT}").published == published


@pytest.mark.parametrize(
    ("told", "shown", "published"),
    [
        pytest.param("2026-03-14T08:30Z", "Updated 20 March 2026", MORNING, id="update"),
        pytest.param("2026-03-14T08:30Z", "20 March 2026", MORNING, id="update without a label"),
        pytest.param("", "Updated 14 March 2026", MIDNIGHT, id="told to nobody but machines"),
        pytest.param("", "14 March 2026", MIDNIGHT, id="told to nobody, without a label"),
        pytest.param("2021-01-01", "14 March 2026", MIDNIGHT, id="a day that is no update"),
    ],
)
def test_a_day_of_an_update_goes_behind_what_is_told_to_readers(
    read: Read, linked: Callable[..., str], told: str, shown: str, published: datetime
) -> None:
    head = linked({"@type": "Article", "datePublished": "2019-01-01", "dateModified": "2026-03-20"})
    head += f'<meta property="article:published_time" content="{told}">'

    assert read(head, f"<h1>The storm</h1><p>{shown}</p>{TEXT}").published == published


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        pytest.param("<p>Book of 1 March 2026</p><p>14 March 2026</p>", MORNING, id="the second"),
        pytest.param(
            "<p>1 March 2026</p><p>2 March 2026</p>",
            datetime(2026, 3, 1, tzinfo=UTC),
            id="none of them: the first",
        ),
    ],
)
def test_of_several_days_the_one_that_the_markup_knows_is_taken(
    read: Read, linked: Callable[..., str], lines: str, published: datetime
) -> None:
    head = linked({"@type": "Article", "datePublished": "2026-03-14T08:30Z"})

    assert read(head, f"<h1>The storm</h1>{lines}{TEXT}", url="").published == published


def test_a_day_of_an_update_goes_behind_one_in_the_address(read: Read) -> None:
    url = "https://tide.example/2026/03/14/storm"

    found = read("", f"<h1>The storm</h1><p>Updated 20 March 2026</p>{TEXT}", url=url)

    assert found.published == MIDNIGHT


@pytest.mark.parametrize(
    "head",
    [
        pytest.param('<meta itemprop="datePublished" content="2026-03-14T08:30Z">', id="meta"),
        pytest.param(
            '<time itemprop="datePublished" datetime="2026-03-14T08:30Z">', id="microdata"
        ),
        pytest.param('<b itemprop="datePublished">14 March 2026 08:30</b>', id="microdata as text"),
        pytest.param('<meta name="DC.date.issued" content="2026-03-14T08:30Z">', id="Dublin Core"),
    ],
)
def test_a_stated_date_is_read_wherever_it_stands(read: Read, head: str) -> None:
    assert read("", f"{TEXT}{head}").published == MORNING


@pytest.mark.parametrize(
    ("lang", "published"),
    [
        ("en-US", datetime(2026, 3, 4, tzinfo=UTC)),
        ("en-GB", datetime(2026, 4, 3, tzinfo=UTC)),
        ("de", datetime(2026, 4, 3, tzinfo=UTC)),
        ("en", None),
        ("", None),
    ],
)
def test_the_language_tells_the_day_from_the_month(
    read: Read, lang: str, published: datetime | None
) -> None:
    assert read("", f"<h1>The storm</h1><p>03/04/2026</p>{TEXT}", lang=lang).published == published


def test_an_update_is_read_beside_the_publication(read: Read) -> None:
    head = '<meta property="article:published_time" content="2026-03-14T08:30Z">'
    head += '<meta property="article:modified_time" content="2026-03-15T08:30Z">'

    found = read(head)

    assert (found.published, found.updated) == (MORNING, datetime(2026, 3, 15, 8, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2026/03/14/storm", MIDNIGHT),
        ("2026-3-14-storm", MIDNIGHT),
        ("2026/02/31/storm", None),
        ("2026/storm", None),
        ("12026/03/14", None),
    ],
)
def test_a_date_in_the_address_counts_where_no_other_is(
    read: Read, path: str, published: datetime | None
) -> None:
    assert read("", url=f"https://tide.example/{path}").published == published
