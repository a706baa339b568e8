from __future__ import annotations

import pytest

from quietpress.article import Removal
from quietpress.clean import boilerplate, lexicon
from quietpress.publish.pages.receipt import _RULES, receipt
from quietpress.publish.words import Words

ENGLISH = Words("en")
# Rules that are no table's key: of places and of what the model gives up, and of plain text.
_OTHER_RULES = {
    "after_the_text", "before_the_text", "hidden_text", "mostly_links", "outside_main_content",
    "removed_by_source", "repeated_headline", "repeated_on_site", "unlike_the_text",
}  # fmt: skip


def piece(text: str, rule: str = "share_buttons", selector: str = "") -> Removal:
    return Removal(rule=rule, text=text, selector=selector)


def test_nothing_removed_has_no_receipt():
    assert receipt((), "tide", ENGLISH) is None


def test_pieces_are_counted_by_kind_the_most_frequent_first():
    removed = [piece("a b", "comments"), piece("x"), piece("y", "share_links")]

    made = receipt(removed, "tide", ENGLISH)

    assert made.total == "3 pieces, 5 characters"
    assert made.kinds == (("Share buttons", "2"), ("Comments", "1"))


def test_a_piece_has_its_reason_in_words_beside_the_name_of_its_rule():
    (found,) = receipt([piece("Sign up", "newsletter_box")], "tide", ENGLISH).pieces

    assert (found.reason, found.rule) == ("asks for an e-mail address", "newsletter_box")


def test_every_rule_of_the_cleaner_has_its_reason_in_words():
    tables = (lexicon.STARTERS, lexicon.LABELS, lexicon.SENTENCES, lexicon.OPENINGS)
    known = {rule for table in tables for rule in table} | _OTHER_RULES
    known |= {rule.__name__ for rule in boilerplate.RULES}

    assert known == _RULES.keys()


def test_a_rule_without_words_of_its_own_is_named_as_it_is():
    (found,) = receipt([piece("x", "house_rule")], "tide", ENGLISH).pieces

    assert found.reason == "house rule"


def test_a_long_piece_is_folded_after_its_beginning():
    text = " ".join(f"word{n}" for n in range(100))

    (found,) = receipt([piece(text)], "tide", ENGLISH).pieces

    assert len(found.beginning) <= 200
    assert f"{found.beginning.removesuffix('…')} {found.rest}" == text


def test_a_receipt_is_bounded_whatever_was_removed():
    made = receipt([piece("word " * 10_000)] * 1000, "tide", ENGLISH)

    assert made.more == "960 more pieces"
    assert sum(len(found.beginning) + len(found.rest) for found in made.pieces) < 15_000


@pytest.mark.parametrize(
    ("source", "selector", "keep", "table"),
    [
        pytest.param("tide", ".note", 'keep = [".note"]', "[sources.tide]", id="a class"),
        pytest.param("tide", ".a, #b", 'keep = [".a", "#b"]', "[sources.tide]", id="two names"),
        pytest.param("tide", "", "", "", id="no name"),
        pytest.param("", ".note", "", "", id="a document of no source"),
    ],
)
def test_the_line_that_keeps_a_piece_is_written_as_toml(source, selector, keep, table):
    made = receipt([piece("x", selector=selector)], source, ENGLISH)

    assert (made.pieces[0].keep, made.table) == (keep, table)
