"""Which blocks of a page are the article, and why the others are not.

The model says how sure it is of each block of text; rules take out what they
know better; pictures go with the text around them; what is dropped gets the
name of the clutter that it looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .belonging import (
    complete_wholes,
    keep_amid,
    keep_attributions,
    keep_captions,
    keep_code,
    keep_ends,
    keep_headings,
    keep_last_paragraph,
    keep_lead,
    keep_notes,
    keep_quotations,
)
from .blocks import Page
from .clutter import clutter_rule
from .evidence import GOOD_LINK_SHARE, Evidence
from .features import block_features
from .media import keep_media
from .model import Forest
from .naming import KEPT, name_rules
from .overruling import (
    HEADINGS,
    Draft,
    drop_announced,
    drop_buttons,
    drop_copies,
    drop_edges,
    drop_known_clutter,
    drop_labelled,
    drop_later_articles,
    drop_lonely_headings,
    drop_repeated,
    drop_teasers,
    drop_titles,
)
from .reasons import reasons_for
from .stories import drop_stories
from .tabs import drop_tabs
from .wholes import settle_wholes

_SURE = 0.5  # from this score on a block is kept
_PROSE_MIN = 3  # paragraphs that show how sure the model can be on a page
_HARDLY = (0.3, 0.1)  # from these on, one after the other, where that leaves next to nothing
_WORDS_MIN = 60

_RESUMING = HEADINGS | {"tr", "pre", "blockquote"}  # a list of stories has none, or links them


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts on the blocks of a page, and what they come from."""

    rules: list[str]  # of each block, KEPT or the name of what drops it
    scores: list[float | None]  # how sure the model is that it is of the article, 0 to 1
    columns: Mapping[str, NDArray[np.generic]]  # the features; none: no model judged

    def reasons(self, forest: Forest) -> list[tuple[str, ...]]:
        """Return for each block what counted most with the model for the verdict, in words."""
        if not self.columns:
            return [()] * len(self.rules)
        kept = [rule == KEPT for rule in self.rules]
        return reasons_for(forest.model.features, forest.credits(self.columns), kept=kept)


def judge_blocks(  # noqa: PLR0913  # a page, and what is known of it
    page: Page,
    title: str,
    forest: Forest,
    repeated: Mapping[str, float] | None = None,
    *,
    description: str = "",
    language: str = "en",
) -> Judgement:
    """Return the verdict on each block of a whole page.

    Args:
        page: the blocks of a page.
        title: the article's title, which its text does not repeat.
        forest: the model.
        repeated: keys of blocks that stand on other pages of the site, with their share of these.
        description: what the page says of itself.
        language: that it is in, as in HTML; "": nobody knows.
    """
    if not page.blocks:
        return Judgement([], [], {})
    evidence = Evidence(page, title, forest.lexicons)
    columns = block_features(evidence)
    scores = forest.scores(columns)
    draft = Draft(page, evidence, scores, _first_choice(evidence, scores))
    titles = _overrule(draft, title)
    for hardly in _HARDLY:
        if evidence.words[draft.kept].sum() >= _WORDS_MIN:
            break
        draft = Draft(page, evidence, scores, (evidence.words > 0) & (scores >= hardly))
        titles = _overrule(draft, title)
    again = drop_repeated(draft, repeated or {})
    # In English, a paragraph may be a link, and the line below a headline advertises the text.
    is_english = language.startswith("en")
    if language and not is_english:
        drop_teasers(draft)
    keep_ends(draft)
    if not is_english:
        keep_lead(draft, description)
    complete_wholes(draft)
    keep_code(draft)
    keep_amid(draft)
    keep_last_paragraph(draft)
    keep_headings(draft)
    keep_quotations(draft)
    keep_attributions(draft)
    keep_notes(draft)
    drop_lonely_headings(draft)
    keep_media(draft)
    keep_captions(draft)
    rules = name_rules(draft)
    for index in titles:
        rules[index] = "title"
    for index in again:
        rules[index] = rules[index] and "repeated_on_site"
    return Judgement(rules, scores.tolist(), columns)


def _overrule(draft: Draft, title: str) -> list[int]:
    """Drop what is known for certain to be no text; return the headings that say the title."""
    settle_wholes(draft)
    drop_stories(draft)
    titles = drop_titles(draft, title)
    drop_known_clutter(draft)
    drop_labelled(draft)
    drop_buttons(draft)
    drop_tabs(draft)
    drop_announced(draft)
    drop_later_articles(draft)
    drop_copies(draft)
    drop_edges(draft)
    return titles


def _first_choice(evidence: Evidence, scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which blocks the model is sure enough of, by what it thinks of the page's best text.

    In a language, or a layout, that it knows little of it is less sure of everything.
    """
    has_text = evidence.words > 0
    kept: NDArray[np.bool_] = has_text & (scores >= _SURE)
    prose = scores[kept & evidence.good]
    if len(prose) >= _PROSE_MIN:
        kept = has_text & (scores >= min(_SURE, _SURE * _median(prose)))
    return kept


def _median(values: NDArray[np.float32]) -> float:
    """Return the median; numpy's own looks for what is no number, at ten times the cost."""
    middle = np.sort(values)[(len(values) - 1) // 2 : len(values) // 2 + 1]
    return float(middle.mean())


def judge_fragment(page: Page, forest: Forest) -> Judgement:
    """Return the verdicts on a piece of HTML that is all article, such as a feed entry's content.

    Nothing of it is left out for its place or its style; only what is clutter
    by its own words or labels goes.
    """
    if not page.blocks:
        return Judgement([], [], {})
    evidence = Evidence(page, "", forest.lexicons)
    rules: list[str] = []
    section = KEPT
    for index, block in enumerate(page.blocks):
        rule = (
            ("hidden_text" if evidence.hidden[index] else KEPT)
            or evidence.believed_rules[index]
            or clutter_rule(block.text, block.words)
        )
        if rule and evidence.opened[index] >= 0:
            section = rule if rule != "navigation" else KEPT
        elif section and not rule:
            if section != "comments" and _is_text_again(page, evidence, index):
                section = KEPT
            rule = section
        rules.append(rule)
    return Judgement(rules, [None] * len(rules), {})


def _is_text_again(page: Page, evidence: Evidence, index: int) -> bool:
    """Tell whether the article goes on after a section of clutter."""
    block = page.blocks[index]
    is_unlinked = block.link_share < GOOD_LINK_SHARE
    is_resuming = is_unlinked and page.elements[block.element].tag in _RESUMING
    return bool(evidence.good[index]) or is_resuming or not block.text
