from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress import clean_article
from quietpress.clean.blocks import read_blocks
from quietpress.clean.selectors import selectors
from quietpress.clean.source_rules import SourceRules


def selector_of_dropped(html: str) -> str:
    """Return the selector of the block that says "gone"."""
    page = read_blocks(LexborHTMLParser(html).body)
    texts = [block.text for block in page.blocks]
    found = selectors(page, ["rule" if text == "gone" else "" for text in texts])
    assert [selector for selector, text in zip(found, texts, strict=True) if text != "gone"] == [
        ""
    ] * (len(texts) - 1)
    return found[texts.index("gone")]


@pytest.mark.parametrize(
    ("html", "selector"),
    [
        pytest.param('<p class="note">gone</p>', ".note", id="its own class"),
        pytest.param('<p id="note" class="big">gone</p>', "#note", id="an id before a class"),
        pytest.param('<p class="box story-note">gone</p>', ".story-note", id="the longest class"),
        pytest.param('<div class="note"><p>gone</p></div>', ".note", id="of what is around it"),
        pytest.param(
            '<div class="text"><p>stays</p><div><p>gone</p></div></div>',
            "",
            id="not of what holds the article too",
        ),
        pytest.param('<p id="note-20261122" class="a">gone</p>', "", id="no number of an article"),
        pytest.param('<p class="md:flex w-1/2">gone</p>', "", id="no name that needs an escape"),
        pytest.param("<p>gone</p>", "", id="no name at all"),
    ],
)
def test_what_was_dropped_is_named_as_a_person_would(html, selector):
    assert selector_of_dropped(html) == selector


def test_a_piece_that_was_removed_comes_with_the_selector_that_keeps_it():
    text = "<p>The ferry of Marlsey sails in winter, too, and takes forty cars.</p>" * 9
    note = '<div class="story-note"><p>Share Facebook Twitter WhatsApp</p></div>'
    page = f"<html><body><article><h1>The ferry sails</h1>{text}{note}</article></body></html>"

    removed = clean_article(page).removed
    kept = clean_article(page, rules=SourceRules(keep=(".story-note",)))

    assert [piece.selector for piece in removed] == [".story-note"]
    assert kept.removed == ()
