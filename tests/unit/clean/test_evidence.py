"""What is known of a page before it is judged."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from quietpress.clean.evidence import PLACES, SECTIONS, Evidence
from quietpress.clean.labels import RULES

Read = Callable[..., Evidence]

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
STORY = f"<p>{FIRST}</p><p>{SECOND}</p>"
OPINION = (
    "I have taken this boat for forty years and I must say that the coffee was never any good. "
)
HOSTILE = {
    "empty": "",
    "one block": "<p>x</p>",
    "a picture alone": "<img src=a.jpg>",
    "nothing shown": "<p hidden>x</p>",
    "links alone": "<p><a href=/>x</a></p>",
    "no letters": "<p>!? …</p><p>1 2 3</p>",
    "one long word": f"<p>{'x' * 50_000}</p>",
    "controls": "<p>\x01\x02 \u200b\ufeff</p>",
    "labels alone": "<div class='comments ad nav' id=share role=banner><p>x</p></div>",
}


def tags(evidence: Evidence) -> dict[str, str]:
    """Return the tag, or the id, of each main element."""
    elements = evidence.page.elements
    return {how: elements[one].names or elements[one].tag for how, one in evidence.mains.items()}


@pytest.mark.parametrize(
    ("html", "good"),
    [
        pytest.param(f"<p>{FIRST}</p>", True, id="a sentence"),
        pytest.param(f"<p>{FIRST[:-1]}</p>", False, id="without a full stop"),
        pytest.param(f"<p>{'word ' * 25}</p>", True, id="long without a full stop"),
        pytest.param(f"<p>{'word ' * 24}</p>", False, id="not long enough without one"),
        pytest.param("<p>It was nine words that the ferry master said.</p>", False, id="short"),
        pytest.param("<p>It was ten words that the old ferry master said.</p>", True, id="ten"),
        pytest.param(f"<p><a href=/>{FIRST}</a></p>", False, id="a link"),
        pytest.param(f"<p><a href=/>News</a> {FIRST}</p>", True, id="with a link"),
        pytest.param(f"<p>{'港口重新开放' * 4}。</p>", True, id="Chinese"),
    ],
)
def test_good_text_reads_like_prose(evidence: Read, html: str, *, good: bool) -> None:
    assert evidence(html).good.tolist() == [good]


def test_hidden_text_is_good_only_where_the_article_waits_for_a_script(evidence: Read) -> None:
    hidden = f"<div style='display:none'>{STORY}{STORY}</div>"

    assert evidence(hidden + STORY).good.tolist() == [False] * 4 + [True] * 2
    assert evidence(hidden + "<p>Please wait.</p>").good.tolist() == [True] * 4 + [False]


def test_the_main_element_is_the_deepest_that_holds_the_text(evidence: Read) -> None:
    found = evidence(
        f"<div id=page><nav><a href=/>Home</a></nav>"
        f"<div id=frame><div id=story>{STORY * 2}</div></div>"
        "<div id=foot><p>Imprint</p></div></div>"
    )

    assert tags(found) == dict.fromkeys(("plain", "unlabelled", "narrow", "top"), "story")


def test_text_that_is_labelled_as_clutter_moves_no_main_element(evidence: Read) -> None:
    found = evidence(
        f"<div id=frame><div id=story>{STORY}</div>"
        f"<div class=related-stories><p>{FIRST}</p></div></div>"
    )

    assert tags(found)["unlabelled"] == "story"


def test_more_comments_than_article_move_no_main_element(evidence: Read) -> None:
    readers = "".join(f"<p>{OPINION}</p>" for _ in range(30))
    found = evidence(f"<div id=story>{STORY * 3}</div><div class=comments>{readers}</div>")

    assert tags(found)["plain"] == "comments"
    assert tags(found)["unlabelled"] == "story"


def test_where_nobody_but_readers_writes_their_text_is_the_main_one(evidence: Read) -> None:
    found = evidence(f"<p>Few words.</p><div class=comments>{STORY * 3}</div>")

    assert tags(found)["unlabelled"] == "comments"


def test_labels_say_what_elements_are(evidence: Read) -> None:
    found = evidence(
        "<div class=commentList><p>a</p></div><div id=entry-content><p>b</p></div>"
        "<div class='org8ad3 x'><p>c</p></div>"
    )

    said = {
        element.names: [
            (*RULES, "text")[column] for column in np.flatnonzero(found.labels[index]).tolist()
        ]
        for index, element in enumerate(found.page.elements)
        if element.names
    }

    assert said == {"commentList": ["comments"], "entry-content": ["text"], "org8ad3 x": []}


def test_a_label_speaks_less_the_more_good_text_it_covers(evidence: Read) -> None:
    found = evidence(
        f"<div class=ads>{STORY * 3}</div><div class=ads><p>x</p></div><section><p>y</p></section>"
    )
    ads = found.labelled[:, RULES.index("advertisement")]
    section = found.inside[:, PLACES.index("section")]

    assert ads.tolist() == pytest.approx([0.0] * 6 + [1.0, 0.0], abs=1e-6)
    assert section.tolist() == pytest.approx([0.0] * 7 + [1.01], abs=1e-6)


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        pytest.param("<div class=newsletter><p>x</p></div>", "newsletter_box", id="class"),
        pytest.param(
            "<div class=newsletter><div class=share><p>x</p></div></div>",
            "share_buttons",
            id="the nearest label",
        ),
        pytest.param("<footer><p>x</p></footer>", "page_footer", id="tag"),
        pytest.param("<nav class=share><p>x</p></nav>", "share_buttons", id="class before tag"),
        pytest.param("<div class=newsletter></div><p>x</p>", "", id="beside a label"),
        pytest.param("<div class=entry><p>x</p></div>", "", id="label of an article"),
        pytest.param("<div><h2 id=share-prices>x</h2></div>", "", id="of a heading itself"),
        pytest.param("<div class=share><h2>x</h2></div>", "share_buttons", id="around a heading"),
    ],
)
def test_a_block_has_the_rule_of_the_nearest_label(evidence: Read, html: str, rule: str) -> None:
    found = evidence(f"<main>{STORY}</main>{html}")

    assert dict(zip(found.texts, found.rules, strict=True)) == {FIRST: "", SECOND: "", "x": rule}


def test_a_label_around_the_article_says_nothing_of_it(evidence: Read) -> None:
    found = evidence(f"<body class=comments-open><aside>{STORY}</aside></body>")

    assert found.rules == ["", ""]


def test_only_labels_that_cover_little_are_believed(evidence: Read) -> None:
    found = evidence(f"<div class=ads>{STORY}</div><div class=promo><p>x</p></div>")

    assert found.believed_rules == ["", "", "advertisement"]


@pytest.mark.parametrize(
    ("html", "section"),
    [
        ("<h3>Related stories</h3>", "related_stories"),
        ("<p>3 Comments</p>", "comments"),
        ("<p><b>Ähnliche Artikel:</b></p>", "related_stories"),
        ("<p>The stories are related.</p>", ""),
        ("<p>Comments were many.</p>", ""),
        ("<img src=a.jpg>", ""),
    ],
)
def test_a_line_opens_the_section_that_it_names(evidence: Read, html: str, section: str) -> None:
    (opened,) = evidence(html).opened.tolist()

    assert (SECTIONS[opened] if opened >= 0 else "") == section


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_a_page_of_next_to_nothing_is_known_as_well(evidence: Read, html: str) -> None:
    found = evidence(html)

    assert len(found.rules) == len(found.believed_rules) == len(found.opened) == found.count
    assert len(found.labels) == len(found.page.elements)
    assert all(0 <= main < len(found.page.elements) for main in found.mains.values())
    assert found.above[-1] == 0
    for column in (found.labelled, found.inside, found.unlabelled, found.held):
        assert np.isfinite(column).all()
