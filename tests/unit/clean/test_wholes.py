"""Tables, lists and terms are kept or dropped as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from quietpress.clean.overruling import Draft
from quietpress.clean.wholes import settle_wholes

Judge = Callable[..., Draft]

TABLE = "<table><tr><td>Mon<tr><td>Tue<tr><td>Wed<tr><td>Thu</table>"
LIST = "<ul><li>tea<li>milk<li>rum<li>soup<li>beer</ul>"


def kept(draft: Draft) -> list[str]:
    return [draft.page.blocks[index].text for index in draft.kept_indexes()]


@pytest.mark.parametrize(
    ("page", "scores", "expected"),
    [
        pytest.param(
            f"<p>a</p>{TABLE}<p>z</p>",
            {"Mon": 0.9, "Tue": 0.1, "Wed": 0.1, "Thu": 0.1},
            "a Mon Tue Wed Thu z",
            id="a table of which some is kept",
        ),
        pytest.param(
            f"<p>a</p>{TABLE}<p>z</p>",
            {"Mon": 0.3, "Tue": 0.3, "Wed": 0.3, "Thu": 0.3},
            "a Mon Tue Wed Thu z",
            id="a table of doubtful rows",
        ),
        pytest.param(
            f"<p>a</p>{TABLE.replace('<tr>', '<tbody><tr>', 1)}<p>z</p>",
            {"Tue": 0.0},
            "a Mon Tue Wed Thu z",
            id="a table with a body",
        ),
        pytest.param(
            f"<p>a</p>{LIST}",
            {"milk": 0, "soup": 0, "beer": 0},
            "a tea milk rum soup beer",
            id="a list of which two fifths are kept",
        ),
        pytest.param("<p>a</p><dl><dt>b<dd>c</dl>", {"b": 0}, "a b c", id="a term with its text"),
    ],
)
def test_what_belongs_together_is_kept_together(
    draft: Judge, page: str, scores: Mapping[str, float], expected: str
) -> None:
    judged = draft(page, scores)

    settle_wholes(judged)

    assert kept(judged) == expected.split()


@pytest.mark.parametrize(
    ("page", "scores", "expected"),
    [
        pytest.param(
            f"<p>a</p>{TABLE}<p>z</p>",
            {"Mon": 0.2, "Tue": 0.2, "Wed": 0.2, "Thu": 0.2},
            "a z",
            id="a table of which nothing is kept",
        ),
        pytest.param(
            f"<p>a</p>{TABLE}",
            {"Mon": 0.9, "Thu": 0.3},
            "a Mon Tue Wed",
            id="a table below the text is left as it is",
        ),
        pytest.param(
            f"{TABLE}<p>z</p>",
            {"Mon": 0.3},
            "Tue Wed Thu z",
            id="a table above the text is left as it is",
        ),
        pytest.param(
            f"<p>a</p>{LIST}",
            {"milk": 0, "rum": 0, "soup": 0, "beer": 0},
            "a",
            id="a list of which one in five is kept",
        ),
        pytest.param(
            f"<p>a</p>{LIST}<ul><li>x<li>y<li>w</ul>",
            {"x": 0, "y": 0, "w": 0},
            "a tea milk rum soup beer",
            id="each list by itself",
        ),
        pytest.param("<p>a</p><dl><dt>b<dd>c</dl>", {"b": 0, "c": 0}, "a", id="a term that goes"),
        pytest.param(
            "<p>a</p><dl><dt>b<dd>c<dd>d</dl>", {"b": 0, "c": 0}, "a d", id="a term farther above"
        ),
        pytest.param(
            "<p>a</p><div>b</div><dl><dd>c</dl>", {"b": 0}, "a c", id="a text without its term"
        ),
    ],
)
def test_what_is_not_kept_as_a_whole_stays_out(
    draft: Judge, page: str, scores: Mapping[str, float], expected: str
) -> None:
    judged = draft(page, scores)

    settle_wholes(judged)

    assert kept(judged) == expected.split()


@pytest.mark.parametrize("html", ["", "<img src=a.jpg>", f"{TABLE}{LIST}"])
def test_where_nothing_is_kept_nothing_comes_back(draft: Judge, html: str) -> None:
    judged = draft(html)
    judged.kept[:] = False

    settle_wholes(judged)

    assert kept(judged) == []
