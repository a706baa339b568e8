"""Which articles report the same event."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import timedelta
from difflib import SequenceMatcher

from .imprints import Imprint

WINDOW = timedelta(days=3)  # between two reports of an event; what comes later is another one
SHARED_CLUES_MIN = 2  # of two articles that are worth a comparison

# Tuned on tests/fixtures/stories; docs/stories.md has the figures.
_SHARED_MIN = 1500  # weight of all words in common; some four rare ones
_COPIED_MIN = 0.4  # share of a text's beginning, from which on it is no text of its own
_REPLACED_MAX = 0.04  # of a copied text; a form that is filled in anew has 0.05 and more
_NAMES_MIN = 2  # that both have; guides on one subject share words, and hardly a name
_LIKENESS_MIN = 0.16
_LIKENESS_MIN_UNCASED = 0.045  # where names are not known by capital letters


def is_same_event(one: Imprint, other: Imprint) -> bool:
    """Return whether two articles report the same event.

    They do when one is a copy of the other, cut or under another title; and when
    in words of their own they name the same people, places and numbers. They do
    not when one form was filled in with different names: the weather of two towns.
    """
    shared = one.head.keys() & other.head.keys()
    if sum(min(one.head[word], other.head[word]) for word in shared) < _SHARED_MIN:
        return False
    if _is_copied(one, other):
        return _is_unaltered(one, other)
    if not one.is_cased or not other.is_cased:
        return _likeness(one, other) * _agreement(one, other) >= _LIKENESS_MIN_UNCASED
    if len(set(one.names).intersection(other.names)) < _NAMES_MIN:
        return False
    return _likeness(one, other) * _agreement(one, other) >= _LIKENESS_MIN


def is_update(one: Imprint, other: Imprint) -> bool:
    """Return whether one article is the other, brought out again with more or less of its text."""
    return is_same_event(one, other) and _is_copied(one, other)


def _is_copied(one: Imprint, other: Imprint) -> bool:
    least = _COPIED_MIN * min(len(one.beginning), len(other.beginning))
    # Words in common are soon counted, and never fewer than those in the same order.
    shared = len(set(one.beginning).intersection(other.beginning))
    return shared >= least and _compare(one, other)[0] >= least


def _is_unaltered(one: Imprint, other: Imprint) -> bool:
    copied, replaced = _compare(one, other)
    return replaced <= _REPLACED_MAX * (copied + replaced)


def _compare(one: Imprint, other: Imprint) -> tuple[int, int]:
    """Return how many words two texts have in the same order, and how many stand for others."""
    matcher = SequenceMatcher(None, one.beginning, other.beginning, autojunk=False)
    copied = replaced = 0
    for kind, begin, end, other_begin, other_end in matcher.get_opcodes():
        if kind == "equal":
            copied += end - begin
        elif kind == "replace":
            replaced += min(
                _count_missing(one.beginning[begin:end], other.all),
                _count_missing(other.beginning[other_begin:other_end], one.all),
            )
    return copied, replaced


def _count_missing(words: Iterable[int], known: Container[int]) -> int:
    return sum(word not in known for word in words)


def _likeness(one: Imprint, other: Imprint) -> float:
    """Return the cosine of the angle between two articles, as vectors of weights; 0 to 1."""
    shared = one.head.keys() & other.head.keys()
    product = sum(one.head[word] * other.head[word] for word in shared)
    return product / (one.length * other.length)


def _agreement(one: Imprint, other: Imprint) -> float:
    """Return how much of what each article is about is named in the other; 0 to 1."""
    return (_named(one, other) + _named(other, one)) / 2


def _named(one: Imprint, other: Imprint) -> float:
    """Return the share of the names in an article, by weight, that stand in another too."""
    total = sum(one.head[name] for name in one.names)
    return sum(one.head[name] for name in one.names if name in other.all) / total if total else 0.0
