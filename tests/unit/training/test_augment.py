from __future__ import annotations

from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from training.augment import CHANGES, augmented, flatten, graft, hide_copy, scramble, scroll
from training.invented import invented_pages
from training.page import TrainingPage

TEXT = [
    f"The {word} paragraph of this story says at some length what happened on that day by the sea."
    for word in ("first", "second", "third", "fourth")
]
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
HTML = (
    f"<body><header class=top>Menu</header><div class=story id=s>{BODY}</div><p>Imprint</p></body>"
)
TRUTH = "\n\n".join(TEXT)


def page(text: str, clutter: str = "") -> TrainingPage:
    html = f"<body><article><p>{text}</p></article><section>{clutter}</section></body>"
    return TrainingPage(
        html=html, url="https://b.example/1", domain="b.example", title="B", truth=text, kind="b"
    )


OTHER = page("Elsewhere somebody wrote of quite another thing. " * 20, "Readers disagree. " * 50)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_the_truth_stands_on_the_page_in_order_after_every_change(name: str) -> None:
    html, truth = CHANGES[name](HTML, TRUTH, Random(3), OTHER)

    text = " ".join(LexborHTMLParser(html).text(separator=" ").split())
    places = [text.find(paragraph) for paragraph in truth.split("\n\n")]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_the_same_dice_make_the_same_change(name: str) -> None:
    once, again = (CHANGES[name](HTML, TRUTH, Random(3), OTHER) for _ in range(2))

    assert once == again


def test_a_graft_brings_the_clutter_of_the_other_page_and_not_its_article() -> None:
    html, _ = graft(HTML, TRUTH, Random(1), OTHER)

    assert "Readers disagree." in html
    assert "Elsewhere" not in html


def test_long_clutter_is_not_put_between_paragraphs() -> None:
    html, _ = graft(HTML, TRUTH, Random(1), OTHER)

    story = LexborHTMLParser(html).css_first(".story")
    assert story is not None
    assert "Readers" not in story.text()


def test_short_clutter_is_put_between_paragraphs() -> None:
    html, _ = graft(HTML, TRUTH, Random(1), page(OTHER.truth, "Please give us money today. " * 8))

    story = LexborHTMLParser(html).css_first(".story")
    assert story is not None
    assert "money" in story.text()


def test_another_article_is_loaded_below_and_is_no_part_of_the_truth() -> None:
    html, truth = scroll(HTML, TRUTH, Random(1), OTHER)

    assert html.index(TEXT[-1]) < html.index("Elsewhere")
    assert truth == TRUTH


def test_a_copy_is_hidden() -> None:
    html, _ = hide_copy(HTML, TRUTH, Random(1), OTHER)

    assert html.count(TEXT[0]) == 2
    hidden = LexborHTMLParser(html).css("[style], [hidden], [aria-hidden]")
    assert [TEXT[0] in node.text() for node in hidden] == [True]


def test_flattened_paragraphs_are_parted_by_line_breaks() -> None:
    html, _ = flatten(HTML, TRUTH, Random(1), OTHER)

    story = LexborHTMLParser(html).css_first(".story")
    assert story is not None
    assert story.css("p") == []
    assert len(story.css("br")) == 2 * len(TEXT)


def test_scrambled_names_are_the_same_for_the_same_and_say_nothing() -> None:
    html, _ = scramble("<p class='a b'>x<p class=a id=a>y", "", Random(2), OTHER)

    first, second = (node.attributes for node in LexborHTMLParser(html).css("p"))
    names = (first["class"] or "").split()
    assert names[0] == second["class"] == second["id"]
    assert len(names) == 2
    assert not {"a", "b"} & set(names)


def test_some_pages_lose_their_names_altogether() -> None:
    html, _ = scramble("<p class='a b'>x<p class=a id=a>y", "", Random(1), OTHER)

    assert [node.attributes for node in LexborHTMLParser(html).css("p")] == [{}, {}]


def test_an_augmented_page_keeps_the_domain_it_came_from() -> None:
    first, *others = invented_pages(4, seed=4)

    changed = augmented(first, others, Random(1))

    assert changed.domain == first.domain
    assert changed.html != first.html
    assert changed == augmented(first, others, Random(1))


def test_a_page_whose_truth_is_not_on_it_is_given_back_with_no_second_article() -> None:
    html, truth = scroll("<body><p>Nothing here.</p></body>", TRUTH, Random(1), OTHER)

    assert "Elsewhere" not in html
    assert truth == TRUTH
