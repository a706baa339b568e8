"""Labels of tabs go, and headings of an accordion stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quietpress.clean.overruling import Draft
from quietpress.clean.tabs import drop_tabs

Judge = Callable[..., Draft]

TABS = "<li role=tab>Linux</li><li role=tab>Windows</li>"
PANELS = "<div role=tabpanel>One command.</div><div role=tabpanel>The shop.</div>"


def kept_texts(draft: Draft) -> list[str]:
    return [draft.page.blocks[index].text for index in draft.kept_indexes()]


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param(f"<ul role=tablist>{TABS}</ul>", id="list"),
        pytest.param(
            "<div role=tablist><div role=tab><a href=#a>Linux</a></div>"
            "<div role=tab><a href=#b>Windows</a></div></div>",
            id="links in boxes",
        ),
        pytest.param(f"<div role=tablist><ul>{TABS}</ul></div>", id="list in a box"),
    ],
)
def test_labels_of_tabs_go(draft: Judge, labels: str) -> None:
    judged = draft(f"<p>Install it.</p>{labels}{PANELS}")

    drop_tabs(judged)

    assert kept_texts(judged) == ["Install it.", "One command.", "The shop."]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<div role=tablist><h3 role=tab>Is it free?</h3><div>It is.</div>"
            "<h3 role=tab>Is it safe?</h3><div>It is, too.</div></div>",
            id="accordion",
        ),
        pytest.param(f"<ul>{TABS}</ul>", id="list of no tabs"),
        pytest.param("<ul role=tablist><li role=tab>Linux</li></ul>", id="only one"),
        pytest.param(
            "<ul role=tablist><li role=tab>What is the difference between a bay and a gulf?</li>"
            "<li role=tab>Why is the sea salt?</li></ul>",
            id="questions",
        ),
    ],
)
def test_what_is_more_than_labels_stays(draft: Judge, page: str) -> None:
    judged = draft(page)
    before = kept_texts(judged)

    drop_tabs(judged)

    assert kept_texts(judged) == before
