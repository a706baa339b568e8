"""Why the model judged a block as it did, in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_REASONS_MAX = 3
_LEAST = 0.1  # of log-odds; less moves no verdict

# What a group of features says for a block and against it. A feature is of the first group of
# which its name begins with a prefix.
_GROUPS: dict[str, tuple[str, str, str]] = {
    "links": ("link_share link_words alike_links siblings_links", "few links", "many links"),
    "wording": (
        "wording unique_share",
        "worded as articles are",
        "worded as clutter is",
    ),
    "names": (
        "names labelled inside tag_ parent_tag",
        "in elements that hold articles",
        "in elements that hold clutter",
    ),
    "sections": (
        "since_ in_opened latest_opener good_since until_heading",
        "no section of clutter opens above",
        "below the opening of a section of clutter",
    ),
    "title": ("title from_title has_title from_h1 h1", "near the title", "apart from the title"),
    "repetition": ("copies is_copy alike siblings", "built like the text", "built unlike the text"),
    "main": (
        "plain unlabelled narrow top words_share good_share good_density blocks",
        "near the main text",
        "far from the main text",
    ),
    "neighbours": (
        (
            "words- words+ link_share- link_share+ is_ended- is_ended+ wording_mean- wording_mean+ "
            "good_above good_below"
        ),
        "between texts",
        "between pieces of clutter",
    ),
    "place": (
        "index words_before good_before good_words_before from_first from_last depth page_",
        "where articles are",
        "where articles are not",
    ),
    "text": ("", "reads like prose", "does not read like prose"),
}


def reasons_for(
    features: Sequence[str], credited: NDArray[np.float32], *, kept: Sequence[bool]
) -> list[tuple[str, ...]]:
    """Return for each block the groups of features that counted most, strongest first.

    Args:
        features: their names.
        credited: what each adds to a block's log-odds, of shape (features, blocks).
        kept: of each block; what speaks for the verdict is named.
    """
    groups = list(_GROUPS)
    of_group = np.zeros((len(groups), credited.shape[1]), np.float32)
    for feature, credit in zip(features, credited, strict=True):
        of_group[groups.index(_group_of(feature))] += credit
    found = []
    for block, is_kept in enumerate(kept):
        strength = of_group[:, block] * (1 if is_kept else -1)
        strongest = np.argsort(-strength, kind="stable")[:_REASONS_MAX]
        found.append(
            tuple(
                _GROUPS[groups[group]][1 if is_kept else 2]
                for group in strongest
                if strength[group] >= _LEAST
            )
        )
    return found


def _group_of(feature: str) -> str:
    matches = (
        (len(prefix), name)
        for name, (prefixes, _, _) in _GROUPS.items()
        for prefix in (prefixes.split() or [""])
        if feature.startswith(prefix)
    )
    return max(matches)[1]
