"""Why a block was dropped, in the name of the clutter that it looks like."""

from __future__ import annotations

import numpy as np

from .clutter import clutter_rule
from .evidence import SECTIONS
from .media import home_of
from .overruling import Draft

KEPT = ""  # the verdict on a block that belongs to the article

_LINKED_SHARE = 0.6
_SECTION_BLOCKS = 12  # below a line such as "Related stories" that are what it announces


def name_rules(draft: Draft) -> list[str]:
    """Return for each block KEPT or the rule that tells best why it is dropped."""
    page, evidence, kept = draft.page, draft.evidence, draft.kept
    text = np.flatnonzero(kept & (evidence.words > 0))
    first, last = (int(text[0]), int(text[-1])) if len(text) else (len(kept), len(kept))
    home = page.elements[home_of(page, first, last) if len(text) else 0]
    names: list[str] = []
    section, section_at = KEPT, 0
    flags = (kept.tolist(), evidence.hidden.tolist(), evidence.opened.tolist())
    rows = zip(page.blocks, *flags, strict=True)
    for index, (block, is_kept, is_hidden, opened) in enumerate(rows):
        if is_kept:
            names.append(KEPT)
            section = KEPT
            continue
        if opened >= 0:
            section, section_at = SECTIONS[opened], index
        is_announced = section and index - section_at <= _SECTION_BLOCKS
        is_inside = home.first <= index < home.last
        names.append(
            ("hidden_text" if is_hidden else KEPT)
            or (is_inside and clutter_rule(block.text, block.words))
            or evidence.rules[index]
            or (is_announced and section)
            or ("mostly_links" if block.link_share > _LINKED_SHARE else KEPT)
            or ("unlike_the_text" if first < index < last else KEPT)
            or (is_inside and ("before_the_text" if index < first else "after_the_text"))
            or "outside_main_content"
        )
    return names
