"""The pieces of a page that its server sent late, put where a browser shows them.

React streams a page: where a piece is not ready it sends `<template id="B:0">` and something to
look at meanwhile, at the end of the body `<div hidden id="S:0">`, and a script that puts the one
into the place of the other (`P:0` is a part of such a piece). Without that, a text is hidden, and
its parts stand in the order in which they were ready.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from .blocks import DEPTH_MAX

_PIECES_MAX = 200  # of a page
_MEANWHILE_MAX = 100  # nodes that are shown in the place of a piece
_PLACES = 'template[id^="B:"],template[id^="P:"]'
_END = "/$"  # the comment behind what is shown meanwhile


def place_streamed(body: LexborNode) -> None:
    """Put each late piece into its place, if the page has one for it."""
    pieces = [child for child in _from(body.first_child) if _is_piece(child)][:_PIECES_MAX]
    if not pieces:
        return
    places = {place.attributes["id"]: place for place in body.css(_PLACES)}
    for piece in pieces:
        number = (piece.attributes["id"] or "")[2:]
        place = places.pop(f"B:{number}", None) or places.pop(f"P:{number}", None)
        if place is not None and not _is_inside(place, piece):
            _drop_meanwhile(place)
            place.insert_before(piece, move=True)
            place.remove()
            piece.unwrap()


def _is_piece(node: LexborNode) -> bool:
    if node.tag != "div":
        return False
    attributes = node.attributes
    return "hidden" in attributes and (attributes.get("id") or "").startswith("S:")


def _is_inside(node: LexborNode, outer: LexborNode) -> bool:
    """Tell whether a node stands in another one, or too deep for anybody to read what is there."""
    around: LexborNode | None = node
    for _ in range(DEPTH_MAX):
        if around is None or around.mem_id == outer.mem_id:
            return around is not None
        around = around.parent
    return True


def _drop_meanwhile(place: LexborNode) -> None:
    """Take away what is shown in a place as long as it is empty; a comment ends it."""
    shown = []
    for node in islice(_from(place.next), _MEANWHILE_MAX):
        if node.is_comment_node and node.comment_content == _END:
            break
        shown.append(node)
    else:
        return
    # What is taken away is gone for good: no piece may be in it, and no other one's place.
    if not any(_is_piece(one) or one.css_first("template") is not None for one in shown):
        for one in shown:
            one.remove()


def _from(node: LexborNode | None) -> Iterator[LexborNode]:
    """Yield a node and what follows beside it."""
    while node is not None:
        yield node
        node = node.next
