"""The trained model: how sure it is of each block of a page that it is of the article.

Oblivious decision trees (all nodes of a level ask the same question), boosted:
a block's answers to the questions are bits, the bits of a tree's questions
are the number of its leaf, and the leaves of all trees add up to the log-odds.
Trained by `training/train.py`; docs/cleaning.md tells how, and how well it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from .wording import Lexicons

LEAF_UNITS = 1000  # leaves are kept as integers, in thousandths of log-odds


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """Trees over the evidence on a block, and the lexicons that part of it comes from."""

    features: tuple[str, ...]  # in the order that questions count them
    questions: tuple[tuple[int, float], ...]  # feature, and the value that it is more than
    trees: tuple[tuple[int, ...], ...]  # questions of each tree; the first is the lowest bit
    leaves: tuple[tuple[int, ...], ...]  # 2 ** questions of each tree, in thousandths
    bias: float  # log-odds
    words: Mapping[str, float]  # log-odds of the words of a block
    names: Mapping[str, float]  # and of the words of an element's class, id and role


class Forest:
    """A model made ready for numpy."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.lexicons = Lexicons(model.words, model.names)
        self._feature = np.array([feature for feature, _ in model.questions], np.int64)
        self._border = np.array([border for _, border in model.questions], np.float32)
        self._trees = np.array(model.trees, np.int64).T  # a row a level
        self._leaves = np.array(model.leaves, np.float32).ravel() / LEAF_UNITS
        first = np.arange(len(model.trees)) * len(model.leaves[0])
        self._first_leaf = first.astype(np.min_scalar_type(self._leaves.size))[:, None]

    def scores(self, columns: Mapping[str, NDArray[np.generic]]) -> NDArray[np.float32]:
        """Return for each block the probability that it is of the article, 0 to 1.

        Args:
            columns: the evidence by name, each with a number for every block.
        """
        leaf = self._leaf_numbers(columns) + self._first_leaf
        return _probability(self._leaves.take(leaf, mode="clip").sum(axis=0) + self.model.bias)

    def credits(self, columns: Mapping[str, NDArray[np.generic]]) -> NDArray[np.float32]:
        """Return what each feature adds to the log-odds of each block, or takes from them.

        A tree's value is shared out among its questions in their order: each is
        credited with how far its answer moved the mean of the leaves that remain
        (A. Saabas, "Interpreting random forests", 2014).

        Returns:
            An array of shape (features, blocks), features in the model's order.
        """
        leaf = self._leaf_numbers(columns)
        tree = np.arange(len(leaf))[:, None]
        leaves = self._leaves.reshape(len(leaf), -1)
        credited = np.zeros((len(self.model.features), leaf.shape[1]), np.float32)
        mean = leaves.mean(axis=1, keepdims=True).repeat(leaf.shape[1], axis=1)
        for level, questions in enumerate(self._trees):
            # The lowest bits of a leaf's number are the answers up to this level.
            known = 2 << level
            means = leaves.reshape(len(leaf), -1, known).mean(axis=1)
            nearer = means[tree, leaf % known]
            np.add.at(credited, self._feature[questions], nearer - mean)
            mean = nearer
        return credited

    def _leaf_numbers(self, columns: Mapping[str, NDArray[np.generic]]) -> NDArray[np.uint8]:
        """Return for each tree and block which of the tree's leaves the block falls into."""
        values = np.array([columns[name] for name in self.model.features], np.float32)
        answers = (values.take(self._feature, axis=0) > self._border[:, None]).view(np.uint8)
        leaf: NDArray[np.uint8] = answers[self._trees[-1]]
        answer = np.empty_like(leaf)
        for questions in self._trees[-2::-1]:
            leaf += leaf  # one bit up: a shift takes ten times as long
            leaf |= np.take(answers, questions, axis=0, out=answer, mode="clip")
        return leaf


def _probability(log_odds: NDArray[np.float32]) -> NDArray[np.float32]:
    odds: NDArray[np.float32] = np.exp(np.minimum(np.maximum(log_odds, -30), 30), dtype=np.float32)
    odds /= 1 + odds
    return odds


@cache
def shipped_forest() -> Forest:
    """Return the model that comes with the package."""
    return Forest(read_model(files(__package__).joinpath("model.json").read_bytes()))


def read_model(document: bytes) -> Model:
    """Return the model in a JSON document.

    Raises:
        msgspec.ValidationError: it is none.
    """
    return msgspec.json.decode(document, type=Model)


def write_model(model: Model) -> bytes:
    """Return a model as a JSON document, the same bytes each time."""
    return msgspec.json.format(msgspec.json.encode(model, order="sorted"), indent=0)
