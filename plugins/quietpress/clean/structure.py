"""The skeleton of an article: paragraphs, headings and lists, and no boxes around them."""

from __future__ import annotations

import re
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from .soup import holds, named

_BOXES = frozenset(
    "div section article main header footer aside nav form fieldset center address body hgroup "
    "legend search menu dir picture".split()
)
_BLOCKS = (
    frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote figure table hr details".split())
    | _BOXES
)
_LIST_PARTS = frozenset(
    "li dt dd tr td th tbody thead tfoot colgroup col caption figcaption summary".split()
)
_NEVER_IN_DATA = frozenset("table figure h1 h2 h3 h4 ul ol".split())
_TABLE_PARTS = frozenset("caption td th tr tbody thead tfoot colgroup col".split())
_PHRASING = frozenset("a b strong em i u small sup sub ins del q cite".split())
_PHRASING_HOLDERS = frozenset("p h1 h2 h3 h4 h5 h6".split())
_UNWRAPPED = frozenset("span font big tt label nobr acronym".split())
_MEANINGFUL = ("img", "hr", "td", "th", "br")  # shown without text of their own
_EMPTY_KEPT = frozenset(
    "br hr img td th tr tbody thead tfoot table col colgroup wbr body html".split()
)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")  # as HTML has it: a no-break space stays
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def tidy(soup: BeautifulSoup) -> None:
    """Turn a page's markup into an article's: boxes go, loose text becomes paragraphs."""
    root = soup.body
    if root is None:
        return
    # First, since Beautiful Soup has them as strings, and folding one would make text of it.
    for comment in [one for one in root.descendants if isinstance(one, PreformattedString)]:
        comment.extract()
    for tag in named(root, _UNWRAPPED):
        if not (tag.get("lang") or tag.get("dir") or tag.get("id")):
            tag.unwrap()
    _unwrap_layout_tables(root)
    _unwrap_inline_around_blocks(root)
    for box in reversed(root.find_all(_is_box)):
        if box.parent is root or not (box.parent and _is_box(box.parent)):
            elements = [element.extract() for element in _unboxed(box)]
            # From the last: the box stays where it is, and need not be looked for further on.
            for element in reversed(elements):
                box.insert_after(element)
            box.extract()
    for element in _with_loose_text_wrapped(root):
        root.append(element)
    for paragraph in named(root, {"p"}):
        _split_at_breaks(paragraph)
    _drop_empty(root)
    _level_headings(root)
    _fold_white_space(root)


def _is_box(tag: Tag) -> bool:
    return tag.name in _BOXES or ("-" in tag.name and tag.name != "amp-img")


def _unwrap_layout_tables(root: Tag) -> None:
    """Take tables apart that only place things.

    They have no head, and one column or other blocks in their cells.
    """
    for table in reversed(named(root, {"table"})):
        parts = [part for part in named(table, _TABLE_PARTS) if part.find_parent("table") is table]
        names = [part.name for part in parts]
        if "th" in names or "caption" in names:
            continue
        if names.count("td") <= names.count("tr") or holds(table, _NEVER_IN_DATA):
            for part in [*parts, table]:
                part.name = "div"


def _unwrap_inline_around_blocks(root: Tag) -> None:
    """Take inline elements away that hold blocks, which HTML does not allow: `<b><p>…</p></b>`."""
    for tag in named(root, _PHRASING):
        if holds(tag, _BLOCKS):
            tag.unwrap()
    for paragraph in named(root, _PHRASING_HOLDERS):
        if holds(paragraph, _BLOCKS):
            paragraph.name = "div"


def _unboxed(box: Tag) -> list[PageElement]:
    """Return what is in a box and the boxes inside it, the loose text as paragraphs.

    The elements stay where they are, to be moved once: each move costs as
    much as the element has siblings.
    """
    elements: list[PageElement] = []
    for child in _with_loose_text_wrapped(box):
        elements += _unboxed(child) if isinstance(child, Tag) and _is_box(child) else [child]
    first = next((element for element in elements if isinstance(element, Tag)), None)
    if box.get("id") and first is not None and not first.get("id"):
        first["id"] = box["id"]  # what linked to the box leads there now
    return elements


def _with_loose_text_wrapped(holder: Tag) -> list[PageElement]:
    """Return the children, with every run of inline content between blocks in a paragraph."""
    elements: list[PageElement] = []
    for is_block, run in groupby(list(holder.children), _is_in_flow):
        part = list(run)
        if not is_block and any(map(_is_shown, part)):
            paragraph = Tag(name="p", can_be_empty_element=False)
            paragraph.extend(part)
            part = [paragraph]
        elements += part
    return elements


def _is_in_flow(element: PageElement) -> bool:
    return isinstance(element, Tag) and (
        _is_box(element) or element.name in _BLOCKS or element.name in _LIST_PARTS
    )


def _is_shown(element: PageElement) -> bool:
    if isinstance(element, Tag):
        return (
            bool(element.get_text(strip=True)) or element.name == "img" or holds(element, {"img"})
        )
    return isinstance(element, NavigableString) and bool(element.strip())


def _split_at_breaks(paragraph: Tag) -> None:
    """Make paragraphs of what two line breaks set apart; breaks at the ends go."""
    parts = [_trimmed(part) for part in _parts_between_breaks(paragraph)]
    if len(parts) == 1 and len(parts[0]) == len(paragraph.contents):
        return
    for part in filter(None, parts):
        own = Tag(name="p", attrs=dict(paragraph.attrs), can_be_empty_element=False)
        paragraph.attrs.pop("id", None)  # a link to the paragraph leads to its first part
        paragraph.insert_before(own)
        for element in part:
            own.append(element.extract())
    paragraph.decompose()


def _parts_between_breaks(paragraph: Tag) -> list[list[PageElement]]:
    parts: list[list[PageElement]] = [[]]
    breaks = 0
    for child in paragraph.children:
        if isinstance(child, Tag) and child.name == "br":
            breaks += 1
        elif _is_shown(child):
            if breaks > 1:
                parts.append([])
            breaks = 0
        parts[-1].append(child)
    return parts


def _trimmed(part: list[PageElement]) -> list[PageElement]:
    """Return the elements from the first to the last one that shows something."""
    shown = [index for index, element in enumerate(part) if _is_shown(element)]
    return part[shown[0] : shown[-1] + 1] if shown else []


def _drop_empty(root: Tag) -> None:
    """Drop elements that show nothing, innermost first."""
    for tag in reversed(root.find_all(name=True)):
        if tag.name in _EMPTY_KEPT or tag.get("id"):
            continue
        if not tag.get_text(strip=True) and not holds(tag, _MEANINGFUL):
            tag.decompose()
    for row in reversed(named(root, {"tr", "tbody", "thead", "tfoot", "table"})):
        if not row.get_text(strip=True) and not holds(row, {"img"}):
            row.decompose()


def _level_headings(root: Tag) -> None:
    """Let headings start at h2, since h1 is the article's title, and leave no level out."""
    levels = sorted({int(tag.name[1]) for tag in named(root, _HEADINGS)})
    ranks = {level: min(rank, 6) for rank, level in enumerate(levels, start=2)}
    for tag in named(root, _HEADINGS):
        tag.name = f"h{ranks[int(tag.name[1])]}"


def _fold_white_space(root: Tag) -> None:
    """Leave one space where a browser shows one, and none at the edges of a block."""
    preformatted = {id(one) for pre in named(root, {"pre"}) for one in pre.descendants}
    for text in [one for one in root.descendants if isinstance(one, NavigableString)]:
        if id(text) in preformatted:
            continue
        folded = _WHITE_SPACE.sub(" ", text)
        before, after = text.previous_sibling, text.next_sibling
        if _is_block(before) or (before is None and _is_block(text.parent)):
            folded = folded.lstrip(" ")
        if _is_block(after) or (after is None and _is_block(text.parent)):
            folded = folded.rstrip(" ")
        if folded != text:
            text.replace_with(folded)


def _is_block(element: PageElement | None) -> bool:
    return isinstance(element, Tag) and (
        element.name in _BLOCKS or element.name in _LIST_PARTS or element.name == "br"
    )


def serialize(root: Tag) -> str:
    """Return the HTML inside an element, one line for each of its children."""
    lines = (str(child).strip() for child in root.children)
    return "\n".join(filter(None, lines))
