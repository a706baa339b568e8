"""What can be known of each block of a page, as numbers for the model.

One array over all blocks for each piece of evidence; `docs/cleaning.md` tells
how the model learns from them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from . import characters
from .evidence import (
    LEVELS,
    PLACES,
    SECTIONS,
    TAG_COUNT,
    TAGS,
    Evidence,
)
from .labels import RULES
from .numbering import numbered
from .wording import words_of

Numbers = NDArray[np.generic]  # floats, integers or truths: the model takes them all as floats

_FAR = 50.0  # blocks: farther is as far
# What grows with the page says no more from here on: a book is as good as a long article.
_WORDS_MAX = 1000  # of good text above a block
_PAGE_WORDS_MAX = 5000
_BLOCKS_MAX = 300
_ALIKE_MAX = 100
_REACH = 3  # blocks above and below of which the good text counts
_NAMED_LEVELS = 3
_TITLE_WORDS_MAX = 40
_TITLE_OVERLAP_MIN = 0.6

_H1, _H2 = TAGS["h1"], TAGS["h2"]
_NAVIGATION = SECTIONS.index("navigation")
_WORST_AND_BEST = np.array((-1, 1, -1, 1), np.float32)


def block_features(evidence: Evidence) -> dict[str, Numbers]:
    """Return the columns of features, each with a number for every block of the page."""
    columns: dict[str, Numbers] = {}
    for group in GROUPS:
        columns.update(group(evidence))
    columns.update(_neighbours(evidence, columns))
    return columns


def _log(values: NDArray[np.generic], most: float) -> Numbers:
    """Return the logarithms of counts, of at most so many."""
    return np.log1p(np.minimum(np.asarray(values, np.float32), most))


def _within(values: NDArray[np.generic], least: float, most: float) -> Numbers:
    """Return values of at least and at most so much, in a third of the time of numpy's `clip`."""
    within: Numbers = np.minimum(np.maximum(values, least), most)
    return within


def _text(evidence: Evidence) -> dict[str, Numbers]:
    """What the characters of a text are."""
    texts = evidence.characters
    length = np.maximum(texts.lengths, 1)
    letters = np.maximum(texts.count(characters.LETTER), 1)
    stops = texts.count(characters.STOP)
    return {
        "words": np.log1p(evidence.words),
        "length": np.log1p(texts.lengths),
        "word_length": texts.lengths / np.maximum(evidence.words, 1),
        "link_share": evidence.link_share,
        "link_words": np.log1p(evidence.link_words),
        "is_ended": evidence.is_ended,
        "stops": np.log1p(stops),
        "stops_share": stops / length,
        "commas_share": texts.count(characters.COMMA) / length,
        "digits_share": texts.count(characters.DIGIT) / length,
        "upper_share": texts.count(characters.UPPER) / letters,
        "starts_digit": texts.starts_with(characters.DIGIT),
        "foreign_share": texts.count(characters.FOREIGN) / letters,
        "good": evidence.good,
    }


def _wording(evidence: Evidence) -> dict[str, Numbers]:
    """What the words of a text say by themselves."""
    wording = evidence.wording
    counts = wording.counts
    said = counts.nonzero()[0]
    sums, lowest = np.zeros((2, evidence.count), np.float32)
    if len(said):
        weights, starts = evidence.lexicons.weights(wording.numbers), wording.starts[said]
        sums[said] = np.add.reduceat(weights, starts)
        lowest[said] = np.minimum.reduceat(weights, starts)
    distinct = np.bincount(wording.text_of_each, minlength=evidence.count)
    return {
        "wording_sum": _within(sums, -20, 20),
        "wording_mean": sums / (counts + 1),
        "wording_min": lowest,
        "unique_share": distinct / np.maximum(counts, 1),
    }


def _tags(evidence: Evidence) -> dict[str, Numbers]:
    """Which element a block is, and which ones it is inside of."""
    tag = evidence.tag[evidence.element]
    is_tag = dict(zip(_TAG_NAMES, tag == np.arange(TAG_COUNT)[:, None], strict=True))
    inside = dict(zip(_INSIDE_NAMES, evidence.inside.T, strict=True))
    return is_tag | {"parent_tag": evidence.tag[evidence.parent]} | inside


def _place(evidence: Evidence) -> dict[str, Numbers]:
    """Where on the page a block is, by blocks and by words; and how much there is on the page."""
    count, index = evidence.count, evidence.index
    total = max(float(evidence.words.sum()), 1)
    good_before = evidence.good_words.cumsum() - evidence.good_words
    good_at = evidence.good.nonzero()[0]
    first = good_at[0] if len(good_at) else 0
    page = {
        "page_blocks": np.log1p(min(count, _BLOCKS_MAX)),
        "page_words": np.log1p(min(total, _PAGE_WORDS_MAX)),
        "page_good": np.log1p(min(evidence.good_total, _PAGE_WORDS_MAX)),
        "page_good_share": evidence.good_total / total,
    }
    return {
        "index": np.minimum(index, _BLOCKS_MAX),
        "index_share": index / count,
        "words_before": (evidence.words.cumsum() - evidence.words) / total,
        "good_before": good_before / evidence.good_total,
        "good_words_before": _log(good_before, _WORDS_MAX),
        "from_first_good": _within(index - first, -_FAR, _FAR),
        "depth": evidence.tree.depth[evidence.element],
    } | {name: np.full(count, value, np.float32) for name, value in page.items()}


def _mass(evidence: Evidence) -> dict[str, Numbers]:
    """How much of the page's text the elements around a block hold."""
    tree, held = evidence.tree, evidence.words_held
    of_elements = np.array(
        (
            held / held[0],
            evidence.held / evidence.good_total,
            evidence.held / held,
            evidence.linked_share,
            _log(tree.last - tree.first, _BLOCKS_MAX),
        )
    )
    found = of_elements[:, evidence.around].swapaxes(0, 1)
    return dict(zip(_MASS_NAMES, found.reshape(-1, evidence.count), strict=True))


def _mains(evidence: Evidence) -> dict[str, Numbers]:
    """Where a block stands to the elements that may be the one that holds the article."""
    known: dict[int, dict[str, Numbers]] = {}  # most of them are the same element
    columns: dict[str, Numbers] = {}
    for name, main in evidence.mains.items():
        found = known[main] = known.get(main) or _toward(evidence, main)
        columns |= {f"{name}_{where}": values for where, values in found.items()}
    return columns


def _toward(evidence: Evidence, main: int) -> dict[str, Numbers]:
    tree, index = evidence.tree, evidence.index
    up, down = tree.distance_to(main)
    first, last = int(tree.first[main]), int(tree.last[main])
    good = evidence.good[first:last].nonzero()[0]
    first_good, last_good = (good[0], good[-1]) if len(good) else (0, 0)
    share = evidence.held[main] / evidence.good_total
    return {
        "up": up[evidence.element],
        "down": down[evidence.element],
        "at": _within((index - first) / max(last - first, 1), -1, 2),
        "before": _within(first - index, -1, _FAR),
        "after": _within(index - last, -1, _FAR),
        "good": np.full(evidence.count, share, np.float32),
        "from_first": _within(index - first - first_good, -_FAR, _FAR),
        "from_last": _within(index - first - last_good, -_FAR, _FAR),
    }


def _names(evidence: Evidence) -> dict[str, Numbers]:
    """What class, id and role of the elements around a block say, by what was learned of them."""
    tree = evidence.tree
    own = evidence.names.weights
    near = own[evidence.around[:_NAMED_LEVELS]].swapaxes(1, 2)
    below = np.concatenate((own, own), axis=1) * _WORST_AND_BEST
    for place, name in enumerate(("plain", "unlabelled")):
        below[tree.ancestors(evidence.mains[name]), 2 * place : 2 * place + 2] = 0
    inherited = tree.inherited(below)[evidence.element].T
    return (
        dict(zip(_NEAR_NAMES, near.reshape(-1, evidence.count), strict=True))
        | dict(zip(_BELOW_NAMES, inherited, strict=True))
        | dict(zip(_LABELLED_NAMES, evidence.labelled.T, strict=True))
    )


def _sections(evidence: Evidence) -> dict[str, Numbers]:
    """Lines such as "Related stories", headings, and how far above a block they stand."""
    index, opened = evidence.index, evidence.opened
    good = np.concatenate(([0.0], evidence.good_words.cumsum()))
    is_heading = evidence.is_heading
    is_opener = (opened >= 0) & (opened != _NAVIGATION)
    each = opened == np.arange(len(SECTIONS))[:, None]
    latest = _latest(np.concatenate((each, (is_heading, is_opener))))
    since = _since(latest[:-1], index)
    heading, opener = np.maximum(latest[-2:], 0)
    is_below = latest[-1] >= 0
    following = evidence.count - 1 - _latest(is_heading[::-1])[::-1]
    return dict(zip(_SINCE_NAMES, since[:-1], strict=True)) | {
        "in_opened_box": is_below & (index < evidence.tree.last[evidence.parent[opener]]),
        "latest_opener": np.where(is_below, opened[opener], -1),
        "good_since_opener": _log(good[:-1] - good[opener], _WORDS_MAX),
        "since_heading": since[-1],
        "good_since_heading": _log(good[:-1] - good[heading], _WORDS_MAX),
        "until_heading": np.minimum(following - index, _FAR),
    }


def _latest(found: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the index of the latest block up to each that is one of those found, or -1.

    Args:
        found: of shape (blocks,) or (kinds, blocks).
    """
    index = np.where(found, np.arange(found.shape[-1]), -1)
    return np.maximum.accumulate(index, axis=-1, out=index)


def _since(latest: NDArray[np.int64], index: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(latest >= 0, np.minimum(index - latest, _FAR), _FAR + 1)


def _titles(evidence: Evidence) -> dict[str, Numbers]:
    """How a block stands to the article's title."""
    count, index = evidence.count, evidence.index
    wording = evidence.wording
    title = set(words_of(evidence.title))
    in_title = wording.among(title)
    shared = np.bincount(wording.text_of_each, in_title, minlength=count)
    is_line = (evidence.words > 0) & (evidence.words < _TITLE_WORDS_MAX)
    most = np.maximum(max(len(title), 1), wording.counts)
    overlap = np.where(is_line, shared / most, 0).astype(np.float32)
    tag = evidence.tag[evidence.element]
    said = overlap + 0.2 * ((tag == _H1) | (tag == _H2))
    is_said = bool(said.max(initial=0) > _TITLE_OVERLAP_MIN)
    first_levels = (tag == _H1).nonzero()[0]
    unknown = np.full(count, -_FAR - 1)
    return {
        "title_overlap": overlap,
        "from_title": _within(index - said.argmax(), -_FAR, _FAR) if is_said else unknown,
        "has_title": np.full(count, is_said),
        "from_h1": _within(index - first_levels[0], -_FAR, _FAR) if len(first_levels) else unknown,
        "h1_count": np.full(count, len(first_levels), np.float32),
    }


def _repetition(evidence: Evidence) -> dict[str, Numbers]:
    """Texts that stand more than once, and blocks that are built alike."""
    text, _ = numbered(evidence.texts)
    first = np.full(evidence.count, evidence.count)
    np.minimum.at(first, text, evidence.index)
    forms = _forms(evidence)
    group = np.concatenate((forms, evidence.parent + len(forms)))  # a form has a lower number
    number = np.bincount(group)
    words, good, links = (
        np.bincount(group, np.concatenate((values, values)))
        for values in (evidence.words, evidence.good_words, evidence.link_words)
    )
    some, any_words = np.maximum(number, 1), np.maximum(words, 1)
    measures = (
        _log(number, _ALIKE_MAX),
        np.log1p(words / some),
        good / evidence.good_total,
        good / any_words,
        links / any_words,
    )
    of_groups = np.array(measures, np.float32)[:, group].reshape(len(measures), 2, -1)
    return {
        "copies": np.minimum(np.bincount(text)[text], 10),
        "is_copy": first[text] < evidence.index,
    } | dict(zip(_GROUP_NAMES, of_groups.swapaxes(0, 1).reshape(-1, evidence.count), strict=True))


def _forms(evidence: Evidence) -> NDArray[np.int64]:
    """Return the number of each block's form: tag and label of its element and the one around."""
    labels, _ = numbered(evidence.names.words)
    form = evidence.kind * len(labels) + labels[evidence.names.number]
    around, _ = numbered(form[evidence.parent].tolist())
    forms, _ = numbered((form[evidence.element] * evidence.count + around).tolist())
    return forms


def _neighbours(evidence: Evidence, columns: dict[str, Numbers]) -> dict[str, Numbers]:
    """What the blocks before and after are like."""
    count, index = evidence.count, evidence.index
    found: dict[str, Numbers] = {}
    copied = np.stack([np.asarray(columns[name], np.float32) for name in _COPIED])
    padded = np.zeros((len(_COPIED), count + 4), np.float32)
    padded[:, 2:-2] = copied
    for step in (-1, 1, 2):
        shifted = padded[:, 2 + step : 2 + step + count]
        found |= {f"{name}{step:+d}": row for name, row in zip(_COPIED, shifted, strict=True)}
    running = np.concatenate(([0.0], evidence.good_words.cumsum()))
    low, high = np.maximum(index - _REACH, 0), np.minimum(index + _REACH + 1, count)
    found["good_above"] = np.log1p(running[index] - running[low])
    found["good_below"] = np.log1p(running[high] - running[index + 1])
    return found


_TAG_NAMES = tuple(f"tag_{number}" for number in range(TAG_COUNT))
_INSIDE_NAMES = tuple(f"inside_{place}" for place in PLACES)
_MASS = ("words_share", "good_share", "good_density", "link_share", "blocks")
_MASS_NAMES = tuple(f"{name}_{level}" for level in range(LEVELS) for name in _MASS)
_NEAR_NAMES = tuple(
    f"names_{which}_{level}" for level in range(_NAMED_LEVELS) for which in ("min", "max")
)
_BELOW_NAMES = ("names_worst_plain", "names_best_plain", "names_worst", "names_best")
_LABELLED_NAMES = tuple(f"labelled_{rule}" for rule in (*RULES, "text"))
_SINCE_NAMES = tuple(f"since_{section}" for section in SECTIONS)
_GROUP_NAMES = tuple(
    f"{group}{measure}"
    for group in ("alike", "siblings")
    for measure in ("", "_words", "_good_share", "_good", "_links")
)
_COPIED = ("words", "link_share", "is_ended", "wording_mean", "plain_up", "parent_tag")

GROUPS: Sequence[Callable[[Evidence], dict[str, Numbers]]] = (
    _text,
    _wording,
    _tags,
    _place,
    _mass,
    _mains,
    _names,
    _sections,
    _titles,
    _repetition,
)
