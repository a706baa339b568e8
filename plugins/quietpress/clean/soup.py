"""The chosen part of a page, handed from the fast parser's tree to Beautiful Soup.

Beautiful Soup takes microseconds for each element and each text, so what no
rule looks at stays behind: scripts, comments, spans, attributes, white space
between blocks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bs4 import Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, PageElement
from selectolax.lexbor import LexborNode

from .attributes import is_valid
from .sanitize import ATTRIBUTES

BOXES = frozenset(
    "div section article main header footer aside nav form fieldset center address body hgroup "
    "legend search menu dir".split()
)
BLOCKS = (
    frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote figure table hr details".split()) | BOXES
)
LIST_PARTS = frozenset(
    "li dt dd tr td th tbody thead tfoot colgroup col caption figcaption summary".split()
)
# No block of a page has their words, and no rule looks at them.
_DEAD = frozenset(
    "script style template svg link meta base head title button select option textarea input "
    "datalist dialog object embed canvas param track area map frame frameset noframes "
    "annotation annotation-xml".split()
)
_TEXT = "-text"
# Of what is in these only pictures and addresses are of use, however deep they lie.
_MEDIA = dict.fromkeys(("amp-video", "amp-youtube"), "img")
_MEDIA |= dict.fromkeys(("video", "audio"), "source")
_MEDIA |= dict.fromkeys(("picture", "noscript"), "img,source")
_CHILDLESS = frozenset({"amp-img", "iframe"})
_READ_WHOLE = _MEDIA.keys() | _CHILDLESS | {"img", "source", "amp-pixel", "amp-iframe", "ins"}
_READ_ATTRIBUTES = frozenset({"name"}.union(*ATTRIBUTES.values()))
_UNWRAPPED = frozenset("span font big label nobr".split())
_OBSOLETE = {"acronym": "abbr", "strike": "s", "tt": "code"}  # WHATWG HTML, section 16.2
# Pages older than `figure`, and many younger ones, name their captions so.
_CAPTION_NAMES = ("caption", "credit", "legende", "bildunterschrift", "bildnachweis")
_MAY_BE_CAPTIONS = frozenset({"p", "div"})
_PICTURES = "img,picture,figure,figcaption,video"
_TARGET_ATTRIBUTES = frozenset({"id", "lang", "dir"})  # that a span is kept for
_EDGES = BLOCKS | LIST_PARTS | {"br"}  # white space beside them is not shown
# Which elements are void, and no attribute is a list.
_BUILDER = HTMLTreeBuilder(multi_valued_attributes={})
_SHOWN = frozenset({"img", "hr"})  # without any words
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")  # as HTML has it: a no-break space stays


@dataclass(slots=True)
class Part:
    """The chosen part of a page, and its elements by name.

    Beautiful Soup's own search builds a matcher for each name on each call,
    which on a page of ordinary size takes longer than all repairs together.
    """

    body: Tag
    read: list[Tag] = field(default_factory=list)  # all elements, in document order
    by_name: dict[str, list[Tag]] = field(default_factory=dict)

    def elements(self) -> list[Tag]:
        """Return the elements that are still there, in document order."""
        # What is gone has no name. (`decomposed` searches all that is in an element.)
        return [element for element in self.read if element.name]

    def named(self, *names: str) -> list[Tag]:
        """Return the elements with one of the names that are still there, in document order."""
        found = [self.by_name[name] for name in names if name in self.by_name]
        candidates = found[0] if len(found) == 1 else self.read if found else []
        return [element for element in candidates if element.name in names]

    def take_apart(self) -> None:
        """Let go of all elements and texts, which hold each other, but for what comes next.

        They would wait for the garbage collector; `decompose` takes six times as long.
        """
        left = [self.body]
        while left:
            tag = left.pop()
            for node in tag.contents:
                node.parent = node.previous_element = node.previous_sibling = None
                if isinstance(node, Tag):
                    left.append(node)
            tag.contents = []


def read_part(root: LexborNode) -> Part:
    """Return an element of a parsed page: as the body, or in one."""
    reader = _Reader()
    body = reader.part.body
    if root.tag == "body":
        reader.add_children(root, body)
    else:
        reader.add(root, root.tag or "", body)
    reader.end_text(body, "body")
    return reader.part


class _Element(Tag):
    """An element that the reader makes, without what Tag's constructor asks a builder each time.

    What most elements have alike is the class's. What each has of its own is not: Python looks
    for that twice as long where the class has something of the same name.
    """


_OWN = frozenset("name attrs contents parent previous_sibling next_sibling".split()) | {
    "previous_element",
    "next_element",
}
for _name, _value in vars(Tag(None, _BUILDER, "div", attrs={})).items():
    if _name not in _OWN:
        setattr(_Element, _name, _value)


class _Reader:
    """One walk over the fast parser's tree.

    Elements are linked as Beautiful Soup's parsers do it, without what they
    keep to make sense of tags that nobody closes: that takes three times as long.
    """

    def __init__(self) -> None:
        self.part = Part(Tag(None, _BUILDER, "body", attrs={}))
        self._last: PageElement = self.part.body
        self._text: list[str] = []
        self._names: dict[int, str] = {}
        self._is_code = False

    def add(self, node: LexborNode, name: str, parent: Tag) -> None:
        """Add an element and what is in it; of one that says nothing, only that."""
        attributes: dict[str, str] = {}
        if found := node.attributes:
            attributes = _attributes(found, name)
            if name == "span" and "katex-html" in (found.get("class") or ""):  # the MathML again
                return
            if name in _MAY_BE_CAPTIONS and _is_caption(node, found):
                name = "figcaption"
        if name in _OBSOLETE:
            name = _OBSOLETE[name]
        if name in _UNWRAPPED and _TARGET_ATTRIBUTES.isdisjoint(attributes):
            self.add_children(node, parent)
            return
        if name in BOXES and "id" not in attributes and self._holds_only_blocks(node):
            self.add_children(node, parent)
            return
        self.end_text(parent, name)
        tag = self._new_tag(name, attributes, parent)
        if name in _MEDIA:
            for one in node.css(_MEDIA[name]):
                self.add(one, one.tag or "", tag)
        elif name not in _CHILDLESS:
            was_code, self._is_code = self._is_code, self._is_code or name == "pre"
            self.add_children(node, tag)
            self.end_text(tag, name)
            self._is_code = was_code

    def add_children(self, node: LexborNode, parent: Tag) -> None:
        """Add what is in a node; the text at its end waits for what follows."""
        names = self._names
        child = node.first_child
        while child is not None:
            name = names[child.tag_id] if child.tag_id in names else self._learn(child)
            if name == _TEXT:
                is_space = child.is_empty_text_node and not self._is_code
                self._text.append(" " if is_space else child.text_content or "")
            elif name == "script":
                if _is_formula(child):
                    self.add(child, "code", parent)
            elif name:
                self.add(child, name, parent)
            child = child.next

    def _learn(self, node: LexborNode) -> str:
        """Return the name of a node that is read, else "", and note it by its number."""
        name = node.tag or "-"
        is_read = name in (_TEXT, "script") or not (name in _DEAD or name[0] == "-")
        return self._names.setdefault(node.tag_id, name if is_read else "")

    def _holds_only_blocks(self, node: LexborNode) -> bool:
        """Tell whether each child of an element is a block, and there is one."""
        found = False
        names = self._names
        child = node.first_child
        while child is not None:
            name = names[child.tag_id] if child.tag_id in names else self._learn(child)
            if name in BLOCKS:
                found = True
            elif name == _TEXT:
                if not (child.is_empty_text_node or (child.text_content or "").isspace()):
                    return False
            elif name not in ("", "script"):
                return False
            child = child.next
        return found

    def end_text(self, parent: Tag, following: str) -> None:
        """Add the text before an element, or before the end of its parent, named `following`."""
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if not self._is_code:
            if text != " ":
                text = _folded(text)
            if text == " " and (following in _EDGES or _preceding(parent) in _EDGES):
                return
        string = str.__new__(NavigableString, text)  # its own constructor links it to nothing first
        string.hidden = False
        self._link(string, parent)

    def _new_tag(self, name: str, attributes: dict[str, str], parent: Tag) -> Tag:
        tag = Tag.__new__(_Element)
        tag.name, tag.attrs, tag.contents = name, {**attributes}, []
        for key, value in _unlike_most(name):
            setattr(tag, key, value)
        self._link(tag, parent)
        self.part.read.append(tag)
        self.part.by_name.setdefault(name, []).append(tag)
        return tag

    def _link(self, node: PageElement, parent: Tag) -> None:
        """Put a node at the end of its parent, and behind the last one."""
        before = parent.contents[-1] if parent.contents else None
        if before is not None:
            before.next_sibling = node
        self._last.next_element = node
        node.parent, node.previous_sibling, node.previous_element = parent, before, self._last
        node.next_sibling = node.next_element = None
        parent.contents.append(node)
        self._last = node


@lru_cache(maxsize=256)
def _unlike_most(name: str) -> tuple[tuple[str, object], ...]:
    """Return what elements of a name have when they are made, where most have something else."""
    made = vars(Tag(None, _BUILDER, name, attrs={}))
    alike = vars(_Element)
    return tuple(
        (key, value) for key, value in made.items() if key not in _OWN and value != alike[key]
    )


def _is_formula(script: LexborNode) -> bool:
    """Tell whether a script is a formula in TeX, which MathJax shows in its place."""
    return (script.attributes.get("type") or "").startswith("math/tex")


@lru_cache(maxsize=16384)  # a site writes the same few hundred on every page
def is_caption_name(names: str) -> bool:
    """Tell whether a class or an id is one that pages give to captions and credits."""
    lowered = names.lower()
    return any(map(lowered.__contains__, _CAPTION_NAMES))


def _is_caption(node: LexborNode, attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element is a caption by its name."""
    names = attributes.get("class")
    return names is not None and is_caption_name(names) and node.css_first(_PICTURES) is None


def _preceding(parent: Tag) -> str | None:
    """Return the name of what stands before what is added next; None: a text."""
    before = parent.contents[-1] if parent.contents else parent
    return before.name if isinstance(before, Tag) else None


def _folded(text: str) -> str:
    """Return a text with one space where a browser shows one; most texts have no others."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _WHITE_SPACE.sub(" ", text)
    return text


def _attributes(found: Mapping[str, str | None], name: str) -> dict[str, str]:
    """Return the attributes that a rule or the article needs, if they mean something."""
    if name in _READ_WHOLE:
        return {key: value or "" for key, value in found.items()}
    attributes = {}
    for key in found:
        if key in _READ_ATTRIBUTES and is_valid(key, value := found[key] or ""):
            attributes[key] = value
    return attributes


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute of an element, or ""."""
    value = tag.attrs.get(name)
    return value if isinstance(value, str) else ""


def unwrap(tag: Tag) -> None:
    """Take an element away and leave what is in it; its part no longer finds it."""
    tag.unwrap().decompose()


def holds(root: Tag, names: Collection[str]) -> bool:
    """Tell whether an element with one of the names is below the root."""
    left = [root]
    while left:
        for child in left.pop().contents:
            if isinstance(child, Tag):
                if child.name in names:
                    return True
                left.append(child)
    return False


def text_of(tag: Tag) -> str:
    """Return the text in an element; `get_text` takes several times as long."""
    parts = [text_of(one) if isinstance(one, Tag) else str(one) for one in tag.contents]
    return "".join(parts)


def is_shown(element: PageElement) -> bool:
    """Tell whether a text or an element is more than white space: words, a picture, a rule."""
    if not isinstance(element, Tag):
        return not str(element).isspace()
    is_media = element.name in _SHOWN or holds(element, _SHOWN)
    return is_media or bool(text_of(element).strip())
