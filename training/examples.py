"""Pages to train on: their blocks, and which of them are the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from quietpress.clean.blocks import Page
from quietpress.clean.decode import decode
from quietpress.clean.metadata import read_metadata, read_statements
from quietpress.clean.reading import read_page
from quietpress.clean.wording import words_of

from .corpus import CorpusPage
from .labels import label_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A page with the truth on each of its blocks."""

    name: str
    domain: str
    title: str
    page: Page
    labels: list[float]  # of each block, the share of its words that are in the truth
    weights: NDArray[np.float32]  # of each block; they add up to the page's
    truth: str
    votes: bool  # its words are counted for the lexicons


def read_example(  # noqa: PLR0913  # a page and the truth on it
    name: str,
    domain: str,
    html: str | bytes,
    url: str,
    truth: str,
    *,
    weight: float = 1.0,
    votes: bool = True,
) -> Example | None:
    """Return a page as an example, or None for one without text.

    A long block counts for more than a short one, and a long page for little
    more than a short one.
    """
    read = _read(html, url)
    if read is None:
        return None
    page, title = read
    words = np.array([len(words_of(block.text)) for block in page.blocks], np.float32)
    weights = (words + 1) ** 0.75 / (words.sum() + 50) ** 0.75
    weights[words == 0] = 0
    labels = label_blocks([block.text for block in page.blocks], truth)
    return Example(
        name=name,
        domain=domain,
        title=title,
        page=page,
        labels=labels,
        weights=weights * weight,
        truth=truth,
        votes=votes,
    )


def read_weak_example(source: CorpusPage, weight: float) -> Example | None:
    """Return a page of which only snippets are known; its other blocks have no weight."""
    read = _read(source.html, source.url)
    if read is None:
        return None
    page, title = read
    texts = [" ".join(words_of(block.text)) for block in page.blocks]
    wanted = [_says_any(text, source.wanted) for text in texts]
    known = np.array(
        [keep or _says_any(text, source.unwanted) for keep, text in zip(wanted, texts, strict=True)]
    )
    return Example(
        name=source.id,
        domain=source.domain,
        title=title,
        page=page,
        labels=[float(keep) for keep in wanted],
        weights=(known * weight / max(int(known.sum()), 1)).astype(np.float32),
        truth="",
        votes=False,
    )


def _says_any(text: str, snippets: Iterable[str]) -> bool:
    return any(" ".join(words_of(snippet)) in text for snippet in snippets if words_of(snippet))


def _read(html: str | bytes, url: str) -> tuple[Page, str] | None:
    """Return the blocks of a page and its title; None for a page without text."""
    tree = LexborHTMLParser(html if isinstance(html, str) else decode(html))
    if tree.body is None:
        return None
    page = read_page(tree.body)
    if not page.blocks:
        return None
    title = read_metadata(read_statements(tree, url), page).title
    for element in page.elements:
        # The tree goes with it: thousands of pages are held at once, and handed between processes.
        element.node = None  # type: ignore[assignment]
    for block in page.blocks:
        block.leaves = []
    return page, title
