"""What a person has said of a source's pages has the last word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress import Removal, SettingsError, SourceRules, clean_article
from quietpress.clean.blocks import read_blocks
from quietpress.clean.main_content import KEPT
from quietpress.clean.source_rules import REMOVED, Selection

STORY = (
    "<p>The ferry left the pier at seven and reached the island before the rain did.</p>"
    "<p>On board were nine people, a van and the mail, which the midday boat carries.</p>"
)


class Judged:
    """A page on which every block had the same verdict, and what its source's rules made of it."""

    def __init__(
        self, body: str, rule: str, *, keep: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> None:
        self.tree = LexborHTMLParser(f"<body>{body}")
        page = read_blocks(self.tree.body)
        selection = Selection(self.tree, page, SourceRules(tuple(keep), tuple(remove)))
        rules = selection.overrule([rule] * len(page.blocks))
        self.rules = {block.text: rule for block, rule in zip(page.blocks, rules, strict=True)}
        self.matched = selection.matched
        self.cut = [removal.text for removal in selection.cut(rules)]

    @property
    def text(self) -> str:
        return " ".join(self.tree.body.text(separator=" ").split())


@pytest.mark.parametrize(
    ("body", "selector", "block"),
    [
        pytest.param("<p class=note>Note</p><p>Text</p>", ".note", "Note", id="a block"),
        pytest.param("<div class=note><p>Note</p></div><p>Text</p>", ".note", "Note", id="a box"),
        pytest.param("<p><i class=note>Note</i> </p><p>Text</p>", ".note", "Note", id="inline"),
        pytest.param(
            "<p><i class=note>No</i><b class=note>te</b></p><p>Text</p>",
            ".note",
            "Note",
            id="parts",
        ),
        pytest.param(
            "<a class=note><div>Note</div></a><p>Text</p>", ".note", "Note", id="box in a"
        ),
        pytest.param(
            "<p>Text<br><br><i class=note>Note</i></p>", ".note", "Note", id="after breaks"
        ),
        pytest.param("<table><tr><td>Note<tr><td>Text</table>", "tr:first-child", "Note", id="row"),
        pytest.param("<div hidden><p>Note</p></div><p>Text</p>", "[hidden]", "Note", id="hidden"),
        pytest.param("<p>Text</p><p><img class=note></p>", ".note", "", id="a picture"),
    ],
)
@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        pytest.param("remove", KEPT, REMOVED, id="remove"),
        pytest.param("keep", "comments", KEPT, id="keep"),
    ],
)
def test_a_selector_speaks_of_the_blocks_in_what_it_fits(
    body: str, selector: str, block: str, key: str, before: str, after: str
) -> None:
    judged = Judged(body, before, **{key: [selector]})

    assert judged.rules == {block: after, "Text": before}


@pytest.mark.parametrize(
    ("body", "left"),
    [
        pytest.param("<p>One <i class=note>two</i> three</p>", "One three", id="inline"),
        pytest.param(
            "<p>One <span class=note><b>two</b> <i>and</i></span> three</p>", "One three", id="deep"
        ),
        pytest.param(
            "<table><tr><td>One<td class=note>two<td>three</table>", "One three", id="cell of a row"
        ),
        pytest.param(
            "<table><tr><td>One <i class=note>two <b class=note>2</b></i><td>three</table>",
            "One three",
            id="in a cell, twice",
        ),
    ],
)
def test_what_is_inside_a_kept_block_is_cut_out_of_it(body: str, left: str) -> None:
    judged = Judged(body, KEPT, remove=[".note"])

    assert list(judged.rules.values()) == [KEPT]
    assert judged.text == left
    assert len(judged.cut) == 1
    assert judged.cut[0].startswith("two")


def test_nothing_is_cut_out_of_a_block_that_goes_as_a_whole() -> None:
    judged = Judged("<p>One <i class=note>two</i></p>", "comments", remove=[".note"])

    assert judged.rules == {"One two": "comments"}
    assert judged.cut == []


@pytest.mark.parametrize(
    ("body", "rules", "left"),
    [
        pytest.param(
            "<div class=keep><p class=remove>One</p></div>", {"One": KEPT}, "One", id="around"
        ),
        pytest.param(
            "<div class=remove><p class=keep>One</p><p>two</p></div>",
            {"One": KEPT, "two": REMOVED},
            "One two",
            id="within",
        ),
        pytest.param('<p class="keep remove">One</p>', {"One": KEPT}, "One", id="both"),
        pytest.param(
            "<p class=remove>One <i class=keep>two</i></p>", {"One two": KEPT}, "two", id="inline"
        ),
        pytest.param(
            "<table><tr class=remove><td>One<td class=keep>two</table>",
            {"One two": KEPT},
            "One two",
            id="a cell keeps its row",
        ),
        pytest.param(
            "<table><tr><td class=remove>One <i class=keep>two</i></table>",
            {"One two": KEPT},
            "two",
            id="within a cell",
        ),
    ],
)
def test_keep_wins_over_remove(body: str, rules: dict[str, str], left: str) -> None:
    judged = Judged(body, "comments", keep=[".keep"], remove=[".remove"])

    assert judged.rules == rules
    assert judged.text == left


def test_rules_that_fit_nothing_change_nothing() -> None:
    judged = Judged(STORY, KEPT, keep=[".keep"], remove=[".remove", "p"])
    silent = Judged(STORY, "comments", keep=[".keep"], remove=[".remove"])

    assert judged.matched == {"p"}
    assert silent.matched == frozenset()
    assert set(silent.rules.values()) == {"comments"}


def test_a_page_of_rows_with_much_to_cut_is_done_in_one_walk() -> None:
    rows = "<tr><td>One<td class=note>two" * 5000

    judged = Judged(f"<table>{rows}</table>", KEPT, remove=[".note"])

    assert len(judged.cut) == 5000
    assert "two" not in judged.text


def test_the_receipt_names_the_source_as_the_reason() -> None:
    rules = SourceRules(remove=("p.note", "i"))

    article = clean_article(
        f"{STORY}<p class=note>A word to our readers.</p><p>It rained <i>cats</i> again.</p>",
        rules=rules,
    )

    assert article.html.endswith("carries.</p>\n<p>It rained again.</p>")
    assert article.removed == (
        Removal(rule=REMOVED, text="A word to our readers.", selector=".note"),
        Removal(rule=REMOVED, text="cats"),
    )


@pytest.mark.parametrize(
    "clutter",
    [
        pytest.param("<p class=own hidden>The tide is at noon.</p>", id="hidden text"),
        pytest.param("<p class=own>Read more: the tide is at noon.</p>", id="clutter by its words"),
        pytest.param("<div class='own newsletter'><p>The tide is at noon.</p></div>", id="label"),
    ],
)
def test_what_is_to_be_kept_stays_against_all_other_rules(clutter: str) -> None:
    document = STORY + clutter

    article = clean_article(document, rules=SourceRules(keep=(".own",)))

    assert "tide is at noon" in article.html
    assert "tide is at noon" not in clean_article(document).html


def test_a_selector_that_cannot_be_read_is_refused_before_any_page() -> None:
    with pytest.raises(SettingsError, match=r"SourceRules\.remove: 'p >': this CSS selector"):
        SourceRules(remove=("p >",))
