"""Why the model judged as it did, in words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from quietpress.clean.model import shipped_forest
from quietpress.clean.reasons import reasons_for


def reasons(credited: Mapping[str, float], *, kept: bool) -> tuple[str, ...]:
    values = np.array([[value] for value in credited.values()], np.float32)
    (found,) = reasons_for(list(credited), values, kept=[kept])
    return found


@pytest.mark.parametrize(
    ("feature", "reason"),
    [
        ("link_share", "few links"),
        ("link_share_3", "few links"),
        ("siblings_links", "few links"),
        ("wording_mean", "worded as articles are"),
        ("names_worst", "in elements that hold articles"),
        ("parent_tag", "in elements that hold articles"),
        ("since_comments", "no section of clutter opens above"),
        ("good_since_heading", "no section of clutter opens above"),
        ("title_overlap", "near the title"),
        ("from_title", "near the title"),
        ("is_copy", "built like the text"),
        ("siblings_good", "built like the text"),
        ("plain_up", "near the main text"),
        ("good_share_2", "near the main text"),
        ("link_share-1", "between texts"),
        ("good_above_8", "between texts"),
        ("from_first_good", "where articles are"),
        ("page_words", "where articles are"),
        ("words", "reads like prose"),
        ("good", "reads like prose"),
    ],
)
def test_a_feature_speaks_for_its_group(feature: str, reason: str) -> None:
    assert reasons({feature: 1.0}, kept=True) == (reason,)


def test_the_strongest_groups_are_named_first_and_no_more_than_three() -> None:
    credited = {"words": 0.2, "link_share": 0.4, "depth": 0.3, "title_overlap": 0.5}

    assert reasons(credited, kept=True) == ("near the title", "few links", "where articles are")


def test_the_features_of_a_group_are_added_up() -> None:
    credited = {"depth": 0.5, "link_share": 0.3, "link_words": 0.3, "words": 0.9, "length": -0.7}

    assert reasons(credited, kept=True) == ("few links", "where articles are", "reads like prose")


def test_of_a_block_that_goes_is_said_what_spoke_against_it() -> None:
    credited = {"depth": -0.5, "link_share": 0.8, "words": -0.7}

    assert reasons(credited, kept=False) == ("does not read like prose", "where articles are not")


def test_what_speaks_against_the_verdict_or_moves_nothing_is_not_named() -> None:
    assert reasons({"depth": 0.05, "words": -2.0}, kept=True) == ()


def test_each_block_has_its_own_reasons() -> None:
    credited = np.array([[1.0, 0.0], [0.0, -1.0]], np.float32)

    found = reasons_for(["depth", "words"], credited, kept=[True, False])

    assert found == [("where articles are",), ("does not read like prose",)]


def test_a_page_without_blocks_has_none() -> None:
    features = shipped_forest().model.features

    assert reasons_for(features, np.zeros((len(features), 0), np.float32), kept=[]) == []
