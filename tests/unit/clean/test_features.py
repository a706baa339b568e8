"""What the model is told of each block of a page."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from quietpress.clean.evidence import Evidence
from quietpress.clean.features import GROUPS, block_features
from quietpress.clean.model import shipped_forest

Read = Callable[..., Evidence]

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
PAGES = {
    "article": (
        f"<header><h1>Ferry</h1></header><main class=entry><p>{FIRST}</p><img src=a.jpg><h2>So</h2>"
        f"<p>{SECOND}</p><ul><li>tea<li>rum</ul><table><tr><td>1<td>2</table></main>"
        f"<div class=comments><h3>2 Comments</h3><p>{FIRST}</p></div><footer><a href=/>Home</a>"
    ),
    "one block": "<p>x</p>",
    "a picture alone": "<img src=a.jpg>",
    "pictures and links": "<div><img src=a.jpg></div><p><a href=/>x</a></p>" * 3,
    "nothing shown": "<p hidden>x</p><div hidden><p>y</p></div>",
    "no letters": "<p>!? …</p><p>1 2 3</p><p>\u200b</p>",
    "Chinese": "<p>港口重新开放。</p><p>第一批船只在雾散之前离开了。</p>",
    "one long word": f"<p>{'x' * 50_000}</p>",
    "opener at the end": "<p>x</p><h3>Comments</h3>",
    "opener at the start": "<h3>Related stories</h3><p>x</p>",
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_every_column_has_a_finite_number_for_every_block(evidence: Read, html: str) -> None:
    known = evidence(html, "Ferry keeps sailing")

    columns = {
        name: np.asarray(values, np.float32) for name, values in block_features(known).items()
    }

    assert {name: values.shape for name, values in columns.items()} == dict.fromkeys(
        columns, (known.count,)
    )
    assert [name for name, values in columns.items() if not np.isfinite(values).all()] == []


def test_no_group_takes_the_name_of_another_ones_column(evidence: Read) -> None:
    known = evidence(PAGES["article"])
    columns = block_features(known)

    names = [name for group in GROUPS for name in group(known)]

    assert len(names) == len(set(names))
    for group in GROUPS:
        for name, values in group(known).items():
            assert np.array_equal(columns[name], values), name


def test_the_columns_are_the_same_ones_on_every_page(evidence: Read) -> None:
    found = {tuple(block_features(evidence(html))) for html in PAGES.values()}

    assert len(found) == 1


def test_the_model_asks_for_columns_that_there_are(evidence: Read) -> None:
    columns = block_features(evidence(PAGES["one block"]))

    assert set(shipped_forest().model.features) <= columns.keys()


def test_a_page_gives_the_same_numbers_each_time(evidence: Read) -> None:
    once, again = (block_features(evidence(PAGES["article"], "Ferry")) for _ in range(2))

    assert all(np.array_equal(once[name], again[name]) for name in once)


@pytest.mark.parametrize(
    ("html", "column", "expected"),
    [
        pytest.param(
            "<p>one two <a href=/>three four</a></p><p>five</p>",
            "link_share", [0.5, 0], id="share of links",
        ),
        pytest.param("<p>one two</p><p>one</p>", "words", np.log([3, 2]), id="words"),
        pytest.param("<p>Ab, cd.</p><p>ABCD</p>", "upper_share", [0.25, 1], id="upper case"),
        pytest.param("<p>a, b.</p><p>a b</p>", "commas_share", [0.2, 0], id="commas"),
        pytest.param("<p>1234 a</p><p>a</p>", "starts_digit", [1, 0], id="begins with a number"),
        pytest.param("<p>a</p><p>b</p><p>c</p>", "index", [0, 1, 2], id="number of the block"),
        pytest.param("<p>a b c</p><p>d</p>", "words_before", [0, 0.75], id="words before"),
        pytest.param("<p>a</p><div><div><p>b", "depth", [1, 3], id="depth"),
        pytest.param("<p>a</p><p>b</p><div>a</div>", "copies", [2, 1, 2], id="copies"),
        pytest.param("<p>a</p><p>b</p><div>a</div>", "is_copy", [0, 0, 1], id="later copies"),
        pytest.param("<p>a</p><p>b</p><div>c</div>", "alike", np.log([3, 3, 2]), id="alike"),
        pytest.param("<p>a</p><div><p>b</p></div>", "siblings", np.log([2, 2]), id="siblings"),
        pytest.param(
            "<p>a</p><h2>b</h2><p>c</p><p>d</p>", "since_heading", [51, 0, 1, 2],
            id="blocks since a heading",
        ),
        pytest.param(
            "<p>a</p><h2>b</h2><p>c</p><p>d</p>", "until_heading", [1, 0, 2, 1],
            id="blocks until a heading or the end",
        ),
        pytest.param(
            "<p>a</p><p>Comments</p><p>c</p>", "since_comments", [51, 0, 1],
            id="blocks since comments",
        ),
        pytest.param(
            "<p>a</p><div><p>Comments</p><p>c</p></div><p>d</p>", "in_opened_box", [0, 1, 1, 0],
            id="in the box of an opener",
        ),
        pytest.param("<p>a a b b</p><p>a b</p>", "unique_share", [0.5, 1], id="unique words"),
        pytest.param("<p>a</p><h1>b</h1><h1>c</h1>", "from_h1", [-1, 0, 1], id="from heading"),
        pytest.param("<p>a</p><h1>b</h1><h1>c</h1>", "h1_count", [2, 2, 2], id="headings"),
        pytest.param("<p>a b</p><p>a</p><p>a</p>", "words-1", [0, *np.log([3, 2])], id="before"),
        pytest.param("<p>a b</p><p>a</p><p>a</p>", "words+2", [np.log(2), 0, 0], id="after"),
        pytest.param(
            f"<p>a</p><p>{FIRST}</p><p>b</p>", "good_above", [0, 0, np.log(16)],
            id="good text above",
        ),
        pytest.param(
            f"<p>a</p><p>{FIRST}</p><p>b</p>", "from_first_good", [-1, 0, 1],
            id="from the first good text",
        ),
    ],
)  # fmt: skip
def test_a_column_says_what_its_name_says(
    evidence: Read, html: str, column: str, expected: list[float]
) -> None:
    columns = block_features(evidence(html))

    assert np.asarray(columns[column], float).tolist() == pytest.approx(list(expected), abs=1e-5)


def test_a_block_has_one_tag(evidence: Read) -> None:
    columns = block_features(evidence(PAGES["article"] + "<marquee>x</marquee>"))

    rows = np.stack([values for name, values in columns.items() if name.startswith("tag_")])
    assert (rows.sum(axis=0) == 1).all()


def test_the_title_is_found_on_the_page(evidence: Read) -> None:
    columns = block_features(
        evidence("<p>News</p><h1>Ferry keeps sailing</h1><p>The ferry</p>", "Ferry keeps sailing")
    )

    assert columns["title_overlap"].tolist() == pytest.approx([0, 1, 1 / 3])
    assert columns["from_title"].tolist() == [-1, 0, 1]
    assert columns["has_title"].all()


def test_a_title_that_is_not_there_is_far_from_everything(evidence: Read) -> None:
    columns = block_features(evidence("<h1>Herring is dear</h1><p>a</p>", "Ferry keeps sailing"))

    assert columns["from_title"].tolist() == [-51, -51]
    assert not columns["has_title"].any()


def test_words_weigh_what_was_learned_of_them(evidence: Read) -> None:
    columns = block_features(
        evidence("<p>Share this story now</p><p>…</p>", words={"share": -2.0, "story": 1.0})
    )

    expected = {
        "wording_sum": -1.0,
        "wording_mean": -0.2,
        "wording_min": -2.0,
    }
    assert {name: columns[name].tolist() for name in expected} == {
        name: pytest.approx([value, 0]) for name, value in expected.items()
    }


def test_names_weigh_what_was_learned_of_them(evidence: Read) -> None:
    columns = block_features(
        evidence(
            f"<main><p>{FIRST}</p></main><div class='promoBox tide'><p>x</p></div>",
            names={"promo": -3.0, "tide": 2.0},
        )
    )

    assert columns["names_min_0"].tolist() == [0, 0]
    assert columns["names_min_1"].tolist() == [0, -3]
    assert columns["names_max_1"].tolist() == [0, 2]
    assert columns["names_worst"].tolist() == [0, 3]
    assert columns["names_best"].tolist() == [0, 2]
    assert columns["labelled_advertisement"].tolist() == pytest.approx([0, 1])
