"""From examples to a model: oblivious trees, boosted by CatBoost."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoost, CatBoostClassifier, sum_models
from numpy.typing import NDArray

from quietpress.clean.evidence import Evidence
from quietpress.clean.features import block_features
from quietpress.clean.model import LEAF_UNITS, Model
from quietpress.clean.wording import Lexicons, words_of

from .examples import Example
from .lexicons import Votes

_SEEDS = (1, 2)  # of boostings, of which the mean is taken: it errs less than one with all trees
_TREES = 125  # of each
_DEPTH = 6
_LEARNING_RATE = 0.1
_THINNED = 4  # blocks of clutter far from the article of which one is taken, for all of them
_NEAR = 8  # blocks
# The real pages are English. Read a second time as if no word of them were known, they stand for
# pages in all other languages.
_FOREIGN_WEIGHT = 0.3
_LABEL_MIN = 0.5  # of a block's words that are in the truth


@dataclass(frozen=True, slots=True)
class _Rows:
    """The blocks of a page as a classifier takes them."""

    values: NDArray[np.float32]  # of shape (blocks, features)
    labels: NDArray[np.bool_]
    weights: NDArray[np.float32]


def fit(examples: Sequence[Example], *, threads: int = 2) -> Model:
    """Return the model that these examples teach; the same for the same examples."""
    votes = Votes(examples)
    lexicons = (_lexicons(example, votes) for example in examples)
    with ProcessPoolExecutor() as pool:
        readings = pool.map(_readings, examples, lexicons, chunksize=16)
        rows = _joined(one for reading in readings for one in reading)
    boosted = [_boosted(rows, seed, threads) for seed in _SEEDS]
    mean = sum_models(boosted, weights=[1 / len(boosted)] * len(boosted))
    names = list(_columns(examples[0], _lexicons(examples[0], votes)))
    return _exported(mean, names, votes.lexicons())


def _joined(pages: Iterable[_Rows]) -> _Rows:
    """Return the blocks of all pages."""
    of_pages = [(one.values, one.labels, one.weights) for one in pages]
    return _Rows(*map(np.concatenate, zip(*of_pages, strict=True)))


def _boosted(rows: _Rows, seed: int, threads: int) -> CatBoostClassifier:
    boosted = CatBoostClassifier(
        iterations=_TREES,
        depth=_DEPTH,
        learning_rate=_LEARNING_RATE,
        l2_leaf_reg=5,
        random_seed=seed,
        rsm=0.3,
        bootstrap_type="Bernoulli",
        subsample=0.8,
        border_count=48,
        thread_count=threads,
        allow_writing_files=False,
        verbose=0,
    )
    boosted.fit(rows.values, rows.labels, sample_weight=rows.weights)
    return boosted


def _lexicons(example: Example, votes: Votes) -> Lexicons:
    """Return what the other domains say of the words and names of a page, and of no others.

    To count the votes on all words for each page would take hours.
    """
    lexicons = votes.lexicons(without=example.domain)
    words = {word for block in example.page.blocks for word in words_of(block.text)}
    names = {name for element in example.page.elements for name in element.label}
    return Lexicons(_said(words, lexicons.words), _said(names, lexicons.names))


def _said(words: Iterable[str], lexicon: Mapping[str, float]) -> dict[str, float]:
    return {word: weight for word in sorted(words) if (weight := lexicon.get(word))}


def _readings(example: Example, lexicons: Lexicons) -> list[_Rows]:
    """Return a page as it is read, and as if no word of it were known."""
    rows = [_rows(example, lexicons)]
    if example.votes:
        foreign = _rows(example, replace(lexicons, words={}))
        rows.append(replace(foreign, weights=foreign.weights * _FOREIGN_WEIGHT))
    return rows


def _rows(example: Example, lexicons: Lexicons) -> _Rows:
    columns = _columns(example, lexicons)
    labels = np.array(example.labels) > _LABEL_MIN
    counts = example.weights > 0
    values = np.column_stack([np.asarray(column, np.float32) for column in columns.values()])
    weights = example.weights.copy()
    # Menus and lists of links are most of a page's blocks, and all alike: one of four is enough.
    alike = counts & ~labels & (columns["good"] == 0) & ~_near(labels)
    spared = alike & (np.arange(len(labels)) % _THINNED != 0)
    weights[alike] *= _THINNED
    counts &= ~spared
    return _Rows(values[counts], labels[counts], weights[counts])


def _near(labels: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell of each block whether one of the article is near."""
    return np.convolve(labels, np.ones(2 * _NEAR + 1))[_NEAR : _NEAR + len(labels)] > 0.5


def _columns(example: Example, lexicons: Lexicons) -> dict[str, NDArray[np.generic]]:
    return block_features(Evidence(example.page, example.title, lexicons))


def _exported(boosted: CatBoost, names: Sequence[str], lexicons: Lexicons) -> Model:
    """Return a boosted classifier in our own form, with the features that it asks for alone."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.json"
        boosted.save_model(str(file), format="json")
        saved = json.loads(file.read_text())
    trees: list[dict[str, Any]] = saved["oblivious_trees"]
    asked = sorted(
        {
            (split["float_feature_index"], split["border"])
            for tree in trees
            for split in tree["splits"]
        }
    )
    used = sorted({feature for feature, _ in asked})
    number = {feature: index for index, feature in enumerate(used)}
    question = {pair: index for index, pair in enumerate(asked)}
    scale, (bias,) = saved["scale_and_bias"]
    return Model(
        features=tuple(names[feature] for feature in used),
        questions=tuple((number[feature], round(border, 5)) for feature, border in asked),
        trees=tuple(
            tuple(
                question[split["float_feature_index"], split["border"]] for split in tree["splits"]
            )
            for tree in trees
        ),
        leaves=tuple(
            tuple(round(value * scale * LEAF_UNITS) for value in tree["leaf_values"])
            for tree in trees
        ),
        bias=bias,
        words=_rounded(lexicons.words),
        names=_rounded(lexicons.names),
    )


def _rounded(lexicon: Mapping[str, float]) -> dict[str, float]:
    return {word: round(lexicon[word], 2) for word in lexicon if abs(lexicon[word]) >= 0.1}
