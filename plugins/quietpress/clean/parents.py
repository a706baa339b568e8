"""What means something in one element alone: terms, summaries, the readings of characters."""

from __future__ import annotations

from bs4 import Tag

from .lists import unwrap_boxes
from .soup import BLOCKS, LIST_PARTS, Part, holds, is_shown

_PARENTS = {"dt": "dl", "dd": "dl", "summary": "details", "rt": "ruby", "rp": "ruby"}
_INLINE = frozenset({"rt", "rp"})


def settle_parents(part: Part) -> None:
    """Make boxes of lists of terms, details and ruby that lack a part, and of their parts.

    (WHATWG HTML, sections 4.4.9, 4.11.1 and 4.5.10.)
    """
    for terms in part.named("dl"):
        unwrap_boxes(terms)
        if not _defines_terms(terms):
            terms.name = "div"
    for details in part.named("details"):
        if _names_shown(details)[:1] != ["summary"]:
            details.name = "div"
    for ruby in part.named("ruby"):
        if holds(ruby, BLOCKS | LIST_PARTS):
            ruby.name = "span"
    for child in part.named(*_PARENTS):
        if child.parent is not None and child.parent.name != _PARENTS[child.name]:
            child.name = "span" if child.name in _INLINE else "div"


def _defines_terms(terms: Tag) -> bool:
    """Tell whether a list of terms begins with one, ends with a definition and has no more."""
    names = _names_shown(terms)
    return names[:1] == ["dt"] and names[-1] == "dd" and set(names) == {"dt", "dd"}


def _names_shown(element: Tag) -> list[str]:
    """Return the names of what is shown directly in an element; of a text, ""."""
    shown = filter(is_shown, element.contents)
    return [child.name if isinstance(child, Tag) else "" for child in shown]
