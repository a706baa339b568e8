"""A srcset is read as browsers read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietpress.clean.images.srcset import Candidate, parse_srcset

ONE = 600.0  # CSS pixels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a.jpg 300w, b.jpg 900w", [("a.jpg", 300), ("b.jpg", 900)], id="widths"),
        pytest.param("a.jpg 1x, b.jpg 2x", [("a.jpg", 600), ("b.jpg", 1200)], id="densities"),
        pytest.param("a.jpg 1.5x", [("a.jpg", 900)], id="half a density"),
        pytest.param("a.jpg", [("a.jpg", 600)], id="no descriptor"),
        pytest.param("a.jpg, b.jpg 2x", [("a.jpg", 600), ("b.jpg", 1200)], id="comma after it"),
        pytest.param("a.jpg,b.jpg 2x", [("a.jpg,b.jpg", 1200)], id="comma without a space"),
        pytest.param(
            "/w_300,h_200/a.jpg 300w, /w_900,h_600/a.jpg 900w",
            [("/w_300,h_200/a.jpg", 300), ("/w_900,h_600/a.jpg", 900)],
            id="commas inside addresses",
        ),
        pytest.param("a.jpg 300w,b.jpg 900w", [("a.jpg", 300), ("b.jpg", 900)], id="no space"),
        pytest.param(" ,, a.jpg 2x ,, ", [("a.jpg", 1200)], id="stray commas"),
        pytest.param(
            "\n a.jpg\t300w ,\n b.jpg 900w\n", [("a.jpg", 300), ("b.jpg", 900)], id="lines"
        ),
        pytest.param("a.jpg 640w 480h", [("a.jpg", 640)], id="width and height"),
        pytest.param("a.jpg (x, y) 2x, b.jpg", [("b.jpg", 600)], id="parentheses of the future"),
        pytest.param("a.jpg 1.2.3x, b.jpg 2x", [("b.jpg", 1200)], id="no number"),
        pytest.param("a.jpg 300, b.jpg 2x", [("b.jpg", 1200)], id="no unit"),
        pytest.param("a.jpg 300w 2x, b.jpg 2x", [("b.jpg", 1200)], id="width and density"),
        pytest.param("a.jpg 0w, b.jpg 2x", [("b.jpg", 1200)], id="no width at all"),
        pytest.param("a.jpg 480h, b.jpg 2x", [("b.jpg", 1200)], id="height alone"),
        pytest.param("", [], id="empty"),
        pytest.param(" , ,", [], id="commas alone"),
        pytest.param("a.jpg (2x", [], id="unclosed"),
    ],
)
def test_candidates_have_an_address_and_a_width(
    text: str, expected: list[tuple[str, float]]
) -> None:
    found = parse_srcset(text, ONE)

    assert [(one.address, one.width) for one in found] == expected


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"/[a-z0-9_]{1,8}(,[a-z0-9_]{1,4})?/[a-z]{1,8}\.jpg", fullmatch=True),
            st.integers(min_value=1, max_value=99_999),
        ),
        max_size=8,
    )
)
def test_a_well_formed_set_is_read_to_the_letter(pairs: list[tuple[str, int]]) -> None:
    text = ", ".join(f"{address} {width}w" for address, width in pairs)

    assert parse_srcset(text) == [Candidate(address, width) for address, width in pairs]


@given(st.text(" ,.()xwh019a", max_size=60))
def test_whatever_stands_in_a_set_candidates_have_both(text: str) -> None:
    found = parse_srcset(text)

    assert all(one.address and not one.address.endswith(",") and one.width > 0 for one in found)
