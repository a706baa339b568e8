"""The text of pages that keep it for readers without scripts."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

_LENGTH_MIN = 500  # characters; a notice that scripts are needed is shorter
_SHARE_MIN = 0.5  # of all characters of the page


def open_noscript(body: LexborNode) -> None:
    """Put what stands in a `noscript` in its place, where that is most of the page.

    Forums show their posts so to programs, and a start tag whose end was lost
    takes in all that follows. Elsewhere such an element holds a picture or a notice.
    """
    lengths = {node: len(node.text()) for node in body.css("noscript")}
    if max(lengths.values(), default=0) < _LENGTH_MIN:
        return
    least = max(_LENGTH_MIN, _SHARE_MIN * _shown_length(body))
    for node, length in lengths.items():
        if length >= least:
            node.unwrap()


def _shown_length(body: LexborNode) -> int:
    unseen = sum(len(node.text()) for node in body.css("script,style,template"))
    return len(body.text()) - unseen
