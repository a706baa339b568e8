"""The skeleton of an article: paragraphs, headings and lists, and no boxes around them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby, zip_longest
from operator import attrgetter
from types import MappingProxyType

from bs4 import Tag
from msgspec import Struct
from msgspec.structs import replace

from . import headings
from .code import drop_line_numbers
from .figures import repair_figures
from .formulas import repair_formulas
from .lists import repair_lists
from .markup import named_spaces, start_tag
from .parents import settle_parents
from .sanitize import MATH_TAGS, TAGS
from .soup import BLOCKS, BOXES, LIST_PARTS, Part
from .tables import unwrap_tables

_PHRASING = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time "
    "u var".split()
)
_PARAGRAPHS = frozenset({"p", *headings.NAMES})
_HOLDS_NO_BLOCK = _PHRASING | _PARAGRAPHS
_VOID = frozenset("br hr img wbr".split())
_LINES = BLOCKS | LIST_PARTS | {"br"}  # in code
_EMPTY_KEPT = _VOID | MATH_TAGS | {"td", "th"}
# What an element that means nothing without one of these attributes is kept for.
_KEPT_FOR = {"span": ("id", "lang", "dir"), "time": ("datetime",)}


class _Piece(Struct, gc=False):  # hundreds of an article: see `blocks`
    """What comes of an element or a text."""

    name: str  # of the element; "": none around it
    html: str  # inside the element
    attributes: Mapping[str, object]
    is_text: bool = False  # white space at its ends may go
    is_shown: bool = False  # it has text or an image
    in_flow: bool = False  # it stands between paragraphs, and not in one
    has_block: bool = False  # it is or holds what no paragraph may hold


_IS_SHOWN, _IS_IN_FLOW, _HAS_BLOCK = map(attrgetter, ("is_shown", "in_flow", "has_block"))
_NONE: Mapping[str, object] = MappingProxyType({})
_GAP = _Piece("", "", _NONE, in_flow=True, has_block=True)  # where an empty block was


def compose(part: Part) -> str:
    """Return the article's HTML: boxes go, loose text becomes paragraphs.

    Each paragraph, heading, list or table of its own is a line.
    """
    drop_line_numbers(part)
    repair_formulas(part)
    unwrap_tables(part)
    repair_lists(part)
    settle_parents(part)
    repair_figures(part)
    headings.level_headings(part)
    pieces = _unboxed(part.body, _pieces(part.body, is_code=False))
    return named_spaces("\n".join(filter(None, (_html(piece).strip() for piece in pieces))))


def _pieces(tag: Tag, *, is_code: bool) -> list[_Piece]:
    """Return what comes of all that is in an element; in code, white space stays as it is."""
    pieces: list[_Piece] = []
    for child in tag.contents:
        if isinstance(child, Tag):
            inside = _pieces(child, is_code=is_code or child.name == "pre")
            is_line = is_code and child.name in _LINES
            pieces += _line(child, inside) if is_line else _shaped(child, inside)
        else:
            text = str(child)
            html = escape(text, quote=False)
            shown = not text.isspace()
            pieces.append(_Piece("", html, _NONE, is_text=not is_code, is_shown=shown))
    return pieces


def _line(tag: Tag, inside: list[_Piece]) -> list[_Piece]:
    """Return what is in a line of code, with the break that its element made."""
    is_ended = inside and inside[-1].html.endswith("\n")
    if tag.name != "br" and (is_ended or tag.next_sibling is None):
        return _with_id_of(tag, inside)
    return [*_with_id_of(tag, inside), _Piece("", "\n", {})]


def _shaped(tag: Tag, inside: list[_Piece]) -> list[_Piece]:
    """Return what comes of an element around what came of its children."""
    name, attributes = tag.name, tag.attrs
    if name == "a" and not attributes.get("href"):  # that links lead to, and no link
        tag.name = name = "span"
    if name == "p" and len(inside) == 1 and inside[0].is_text:  # as most are
        return _paragraphs(inside, attributes)
    has_block = any(map(_HAS_BLOCK, inside))
    if _is_box(tag, has_block=has_block):
        return _unboxed(tag, inside, name if name in headings.NAMES else "p")
    if name == "p":
        return _paragraphs(inside, attributes)
    if name not in TAGS or (name in _KEPT_FOR and not any(map(attributes.get, _KEPT_FOR[name]))):
        return inside
    if has_block and name in _PHRASING:
        return _with_id_of(tag, inside)
    return _element(tag, inside, has_block=has_block)


def _is_box(tag: Tag, *, has_block: bool) -> bool:
    """Tell whether an element only groups what is in it, or holds a block that it may not hold."""
    name = tag.name
    if "-" in name:  # a custom element, which inside a text is a part of the text
        return has_block or tag.parent is None or tag.parent.name not in _HOLDS_NO_BLOCK
    return name in BOXES or (has_block and name in _PARAGRAPHS)


def _element(tag: Tag, inside: list[_Piece], *, has_block: bool) -> list[_Piece]:
    """Return an element as it is; of one that shows nothing, the place where it was."""
    name = tag.name
    in_flow = name in BLOCKS or name in LIST_PARTS
    html = _joined(inside, in_block=in_flow)
    is_shown = name in ("img", "hr") or any(map(_IS_SHOWN, inside))
    is_empty = not is_shown and (in_flow or not html.strip())
    if is_empty and name not in _EMPTY_KEPT and not tag.attrs.get("id"):
        return [_GAP] if in_flow else [_Piece("", " ", {}, is_text=True)] if html else []
    has_block = has_block or name in BLOCKS
    return [_Piece(name, html, tag.attrs, is_shown=is_shown, in_flow=in_flow, has_block=has_block)]


def _unboxed(box: Tag, inside: list[_Piece], name: str = "p") -> list[_Piece]:
    """Return what is in a box, the loose text as paragraphs or elements of another name."""
    pieces: list[_Piece] = []
    for in_flow, group in groupby(inside, _IS_IN_FLOW):
        run = list(group)
        pieces += run if in_flow else _paragraphs(run, {}, name)
    return _with_id_of(box, pieces) or [_GAP]


def _with_id_of(tag: Tag, pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces of an element that goes; what linked to it leads to the first one."""
    if own := tag.attrs.get("id"):
        first = next((piece for piece in pieces if piece.name), None)
        if first is not None and "id" not in first.attributes:
            first.attributes = {**first.attributes, "id": own}
    return pieces


def _paragraphs(
    inside: list[_Piece], attributes: Mapping[str, object], name: str = "p"
) -> list[_Piece]:
    """Return paragraphs of what two line breaks set apart; breaks at the ends go."""
    pieces: list[_Piece] = []
    own = attributes
    for part in map(_trimmed, _parts_between_breaks(inside)):
        if any(map(_IS_SHOWN, part)):
            html = _joined(part, in_block=True)
            pieces.append(_Piece(name, html, own, is_shown=True, in_flow=True, has_block=True))
            if "id" in own:  # a link to the paragraph leads to its first part
                own = {key: value for key, value in attributes.items() if key != "id"}
        else:
            pieces += [replace(piece, in_flow=True) for piece in part if piece.name]
    if not pieces and "id" in attributes:
        return [_Piece(name, "", attributes, in_flow=True, has_block=True)]
    return pieces or [_GAP]


def _parts_between_breaks(pieces: list[_Piece]) -> list[list[_Piece]]:
    if len(pieces) == 1:
        return [pieces]
    parts: list[list[_Piece]] = [[]]
    breaks = 0
    for piece in pieces:
        if piece.name == "br":
            breaks += 1
        elif piece.is_shown:
            if breaks > 1:
                parts.append([])
            breaks = 0
        parts[-1].append(piece)
    return parts


def _trimmed(part: list[_Piece]) -> list[_Piece]:
    """Return the pieces from the first to the last one that is shown or linked to."""
    if len(part) == 1 and part[0].is_shown:
        return part
    kept = [index for index, piece in enumerate(part) if piece.is_shown or "id" in piece.attributes]
    return part[kept[0] : kept[-1] + 1] if kept else []


def _joined(pieces: list[_Piece], *, in_block: bool) -> str:
    """Return the HTML of pieces in a row, one space where a browser shows one.

    At the edges of a block and of a line it shows none.
    """
    if len(pieces) == 1 and pieces[0].is_text:
        return pieces[0].html.strip(" ") if in_block else pieces[0].html
    parts: list[str] = []
    at_edge = in_block
    for piece, following in zip_longest(pieces, pieces[1:]):
        html = _html(piece)
        if piece.is_text:
            if at_edge or (parts and parts[-1].endswith(" ")):
                html = html.lstrip(" ")
            if in_block if following is None else _is_edge(following):
                html = html.rstrip(" ")
        if html:
            parts.append(html)
            at_edge = _is_edge(piece)
    return "".join(parts)


def _is_edge(piece: _Piece) -> bool:
    return piece.in_flow or piece.name == "br"


def _html(piece: _Piece) -> str:
    if not piece.name:
        return piece.html
    end = "" if piece.name in _VOID else f"</{piece.name}>"
    return f"{start_tag(piece.name, piece.attributes)}{piece.html}{end}"
