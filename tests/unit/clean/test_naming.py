"""What is dropped gets the name of the clutter that it looks like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.naming import KEPT, name_rules
from quietpress.clean.overruling import Draft

Judge = Callable[..., Draft]

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
LAST = "On board were nine people, a van and the mail, which is what the midday boat carries."


def named(draft: Draft, text: str) -> str:
    rules = dict(zip(draft.evidence.texts, name_rules(draft), strict=True))
    return rules[text]


@pytest.mark.parametrize(
    ("inside", "rule"),
    [
        pytest.param("<p hidden>x</p>", "hidden_text", id="hidden"),
        pytest.param("<p hidden class=promo>x</p>", "hidden_text", id="hidden before labelled"),
        pytest.param("<div class=promo><p>x</p></div>", "advertisement", id="labelled"),
        pytest.param("<nav><p>x</p></nav>", "navigation", id="side tag"),
        pytest.param("<h3>Related stories</h3><p>x</p>", "related_stories", id="announced"),
        pytest.param(
            "<h3>Related stories</h3><div class=promo>x</div>",
            "advertisement",
            id="labelled before announced",
        ),
        pytest.param(
            f"<h3>Related stories</h3>{'<p>y</p>' * 12}<p>x</p>",
            "unlike_the_text",
            id="too far below a line",
        ),
        pytest.param(
            "<h3>Related stories</h3><p>kept</p><p>x</p>",
            "unlike_the_text",
            id="after the text has gone on",
        ),
        pytest.param("<p><a href=/a>x</a></p>", "mostly_links", id="links"),
        pytest.param("<p>x</p>", "unlike_the_text", id="nothing special"),
    ],
)
def test_a_block_amid_the_text_is_named_by_what_tells_most(
    draft: Judge, inside: str, rule: str
) -> None:
    judged = draft(
        f"<main><p>{FIRST}</p>{inside}<p>{LAST}</p></main>", {"x": 0, "y": 0, "Related stories": 0}
    )

    assert named(judged, "x") == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Share Facebook X WhatsApp", "share_buttons"),
        ("Comments (12)", "comments"),
        ("© 2026 Daily Tide. All rights reserved.", "page_footer"),
    ],
)
def test_clutter_amid_the_text_is_named_by_its_words(draft: Judge, text: str, rule: str) -> None:
    judged = draft(f"<main><p>{FIRST}</p><p>{text}</p><p>{LAST}</p></main>", {text: 0})

    assert named(judged, text) == rule


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        pytest.param("<main><p>x</p>{}</main>", "before_the_text", id="above, in its box"),
        pytest.param("<main>{}<p>x</p></main>", "after_the_text", id="below, in its box"),
        pytest.param("<p>x</p><main>{}</main>", "outside_main_content", id="above its box"),
        pytest.param("<main>{}</main><p>x</p>", "outside_main_content", id="below its box"),
    ],
)
def test_a_block_around_the_text_is_named_by_its_place(draft: Judge, page: str, rule: str) -> None:
    judged = draft(page.format(f"<p>{FIRST}</p><p>{LAST}</p>"), {"x": 0})

    assert named(judged, "x") == rule


def test_what_is_kept_has_no_rule(draft: Judge) -> None:
    judged = draft(f"<div class=promo><p>{FIRST}</p></div><p>Share Facebook</p>")

    assert name_rules(judged) == [KEPT, KEPT]


def test_where_nothing_is_kept_all_is_outside(draft: Judge) -> None:
    judged = draft(f"<p>{FIRST}</p><p>{LAST}</p>", {FIRST: 0, LAST: 0})

    assert name_rules(judged) == ["before_the_text"] * 2
