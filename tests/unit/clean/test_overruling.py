"""What rules know better than the model, and what they leave to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from quietpress.clean.overruling import (
    Draft,
    drop_announced,
    drop_buttons,
    drop_copies,
    drop_edges,
    drop_known_clutter,
    drop_labelled,
    drop_later_articles,
    drop_lonely_headings,
    drop_repeated,
    drop_teasers,
    drop_titles,
)
from quietpress.clean.site_memory import block_key

Judge = Callable[..., Draft]

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
THIRD = (
    "The council will decide in December whether the route is to be kept for three more winters."
)
TEXT = [FIRST, SECOND, THIRD]
STORY = "".join(f"<p>{text}</p>" for text in TEXT)


def kept(draft: Draft) -> list[str]:
    return [draft.page.blocks[index].text for index in draft.kept_indexes()]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("<h1>Ferry keeps sailing</h1>", id="as it is"),
        pytest.param("<h1><i>At sea</i> <b>Ferry keeps sailing</b></h1>", id="below a kicker"),
        pytest.param("<h2>FERRY  keeps\n sailing</h2>", id="in other letters and spaces"),
        pytest.param("<h6><a href=/>Ferry keeps sailing</a></h6>", id="linked"),
    ],
)
def test_a_heading_that_says_the_title_goes(draft: Judge, heading: str) -> None:
    page = draft(heading + STORY)

    assert drop_titles(page, "Ferry keeps\tsailing") == [0]
    assert kept(page) == TEXT


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("<p>Ferry keeps sailing</p>", id="a paragraph that says the title"),
        pytest.param("<h2>Ferry keeps sailing to the island</h2>", id="a heading that says more"),
        pytest.param("<h2>Ferry</h2>", id="a heading that says less"),
        pytest.param("<h2>At sea: Ferry keeps sailing</h2>", id="a lower heading with a kicker"),
        pytest.param(
            "<h1>Why the council of Norrhaven says that the Ferry keeps sailing</h1>",
            id="a long heading that ends like it",
        ),
    ],
)
def test_what_only_resembles_the_title_stays(draft: Judge, block: str) -> None:
    page = draft(block + STORY)

    assert drop_titles(page, "Ferry keeps sailing") == []
    assert len(kept(page)) == 4


def test_a_picture_in_a_heading_is_no_title_of_a_page_without_one(draft: Judge) -> None:
    assert drop_titles(draft(f"<h1><img src=a.jpg></h1>{STORY}"), "") == []


@pytest.mark.parametrize(
    "text",
    [
        "Share Facebook X WhatsApp",
        "Related stories",
        "Comments (12)",
        "Sign up for our newsletter and never miss a story.",
    ],
)
def test_what_says_that_it_is_clutter_goes_however_sure_the_model_is(
    draft: Judge, text: str
) -> None:
    page = draft(f"<p>{FIRST}</p><p>{text}</p><p>{SECOND}</p>")

    drop_known_clutter(page)

    assert kept(page) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "The captain shares his pictures on Facebook.",
        "The stories are related by blood.",
        "Her comments were kind.",
        "The newsletter of the parish was printed on the island.",
    ],
)
def test_what_only_speaks_of_clutter_stays(draft: Judge, text: str) -> None:
    page = draft(f"<p>{FIRST}</p><p>{text}</p><p>{SECOND}</p>")

    drop_known_clutter(page)

    assert kept(page) == [FIRST, text, SECOND]


BESIDE = "Herring is dear this week."


@pytest.mark.parametrize(
    ("box", "score"),
    [
        pytest.param("<div class='newsletter-box'><p>{}</p></div>", 0.6, id="class"),
        pytest.param("<div id=relatedPosts><div><p>{}</p></div></div>", 0.6, id="id above"),
        pytest.param("<aside><p>{}</p></aside>", 0.6, id="tag"),
        pytest.param("<div class=comments><p>{}</p></div>", 1.0, id="comments, model sure"),
    ],
)
def test_what_is_labelled_as_clutter_goes(draft: Judge, box: str, score: float) -> None:
    page = draft(f"<main>{STORY}</main>{box.format(BESIDE)}", {BESIDE: score})

    drop_labelled(page)

    assert kept(page) == TEXT


@pytest.mark.parametrize(
    ("box", "score"),
    [
        pytest.param("<div class='newsletter-box'><p>{}</p></div>", 0.8, id="model sure"),
        pytest.param("<div class='story-text'><p>{}</p></div>", 0.6, id="label of a text"),
        pytest.param("<div><p>{}</p></div>", 0.6, id="no label"),
    ],
)
def test_what_is_not_labelled_or_not_in_doubt_stays(draft: Judge, box: str, score: float) -> None:
    page = draft(f"<main>{STORY}</main>{box.format(BESIDE)}", {BESIDE: score})

    drop_labelled(page)

    assert kept(page) == [*TEXT, BESIDE]


def test_a_label_that_would_take_much_of_the_text_is_not_believed(draft: Judge) -> None:
    page = draft(
        f"<main><p>{FIRST}</p><p>{SECOND}</p></main><div class=promo><p>{THIRD}</p></div>",
        {THIRD: 0.6},
    )

    drop_labelled(page)

    assert kept(page) == TEXT


def test_comments_make_no_label_look_like_one_of_a_small_part(draft: Judge) -> None:
    readers = "".join(
        f"<p>Reader {number} has been to that pier as well.</p>" for number in range(20)
    )
    page = draft(
        f"<p>{FIRST}</p><aside><p>{SECOND}</p></aside><div class=comments>{readers}</div>",
        {SECOND: 0.6},
    )

    drop_labelled(page)

    assert kept(page) == [FIRST, SECOND]


def test_a_label_around_the_article_is_not_believed(draft: Judge) -> None:
    page = draft(f"<div class=comments-open>{STORY}</div>", dict.fromkeys(TEXT, 0.6))

    drop_labelled(page)

    assert kept(page) == TEXT


LINK = "<li><a href=/a>Herring is dear</a></li>"


@pytest.mark.parametrize(
    ("page", "scores", "expected"),
    [
        pytest.param(
            f"<p>{FIRST}</p><h3>Related stories</h3><ul>{LINK}</ul><p>{SECOND}</p>",
            {"Related stories": 0, "Herring is dear": 0.7},
            [FIRST, SECOND],
            id="links below a line go",
        ),
        pytest.param(
            f"<p>{FIRST}</p><h3>Related stories</h3><ul>{LINK}</ul><p>{SECOND}</p>",
            {"Related stories": 0, "Herring is dear": 0.9},
            [FIRST, "Herring is dear", SECOND],
            id="links of which the model is sure stay",
        ),
        pytest.param(
            f"<p>{FIRST}</p><h3>Related stories</h3><ul>{LINK}</ul><p>{SECOND}</p>",
            {"Herring is dear": 0.7},
            [FIRST, "Related stories", "Herring is dear", SECOND],
            id="links below a line that is kept stay",
        ),
        pytest.param(
            f"<p>{FIRST}</p><ul>{LINK}</ul><p>{SECOND}</p>",
            {"Herring is dear": 0.7},
            [FIRST, "Herring is dear", SECOND],
            id="links that no line announces stay",
        ),
        pytest.param(
            f"<p>{FIRST}</p><h3>Related stories</h3><p>{SECOND}</p><ul>{LINK}</ul>",
            {"Related stories": 0, "Herring is dear": 0.7},
            [FIRST, SECOND, "Herring is dear"],
            id="links after the text has gone on stay",
        ),
        pytest.param(
            f"<main>{STORY}</main><div><h3>2 Comments</h3><p>{BESIDE}</p><p>No.</p></div><p>End.",
            {"2 Comments": 0},
            [*TEXT, "End."],
            id="comments fill the box of their line, however sure the model is",
        ),
        pytest.param(
            f"<main><p>{FIRST}</p><p>2 Comments</p><p>{SECOND}</p><p>{THIRD}</p></main>",
            {"2 Comments": 0},
            TEXT,
            id="a count of comments in the article's own box opens nothing",
        ),
    ],
)
def test_a_line_announces_what_follows_it(
    draft: Judge, page: str, scores: Mapping[str, float], expected: list[str]
) -> None:
    judged = draft(page, scores)

    drop_announced(judged)

    assert kept(judged) == expected


OTHER = "<p>Elsewhere the herring was dear, and nobody on the market could say why it was.</p>"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"<div><h1 class=top>A</h1>{STORY}<h1 class=top>B</h1>{OTHER}</div>",
            id="a heading like the title's",
        ),
        pytest.param(
            f"<article><h1>A</h1>{STORY}</article><article><h2>B</h2>{OTHER}</article>",
            id="an article after the title's own",
        ),
        pytest.param(
            f"<article><h1>A</h1>{STORY}</article><div><article><div><h1>B</h1>{OTHER}",
            id="an article deeper down",
        ),
    ],
)
def test_a_second_article_below_goes(draft: Judge, page: str) -> None:
    judged = draft(page)

    drop_later_articles(judged)

    assert kept(judged) == ["A", *TEXT]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"<div><h1>A</h1>{STORY}<h1>B</h1>{OTHER}</div>", id="first-level headings of no class"
        ),
        pytest.param(
            f"<div><h1 class=top>A</h1>{STORY}<h1 class=part>B</h1>{OTHER}</div>",
            id="a heading of another class",
        ),
        pytest.param(
            f"<div><h1 class=top>A</h1><p>{FIRST}</p><h1 class=top>B</h1>{OTHER * 5}</div>",
            id="a heading with little of the text above it",
        ),
        pytest.param(
            f"<article><h1>A</h1>{STORY}<article><h2>B</h2>{OTHER}</article></article>",
            id="an article in the article",
        ),
        pytest.param(
            f"<div>{STORY}<h1 class=top>B</h1>{OTHER}<h1 class=top>C</h1></div>",
            id="no title above the text",
        ),
        pytest.param(f"<article>{STORY}</article><article>{OTHER}</article>", id="no heading"),
        pytest.param(
            f"<div><h1 class=top>A</h1>{STORY}<section><h1 class=top>B</h1>{OTHER}</section></div>",
            id="a section in a box inside the title's",
        ),
        pytest.param(
            f"<div><h1 class=top>A</h1></div><div>{STORY}<h1 class=top>B</h1>{OTHER}</div>",
            id="a section below text in a box of their own",
        ),
        pytest.param(
            "<div>" + "".join(f"<h1 class=top>{one}</h1>{STORY}" for one in "ABCD") + "</div>",
            id="many headings beside the title",
        ),
        pytest.param("<h1 class=top>A</h1><p>Few.</p><h1 class=top>B</h1>", id="no good text"),
    ],
)
def test_parts_of_one_article_stay(draft: Judge, page: str) -> None:
    judged = draft(page)
    before = kept(judged)

    drop_later_articles(judged)

    assert kept(judged) == before


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            f"<div>{STORY}</div><div class=print>{STORY}</div>", TEXT, id="copy in another box"
        ),
        pytest.param(
            f"<div><p>{FIRST}</p><p>{FIRST}</p></div>", [FIRST, FIRST], id="said twice in one box"
        ),
        pytest.param(
            "<div><p>The boat sails on.</p></div><div><p>The boat sails on.</p></div>",
            ["The boat sails on."] * 2,
            id="short enough to be said twice",
        ),
        pytest.param(
            f"<div><p>{FIRST}</p></div><div><p>{SECOND}</p></div>", [FIRST, SECOND], id="no copy"
        ),
        pytest.param(
            f"<ul><li>{FIRST}</ul><ul><li>{FIRST}</ul>", [FIRST, FIRST], id="said in two lists"
        ),
    ],
)
def test_a_later_copy_in_another_box_goes(draft: Judge, page: str, expected: list[str]) -> None:
    judged = draft(page)

    drop_copies(judged)

    assert kept(judged) == expected


def test_the_copy_that_is_kept_is_the_first_one_kept(draft: Judge) -> None:
    judged = draft(f"<div><p>{FIRST}</p></div><section><p>{FIRST}</p></section>")
    judged.kept[0] = False

    drop_copies(judged)

    assert kept(judged) == [FIRST]


LATE = "Published late on the evening of Monday"
DOUBT = {"Ada Holm": 0.7, LATE: 0.7}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<div><p>Ada Holm</p>{STORY}</div>", id="a line above the text"),
        pytest.param(f"<div>{STORY}<div>Ada Holm</div></div>", id="a box below the text"),
        pytest.param(f"<main>{STORY}</main><p>Ada Holm</p>", id="a line outside of its box"),
        pytest.param(f"<div><p>{LATE}</p>{STORY}</div>", id="words above the text, no sentence"),
        pytest.param(f"<main>{STORY}</main><h2>{LATE}</h2>", id="a heading below it"),
        pytest.param(f"<div>{STORY}<p><a href=/ada>Ada Holm</a></p></div>", id="a link below it"),
    ],
)
def test_doubtful_short_pieces_at_the_edges_go(draft: Judge, page: str) -> None:
    judged = draft(page, DOUBT)

    drop_edges(judged)

    assert kept(judged) == TEXT


@pytest.mark.parametrize(
    ("page", "scores"),
    [
        pytest.param(
            f"<div><p>A boat for all weathers</p>{STORY}</div>",
            {"A boat for all weathers": 0.95},
            id="model sure",
        ),
        pytest.param(
            f"<div><p>A boat in all weathers.</p>{STORY}</div>",
            {"A boat in all weathers.": 0.7},
            id="sentence above the text",
        ),
        pytest.param(
            f"<div>{STORY}<div>A boat for all weathers</div></div>",
            {"A boat for all weathers": 0.7},
            id="some words below the text",
        ),
        pytest.param(f"<div><h2>Ada Holm</h2>{STORY}</div>", DOUBT, id="heading above the text"),
        pytest.param(
            f"<div><figure><figcaption>Ada Holm</figcaption></figure>{STORY}</div>",
            DOUBT,
            id="caption above the text",
        ),
        pytest.param(f"<div>{STORY}<p>Ada Holm</p></div>", DOUBT, id="line below the text"),
        pytest.param(
            f"<div>{STORY}<ul><li>Ada Holm</li></ul></div>", DOUBT, id="item below the text"
        ),
        pytest.param(
            f"<div><p>{FIRST}</p><div>Ada Holm</div><p>{SECOND}</p></div>", DOUBT, id="amid it"
        ),
        pytest.param("<div>Ada Holm</div><p>Few words.</p>", DOUBT, id="no paragraph to go by"),
    ],
)
def test_short_pieces_that_belong_to_the_text_stay(
    draft: Judge, page: str, scores: Mapping[str, float]
) -> None:
    judged = draft(page, scores)
    before = kept(judged)

    drop_edges(judged)

    assert kept(judged) == before


@pytest.mark.parametrize(
    ("page", "score", "is_kept"),
    [
        pytest.param("<div><a href=/a>Look at boats</a></div>", 0.7, False, id="a button"),
        pytest.param("<div><a href=/a>Look at boats</a></div>", 0.9, True, id="model sure"),
        pytest.param("<div><a href=/a>Look</a> at boats</div>", 0.7, True, id="a text"),
        pytest.param("<p><a href=/a>Look at boats</a></p>", 0.7, True, id="a paragraph"),
        pytest.param("<h2><a href=/a>Look at boats</a></h2>", 0.7, True, id="a heading"),
    ],
)
def test_a_box_that_is_a_link_goes_if_it_is_doubted(
    draft: Judge, page: str, score: float, *, is_kept: bool
) -> None:
    judged = draft(STORY + page, {"Look at boats": score})

    drop_buttons(judged)

    assert ("Look at boats" in kept(judged)) is is_kept


TEASER = "Why the captain no longer eats fish"


@pytest.mark.parametrize(
    ("body", "score", "expected"),
    [
        pytest.param(f"<p><a href=/f>{TEASER}</a></p>", 0.85, TEXT, id="a paragraph, in doubt"),
        pytest.param(f"<p><a href=/f>{TEASER}</a></p>", 0.95, [*TEXT, TEASER], id="model sure"),
        pytest.param(f"<p>{TEASER}</p>", 0.85, [*TEXT, TEASER], id="no link"),
        pytest.param("<p><a href=/f>The pier</a></p>", 0.85, [*TEXT, "The pier"], id="a name"),
        pytest.param(f"<li><a href=/f>{TEASER}</a>", 0.85, [*TEXT, TEASER], id="of a list"),
    ],
)
def test_paragraphs_that_are_a_link_are_other_stories(
    draft: Judge, body: str, score: float, expected: list[str]
) -> None:
    judged = draft(STORY + body, {expected[-1]: score, TEASER: score})

    drop_teasers(judged)

    assert kept(judged) == expected


def test_links_that_are_much_of_the_text_stay(draft: Judge) -> None:
    judged = draft(f"{STORY}<p><a href=/f>{' '.join(TEXT)}</a></p>", {" ".join(TEXT): 0.6})

    drop_teasers(judged)

    assert len(kept(judged)) == len(TEXT) + 1


SLOGAN = "Good news travels by boat."


@pytest.mark.parametrize(
    ("score", "share", "expected"),
    [
        pytest.param(1.0, 0.8, TEXT, id="on nearly all pages, model sure"),
        pytest.param(0.8, 0.3, TEXT, id="on some pages, model in doubt"),
        pytest.param(0.95, 0.7, [*TEXT, SLOGAN], id="on some pages, model sure"),
        pytest.param(0.6, 0.0, [*TEXT, SLOGAN], id="on no other page"),
    ],
)
def test_what_stands_on_other_pages_too_goes(
    draft: Judge, score: float, share: float, expected: list[str]
) -> None:
    judged = draft(f"{STORY}<p>{SLOGAN}</p>", {SLOGAN: score})

    dropped = drop_repeated(judged, {block_key(SLOGAN): share})

    assert kept(judged) == expected
    assert dropped == ([] if SLOGAN in expected else [3])


def test_short_words_may_repeat_on_every_page(draft: Judge) -> None:
    judged = draft(f"<p>Good news travels.</p>{STORY}")

    assert drop_repeated(judged, {block_key("Good news travels."): 1.0}) == []
    assert len(kept(judged)) == 4


@pytest.mark.parametrize(
    ("repeated", "expected"),
    [
        pytest.param(["What is new on the pier", SLOGAN], TEXT, id="with what stands below it"),
        pytest.param(["What is new on the pier"], None, id="not without it"),
    ],
)
def test_a_repeated_heading_goes_only_with_what_stands_below_it(
    draft: Judge, repeated: list[str], expected: list[str] | None
) -> None:
    judged = draft(f"{STORY}<h2>What is new on the pier</h2><p>{SLOGAN}</p>")
    before = kept(judged)

    drop_repeated(judged, {block_key(text): 1.0 for text in repeated})

    assert kept(judged) == (expected or before)


def test_a_page_that_repeats_as_a_whole_is_the_same_page_again(draft: Judge) -> None:
    judged = draft(STORY)

    assert drop_repeated(judged, {block_key(text): 1.0 for text in TEXT}) == []
    assert kept(judged) == TEXT


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<h2>A</h2><p>b</p><h2>C</h2>", ["A", "b"], id="last on the page"),
        pytest.param("<h2>A</h2><h2>B</h2><p>c</p>", ["B", "c"], id="above one of its level"),
        pytest.param("<h3>A</h3><h2>B</h2><p>c</p>", ["B", "c"], id="above one of a higher level"),
        pytest.param("<h2>A</h2><h3>B</h3><h4>C</h4>", [], id="one above the other"),
        pytest.param(
            "<h2>E</h2><h2>B</h2><p>c</p>", ["E", "B", "c"], id="model sure, of its level: stays"
        ),
        pytest.param(
            "<h2>A</h2><h3>B</h3><p>c</p>", ["A", "B", "c"], id="above a lower one: stays"
        ),
        pytest.param("<h2>A</h2><ul><li>b</ul>", ["A", "b"], id="above a list: stays"),
    ],
)
def test_a_heading_without_text_below_it_goes(draft: Judge, page: str, expected: list[str]) -> None:
    judged = draft(page, {"A": 0.7, "B": 0.7})

    drop_lonely_headings(judged)

    assert kept(judged) == expected


@pytest.mark.parametrize(
    "rule",
    [
        drop_known_clutter,
        drop_labelled,
        drop_announced,
        drop_buttons,
        drop_teasers,
        drop_later_articles,
        drop_copies,
        drop_edges,
        drop_lonely_headings,
        lambda page: drop_titles(page, "A"),
        lambda page: drop_repeated(page, {block_key(FIRST): 1.0}),
    ],
    ids=(
        "clutter labelled announced buttons teasers later copies edges headings titles repeated"
    ).split(),
)
@pytest.mark.parametrize("html", ["", "<img src=a.jpg>", STORY], ids=["empty", "media", "dropped"])
def test_no_rule_puts_a_block_in(draft: Judge, rule: Callable[[Draft], object], html: str) -> None:
    judged = draft(html)
    judged.kept[:] = False

    rule(judged)

    assert kept(judged) == []
