"""What is known for certain of a page's blocks, or surer than a model in doubt knows it.

Each rule takes blocks out of a draft; none puts one in. The thresholds were
tried on the folds of WCXB's articles: none of the rules costs there, and on
small pages, of which there are none, they decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..text import fold
from .blocks import Page
from .clutter import clutter_rule
from .evidence import GOOD_LINK_SHARE, SECTIONS, Evidence
from .site_memory import WORDS_MIN, block_key

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_DOUBTED = 0.8  # below this score a place or an opening line is believed against the model
_LABEL_DOUBTED = 0.7  # and below this one a label
_LABEL_SHARE_MAX = 0.2  # of the kept words that a label may take
_BUTTON_LINK_SHARE = 0.85  # of the words of a box that is a link
_TEASER_WORDS_MIN = 6  # of a paragraph that is a link; fewer are an address, or the name of a thing
_COMMENTS_SHARE_MAX = 0.95  # readers do write more than the author did
_TWIN_SHARE = 0.2  # of the kept words that stand above a second first-level heading, at least
_TWINS_BESIDE_MAX = 3  # first-level headings in one box, the title's among them
_NEXT_SHARE = 0.4  # and above another `article` element
_CERTAIN = 0.9  # from this score on a link is kept, and what only some other pages have too
_EVERYWHERE = 0.8  # of the other pages; what so many have goes, however much it reads like a text
_REPEATED_SHARE_MAX = 0.5  # of the text; with more the other pages are this one again
_PROSE_SCORE = 0.95  # from this score on
_PROSE_WORDS = 20  # so long a text is prose, whatever it says of newsletters
_COPY_WORDS_MIN = 10  # fewer may well be said twice
_DATE_WORDS_MAX = 4  # so few at the edges are hardly ever the text, however sure the model is
_LEAD_WORDS_MIN = 10  # fewer before the text are a date, a name, a place
_TOLD_SCORE = 0.6  # from this score on a sentence above the text is of it, and a line below it
_SPEAKING = frozenset({"comments"})  # labels and lines that are believed whatever the model says
_CAPTIONS = frozenset({"figcaption", "caption"})
_PROSE = _CAPTIONS | {"p", "li", "dd", "dt", "blockquote", "pre", "tr", "summary"}


@dataclass(slots=True)
class Draft:
    """A page while it is being judged: which blocks are kept so far."""

    page: Page
    evidence: Evidence
    scores: NDArray[np.float32]  # of each block, how sure the model is, 0 to 1
    kept: NDArray[np.bool_]  # of each block
    tags: Sequence[str] = field(init=False)  # of each block's element

    def __post_init__(self) -> None:
        self.tags = self.evidence.tags

    def kept_indexes(self) -> list[int]:
        """Return which blocks are kept."""
        indexes: list[int] = np.flatnonzero(self.kept).tolist()
        return indexes


def drop_titles(draft: Draft, title: str) -> list[int]:
    """Drop the headings that say the title, and return them.

    One of the first level may say a line more, as in papers that put a kicker into it.
    """
    folded = fold(title).casefold()
    found = [
        index
        for index, block in enumerate(draft.page.blocks)
        if block.text
        and draft.tags[index] in HEADINGS
        and _says(block.text.casefold(), folded, draft.tags[index])
    ]
    draft.kept[found] = False
    return found


def _says(text: str, title: str, tag: str) -> bool:
    is_long = 2 * len(title) > len(text)
    return text == title or (tag == "h1" and is_long and text.endswith(f" {title}"))


def drop_known_clutter(draft: Draft) -> None:
    """Drop what says of itself that it is clutter, wherever it stands.

    Longer texts are believed only where the model has a doubt: articles speak
    of newsletters in passing, too.
    """
    is_prose = (draft.scores >= _PROSE_SCORE) & (draft.evidence.words >= _PROSE_WORDS)
    for index in np.flatnonzero(draft.kept & ~is_prose).tolist():
        block = draft.page.blocks[index]
        if clutter_rule(block.text, block.words):
            draft.kept[index] = False


def drop_labelled(draft: Draft) -> None:
    """Drop what stands in an element that is labelled as clutter, if the model has a doubt.

    Of readers' comments the label is enough. A label that would take much of
    the text says something else on this page.
    """
    words = draft.evidence.words
    labelled: defaultdict[str, list[int]] = defaultdict(list)
    for index in draft.kept_indexes():
        labelled[draft.evidence.rules[index]].append(index)
    # Comments first: beside them, the text itself may look like a small part of the page.
    for rule in sorted(filter(None, labelled), key=_SPEAKING.__contains__, reverse=True):
        is_speaking = rule in _SPEAKING
        share = _COMMENTS_SHARE_MAX if is_speaking else _LABEL_SHARE_MAX
        found = np.array(labelled[rule])
        if words[found].sum() <= share * words[draft.kept].sum():
            is_clutter = draft.scores[found] < (np.inf if is_speaking else _LABEL_DOUBTED)
            draft.kept[found[is_clutter]] = False


def drop_buttons(draft: Draft) -> None:
    """Drop boxes that are a link and nothing else, if the model has a doubt: buttons and cards."""
    is_link = draft.kept & (draft.evidence.link_share > _BUTTON_LINK_SHARE)
    for index in np.flatnonzero(is_link & (draft.scores < _DOUBTED)).tolist():
        draft.kept[index] = draft.tags[index] != "div"


def drop_teasers(draft: Draft) -> None:
    """Drop the paragraphs that are a link and nothing else, if the model has a doubt.

    They announce other stories, unless they are a fair part of the text.
    """
    words = draft.evidence.words
    is_link = draft.kept & (draft.evidence.link_share > _BUTTON_LINK_SHARE)
    is_link &= (words >= _TEASER_WORDS_MIN) & (draft.scores < _CERTAIN)
    found = [index for index in np.flatnonzero(is_link).tolist() if draft.tags[index] == "p"]
    if words[found].sum() <= _LABEL_SHARE_MAX * words[draft.kept].sum():
        draft.kept[found] = False


def drop_announced(draft: Draft) -> None:
    """Drop what a line such as "Related stories" or "3 comments" opens.

    Comments fill the box of their line; other sections go on while there are
    links, and only where the model has a doubt.
    """
    evidence = draft.evidence
    section, end = "", 0
    for index in np.flatnonzero(draft.kept | (evidence.opened >= 0)).tolist():
        opened = int(evidence.opened[index])
        if opened >= 0 and not draft.kept[index]:
            section = SECTIONS[opened]
            box = int(evidence.parent[index])
            if section in _SPEAKING and box not in evidence.above:
                end = int(evidence.tree.last[box])
        elif index < end or (section and _is_linked(draft, index)):
            draft.kept[index] = False
        else:
            section = ""


def _is_linked(draft: Draft, index: int) -> bool:
    block = draft.page.blocks[index]
    return block.link_share > GOOD_LINK_SHARE and bool(draft.scores[index] < _DOUBTED)


def drop_later_articles(draft: Draft) -> None:
    """Drop the articles that endless scrolling has put below the one with the title.

    Another one is an `article` element after the title's own, or begins with a
    first-level heading of the same class as the title's. What is left must be a
    fair part of the text: recipes and reviews are articles in articles, too.
    """
    page = draft.page
    inside = {index for one in page.tagged("h1") for index in range(one.first, one.last)}
    titles = sorted(
        index for index in inside if draft.tags[index] == "h1" and page.blocks[index].text
    )
    body = np.flatnonzero(draft.kept & draft.evidence.good)
    if not titles or not len(body):
        return
    title = max((one for one in titles if one < body[0]), default=-1)
    if title < 0:
        return
    words = draft.evidence.good_words * draft.kept
    above = (np.cumsum(words) - words) / words.sum()
    twins = (
        one
        for one in _other_titles(draft, _twins(page, titles, title), title)
        if above[one] >= _TWIN_SHARE
    )
    others = (one for one in _other_articles(page, title, body[0]) if above[one] >= _NEXT_SHARE)
    starts = [one for one in (*twins, *others) if one > body[0]]
    if starts:
        draft.kept[min(starts) :] = False


def _twins(page: Page, headings: Sequence[int], title: int) -> list[int]:
    """Return which of the headings have the same class as the title's, if that has one."""
    labels = {one: page.elements[page.blocks[one].element].label for one in headings}
    return [one for one in headings if labels[one] == labels[title] != frozenset()]


def _other_titles(draft: Draft, twins: Sequence[int], title: int) -> list[int]:
    """Return which of the title's twins open no section of its own article.

    Sections are in a box in the title's own, or below kept text in another; many
    headings beside the title open one each.
    """
    parent, elements = draft.evidence.parent, draft.page.elements
    home = elements[int(parent[title])]
    beside = [one for one in twins if parent[one] == parent[title]]
    found = beside if len(beside) <= _TWINS_BESIDE_MAX else []
    for one in twins:
        box = int(parent[one])
        above = slice(elements[box].first, one)
        is_text = draft.kept[above] & draft.evidence.good[above] & (parent[above] == box)
        if one not in beside and one >= home.last and not is_text.any():
            found.append(one)
    return found


def _other_articles(page: Page, title: int, body: int) -> list[int]:
    """Return the first blocks of the `article` elements after the title's own, that holds text."""
    own = [one for one in page.ancestors(page.blocks[title].element) if _is_article(page, one)]
    own_end = page.elements[own[0]].last if own else 0
    if not body < own_end:
        return []
    articles = (one for one in page.tagged("article") if one.last > one.first)
    return [one.first for one in articles if one.first >= own_end]


def _is_article(page: Page, element: int) -> bool:
    return page.elements[element].tag == "article"


def drop_copies(draft: Draft) -> None:
    """Drop later copies of a text in another box, such as those for printers and small screens.

    Lists say the same again: of each of ten things, what is good about it.
    """
    seen: dict[str, int] = {}
    for index in draft.kept_indexes():
        block = draft.page.blocks[index]
        if block.words >= _COPY_WORDS_MIN and draft.tags[index] != "li":
            box = int(draft.evidence.parent[index])
            draft.kept[index] = seen.setdefault(block.text, box) == box


def drop_edges(draft: Draft) -> None:
    """Drop short pieces before the first and after the last paragraph, if the model has a doubt."""
    body = np.flatnonzero(draft.kept & draft.evidence.good)
    if not len(body):
        return
    first, last = int(body[0]), int(body[-1])
    words = draft.evidence.words
    is_told = draft.evidence.is_ended | (draft.evidence.index > last)
    is_told &= [tag not in HEADINGS for tag in draft.tags]
    doubted = np.where(is_told, _TOLD_SCORE, _CERTAIN)
    is_doubted = (words < _LEAD_WORDS_MIN) & (draft.scores < doubted)
    for index in np.flatnonzero(draft.kept & (is_doubted | (words < _DATE_WORDS_MAX))).tolist():
        if index < first:
            draft.kept[index] = _leads_in(draft, index)
        elif index > last:
            draft.kept[index] = _goes_on(draft, last, index)


def _leads_in(draft: Draft, index: int) -> bool:
    """Tell whether a short block before the first paragraph already belongs to the article."""
    return draft.tags[index] in HEADINGS | _CAPTIONS


def _goes_on(draft: Draft, last: int, index: int) -> bool:
    """Tell whether a short block after the last paragraph still belongs to it."""
    page = draft.page
    parent = page.elements[page.blocks[last].element].parent
    return (
        draft.tags[index] in _PROSE
        and parent in page.ancestors(page.blocks[index].element)
        and page.blocks[index].link_share < GOOD_LINK_SHARE
    )


def drop_repeated(draft: Draft, repeated: Mapping[str, float]) -> list[int]:
    """Drop what stands on other pages of the site too, and return it.

    A heading goes if what stands below it goes: those of recipes and reports
    repeat with every article.
    """
    blocks, kept = draft.page.blocks, draft.kept
    shares = {
        index: repeated.get(block_key(blocks[index].text), 0.0)
        for index in (np.flatnonzero(kept).tolist() if repeated else ())
        if blocks[index].words >= WORDS_MIN
    }
    found = {
        index
        for index, share in shares.items()
        if share >= _EVERYWHERE or (share and draft.scores[index] < _CERTAIN)
    }
    words = sum(blocks[index].words for index in np.flatnonzero(kept))
    if sum(blocks[index].words for index in found) > _REPEATED_SHARE_MAX * words:
        return []
    dropped: list[int] = []
    below = len(kept)
    for index in np.flatnonzero(kept)[::-1].tolist():
        is_heading = draft.tags[index] in HEADINGS
        if index in found and (not is_heading or below in dropped):
            dropped.append(index)
        below = index
    kept[dropped] = False
    return dropped


def drop_lonely_headings(draft: Draft) -> None:
    """Drop headings that have no text of the article below them.

    Above another heading only if the model has a doubt: what an article counts up may be
    pictures and offers below names.
    """
    below = ""
    for index in reversed(draft.kept_indexes()):
        tag = draft.tags[index]
        is_lonely = below in HEADINGS and below <= tag and draft.scores[index] < _DOUBTED
        if tag in HEADINGS and (not below or is_lonely):
            draft.kept[index] = False
        else:
            below = tag
