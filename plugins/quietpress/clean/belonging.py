"""What belongs to a structure that is kept, however little it reads like the article by itself.

A cell of a table says "new", a caption names a photographer, a line of code has no full stop, and
a note stands far below the text: judged alone, they look like clutter. Each rule puts blocks into
a draft, and none takes one out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborNode

from .blocks import Element, Page
from .clutter import clutter_rule
from .evidence import GOOD_LINK_SHARE
from .media import home_of
from .overruling import HEADINGS, Draft
from .soup import is_caption_name
from .wording import words_of

_WHOLES = ("table", "ul", "ol", "dl")
_WHOLE_SHARE = 0.5  # of the words of a table or a list that are kept by themselves
_OFFER_SCORE_MAX = 0.1  # below it, a link in a table or a list offers something ("Buy now")
_PAGE_SHARE_MAX = 0.5  # of the kept words; a table with more of them places the whole page
_HEADING_SCORE_MIN = 0.15
_APART_SCORE_MIN = 0.3  # of a heading that stands in another box than the text below it
_AMID_SCORE_MIN = 0.2
_LABEL_SHARE_MIN = 0.3  # of the kept words that have a label which is therefore none of clutter
_LAST_SCORE_MIN = 0.35  # of a paragraph right below the text
_HOME_SHARE = 0.5  # of the kept paragraphs' words, in boxes of one class
_SURE = 0.5  # from this score on the model takes a block for the text
_END_PARAGRAPHS_MIN = 3  # in one box; fewer below a text are an author's note or an offer
_CAPTION_WORDS_MAX = 80
_LEAD_WORDS_MIN = 8  # different ones
_LEAD_WORDS_MAX = 80
_LEAD_SHARE = 0.8  # of the words of the shorter, since descriptions break off
_ATTRIBUTION_WORDS_MAX = 20
_NOTE_MARK = re.compile(r"[\s(\[^]*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})[\s)\]]*", re.IGNORECASE)
_NOTE_WORDS_MAX = 300


def keep_ends(draft: Draft) -> None:
    """Keep the last part of a text that the model takes for what stands below a text.

    Such a part is some new paragraphs, in the box that most of the text is in or in another of
    the same class, with nothing but pictures between: full-width ones cut a text into boxes.
    What the model was sure of and a rule has dropped stays out.
    """
    evidence = draft.evidence
    text = np.flatnonzero(draft.kept & evidence.good)
    if not len(text) or evidence.good[text[-1] + 1 :].sum() < _END_PARAGRAPHS_MIN:
        return
    is_home = _homes(draft)
    rest = range(int(text[-1]) + 1, len(draft.kept))
    rest = rest[: sum(1 for _ in takewhile(partial(_goes_on, draft, is_home), rest))]
    paragraphs = _new_paragraphs(draft, [one for one in rest if is_home[evidence.parent[one]]])
    for index in range(rest.start, max(paragraphs, default=-1) + 1):
        is_doubted = evidence.words[index] > 0 and draft.scores[index] < _SURE
        if is_doubted and not _is_clutter(draft, index):
            draft.kept[index] = not evidence.hidden[index]


def _is_clutter(draft: Draft, index: int) -> bool:
    """Tell whether a block is clutter by a label or by its own words."""
    block = draft.page.blocks[index]
    return bool(draft.evidence.rules[index] or clutter_rule(block.text, block.words))


def _homes(draft: Draft) -> NDArray[np.bool_]:
    """Tell of each element whether it has the class of the box that most of the text is in.

    Where not even those boxes together have most of it, none has.
    """
    parent, tags, names = draft.evidence.parent, draft.evidence.kind, draft.evidence.names.number
    words = draft.evidence.good_words * draft.kept
    home = np.bincount(parent, words).argmax()
    is_home: NDArray[np.bool_] = (tags == tags[home]) & (names == names[home])
    is_most = words[is_home[parent]].sum() >= _HOME_SHARE * words.sum()
    return is_home & bool(is_most)


def _silent_labels(draft: Draft) -> frozenset[str]:
    """Return the rules whose labels much of the text has, so that they say nothing of the rest."""
    words = draft.evidence.words
    held: Counter[str] = Counter()
    for index in draft.kept_indexes():
        held[draft.evidence.rules[index]] += int(words[index])
    least = _LABEL_SHARE_MIN * held.total()
    return frozenset(rule for rule, count in held.items() if count >= least) | {""}


def _new_paragraphs(draft: Draft, found: Iterable[int]) -> list[int]:
    """Return the good paragraphs that are no copies of kept ones, where a box has some of them."""
    evidence, blocks = draft.evidence, draft.page.blocks
    said = {blocks[index].text for index in draft.kept_indexes()}
    new = [
        index
        for index in found
        if evidence.good[index] and not evidence.rules[index] and blocks[index].text not in said
    ]
    in_boxes = Counter(evidence.parent[new].tolist())
    return [one for one in new if in_boxes[int(evidence.parent[one])] >= _END_PARAGRAPHS_MIN]


def _goes_on(draft: Draft, is_home: NDArray[np.bool_], index: int) -> bool:
    """Tell whether a block is in a box of the text, or is a picture or its caption."""
    is_inside = is_home[draft.page.ancestors(draft.page.blocks[index].element)].any()
    is_silent = draft.evidence.words[index] == 0 or draft.evidence.hidden[index]
    return bool(is_inside or is_silent or draft.tags[index] == "figcaption")


def keep_lead(draft: Draft, description: str) -> None:
    """Keep what stands above the text and says what the page says of itself: the lead.

    Papers set it apart, in a box or a size of its own, like the teaser of another story. Of
    several that say it the lowest is kept.
    """
    said = set(words_of(description))
    text = np.flatnonzero(draft.kept & draft.evidence.good)
    if len(said) < _LEAD_WORDS_MIN or not len(text):
        return
    above = np.arange(len(draft.kept)) < text[0]
    lengths = draft.evidence.words
    is_long = (lengths >= _LEAD_WORDS_MIN) & (lengths <= _LEAD_WORDS_MAX)
    for index in np.flatnonzero(above & is_long & ~draft.evidence.hidden)[::-1].tolist():
        words = set(words_of(draft.page.blocks[index].text))
        if len(said & words) >= _LEAD_SHARE * min(len(said), len(words)):
            draft.kept[index] = True
            return


def complete_wholes(draft: Draft) -> None:
    """Keep the rest of the tables and lists inside the text that are kept for the most part.

    What says of itself that it is clutter stays out.
    """
    text = np.flatnonzero(draft.kept)
    if not len(text):
        return
    first, last = int(text[0]), int(text[-1])
    words, kept = draft.evidence.words, draft.kept
    is_linked = draft.evidence.link_share > GOOD_LINK_SHARE
    is_offer = is_linked & (draft.scores < _OFFER_SCORE_MAX)
    is_told = (words > 0) & ~draft.evidence.hidden & ~is_offer
    most = _PAGE_SHARE_MAX * float(words[kept].sum())
    for whole in draft.page.tagged(*_WHOLES):
        if first < whole.first and whole.last <= last:
            inside = slice(whole.first, whole.last)
            least = _WHOLE_SHARE * float(words[inside].sum())
            if least <= float(words[inside][kept[inside]].sum()) <= most:
                rest = whole.first + np.flatnonzero(is_told[inside] & ~kept[inside])
                for index in rest.tolist():
                    block = draft.page.blocks[index]
                    kept[index] = not clutter_rule(block.text, block.words)


def keep_code(draft: Draft) -> None:
    """Keep the code that stands between two kept texts."""
    found = draft.page.tagged("pre")
    if not found:
        return
    is_code = np.zeros(len(draft.kept), np.bool_)
    for code in found:
        is_code[code.first : code.last] = True
    texts = np.flatnonzero((draft.evidence.words > 0) & ~is_code & ~draft.evidence.hidden)
    for code in found:
        if _is_between(draft, texts, code):
            inside = slice(code.first, code.last)
            draft.kept[inside] |= ~draft.evidence.hidden[inside]


def keep_quotations(draft: Draft) -> None:
    """Keep the quotations that stand between two kept texts, unless they are known as clutter."""
    found = draft.page.tagged("blockquote")
    if not found:
        return
    texts = np.flatnonzero((draft.evidence.words > 0) & ~draft.evidence.hidden)
    for quotation in found:
        said = texts[(quotation.first <= texts) & (texts < quotation.last)]
        is_quoted = draft.scores[said].max(initial=0) >= _AMID_SCORE_MIN
        if is_quoted and _is_between(draft, texts, quotation):
            draft.kept[said] |= not any(_is_clutter(draft, index) for index in said.tolist())


def _is_between(draft: Draft, texts: NDArray[np.int64], element: Element) -> bool:
    """Tell whether the nearest texts above and below an element are kept, of those given."""
    first, last = np.searchsorted(texts, (element.first, element.last)).tolist()
    is_amid = first > 0 and last < len(texts)
    return is_amid and bool(draft.kept[texts[[first - 1, last]]].all())


def keep_amid(draft: Draft) -> None:
    """Keep the paragraphs between kept ones of the same box, unless they are known as clutter.

    Boxes of the class that most of the text is in are the same one. What the model was sure of
    and a rule has dropped stays out.
    """
    evidence = draft.evidence
    paragraphs = np.flatnonzero(evidence.good)
    scores = draft.scores[paragraphs]
    is_doubted = ~draft.kept[paragraphs] & (scores >= _AMID_SCORE_MIN) & (scores < _SURE)
    kept = paragraphs[draft.kept[paragraphs]]
    if not len(kept) or not is_doubted.any():
        return
    is_home = _homes(draft)
    silent = _silent_labels(draft)
    box = np.where(is_home[evidence.parent], -1, evidence.parent)
    first = dict(zip(box[kept[::-1]].tolist(), kept[::-1].tolist(), strict=True))
    last = dict(zip(box[kept].tolist(), kept.tolist(), strict=True))
    for index in paragraphs[is_doubted].tolist():
        around = int(box[index])
        block = draft.page.blocks[index]
        draft.kept[index] = (
            first.get(around, index) < index < last.get(around, index)
            and evidence.believed_rules[index] in silent
            and not clutter_rule(block.text, block.words)
        )


def keep_last_paragraph(draft: Draft) -> None:
    """Keep the paragraph right below the text, in the same box, if the model hardly drops it."""
    evidence = draft.evidence
    text = np.flatnonzero(draft.kept & evidence.good)
    if not len(text):
        return
    last = int(text[-1])
    below = np.flatnonzero((evidence.words[last + 1 :] > 0) & ~evidence.hidden[last + 1 :])
    for index in (last + 1 + below[:1]).tolist():
        is_beside = evidence.good[index] and evidence.parent[index] == evidence.parent[last]
        is_doubted = _LAST_SCORE_MIN <= draft.scores[index] < _SURE
        if is_beside and is_doubted and not _is_clutter(draft, index):
            draft.kept[index] = True


def keep_headings(draft: Draft) -> None:
    """Keep the headings between two kept texts, sooner if the lower one stands in the same box."""
    evidence = draft.evidence
    texts = np.flatnonzero((evidence.words > 0) & ~evidence.hidden)
    kept, box = draft.kept[texts], evidence.parent[texts]
    score_min = np.where(box[1:-1] == box[2:], _HEADING_SCORE_MIN, _APART_SCORE_MIN)
    is_between = ~kept[1:-1] & kept[:-2] & kept[2:] & (draft.scores[texts[1:-1]] >= score_min)
    silent = _silent_labels(draft) if is_between.any() else frozenset()
    for index in texts[1:-1][is_between].tolist():
        block = draft.page.blocks[index]
        draft.kept[index] = (
            draft.tags[index] in HEADINGS
            and evidence.rules[index] in silent
            and not clutter_rule(block.text, block.words)
        )


def keep_captions(draft: Draft) -> None:
    """Keep captions and credits that stand beside what is kept of their figure, or a picture.

    Outside a figure, they are known by the names of their elements.
    """
    page, words = draft.page, draft.evidence.words
    for caption in (page.elements[one] for one in np.flatnonzero(draft.evidence.captions).tolist()):
        figure = _figure_around(page, caption) if caption.tag == "figcaption" else None
        if figure is None and not is_caption_name(caption.names):
            continue
        is_short = words[caption.first : caption.last].sum() <= _CAPTION_WORDS_MAX
        if is_short and _is_shown(draft, caption, figure):
            for index in range(caption.first, caption.last):
                block = page.blocks[index]
                is_clutter = block.hidden or clutter_rule(block.text, block.words)
                draft.kept[index] |= bool(block.text) and not is_clutter


def _is_shown(draft: Draft, caption: Element, figure: Element | None) -> bool:
    """Tell whether what a caption is of is kept."""
    words = draft.evidence.words
    sides = [one for one in (caption.first - 1, caption.last) if 0 <= one < len(words)]
    if figure is None:
        return any(draft.kept[one] and not words[one] for one in sides)
    inside = [one for one in sides if figure.first <= one < figure.last]
    if inside:
        return any(draft.kept[one] for one in inside)
    # Its picture is a background, which is no block: texts around it have to tell.
    return len(sides) > 1 and all(draft.kept[one] for one in sides)


def _figure_around(page: Page, caption: Element) -> Element | None:
    around = (page.elements[index] for index in page.ancestors(caption.parent))
    return next((element for element in around if element.tag == "figure"), None)


def keep_attributions(draft: Draft) -> None:
    """Keep the lines below a kept quotation, and in it, that say whose it is."""
    page, words = draft.page, draft.evidence.words
    for quotation in page.tagged("blockquote"):
        if draft.kept[quotation.first : quotation.last].any():
            last = quotation.last - 1
            is_whose = 0 < words[last] <= _ATTRIBUTION_WORDS_MAX and not page.blocks[last].hidden
            draft.kept[last] |= is_whose and draft.kept[last - 1]


def keep_notes(draft: Draft) -> None:
    """Keep the notes below the text that marks such as "[1]" in kept text link to."""
    page, words = draft.page, draft.evidence.words
    text = np.flatnonzero(draft.kept)
    if not len(text):
        return
    home = page.elements[home_of(page, int(text[0]), int(text[-1]))]
    for source, note in _notes(page, home):
        is_wanted = note.first >= source.last and draft.kept[source.first : source.last].any()
        if is_wanted and words[note.first : note.last].sum() <= _NOTE_WORDS_MAX:
            inside = slice(note.first, note.last)
            draft.kept[inside] |= ~draft.evidence.hidden[inside]


def _notes(page: Page, home: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the block-level elements around each note's mark at home, and around the note."""
    links = home.node.css('a[href*="#"]')
    marks = [link for link in links if _NOTE_MARK.fullmatch(link.text())]
    if not marks:
        return
    body = page.elements[0].node
    elements = {element.node.mem_id: element for element in page.elements}
    targets = {
        name: node
        for node in body.css("[id],a[name]")
        if (name := node.attributes.get("id") or node.attributes.get("name"))
    }
    for mark in marks:
        target = targets.get((mark.attributes["href"] or "").partition("#")[2])
        source, note = _element_of(mark, elements), _element_of(target, elements)
        if source and note:
            yield source, note


def _element_of(node: LexborNode | None, elements: dict[int, Element]) -> Element | None:
    """Return the block-level element around a node, or the node's own."""
    while node is not None and node.mem_id not in elements:
        node = node.parent
    return elements[node.mem_id] if node is not None else None
