"""The model answers as its trees say, and says why."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest

from quietpress.clean.model import Forest, Model, read_model, shipped_forest, write_model

TWO_TREES = Model(
    features=("words", "links"),
    questions=((0, 10.0), (1, 0.5), (0, 2.0)),
    trees=((0, 1), (2, 1)),
    leaves=((-500, 1500, -3000, -1000), (0, 250, -250, 0)),
    bias=0.5,
    words={"newsletter": -2.5},
    names={"article": 1.5},
)
PAGE = {
    "words": np.array([1, 5, 20, 20], np.float32),
    "links": np.array([0, 0, 0, 1], np.float32),
}


def probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def test_a_block_s_score_is_the_sum_of_its_leaves() -> None:
    scores = Forest(TWO_TREES).scores(PAGE)

    expected = [0.5 - 0.5 + 0, 0.5 - 0.5 + 0.25, 0.5 + 1.5 + 0.25, 0.5 - 1.0 + 0]
    assert scores.tolist() == pytest.approx([probability(one) for one in expected], abs=1e-6)


def test_what_the_features_are_credited_with_adds_up_to_the_score() -> None:
    forest = Forest(TWO_TREES)

    credited = forest.credits(PAGE)

    means = sum(sum(leaves) / len(leaves) / 1000 for leaves in TWO_TREES.leaves)
    scores = [probability(TWO_TREES.bias + means + float(one)) for one in credited.sum(axis=0)]
    assert scores == pytest.approx(forest.scores(PAGE).tolist(), abs=1e-6)
    assert credited[0, 2] > 0 > credited[1, 3]


def test_a_model_survives_its_file() -> None:
    document = write_model(TWO_TREES)

    assert read_model(document) == TWO_TREES
    assert write_model(read_model(document)) == document


def test_a_file_of_another_kind_is_no_model() -> None:
    with pytest.raises(msgspec.ValidationError, match="features"):
        read_model(b"{}")


def test_the_shipped_model_is_small_and_whole() -> None:
    model = shipped_forest().model

    assert len(write_model(model)) < 1_000_000
    assert {len(leaves) for leaves in model.leaves} == {2 ** len(model.trees[0])}
    assert all(0 <= feature < len(model.features) for feature, _ in model.questions)
