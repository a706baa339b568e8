"""Days are found in running text of many languages, and none is made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.clean.metadata.written_dates import find_dates

DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("March 14, 2026", id="American"),
        pytest.param("Mar. 14, 2026", id="American, shortened"),
        pytest.param("MAR 14 2026", id="capitals"),
        pytest.param("March 14th, 2026", id="ordinal"),
        pytest.param("14 March 2026", id="British"),
        pytest.param("14th of March 2026", id="British with of"),
        pytest.param("14-Mar-2026", id="hyphens"),
        pytest.param("14. März 2026", id="German"),
        pytest.param("14.03.2026", id="German numbers"),
        pytest.param("14.3.26", id="German numbers, short"),
        pytest.param("14 mars 2026", id="French"),
        pytest.param("14 de marzo de 2026", id="Spanish"),
        pytest.param("14 marzo 2026", id="Italian"),
        pytest.param("14 de março de 2026", id="Portuguese"),
        pytest.param("14 maart 2026", id="Dutch"),
        pytest.param("14 marca 2026", id="Polish"),
        pytest.param("14. března 2026", id="Czech"),
        pytest.param("14 марта 2026", id="Russian"),
        pytest.param("2026年3月14日", id="Chinese and Japanese"),
        pytest.param("2026. március 14", id="Hungarian"),
        pytest.param("2026-03-14", id="ISO 8601"),
        pytest.param("2026/03/14", id="year first"),
        pytest.param("03/14/2026", id="month first"),
        pytest.param("14/03/2026", id="day first"),
        pytest.param("03/14/26", id="month first, short"),
        pytest.param("14/3/26", id="day first, short"),
        pytest.param("03.14.2026", id="month first, dots"),
        pytest.param("Mar. 14. 2026", id="American, dots"),
        pytest.param("By Ada Voss on March 14, 2026 at 8:30", id="in a line"),
    ],
)
def test_a_day_is_found(text: str) -> None:
    assert [found.day for found in find_dates(text)] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("March 2026", id="no day"),
        pytest.param("14 March", id="no year"),
        pytest.param("14 Marble 2026", id="no month"),
        pytest.param("31 February 2026", id="no such day"),
        pytest.param("03/04/2026", id="March or April"),
        pytest.param("version 1.2.26.4", id="version"),
        pytest.param("version 3.14.26", id="version that might be a day"),
        pytest.param("version 3.14.2026.1", id="version with a year"),
        pytest.param("03/04/26", id="March or April, short"),
        pytest.param("open 24/7", id="share"),
        pytest.param("pages 3/14/26/30", id="more than three numbers"),
        pytest.param("03-14-26", id="hyphens without a century"),
        pytest.param("020-12-12-2026-55", id="telephone"),
        pytest.param("14 March 1989", id="before the web"),
    ],
)
def test_what_is_no_day_is_not_found(text: str) -> None:
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(("day_first", "month"), [(True, 4), (False, 3)])
def test_the_order_of_day_and_month_can_be_known(day_first: bool, month: int) -> None:  # noqa: FBT001
    (found,) = find_dates("03/04/2026", day_first=day_first)

    assert found.day.month == month


def test_a_date_is_found_where_it_stands() -> None:
    text = "Updated March 14, 2026, at noon"

    (found,) = find_dates(text)

    assert text[found.start : found.end] == "March 14, 2026"


@given(st.text(alphabet="0123456789 ./-年月日,marchäÄpri", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for found in find_dates(text):
        assert 1990 <= found.day.year <= 2099
