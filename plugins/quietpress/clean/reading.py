"""A page read as its readers see it."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .blocks import Page, read_blocks
from .noscript import open_noscript
from .streamed import place_streamed


def read_page(body: LexborNode) -> Page:
    """Return the blocks of a page, with what a browser would have moved in its place.

    Raises:
        ArticleError: elements are nested deeper than `blocks.DEPTH_MAX`.
    """
    open_noscript(body)
    place_streamed(body)
    return read_blocks(body)
