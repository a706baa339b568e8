"""Which blocks of a page are in its truth."""

from __future__ import annotations

import pytest

from training.labels import label_blocks

FIRST = "The ferry left the pier at seven."
SECOND = "On board were nine people and a van."
TRUTH = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("blocks", "truth", "labels"),
    [
        pytest.param([FIRST, SECOND], TRUTH, [1, 1], id="all of it"),
        pytest.param(["Home News", FIRST, SECOND, "Imprint"], TRUTH, [0, 1, 1, 0], id="clutter"),
        pytest.param([FIRST, "Read also: Herring is dear", SECOND], TRUTH, [1, 0, 1], id="amid"),
        pytest.param([FIRST.upper(), "on board, were nine – people"], TRUTH, [1, 1], id="spelling"),
        pytest.param([f"{FIRST} Share it with your own friends."], FIRST, [7 / 13], id="in part"),
        pytest.param(["The van was on a pier"], TRUTH, [0], id="words in another order"),
        pytest.param(["the pier", "at seven"], TRUTH, [0, 0], id="too few in a row"),
        pytest.param(["Why so?", FIRST], f"Why so?\n{FIRST}", [1, 1], id="a short line of it"),
        pytest.param(["Why so", FIRST], f"Why so late?\n{FIRST}", [0, 1], id="part of a line"),
        pytest.param(["港口 重新", FIRST], f"港口 重新\n{FIRST}", [1, 1], id="Chinese"),
        pytest.param(["", "…"], TRUTH, [0, 0], id="no words"),
        pytest.param([FIRST], "", [0], id="no truth"),
        pytest.param([], TRUTH, [], id="no blocks"),
    ],
)
def test_a_block_has_the_share_of_its_words_that_are_in_the_truth(
    blocks: list[str], truth: str, labels: list[float]
) -> None:
    assert label_blocks(blocks, truth) == pytest.approx(labels)


def test_of_two_copies_one_is_the_truth() -> None:
    assert sum(label_blocks([FIRST, SECOND, FIRST], TRUTH)) == 2
