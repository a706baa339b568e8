"""What belongs to a kept structure is kept with it, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from quietpress.clean.belonging import (
    complete_wholes,
    keep_amid,
    keep_attributions,
    keep_captions,
    keep_code,
    keep_ends,
    keep_headings,
    keep_last_paragraph,
    keep_lead,
    keep_notes,
    keep_quotations,
)
from quietpress.clean.overruling import Draft

Judge = Callable[..., Draft]

PICTURE = "<div><img src=a.jpg></div>"
TIDES = "<table><tr><th>port<th>tide<tr><td><p>low<td><p>x</table>"


def kept(draft: Draft) -> str:
    return " ".join(draft.page.blocks[index].text for index in draft.kept_indexes()).strip()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(f"<p>a b c d</p>{TIDES}<p>e</p>", "a b c d port tide low x e", id="a cell"),
        pytest.param(
            "<p>a b c d<ul><li>x<li><p>f g</p></ul><p>e</p>", "a b c d x f g e", id="an item"
        ),
        pytest.param("<p>a b c d<dl><dt>x<dd>f</dl><p>e</p>", "a b c d x f e", id="a term"),
        pytest.param(
            f"<p>a b c d</p>{TIDES.replace('low', 'x')}<p>e</p>",
            "a b c d port tide x x e",
            id="half of a table",
        ),
    ],
)
def test_the_rest_of_a_whole_is_kept(draft: Judge, page: str, expected: str) -> None:
    judged = draft(page, {"x": 0})

    complete_wholes(judged)

    assert kept(judged) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "<p>a b c d<ul><li>x<li>x<li>f</ul><p>e</p>", "a b c d f e", id="a third of a list"
        ),
        pytest.param(f"<p>a b c d</p>{TIDES}", "a b c d port tide low", id="below the text"),
        pytest.param(f"{TIDES}<p>a b c d</p>", "port tide low a b c d", id="above the text"),
        pytest.param(
            f"<p>a</p>{TIDES}<p>e</p>", "a port tide low e", id="a table that is most of the page"
        ),
        pytest.param(
            "<p>a b c d<ul><li>f<li hidden>x</ul><p>e</p>", "a b c d f e", id="what is hidden"
        ),
        pytest.param(f"<p>a b c d<ul><li>f<li>{PICTURE}</ul><p>e", "a b c d f e", id="pictures"),
        pytest.param(
            "<p>a b c d<ul><li>f<li><a href=/>x</a></ul><p>e", "a b c d f e", id="an offer"
        ),
        pytest.param(
            "<p>a b c d<ul><li>f g<li>Buy now</ul><p>e", "a b c d f g e", id="clutter by its words"
        ),
    ],
)
def test_what_is_no_part_of_a_kept_whole_stays_out(draft: Judge, page: str, expected: str) -> None:
    judged = draft(page, {"x": 0, "Buy now": 0})

    complete_wholes(judged)

    assert kept(judged) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>a</p><pre>x</pre><p>b</p>", "a x b", id="between texts"),
        pytest.param("<p>a</p><pre>x</pre><pre>x</pre><p>b</p>", "a x x b", id="two in a row"),
        pytest.param("<p>a</p><div><pre><div>x</div></pre></div><p>b", "a x b", id="in boxes"),
        pytest.param("<p>a</p><pre>x</pre><p hidden>y</p><p>b</p>", "a x b", id="hidden between"),
        pytest.param("<p>a</p><pre>x</pre><p>y</p><p>b</p>", "a b", id="beside what goes"),
        pytest.param("<p>a</p><pre>x</pre>", "a", id="at the end"),
        pytest.param("<pre>x</pre><p>a</p>", "a", id="at the start"),
        pytest.param("<p>a</p><pre hidden>x</pre><p>b</p>", "a b", id="hidden"),
    ],
)
def test_code_between_kept_texts_is_kept(draft: Judge, page: str, expected: str) -> None:
    judged = draft(page, {"x": 0, "y": 0})

    keep_code(judged)

    assert kept(judged) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>a</p><h2>x</h2><p>b</p>", "a x b", id="between texts"),
        pytest.param("<div><p>a</p></div><h2>x</h2><p>b</p>", "a x b", id="opens another box"),
        pytest.param("<p>a</p><h2>x</h2><p>y</p><p>b</p>", "a b", id="above what goes"),
        pytest.param("<p>a</p><h2>x</h2><div><p>b</p></div>", "a b", id="outside the box of both"),
        pytest.param("<p>a</p><h2>z</h2><div><p>b</p></div>", "a z b", id="outside, less doubted"),
        pytest.param("<p>a</p><p>x</p><p>b</p>", "a b", id="no heading"),
        pytest.param("<p>a</p><h2>y</h2><p>b</p>", "a b", id="surely none of the article"),
        pytest.param("<p>a</p><h2>Related stories</h2><p>b</p>", "a b", id="known clutter"),
        pytest.param("<h2>x</h2><p>a</p>", "a", id="above the first text"),
    ],
)
def test_a_heading_between_kept_texts_is_kept(draft: Judge, page: str, expected: str) -> None:
    judged = draft(page, {"x": 0.2, "y": 0.1, "z": 0.4, "Related stories": 0.4})

    keep_headings(judged)

    assert kept(judged) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>a<blockquote>x</blockquote><p>b</p>", "a x b", id="between texts"),
        pytest.param(
            "<p>a<blockquote><p>x<p>— y</blockquote><p>b</p>", "a x — y b", id="with whose it is"
        ),
        pytest.param(
            "<p>a<blockquote>x</blockquote><img src=a.jpg><p>b</p>", "a x b", id="above a picture"
        ),
        pytest.param("<p>a<blockquote>y</blockquote><p>b</p>", "a b", id="surely none of the text"),
        pytest.param("<p>a<blockquote>x</blockquote><p>y</p>", "a", id="below the text"),
        pytest.param("<blockquote>x</blockquote><p>a</p>", "a", id="above the text"),
        pytest.param(
            "<p>a<blockquote class=promo>x</blockquote><p>b</p>", "a b", id="labelled as clutter"
        ),
        pytest.param(
            "<p>a<blockquote><p>x<p>Read more: z</blockquote><p>b</p>", "a b", id="known clutter"
        ),
    ],
)
def test_a_quotation_between_kept_texts_is_kept(draft: Judge, page: str, expected: str) -> None:
    judged = draft(page, {"x": 0.3, "y": 0.1, "— y": 0.1, "Read more: z": 0.3})

    keep_quotations(judged)

    assert kept(judged) == expected


CREW = "On board were nine people and a van, which is what the boat carries."


@pytest.mark.parametrize(
    ("page", "is_back"),
    [
        pytest.param(f"{{0}}<p>{CREW}</p>{{1}}", True, id="between them"),
        pytest.param(
            f"{{0}}<h2>Crew</h2><p>{CREW}</p><h2>Costs</h2>{{1}}", True, id="in a section"
        ),
        pytest.param(f"{{0}}<div><p>{CREW}</p></div>{{1}}", False, id="in a box between them"),
        pytest.param(f"{{0}}<aside><p>{CREW}</p></aside>{{1}}", False, id="in an aside"),
        pytest.param(
            f"<div class=x>{{0}}</div><div class=x><p>{CREW}</p></div><div class=x>{{1}}</div>",
            True,
            id="in a box like theirs",
        ),
        pytest.param(
            f"<div class=x>{{0}}</div><div class=y><p>{CREW}</p></div><div class=x>{{1}}</div>",
            False,
            id="in a box unlike theirs",
        ),
        pytest.param(f"{{0}}{{1}}<p>{CREW}</p>", False, id="below both"),
        pytest.param(f"<p>{CREW}</p>{{0}}{{1}}", False, id="above both"),
    ],
)
def test_a_paragraph_between_kept_ones_of_its_box_is_kept(
    draft: Judge, page: str, *, is_back: bool
) -> None:
    around = [f"<p>The {name} left the pier at seven, before the rain did.</p>" for name in "ab"]
    judged = draft(page.format(*around), {CREW: 0.3})

    keep_amid(judged)

    assert (CREW in kept(judged)) is is_back


def test_a_label_that_the_text_has_too_keeps_nothing_out(draft: Judge) -> None:
    around = "<div class=toc-text><p>The {} left the pier at seven, before the rain did.</p></div>"
    above, below = (around.format(one) + around.format(other) for one, other in ("ab", "cd"))
    judged = draft(
        f"{above}<div class=toc-text><h2>Crew</h2><p>{CREW}</p></div>{below}",
        {CREW: 0.3, "Crew": 0.3},
    )

    keep_amid(judged)
    keep_headings(judged)

    assert f"Crew {CREW}" in kept(judged)


@pytest.mark.parametrize(
    ("below", "score", "is_back"),
    [
        pytest.param(f"<p>{CREW}</p>", 0.4, True, id="right below it"),
        pytest.param(f"<img src=a.jpg><p>{CREW}</p>", 0.4, True, id="below a picture"),
        pytest.param(f"<blockquote>{CREW}</blockquote>", 0.4, True, id="a quotation"),
        pytest.param(f"<p>{CREW}</p>", 0.3, False, id="surely none of the text"),
        pytest.param(f"<p>{CREW}</p>", 0.5, False, id="dropped by a rule"),
        pytest.param(f"<p>x</p><p>{CREW}</p>", 0.4, False, id="below something else"),
        pytest.param(f"<p class=newsletter>{CREW}</p>", 0.4, False, id="labelled as clutter"),
    ],
)
def test_the_paragraph_right_below_a_text_is_kept_if_it_is_hardly_dropped(
    draft: Judge, below: str, score: float, *, is_back: bool
) -> None:
    judged = draft(
        f"<p>The boat left the pier at seven, before the rain did.</p>{below}",
        {CREW: score, "x": 0},
    )
    judged.kept &= judged.scores > 0.5

    keep_last_paragraph(judged)

    assert (CREW in kept(judged)) is is_back


def test_a_paragraph_in_another_box_is_not_the_last_of_a_text(draft: Judge) -> None:
    text = "<p>The boat left the pier at seven, before the rain did.</p>"
    judged = draft(f"<div>{text}</div><div><p>{CREW}</p></div>", {CREW: 0.4})

    keep_last_paragraph(judged)

    assert CREW not in kept(judged)


@pytest.mark.parametrize(
    ("paragraph", "score"),
    [
        pytest.param("The old boat was sold to a man from the next island.", 0.1, id="surely none"),
        pytest.param(
            "Subscribe to our newsletter for news of the pier and boats.", 0.3, id="clutter"
        ),
        pytest.param("Nine people", 0.3, id="few words"),
        pytest.param("Nobody was on board but the nine of us, and a van.", 0.5, id="by a rule"),
    ],
)
def test_what_is_hardly_a_paragraph_of_the_text_stays_out(
    draft: Judge, paragraph: str, score: float
) -> None:
    judged = draft(f"<p>{CREW}</p><p>{paragraph}</p><p>{CREW}</p>", {paragraph: score})
    judged.kept[1] = False

    keep_amid(judged)

    assert kept(judged) == f"{CREW} {CREW}"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<figure>{PICTURE}<figcaption>b</figcaption></figure>", id="of a picture"),
        pytest.param(
            f"<figure><figcaption>b</figcaption>{PICTURE}</figure>", id="above its picture"
        ),
        pytest.param(
            f"<figure>{PICTURE}<div><figcaption><p>b</p></figcaption></div></figure>", id="in boxes"
        ),
        pytest.param(
            "<figure><table><tr><td>c</table><figcaption>b</figcaption></figure>", id="of a table"
        ),
        pytest.param("<figure><pre>c</pre><figcaption>b</figcaption></figure>", id="of code"),
        pytest.param(f"{PICTURE}<p class=wp-caption-text>b</p>", id="by its name"),
        pytest.param(f"{PICTURE}<div class='photo-credit'>b</div>", id="a credit"),
    ],
)
def test_a_caption_goes_with_what_it_explains(draft: Judge, page: str) -> None:
    judged = draft(page, {"b": 0})
    judged.kept |= judged.evidence.words == 0

    keep_captions(judged)

    assert kept(judged).split()[-1] == "b" or kept(judged) == "b"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<figure><div><img src=a.jpg class=x></div><p>c</p><figcaption>b</figcaption></figure>",
            id="of what goes",
        ),
        pytest.param(
            f"{PICTURE}<figure><figcaption>b</figcaption></figure>", id="of another figure"
        ),
        pytest.param(f"<figure>{PICTURE}<p>b</p></figure>", id="no caption"),
        pytest.param("<p>a</p><p class=caption>b</p>", id="below a text"),
        pytest.param(f"<figure>{PICTURE}<figcaption hidden>b</figcaption></figure>", id="hidden"),
        pytest.param(
            f"<figure>{PICTURE}<figcaption>Share this story</figcaption></figure>", id="clutter"
        ),
        pytest.param(f"{PICTURE}<div class=caption>{'b ' * 81}</div>", id="too long for one"),
    ],
)
def test_what_is_no_caption_of_a_kept_picture_stays_out(draft: Judge, page: str) -> None:
    judged = draft(page, {"b": 0, "c": 0, "b " * 80 + "b": 0, "Share this story": 0})
    judged.kept |= judged.evidence.words == 0

    keep_captions(judged)

    assert "b" not in kept(judged)
    assert "Share" not in kept(judged)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<blockquote><p>a</p><footer>x</footer></blockquote>", "a x", id="footer"),
        pytest.param("<blockquote><p>a</p><p>x</p></blockquote>", "a x", id="paragraph"),
        pytest.param("<blockquote><p>a</p></blockquote><p>x</p>", "a", id="outside"),
        pytest.param("<blockquote><p>a</p><p>x</p><p>x</p></blockquote>", "a", id="of what goes"),
        pytest.param("<blockquote><p>x</p></blockquote>", "", id="of nothing"),
        pytest.param("<blockquote><p>a</p><p hidden>x</p></blockquote>", "a", id="hidden"),
        pytest.param(
            f"<blockquote><p>a</p><p>{'x ' * 21}</p></blockquote>", "a", id="too long for a name"
        ),
    ],
)
def test_a_quotation_comes_with_whose_it_is(draft: Judge, page: str, expected: str) -> None:
    judged = draft(page, {"x": 0, "x " * 20 + "x": 0})

    keep_attributions(judged)

    assert kept(judged) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "<p>a<sup><a href=#n1>1</a></sup></p><p>x</p><ol><li id=n1>n</ol>", "a1 n", id="item"
        ),
        pytest.param("<p>a <a href=#n1>[1]</a></p><p id=n1>n</p>", "a [1] n", id="paragraph"),
        pytest.param(
            "<p>a <a href='/page#n1'>*</a></p><p><a name=n1></a>n</p>", "a * n", id="old anchor"
        ),
        pytest.param(
            "<p>a <a href=#n1>[1]</a></p><div id=n1><p>n</p><p>x</p></div>",
            "a [1] n x",
            id="of two paragraphs",
        ),
        pytest.param("<p>a <a href=#n1>the note</a></p><p id=n1>n</p>", "a the note", id="no mark"),
        pytest.param("<p>a <a href=#n2>1</a></p><p id=n1>n</p>", "a 1", id="nowhere"),
        pytest.param("<p>n <a href=#n1>1</a></p><p id=n1>x</p>", "", id="from what goes"),
        pytest.param("<p id=n1>n</p><p>a <a href=#n1>1</a></p>", "a 1", id="above the mark"),
        pytest.param(
            f"<p>a <a href=#n1>1</a></p><div id=n1><p>n</p>{'<p>x y z' * 100}</div>",
            "a 1",
            id="a whole section",
        ),
        pytest.param("<p>a <a href=#n1>1</a></p><p id=n1 hidden>n</p>", "a 1", id="hidden"),
    ],
)
def test_notes_come_with_the_text_that_links_to_them(
    draft: Judge, page: str, expected: str
) -> None:
    no_text: Mapping[str, float] = {"n": 0, "x": 0, "n 1": 0, "x y z": 0}
    judged = draft(page, no_text)

    keep_notes(judged)

    assert kept(judged) == expected


LEAD = "The old ferry will keep sailing for three more winters, the council says"
DECISION = "So it was decided on Monday, after five hours of talk and two votes on the costs."


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param(f"<div>{LEAD}</div>", id="as the page says it"),
        pytest.param(f"<h2>{LEAD}, and the islanders rejoice</h2>", id="with more"),
        pytest.param(f"<p>{LEAD[:50]}</p>", id="with less"),
        pytest.param(f"<div>{LEAD}</div><h3>Ada Holm</h3>", id="with a name below it"),
    ],
)
def test_a_lead_above_the_text_is_kept(draft: Judge, lead: str) -> None:
    judged = draft(f"{lead}<p>{DECISION}</p>")
    judged.kept[0] = False

    keep_lead(judged, LEAD)

    assert judged.kept.all()


@pytest.mark.parametrize(
    ("page", "description"),
    [
        pytest.param(f"<p>{DECISION}</p><p>{LEAD}</p>", LEAD, id="below the text"),
        pytest.param(f"<p hidden>{LEAD}</p><p>{DECISION}</p>", LEAD, id="hidden"),
        pytest.param(f"<p>{LEAD}</p><p>{DECISION}</p>", "The ferry sails", id="little is said"),
        pytest.param(f"<p>{LEAD}</p><p>{DECISION}</p>", "", id="nothing is said"),
        pytest.param(f"<p>The ferry</p><p>{DECISION}</p>", LEAD, id="a few words of it"),
        pytest.param(f"<p>{LEAD}</p>", LEAD, id="no text"),
        pytest.param(
            f"<p>The council will meet again in spring to talk of piers</p><p>{DECISION}</p>",
            LEAD,
            id="something else",
        ),
    ],
)
def test_what_is_no_lead_stays_out(draft: Judge, page: str, description: str) -> None:
    judged = draft(page)
    judged.kept[:] = [text == DECISION for text in judged.evidence.texts]

    keep_lead(judged, description)

    assert kept(judged) == (DECISION if DECISION in page else "")


def test_of_several_leads_the_lowest_is_kept(draft: Judge) -> None:
    judged = draft(f"<div>{LEAD}</div><h2>{LEAD}</h2><p>{DECISION}</p>")
    judged.kept[:2] = False

    keep_lead(judged, LEAD)

    assert judged.kept.tolist() == [False, True, True]


@pytest.mark.parametrize("html", ["", PICTURE, f"{TIDES}<pre>a</pre><h2>b</h2>"])
def test_where_nothing_is_kept_nothing_comes_back(draft: Judge, html: str) -> None:
    judged = draft(html)
    judged.kept[:] = False

    complete_wholes(judged)
    for keep in (
        keep_amid,
        keep_code,
        keep_headings,
        keep_last_paragraph,
        keep_quotations,
        keep_captions,
        keep_attributions,
        keep_notes,
    ):
        keep(judged)

    assert kept(judged) == ""


def test_a_caption_of_a_background_stays_between_kept_texts(draft: Judge) -> None:
    judged = draft("<p>a</p><figure><figcaption>b</figcaption></figure><p>c</p>", {"b": 0})

    keep_captions(judged)

    assert kept(judged).split() == ["a", "b", "c"]


PARAGRAPH = (
    "The lamp at the end of the pier went out at {}, and nobody in the village saw it happen."
)
TEXT = "".join(f"<p>{PARAGRAPH.format(hour)}</p>" for hour in range(1, 7))
LATE = [PARAGRAPH.format(hour) for hour in range(7, 10)]
END = "".join(f"<p>{text}</p>" for text in LATE)
DOUBTED = dict.fromkeys([*LATE, "Dawn", "gulls"], 0.2)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<div class=b>{TEXT}{END}</div>", id="in the box of the text"),
        pytest.param(
            f"<div class=b>{TEXT}</div>{PICTURE}<div class=b>{END}</div>", id="below a picture"
        ),
        pytest.param(
            f"<div class=b>{TEXT}</div><figure><img src=a.jpg><figcaption>gulls</figcaption>"
            f"</figure><div class=b>{END}</div>",
            id="below a picture with a caption",
        ),
        pytest.param(
            f"<div class=b>{TEXT}<h2>Dawn</h2><ul><li>gulls</ul>{END}</div>",
            id="with a heading and a list",
        ),
    ],
)
def test_the_end_of_a_text_is_kept(draft: Judge, page: str) -> None:
    judged = draft(page, DOUBTED)

    keep_ends(judged)

    assert kept(judged).endswith(" ".join(LATE))
    assert "Dawn gulls" in kept(judged) or "<h2>" not in page


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<div class=b>{TEXT}</div><div class=a>{END}</div>", id="another box"),
        pytest.param(
            f"<div class=b>{TEXT}</div><h2>Dawn</h2><div class=b>{END}</div>", id="another story"
        ),
        pytest.param(
            f"<div class=b>{TEXT}{END.partition('</p>')[2]}</div>", id="a note of two paragraphs"
        ),
        pytest.param(f"<div class=b>{TEXT}<div hidden>{END}</div></div>", id="what is hidden"),
        pytest.param(
            f"<div class=b>{TEXT}</div><div class='comments b'>{END}</div>", id="what is labelled"
        ),
    ],
)
def test_what_stands_below_a_text_is_not_its_end(draft: Judge, page: str) -> None:
    judged = draft(page, DOUBTED)

    keep_ends(judged)

    assert not any(text in kept(judged) for text in LATE)


def test_a_copy_of_the_text_is_not_its_end(draft: Judge) -> None:
    judged = draft(f"<div class=b>{TEXT}</div><div class=b>{TEXT}</div>")
    judged.kept[6:] = False

    keep_ends(judged)

    assert judged.kept_indexes() == list(range(6))


def test_what_a_rule_has_dropped_is_not_the_end_of_a_text(draft: Judge) -> None:
    judged = draft(f"<div class=b>{TEXT}{END}</div>")
    judged.kept[6:] = False

    keep_ends(judged)

    assert judged.kept_indexes() == list(range(6))
