"""Which blocks of a page are in its truth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

_WORD = re.compile(r"\w+")
_RUN_MIN = 3  # words in a row: fewer are found in any text by chance


def label_blocks(texts: Sequence[str], truth: str) -> list[float]:
    """Return for each block the share of its words that stand in the truth, 0 to 1.

    The words of the page and of the truth are aligned by their longest common
    subsequence. A word counts where it is one of a few in a row, or where its
    block is a line of the truth.
    """
    blocks = [_words(text) for text in texts]
    page = [word for block in blocks for word in block]
    lines = {tuple(_words(line)) for line in truth.splitlines()}
    matched = bytearray(len(page))
    for code in LCSseq.opcodes(page, _words(truth)):
        if code.tag == "equal":
            matched[code.src_start : code.src_end] = b"\1" * (code.src_end - code.src_start)
    shares, start = [], 0
    for block in blocks:
        end = start + len(block)
        run = b"\1" * min(_RUN_MIN, max(len(block), 1))
        is_found = run in matched[start:end] and (len(block) > _RUN_MIN or tuple(block) in lines)
        shares.append(sum(matched[start:end]) / len(block) if is_found else 0.0)
        start = end
    return shares


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
