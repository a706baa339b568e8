"""Lists as HTML wants them: items alone in them, and no item without a list.

Pages indent with `ul`, put lists between the items of a list, and items where no list is. Each
browser makes something else of it, and so does each feed reader (WHATWG HTML, section 4.4, says
what is right).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from bs4 import Tag
from bs4.element import PageElement

from .soup import BOXES, Part, is_shown, unwrap

# Children in the wrong place that are put right, as each costs a look at its siblings: a list with
# more of them is no list of a person, and becomes boxes.
STRAYS_MAX = 500

_LISTS = ("ul", "ol")


def repair_lists(part: Part) -> None:
    """Give lists items alone, and items a list; a list without items is a box."""
    for element in part.named(*_LISTS):
        unwrap_boxes(element)
        _hold_items_alone(element)
    loose = [item for item in part.named("li") if item.parent and item.parent.name not in _LISTS]
    for item in loose:
        if len(loose) > STRAYS_MAX:
            item.name = "div"
        elif item.parent is not None and item.parent.name not in _LISTS:
            _wrap(_run_from(item), "ul")


def unwrap_boxes(element: Tag) -> None:
    """Take the boxes away that stand directly in a list."""
    boxes = [child for child in element.contents if isinstance(child, Tag) and child.name in BOXES]
    for box in boxes[:STRAYS_MAX]:
        unwrap_boxes(box)
        unwrap(box)


def _hold_items_alone(element: Tag) -> None:
    """Put what is no item of a list into the item above, or into one of its own.

    Without any item, the list only indents.
    """
    children = [child for child in element.contents if isinstance(child, Tag) or is_shown(child)]
    items = [child for child in children if isinstance(child, Tag) and child.name == "li"]
    if not items or len(children) - len(items) > STRAYS_MAX:
        for one in [element, *items]:
            one.name = "div"
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


def _name(child: PageElement) -> str:
    return child.name if isinstance(child, Tag) else ""
