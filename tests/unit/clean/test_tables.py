"""Data stay a table; what only places things does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.soup import Part
from quietpress.clean.tables import unwrap_tables

Read = Callable[[str], Part]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<table><tr><td>a<td>b</table>", id="two columns"),
        pytest.param("<table><tr><th>a<tr><td>b</table>", id="one column with a head"),
        pytest.param("<table><caption>a</caption><tr><td>b</table>", id="a caption"),
        pytest.param("<table><tr><th>a<td><ul><li>b</ul></table>", id="a head and a list"),
    ],
)
def test_data_stay_in_their_table(part: Read, html: str) -> None:
    read = part(html)

    unwrap_tables(read)

    assert read.named("table")
    assert not read.named("div")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<table><tr><td>a<tr><td>b</table>", id="one column"),
        pytest.param("<table><tr><td><h2>a</h2><td>b</table>", id="a heading"),
        pytest.param("<table><tr><td><ul><li>a</ul><td>b</table>", id="a list"),
        pytest.param("<table><tr><td><figure>a</figure><td>b</table>", id="a figure"),
        pytest.param("<math><td>a</td></math>", id="a cell in a formula"),
    ],
)
def test_what_places_things_becomes_boxes(part: Read, html: str) -> None:
    read = part(html)

    unwrap_tables(read)

    assert not read.named("table", "tbody", "tr", "td")


def test_a_table_in_a_cell_is_judged_by_itself(part: Read) -> None:
    read = part("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>")

    unwrap_tables(read)

    assert [table.get_text() for table in read.named("table")] == ["ab"]
