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
        pytest.param('<meta name="w-published-date" content="2026-03-14T08:30Z">', id="prefix"),
        pytest.param(
            '<meta name="tide:article_published_time" content="2026-03-14T08:30Z">', id="time"
        ),
    ],
)
def test_a_stated_date_is_read_wherever_it_stands(read: Read, head: str) -> None:
    assert read("", f"{TEXT}{head}").published == MORNING


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("tide:last_published_date", id="last"),
        pytest.param("published-time", id="when a system has put it out"),
        pytest.param("publisher", id="who"),
        pytest.param("expires-date", id="end"),
    ],
)
def test_other_days_in_the_markup_are_not_of_publication(read: Read, name: str) -> None:
    assert read(f'<meta name="{name}" content="2026-03-14T08:30Z">').published is None


@pytest.mark.parametrize(
    ("kind", "more", "published"),
    [
        pytest.param("website", "", None, id="website"),
        pytest.param("article", "", MORNING, id="article"),
        pytest.param("", "", MORNING, id="nothing"),
        pytest.param("website", "<p>Updated 14 March 2026</p>", MORNING, id="update shown"),
        pytest.param(
            "website",
            '<meta itemprop="datePublished" content="2026-03-14">',
            MORNING,
            id="microdata, too",
        ),
    ],
)
def test_linked_data_alone_does_not_date_what_calls_itself_a_website(
    read: Read, linked: Callable[..., str], kind: str, more: str, published: datetime | None
) -> None:
    head = linked({"@type": "Article", "datePublished": "2026-03-14T08:30Z"})
    head += f'<meta property="og:type" content="{kind}">'

    assert read(head, f"<h1>The storm</h1>{more}{TEXT}", url="").published == published


def test_an_update_is_read_beside_the_publication(read: Read) -> None:
    head = '<meta property="article:published_time" content="2026-03-14T08:30Z">'
    head += '<meta property="article:modified_time" content="2026-03-15T08:30Z">'

    found = read(head)

    assert (found.published, found.updated) == (MORNING, datetime(2026, 3, 15, 8, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("article", "page", "told", "published"),
    [
        pytest.param("2026-03-14", "2026-03-14T08:30Z", "", MORNING, id="by the page"),
        pytest.param("2026-03-14", "", "2026-03-14T08:30Z", MORNING, id="by what is told"),
        pytest.param(
            "2026-03-13", "2026-03-14T08:30Z", "", MORNING, id="the day before, in a zone"
        ),
        pytest.param("2026-03-14", "2026-03-19T08:30Z", "", MIDNIGHT, id="of another day"),
        pytest.param("2026-03-14T08:30Z", "2026-03-14T09:30Z", "", MORNING, id="with its own"),
        pytest.param("", "2026-03-14T08:30Z", "", None, id="of the page alone"),
    ],
)
def test_a_day_gets_its_time_from_what_else_is_stated(
    read: Read,
    linked: Callable[..., str],
    article: str,
    page: str,
    told: str,
    published: datetime | None,
) -> None:
    head = linked({"@type": "Article", "datePublished": article})
    head += linked({"@type": "WebPage", "datePublished": page})
    head += f'<meta property="article:published_time" content="{told}">'

    assert read(head, url="").published == published


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2026/03/14/storm", MIDNIGHT),
        ("2026-3-14-storm", MIDNIGHT),
        ("2026/march/14/storm", MIDNIGHT),
        ("2026/mär/14/storm", None),
        ("2026/news/14/storm", None),
        ("2026/02/31/storm", None),
        ("2026/storm", None),
        ("12026/03/14", None),
    ],
)
def test_a_date_in_the_address_counts_where_no_other_is(
    read: Read, path: str, published: datetime | None
) -> None:
    assert read("", url=f"https://tide.example/{path}").published == published
