"""What the tests of the repairs and of the rules over blocks share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import read_blocks
from quietpress.clean.evidence import Evidence
from quietpress.clean.overruling import Draft
from quietpress.clean.soup import Part, read_part
from quietpress.clean.wording import Lexicons


@pytest.fixture
def part() -> Callable[[str], Part]:
    """HTML as the rules get it: `part("<p>a</p>")`."""

    def read(html: str) -> Part:
        body = LexborHTMLParser(html).body
        assert body
        return read_part(body)

    return read


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    """What is known of a page's blocks: `evidence("<p>a</p>")`."""

    def read(
        html: str,
        title: str = "",
        words: Mapping[str, float] | None = None,
        names: Mapping[str, float] | None = None,
    ) -> Evidence:
        body = LexborHTMLParser(html).body
        assert body
        return Evidence(read_blocks(body), title, Lexicons(words or {}, names or {}))

    return read


@pytest.fixture
def draft(evidence: Callable[..., Evidence]) -> Callable[..., Draft]:
    """A judged page, without a model: `draft("<p>a</p><p>b</p>", {"b": 0.3})`.

    A block scores what is said of its text, else 1, and is kept from 0.5 on if it has text.
    """

    def judge(html: str, scores: Mapping[str, float] | None = None) -> Draft:
        known = evidence(html)
        scored = np.array([(scores or {}).get(text, 1.0) for text in known.texts], np.float32)
        return Draft(known.page, known, scored, (known.words > 0) & (scored >= 0.5))

    return judge
