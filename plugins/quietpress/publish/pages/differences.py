"""What became of a text: the words that were taken out and put in.

The shortest way from one text to another is found as E. W. Myers does, "An O(ND) Difference
Algorithm and Its Variations", Algorithmica 1, 1986. Its cost grows with the number of words
that differ, which is bounded; texts that differ more are said to be rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import Literal, TypeAlias

import msgspec

from ...text import UNSPACED

Kind = Literal["same", "cut", "added"]

_WORDS_MAX = 20_000  # of a text
_CHANGES_MAX = 400  # words; the square of it is what is computed
_CONTEXT = 12  # words that are shown on either side of a change

# Where no spaces stand between words, each character is one.
_WORD = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\S)+")

_Step: TypeAlias = tuple[Kind, str]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Words in a row with one fate."""

    kind: Kind
    text: str


Passage: TypeAlias = tuple[Span, ...]  # a change, or several close together, with words around


def differences(old: str, new: str) -> tuple[Passage, ...] | None:
    """Return the passages of a text that were changed, in its order; (): there is none.

    None: there is so much that it is another text, or a text too long to compare.

    Args:
        old: as it was, plain text; white space makes no difference.
        new: as it became.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _WORDS_MAX:
        return None
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    changed = _shortest_way(
        before[head : len(before) - tail], after[head : len(after) - tail], _CHANGES_MAX
    )
    if changed is None:
        return None
    steps: list[_Step] = [("same", word) for word in after[max(0, head - _CONTEXT) : head]]
    steps += changed
    steps += [("same", word) for word in after[len(after) - tail :][:_CONTEXT]]
    return tuple(_passages(steps))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words both begin with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shortest_way(
    before: Sequence[str], after: Sequence[str], changes_max: int
) -> list[_Step] | None:
    """Return the steps from one list of words to the other; None: there are too many changes.

    `reached[k]` is how many words of `before` are used up on the diagonal k, on which that
    is k more than are used up of `after`.
    """
    if abs(len(before) - len(after)) > changes_max:
        return None
    reached = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(min(changes_max, len(before) + len(after)) + 1):
        trace.append(dict(reached))
        for diagonal in range(-changes, changes + 1, 2):
            is_added = _comes_from_above(reached, diagonal, changes)
            x = reached[diagonal + 1] if is_added else reached[diagonal - 1] + 1
            while (
                x < len(before) and x - diagonal < len(after) and before[x] == after[x - diagonal]
            ):
                x += 1
            reached[diagonal] = x
            if x >= len(before) and x - diagonal >= len(after):
                return list(_walked_back(trace, before, after))[::-1]
    return None


def _walked_back(
    trace: Sequence[dict[int, int]], before: Sequence[str], after: Sequence[str]
) -> Iterator[_Step]:
    """Yield the steps that led to the end, the last one first."""
    x, y = len(before), len(after)
    for changes in range(len(trace) - 1, -1, -1):
        reached, diagonal = trace[changes], x - y
        is_added = _comes_from_above(reached, diagonal, changes)
        from_diagonal = diagonal + 1 if is_added else diagonal - 1
        from_x = reached[from_diagonal] if changes else 0
        from_y = from_x - from_diagonal if changes else 0
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            yield "same", before[x]
        if changes:
            yield ("added", after[from_y]) if is_added else ("cut", before[from_x])
        x, y = from_x, from_y


def _comes_from_above(reached: dict[int, int], diagonal: int, changes: int) -> bool:
    """Tell whether the best way to a diagonal puts a word in, and does not take one out."""
    return diagonal == -changes or (
        diagonal != changes and reached[diagonal - 1] < reached[diagonal + 1]
    )


def _passages(steps: Sequence[_Step]) -> Iterator[Passage]:
    """Yield the changes with the words around them; those close together are one passage."""
    changes = [place for place, (kind, _) in enumerate(steps) if kind != "same"]
    begin = 0
    for place, change in enumerate(changes):
        is_last = place + 1 == len(changes)
        if is_last or changes[place + 1] - change > 2 * _CONTEXT:
            first = max(0, changes[begin] - _CONTEXT)
            yield tuple(_spans(steps[first : change + _CONTEXT + 1]))
            begin = place + 1


def _spans(steps: Sequence[_Step]) -> Iterator[Span]:
    """Yield words in a row as one; between words that stay, what was cut comes first."""
    for is_same, group in groupby(steps, key=lambda step: step[0] == "same"):
        run = list(group)
        kinds: tuple[Kind, ...] = ("same",) if is_same else ("cut", "added")
        for kind in kinds:
            if text := _joined(word for of_kind, word in run if of_kind == kind):
                yield Span(kind=kind, text=text)


def _joined(words: Iterable[str]) -> str:
    """Return words as a text, without spaces between those that had none."""
    text = ""
    for word in words:
        is_apart = text and not (UNSPACED.match(word) or UNSPACED.match(text[-1]))
        text += f" {word}" if is_apart else word
    return text
