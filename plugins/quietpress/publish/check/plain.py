"""Markup so plain that its tags can be told without a parser.

To parse a page takes longer than all that the rules ask about it. What is
written with the plainest means of HTML alone has the same tags for everybody,
and pages of our theme and what the sanitiser writes are so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape

import msgspec

from .tag import Mark, marks, may_say

_TAG_AND_SPACE = re.compile(r"(<[^>]*>)([ \t\n]*)")
_DOCTYPE = "<!doctype html>"
_FORM = re.compile(
    r"<(/?)([a-z][a-z0-9-]*)((?:[ \t\n]+[a-z][a-z0-9:._-]*(?:=\"\")?)*)[ \t\n]*(/?)>",
    re.ASCII | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([a-z0-9:._-]+)(=?)", re.ASCII | re.IGNORECASE)
# Of entities in values, those that are read alike in front of anything.
_OTHER_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|#3[49]);)")
# Parsers drop or change these, and the entities may stand for white space.
_CHANGED = ("\0", "\r", "\f")
_SPACE_ENTITY = re.compile(r"&(?:#(?!3[49];)|Tab\b|NewLine\b)")
_CODE = frozenset({"script", "style"})
_TEXT_ALONE = _CODE | frozenset("iframe noembed noframes textarea title xmp".split())
_DRAWINGS = frozenset({"math", "svg"})
_NEVER_PLAIN = frozenset({"plaintext", "template"})  # what is in them is no part of the page
_PLACED_BY_VALUES = frozenset({"annotation-xml", "font", "input"})
_FORMS_MAX = 2048


class PlainTag(msgspec.Struct, frozen=True, eq=False):
    """A tag as it is written."""

    kind: str  # what parsers go by when they place it: its name with its slashes, as a rule
    marks: tuple[Mark, ...] = ()  # what it says that is to be looked at
    links: int = 0  # how many it has beside
    loads: int = 0


class PlainMarkup(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Tags, and the texts between them."""

    kinds: list[str]  # of all tags
    heard: list[tuple[int, PlainTag]]  # those that say something, with their numbers
    links: int  # how many there are beside
    loads: int
    spaces: list[str]  # with which the text after each tag begins
    texts: list[str]  # the rest of it, as it is written
    # What parsers go by, which is what tags there are, and between which of them is text: the
    # same number for the same. It is a hash with a key that nobody knows (PEP 456).
    order: int

    def text(self, number: int) -> str:
        """Return the text after a start tag, up to the next end tag of its name.

        Raises:
            ValueError: there is no such end tag.
        """
        kind = self.kinds[number]
        end = self.kinds.index(f"/{kind}", number)
        pieces = zip(self.spaces[number:end], self.texts[number:end], strict=True)
        text = "".join(map("".join, pieces))
        return text if kind in _CODE else unescape(text)


def plain_markup(html: str, tags: Mapping[str, PlainTag | None]) -> PlainMarkup | None:
    """Return the tags of HTML; None: one is not so plain that it can be told without a parser.

    What follows on what, `is_plain` has to tell.

    Args:
        html: of a page, or a part that ends between two tags.
        tags: by how they are written, as `plain_tag` reads them.
    """
    if any(map(html.__contains__, _CHANGED)) or _SPACE_ENTITY.search(html):
        return None
    before, *parts = _TAG_AND_SPACE.split(html)
    spaces, texts = parts[1::3], parts[2::3]
    found = [tag for tag in map(tags.__getitem__, parts[::3]) if tag]
    if len(found) != len(texts) or "<" in (texts or [before])[-1]:
        return None
    kinds = [tag.kind for tag in found]
    return PlainMarkup(
        kinds=kinds,
        heard=[(number, tag) for number, tag in enumerate(found) if tag.marks],
        links=sum([tag.links for tag in found]),
        loads=sum([tag.loads for tag in found]),
        spaces=spaces,
        texts=texts,
        order=hash((before, *kinds, *map(bool, texts))),
    )


def is_plain(kinds: Sequence[str]) -> bool:
    """Return whether what looks like a tag is one, and what looks like text means what it says.

    Args:
        kinds: of all tags of a page.
    """
    drawing = min((kinds.index(name) for name in _DRAWINGS if name in kinds), default=len(kinds))
    for number, kind in enumerate(kinds):
        if kind in _TEXT_ALONE:
            is_code_of_a_drawing = kind in _CODE and number > drawing  # in which entities count
            if is_code_of_a_drawing or kinds[number + 1 : number + 2] != [f"/{kind}"]:
                return False
    return True


def plain_tag(written: str) -> PlainTag | None:
    """Return a tag with what it says; None: it is not plain."""
    parts = written.split('"')
    form = _form('""'.join(parts[::2]))
    if not form or written.rfind("<") or ("&" in written and _OTHER_ENTITY.search(written)):
        return None
    if form.silent:
        return form.silent
    values = [*map(unescape, parts[1::2])] if "&" in written else parts[1::2]
    attributes = dict(zip(form.attributes, values, strict=True)) | dict.fromkeys(form.others, "")
    kind = written if form.name in _PLACED_BY_VALUES else form.kind
    return PlainTag(kind, (*marks(form.name, attributes),))


class _Form(msgspec.Struct, frozen=True, kw_only=True):
    """What tags have in common that differ in the values of their attributes alone."""

    name: str
    kind: str
    attributes: tuple[str, ...] = ()  # which have values
    others: tuple[str, ...] = ()  # which have none
    silent: PlainTag | None = None  # one of the form, if none of them says anything


@lru_cache(_FORMS_MAX)
def _form(written: str) -> _Form | None:
    """Return the form of a tag; None: it is not plain.

    Args:
        written: the tag, with nothing between its quotation marks.
    """
    if written.lower() == _DOCTYPE:
        return _Form(name="", kind=_DOCTYPE, silent=PlainTag(_DOCTYPE))
    found = _FORM.fullmatch(written)
    if not found:
        return None
    end, name, attributes, closed = found.groups()
    given = _ATTRIBUTE.findall(attributes.lower())
    names = {attribute for attribute, _ in given}
    is_strange = len(names) < len(given) or name.lower() in _NEVER_PLAIN
    if is_strange or (end and (given or closed)):
        return None
    kind = f"{end}{name.lower()}{closed}"
    says = not end and (name.lower() in _PLACED_BY_VALUES or may_say(name.lower(), names))
    return _Form(
        name=name.lower(),
        kind=kind,
        attributes=tuple(attribute for attribute, sign in given if sign),
        others=tuple(attribute for attribute, sign in given if not sign),
        silent=None if says else PlainTag(kind),
    )
