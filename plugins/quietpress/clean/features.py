"""What can be known of each block of a page, as numbers for the model.

One array over all blocks for each piece of evidence; `docs/cleaning.md` tells
how the model learns from them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from . import characters
from .evidence import (
    HEADING_TAGS,
    PLACES,
    SECTIONS,
    TAG_COUNT,
    TAGS,
    Evidence,
)
from .labels import RULES
from .wording import words_of

Numbers = NDArray[np.generic]  # floats, integers or truths: the model takes them all as floats

_FAR = 50.0  # blocks: farther is as far
# What grows with the page says no more from here on: a book is as good as a long article.
_WORDS_MAX = 1000  # of good text above a block
_PAGE_WORDS_MAX = 5000
_BLOCKS_MAX = 300
_ALIKE_MAX = 100
_REACH = 3  # blocks above and below of which the good text counts
_LEVELS = 7  # of elements around a block that are looked at
_NAMED_LEVELS = 3
_TITLE_WORDS_MAX = 40
_TITLE_OVERLAP_MIN = 0.6

_H1, _H2 = TAGS["h1"], TAGS["h2"]


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
    said = np.flatnonzero(counts)
    known = np.array(
        list(map(evidence.lexicons.words.get, wording.vocabulary, repeat(0.0))), np.float32
    )
    sums, lowest = np.zeros((2, evidence.count), np.float32)
    if len(said):
        weights, starts = known[wording.said], wording.starts[said]
        sums[said] = np.add.reduceat(weights, starts)
        lowest[said] = np.minimum.reduceat(weights, starts)
    distinct = np.bincount(wording.text_of_each, minlength=evidence.count)
    return {
        "wording_sum": np.clip(sums, -20, 20),
        "wording_mean": sums / (counts + 1),
        "wording_min": lowest,
        "unique_share": distinct / np.maximum(counts, 1),
    }


def _tags(evidence: Evidence) -> dict[str, Numbers]:
    """Which element a block is, and which ones it is inside of."""
    tag = evidence.tag
    is_tag = tag[evidence.element] == np.arange(TAG_COUNT)[:, None]
    columns: dict[str, Numbers] = {f"tag_{number}": row for number, row in enumerate(is_tag)}
    columns["parent_tag"] = tag[evidence.parent]
    inside = evidence.inside.T
    return columns | {f"inside_{place}": inside[number] for number, place in enumerate(PLACES)}


def _place(evidence: Evidence) -> dict[str, Numbers]:
    """Where on the page a block is, by blocks and by words; and how much there is on the page."""
    count, index = evidence.count, evidence.index
    total = max(float(evidence.words.sum()), 1)
    good_before = np.cumsum(evidence.good_words) - evidence.good_words
    good_at = np.flatnonzero(evidence.good)
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
        "words_before": (np.cumsum(evidence.words) - evidence.words) / total,
        "good_before": good_before / evidence.good_total,
        "good_words_before": _log(good_before, _WORDS_MAX),
        "from_first_good": np.clip(index - first, -_FAR, _FAR),
        "depth": evidence.tree.depth[evidence.element],
    } | {name: np.full(count, value, np.float32) for name, value in page.items()}


def _mass(evidence: Evidence) -> dict[str, Numbers]:
    """How much of the page's text the elements around a block hold."""
    tree = evidence.tree
    words = np.maximum(tree.sums(evidence.words), 1)
    of_elements = {
        "words_share": words / words[0],
        "good_share": evidence.held / evidence.good_total,
        "good_density": evidence.held / words,
        "link_share": np.minimum(tree.sums(evidence.link_words) / words, 1),
        "blocks": _log(tree.last - tree.first, _BLOCKS_MAX),
    }
    columns: dict[str, Numbers] = {}
    element = evidence.element
    for level in range(_LEVELS):
        columns |= {f"{name}_{level}": values[element] for name, values in of_elements.items()}
        element = np.maximum(tree.parent[element], 0)
    return columns


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
    good = np.flatnonzero(evidence.good[first:last])
    first_good, last_good = (good[0], good[-1]) if len(good) else (0, 0)
    share = evidence.held[main] / evidence.good_total
    return {
        "up": up[evidence.element],
        "down": down[evidence.element],
        "at": np.clip((index - first) / max(last - first, 1), -1, 2),
        "before": np.clip(first - index, -1, _FAR),
        "after": np.clip(index - last, -1, _FAR),
        "good": np.full(evidence.count, share, np.float32),
        "from_first": np.clip(index - first - first_good, -_FAR, _FAR),
        "from_last": np.clip(index - first - last_good, -_FAR, _FAR),
    }


def _names(evidence: Evidence) -> dict[str, Numbers]:
    """What class, id and role of the elements around a block say, by what was learned of them."""
    tree, element = evidence.tree, evidence.element
    own = evidence.names.weights(evidence.lexicons.names.get)
    columns: dict[str, Numbers] = {}
    for level in range(_NAMED_LEVELS):
        columns[f"names_min_{level}"] = own[element, 0]
        columns[f"names_max_{level}"] = own[element, 1]
        element = np.maximum(tree.parent[element], 0)
    below = np.hstack((own, own)) * np.array((-1, 1, -1, 1), np.float32)
    for place, name in enumerate(("plain", "unlabelled")):
        below[tree.ancestors(evidence.mains[name]), 2 * place : 2 * place + 2] = 0
    inherited = tree.inherited(below)[evidence.element].T
    names = ("names_worst_plain", "names_best_plain", "names_worst", "names_best")
    columns |= dict(zip(names, inherited, strict=True))
    labelled = evidence.labelled.T
    return columns | {
        f"labelled_{rule}": labelled[number] for number, rule in enumerate((*RULES, "text"))
    }


def _sections(evidence: Evidence) -> dict[str, Numbers]:
    """Lines such as "Related stories", headings, and how far above a block they stand."""
    index, opened = evidence.index, evidence.opened
    good = np.concatenate(([0.0], np.cumsum(evidence.good_words)))
    columns: dict[str, Numbers] = {}
    for number, section in enumerate(SECTIONS):
        columns[f"since_{section}"] = _since(_latest(opened == number), index)
    latest = _latest((opened >= 0) & (opened != SECTIONS.index("navigation")))
    opener = np.maximum(latest, 0)
    columns["in_opened_box"] = (latest >= 0) & (index < evidence.tree.last[evidence.parent[opener]])
    columns["latest_opener"] = np.where(latest >= 0, opened[opener], -1)
    columns["good_since_opener"] = _log(good[:-1] - good[opener], _WORDS_MAX)
    is_heading = np.isin(evidence.tag[evidence.element], HEADING_TAGS)
    latest = _latest(is_heading)
    columns["since_heading"] = _since(latest, index)
    columns["good_since_heading"] = _log(good[:-1] - good[np.maximum(latest, 0)], _WORDS_MAX)
    following = evidence.count - 1 - _latest(is_heading[::-1])[::-1]
    columns["until_heading"] = np.minimum(following - index, _FAR)
    return columns


def _latest(found: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the index of the latest block up to each that is one of those found, or -1."""
    return np.maximum.accumulate(np.where(found, np.arange(len(found)), -1))


def _since(latest: NDArray[np.int64], index: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.where(latest >= 0, np.minimum(index - latest, _FAR), _FAR + 1)


def _titles(evidence: Evidence) -> dict[str, Numbers]:
    """How a block stands to the article's title."""
    count, index = evidence.count, evidence.index
    wording = evidence.wording
    title = set(words_of(evidence.title))
    in_title = np.array([word in title for word in wording.vocabulary], np.float32)
    shared = np.bincount(wording.text_of_each, in_title[wording.each], minlength=count)
    is_line = (evidence.words > 0) & (evidence.words < _TITLE_WORDS_MAX)
    words = np.maximum(max(len(title), 1), wording.counts)
    overlap = np.where(is_line, shared / words, 0).astype(np.float32)
    tag = evidence.tag[evidence.element]
    said = overlap + 0.2 * ((tag == _H1) | (tag == _H2))
    is_said = bool(said.max(initial=0) > _TITLE_OVERLAP_MIN)
    first_levels = np.flatnonzero(tag == _H1)
    unknown = np.full(count, -_FAR - 1)
    return {
        "title_overlap": overlap,
        "from_title": np.clip(index - said.argmax(), -_FAR, _FAR) if is_said else unknown,
        "has_title": np.full(count, is_said),
        "from_h1": np.clip(index - first_levels[0], -_FAR, _FAR) if len(first_levels) else unknown,
        "h1_count": np.full(count, len(first_levels), np.float32),
    }


def _repetition(evidence: Evidence) -> dict[str, Numbers]:
    """Texts that stand more than once, and blocks that are built alike."""
    numbers: dict[str, int] = {}
    text = np.array([numbers.setdefault(one, len(numbers)) for one in evidence.texts], np.int64)
    first = np.full(len(numbers), evidence.count)
    np.minimum.at(first, text, evidence.index)
    columns: dict[str, Numbers] = {
        "copies": np.minimum(np.bincount(text)[text], 10),
        "is_copy": first[text] < evidence.index,
    }
    for name, group in (("alike", _forms(evidence)), ("siblings", evidence.parent)):
        number = np.bincount(group)
        words = np.bincount(group, evidence.words)
        good = np.bincount(group, evidence.good_words)
        links = np.bincount(group, evidence.link_words)
        some, any_words = np.maximum(number, 1), np.maximum(words, 1)
        columns |= {
            name: _log(number, _ALIKE_MAX)[group],
            f"{name}_words": np.log1p(words / some)[group],
            f"{name}_good_share": (good / evidence.good_total)[group],
            f"{name}_good": (good / any_words)[group],
            f"{name}_links": (links / any_words)[group],
        }
    return columns


def _forms(evidence: Evidence) -> NDArray[np.int64]:
    """Return the number of each block's form: tag and label of its element and the one around."""
    labels: dict[frozenset[str], int] = {}
    words = [labels.setdefault(words, len(labels)) for words in evidence.names.words]
    form = evidence.kind * len(labels) + np.array(words, np.int64)[evidence.names.number]
    around = _numbered(form[evidence.parent])
    return _numbered(form[evidence.element] * evidence.count + around)


def _numbered(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each value the number of the distinct one that it is."""
    numbers: dict[int, int] = {}
    return np.array([numbers.setdefault(one, len(numbers)) for one in values.tolist()], np.int64)


def _neighbours(evidence: Evidence, columns: dict[str, Numbers]) -> dict[str, Numbers]:
    """What the blocks before and after are like."""
    count, index = evidence.count, evidence.index
    found: dict[str, Numbers] = {}
    copied = np.stack([np.asarray(columns[name], np.float32) for name in _COPIED])
    padded = np.pad(copied, ((0, 0), (2, 2)))
    for step in (-1, 1, 2):
        shifted = padded[:, 2 + step : 2 + step + count]
        found |= {f"{name}{step:+d}": row for name, row in zip(_COPIED, shifted, strict=True)}
    running = np.concatenate(([0.0], np.cumsum(evidence.good_words)))
    low, high = np.maximum(index - _REACH, 0), np.minimum(index + _REACH + 1, count)
    found["good_above"] = np.log1p(running[index] - running[low])
    found["good_below"] = np.log1p(running[high] - running[index + 1])
    return found


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
