"""Lists, terms and details as HTML wants them: each in its own parent, with nothing else in there.

Pages indent with `ul`, put lists between the items of a list, and items where no list is. Each
browser makes something else of it, and so does each feed reader (WHATWG HTML, sections 4.4 and
4.11.1, say what is right).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from bs4 import Tag
from bs4.element import PageElement

from .soup import BOXES, Part, is_shown

_LISTS = ("ul", "ol")
_TERMS = ("dt", "dd")


def repair_lists(part: Part) -> None:
    """Give lists items alone, terms definitions, details a summary; what has none is a box."""
    for element in part.named(*_LISTS, "dl"):
        _unwrap_boxes(element)
    for element in part.named(*_LISTS):
        _hold_items_alone(element)
    for item in part.named("li"):
        if _parent_name(item) not in _LISTS:
            _wrap(_run_from(item), "ul")
    for element in part.named("dl", "details"):
        if not (_defines_terms(element) if element.name == "dl" else _is_summed_up(element)):
            element.name = "div"
    for child in part.named(*_TERMS, "summary"):
        if _parent_name(child) != ("details" if child.name == "summary" else "dl"):
            child.name = "div"


def _unwrap_boxes(element: Tag) -> None:
    """Take the boxes away that stand directly in a list."""
    for child in list(element.contents):
        if isinstance(child, Tag) and child.name in BOXES:
            _unwrap_boxes(child)
            child.unwrap()


def _hold_items_alone(element: Tag) -> None:
    """Put what is no item of a list into the item above, or into one of its own.

    Without any item, the list only indents.
    """
    children = [child for child in element.contents if isinstance(child, Tag) or is_shown(child)]
    items = [child for child in children if isinstance(child, Tag) and child.name == "li"]
    if not items:
        element.name = "div"
        return
    above: Tag | None = None
    for name, group in groupby(children, _name):
        run = list(group)
        if name == "li":
            above = run[-1] if isinstance(run[-1], Tag) else None
        elif not any(map(is_shown, run)):  # at most what links lead to
            for child in run:
                (above or items[0]).append(child)
        elif above is not None and name in _LISTS:
            for child in run:
                above.append(child)
        else:
            above = _wrap(run, "li")


def _run_from(item: Tag) -> list[PageElement]:
    """Return an item and those that follow it with nothing shown between."""
    run: list[PageElement] = [item]
    for sibling in item.next_siblings:
        if _name(sibling) == "li":
            run.append(sibling)
        elif is_shown(sibling):
            break
    return run


def _wrap(run: Iterable[PageElement], name: str) -> Tag:
    """Put neighbours into a new element in the place of the first."""
    wrapper = Tag(name=name)
    for index, child in enumerate(run):
        if index == 0:
            child.insert_before(wrapper)
        wrapper.append(child)
    return wrapper


def _defines_terms(terms: Tag) -> bool:
    """Tell whether a list of terms begins with one, ends with a definition and has no more."""
    names = [_name(child) for child in _shown(terms)]
    return names[:1] == ["dt"] and names[-1] == "dd" and set(names) <= set(_TERMS)


def _is_summed_up(details: Tag) -> bool:
    return _name(next(iter(_shown(details)), None)) == "summary"


def _shown(element: Tag) -> list[PageElement]:
    return list(filter(is_shown, element.contents))


def _name(child: PageElement | None) -> str:
    return child.name if isinstance(child, Tag) else ""


def _parent_name(child: Tag) -> str:
    return child.parent.name if child.parent is not None else ""
