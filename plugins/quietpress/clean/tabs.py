"""Labels of tabs, of which a page without scripts shows all contents, one below the other."""

from __future__ import annotations

import numpy as np

from .overruling import Draft

_LABEL_WORDS_MAX = 6


def drop_tabs(draft: Draft) -> None:
    """Drop the lists of tabs (WAI-ARIA 1.2, role `tablist`) that hold nothing but labels.

    One that holds what the tabs open as well is an accordion, whose labels are headings.
    """
    words, names = draft.evidence.words, draft.evidence.names
    lists = [number for number, label in enumerate(names.words) if "tablist" in label]
    for index in np.flatnonzero(np.isin(names.number, lists)).tolist() if lists else ():
        element = draft.page.elements[index]
        within = draft.page.elements[index + 1 : element.end]
        tabs = [one for one in within if "tab" in one.label]
        labels = {block for one in tabs for block in range(one.first, one.last)}
        said = [block for block in range(element.first, element.last) if words[block]]
        is_short = bool((words[said] <= _LABEL_WORDS_MAX).all())
        if len(tabs) > 1 and is_short and labels.issuperset(said):
            draft.kept[element.first : element.last] = False
