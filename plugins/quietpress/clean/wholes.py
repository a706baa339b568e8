"""What is kept or dropped as a whole: tables, lists, terms with definitions, long texts.

A reader misses a row more than the model's mistake in another one hurts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from .overruling import Draft

_TABLE_SCORE = 0.25  # mean of the rows of a table that stands inside the text
_LONG = 40  # paragraphs beside each other, in no box of their own
_LONG_SHARE = 0.1  # of them that are kept
_LIST_SHARE = 0.4  # of a list's items that are kept


def settle_wholes(draft: Draft) -> None:
    """Keep or drop the blocks of a table, a list or a long text together."""
    kept = np.flatnonzero(draft.kept)
    if len(kept):
        _settle_tables(draft, int(kept[0]), int(kept[-1]))
        _settle_lists(draft)
        _settle_long_texts(draft)
        _keep_terms(draft, kept.tolist())


def _settle_tables(draft: Draft, first: int, last: int) -> None:
    for rows in _groups(draft, "tr", "table"):
        is_inside = first < rows[0] and rows[-1] < last
        if is_inside and draft.scores[rows].mean() >= _TABLE_SCORE:
            draft.kept[rows] = True


def _settle_lists(draft: Draft) -> None:
    is_kept = draft.kept.tolist()
    for items in _groups(draft, "li", ""):
        share = sum(is_kept[item] for item in items) / len(items)
        if share:
            draft.kept[items] = share >= _LIST_SHARE


def _settle_long_texts(draft: Draft) -> None:
    for paragraphs in _groups(draft, "p", ""):
        # The model has seen few texts of such length; it takes their end for something else.
        if len(paragraphs) >= _LONG:
            good = np.array(paragraphs)[draft.evidence.good[paragraphs]]
            if len(good) >= _LONG and draft.kept[good].mean() >= _LONG_SHARE:
                draft.kept[good] = True


def _keep_terms(draft: Draft, kept: Iterable[int]) -> None:
    for index in kept:
        if draft.tags[index] == "dd" and index and draft.tags[index - 1] == "dt":
            draft.kept[index - 1] = True


def _groups(draft: Draft, tag: str, holder: str) -> Iterator[list[int]]:
    """Yield the blocks with text of this tag that have one element of the holder's tag around.

    Args:
        draft: the page.
        tag: of the blocks.
        holder: tag of the element that holds them together; "": the one around each.
    """
    evidence, elements = draft.evidence, draft.page.elements
    groups: defaultdict[int, list[int]] = defaultdict(list)
    found = [index for index, one in enumerate(draft.tags) if one == tag and evidence.texts[index]]
    holders = evidence.tree.parent[evidence.element[found]].tolist() if found else []
    for index, around in zip(found, holders, strict=True):
        while holder and around >= 0 and elements[around].tag != holder:
            around = elements[around].parent  # noqa: PLW2901  # up to the one that holds them
        groups[around].append(index)
    yield from groups.values()
