"""Pages to train on."""

from __future__ import annotations

import gzip
import pickle

import numpy as np
import pytest

from training.corpus import CorpusPage
from training.examples import Example, read_example, read_weak_example

FIRST = "The ferry left the pier at seven and reached the island before the rain did."
SECOND = "On board were nine people, a van and the mail, which is what the midday boat carries."
HTML = (
    f"<title>Ferry keeps sailing</title><body><nav>Home</nav><p>{FIRST}</p><img src=a.jpg>"
    f"<p>{SECOND}</p><footer>Imprint of the Daily Tide</footer>"
)
URL = "https://tide.example/ferry"


def example(
    html: str | bytes = HTML, truth: str = f"{FIRST}\n{SECOND}", weight: float = 1.0
) -> Example:
    found = read_example("1", "tide.example", html, URL, truth, weight=weight)
    assert found
    return found


@pytest.fixture
def weak(tmp_path):
    """Return a function that reads a page of which only snippets are known."""

    def weak(wanted, unwanted=(), html=HTML, weight=1.0):
        file = tmp_path / "1.html.gz"
        file.write_bytes(gzip.compress(html.encode()))
        page = CorpusPage(
            id="1",
            url=URL,
            domain="tide.example",
            page_type="",
            file=file,
            truth="",
            wanted=wanted,
            unwanted=unwanted,
        )
        return read_weak_example(page, weight)

    return weak


def test_an_example_has_the_truth_on_each_block() -> None:
    found = example()

    texts = [block.text for block in found.page.blocks]
    assert texts == ["Home", FIRST, "", SECOND, "Imprint of the Daily Tide"]
    assert found.labels == [0, 1, 0, 1, 0]
    assert (found.title, found.votes) == ("Ferry keeps sailing", True)


def test_bytes_are_decoded_as_the_page_says() -> None:
    found = example("<meta charset=latin-1><body><p>Fähre</p>".encode("latin-1"))

    assert found.page.blocks[0].text == "Fähre"


def test_a_longer_block_weighs_more_and_media_nothing() -> None:
    home, first, picture, second, imprint = example().weights.tolist()

    assert 0 == picture < home < imprint < first < second
    assert imprint < 6 * home


def test_a_page_a_hundred_times_as_long_weighs_less_than_five_times_as_much() -> None:
    short, long = (
        example(f"<body>{''.join(f'<p>{FIRST}</p>' for _ in range(count))}").weights.sum()
        for count in (5, 500)
    )

    assert short < long < 5 * short


def test_the_weight_of_a_page_is_that_of_its_blocks() -> None:
    assert example(weight=0.25).weights == pytest.approx(example().weights / 4)


@pytest.mark.parametrize(
    "html", ["", "<frameset><frame src=a>", "<body> </body>", b"\xff\xfe", "<script>x</script>"]
)
def test_a_page_without_text_is_no_example(html: str | bytes) -> None:
    assert read_example("1", "tide.example", html, URL, FIRST) is None


def test_the_tree_of_a_page_is_not_kept() -> None:
    page = example().page

    assert [element.node for element in page.elements] == [None] * len(page.elements)
    assert not any(block.leaves for block in page.blocks)


def test_a_page_can_be_handed_to_another_process() -> None:
    page = example().page

    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301  # our own


def test_snippets_that_are_wanted_or_not_label_their_blocks(weak) -> None:
    found = weak(("reached the ISLAND", "nine people, a van"), ("Daily Tide",))

    assert found
    assert found.labels == [0, 1, 0, 1, 0]
    assert found.weights.tolist() == pytest.approx([0, 1 / 3, 0, 1 / 3, 1 / 3])
    assert (found.truth, found.votes, found.domain) == ("", False, "tide.example")


def test_the_weight_of_a_weak_page_is_shared_out_among_the_blocks_that_are_known(weak) -> None:
    found = weak(("reached the island",), ("Home",), weight=0.5)

    assert found
    assert found.weights.tolist() == pytest.approx([0.25, 0.25, 0, 0, 0])


def test_a_block_that_is_wanted_and_unwanted_is_wanted(weak) -> None:
    found = weak(("reached the island",), ("before the rain",))

    assert found
    assert found.labels == [0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    "snippet", ["", "…", "nowhere on the page"], ids=["empty", "no words", "not there"]
)
def test_a_snippet_that_is_nowhere_labels_nothing(weak, snippet: str) -> None:
    found = weak((snippet,), (snippet,))

    assert found
    assert found.labels == [0] * 5
    assert np.array_equal(found.weights, np.zeros(5))


def test_a_weak_page_without_text_is_no_example(weak) -> None:
    assert weak(("x",), html="<body></body>") is None
