"""The days that readers see: at the headline, behind the text, in it, and where it is listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quietpress.clean.metadata import Metadata

Read = Callable[..., Metadata]
MORNING = datetime(2026, 3, 14, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 14, tzinfo=UTC)
ANOTHER = datetime(2026, 3, 20, tzinfo=UTC)
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
        pytest.param("<p>Datum: 14.03.2026 Autorin: Ada Voss</p>", MIDNIGHT, id="German label"),
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
    "line",
    [
        pytest.param("<p>Last updated: 14 March 2026</p>", id="in its line"),
        pytest.param("<p>Letzte Änderung:</p><p>14.03.2026</p>", id="below its label"),
        pytest.param("<p>Updated on 14 March 2026</p><p>15 March 2026</p>", id="before another"),
    ],
)
def test_a_day_of_an_update_behind_the_text_is_that_of_no_publication(
    read: Read, line: str
) -> None:
    found = read("", f"<h1>The storm</h1>{TEXT * 3}{line}")

    assert (found.published, found.updated) == (None, MIDNIGHT)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("<p>Published on 14 March 2026</p>", MIDNIGHT, id="label"),
        pytest.param("<p>Publié le 14 mars 2026</p>", MIDNIGHT, id="French"),
        pytest.param(
            "<p>This was first published on 14 March 2026, and has been put right since by those "
            "who mend nets, and by those who sell them in the harbour.</p>",
            MIDNIGHT,
            id="in a sentence",
        ),
        pytest.param("<p>Last published 14 March 2026</p>", ANOTHER, id="last published"),
        pytest.param("<p>Republished on 14 March 2026</p>", ANOTHER, id="republished"),
        pytest.param("<p>14 March 2026</p>", ANOTHER, id="no label"),
        pytest.param("<p>On 14 March 2026 a list is published</p>", ANOTHER, id="label behind it"),
        pytest.param(
            "<p>Published 14 March 2026</p><p>Published 9 March 2026</p>", ANOTHER, id="one of two"
        ),
    ],
)
def test_a_day_said_to_be_of_publication_goes_before_one_that_the_markup_does_not_know(
    read: Read, line: str, published: datetime
) -> None:
    assert read("", f"<h1>The storm</h1><p>20 March 2026</p>{TEXT}{line}").published == published


def test_a_day_said_to_be_of_publication_goes_behind_one_that_the_markup_knows(read: Read) -> None:
    head = '<meta property="article:published_time" content="2026-03-20">'
    said = "<p>Published on 14 March 2026</p>"

    found = read(head, f"<h1>The storm</h1><p>20 March 2026</p>{TEXT}{said}")

    assert found.published == ANOTHER


def test_a_day_said_to_be_of_publication_gets_its_time_from_the_markup(read: Read) -> None:
    head = '<meta property="article:published_time" content="2026-03-14T08:30Z">'
    said = "<p>Published on 14 March 2026</p>"

    assert read(head, f"<h1>The storm</h1><p>20 March 2026</p>{TEXT}{said}").published == MORNING


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        pytest.param("14 March 2026 – ", MIDNIGHT, id="day and dash"),
        pytest.param("14.03.2026. ", MIDNIGHT, id="day and full stop"),
        pytest.param("Norrhaven, 14 March 2026 – ", MIDNIGHT, id="place"),
        pytest.param("Bad Norrhaven, den 14. März 2026: ", MIDNIGHT, id="German place"),
        pytest.param("On 14 March 2026 – a Saturday – ", None, id="in a sentence"),
        pytest.param("14 March 2026 was a day on which ", None, id="subject"),
        pytest.param(
            "The harbour of Norrhaven – of the old days –, 14 March 2026 – ", None, id="no"
        ),
    ],
)
def test_a_text_may_begin_with_its_day(
    read: Read, opening: str, published: datetime | None
) -> None:
    text = TEXT.replace("<p>", f"<p>{opening}")

    assert read("", f"<h1>The storm</h1>{text}").published == published


def test_far_below_a_day_before_a_text_is_of_another(read: Read) -> None:
    text = TEXT.replace("<p>", "<p>14 March 2026 – ")

    assert read("", f"<h1>The storm</h1>{TEXT * 3}{text}").published is None


@pytest.mark.parametrize(
    ("item", "published"),
    [
        pytest.param("<h3>The storm</h3><p>14 March 2026</p>", MIDNIGHT, id="below"),
        pytest.param("<p>14 March 2026</p><h3>The storm</h3>", MIDNIGHT, id="above"),
        pytest.param("<h3>The storm!</h3><p>14 March 2026</p>", MIDNIGHT, id="other signs"),
        pytest.param("<h3>The storms</h3><p>14 March 2026</p>", None, id="another article"),
        pytest.param("<p>The storm</p><p>14 March 2026</p>", None, id="a topic"),
        pytest.param("<h3>The storm</h3><p>Wind</p><p>14 March 2026</p>", None, id="not beside it"),
        pytest.param(
            "<p>14 March 2026</p><h3>The storm</h3><p>15 March 2026</p>", None, id="one of two"
        ),
        pytest.param("<h3>The storm</h3><p>© 14 March 2026</p>", None, id="copyright"),
    ],
)
def test_a_page_that_lists_itself_has_its_day_there(
    read: Read, item: str, published: datetime | None
) -> None:
    others = "<h3>The tide</h3><p>1 March 2026</p><h3>The wind</h3><p>2 March 2026</p>"

    found = read("", f"<h1>The storm</h1>{TEXT * 3}{others}<p>New</p>{item}<p>Read on</p>")

    assert found.published == published


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
