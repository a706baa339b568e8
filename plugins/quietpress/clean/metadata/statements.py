"""What the markup of a page states, gathered in one look over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...text import fold, without_controls
from .linked_data import LinkedData, read_linked_data

_TAGS = frozenset({"script", "link", "title", "base", "noscript", "button", "input"})
# One selector for all of them: each takes as long as the page is large.
_STATING = (
    "meta,script,link[rel~=canonical][href],title,base[href],noscript,button,input[type=password],"
    "input[type=submit],[itemprop=datePublished],[itemprop=dateModified]"
)
# What Remix calls JSON-LD among the descriptions of a page; not every router makes a script of it.
_DATA_IN_META = "script:ld+json"


@dataclass(frozen=True, slots=True)
class Statements:
    """What a page states of itself outside of its text."""

    url: str  # where it was found, absolute; "": unknown
    root: Mapping[str, str | None]  # the attributes of <html>
    meta: Mapping[str, tuple[str, ...]]  # values by property, name or itemprop in lower case
    linked: LinkedData
    canonical: str  # as the link has it
    title: str  # of the head, white space folded
    base: str = ""  # what relative addresses resolve against, as the page has it
    # What tells what kind of page it is: `meta`, `script`, `noscript`, `button` and `input`.
    elements: Mapping[str, Sequence[LexborNode]] = field(default_factory=dict, repr=False)

    def first(self, *names: str) -> str:
        """Return the content of the first meta element that one of the names has, or ""."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")


def read_statements(tree: LexborHTMLParser, url: str) -> Statements:
    """Return what a parsed page states.

    Args:
        tree: the whole page, nothing taken out.
        url: where it was found, absolute, or "".
    """
    found: defaultdict[str, list[LexborNode]] = defaultdict(list)
    for node in tree.css(_STATING):  # an element comes twice that fits two of the selectors
        tag = node.tag or ""
        found[tag if tag in _TAGS else "meta"].append(node)
    meta = _meta(found["meta"])
    scripts = (node.text() for node in found["script"] if _is_data(node))
    return Statements(
        url=url,
        root=tree.root.attributes if tree.root else {},
        meta=meta,
        linked=read_linked_data(chain(scripts, meta.get(_DATA_IN_META, ()))),
        canonical=_first_address(found["link"]),
        title=_title(found["title"]),
        base=_first_address(found["base"]),
        elements=found,
    )


def _first_address(nodes: Iterable[LexborNode]) -> str:
    return next((node.attributes.get("href") or "" for node in nodes), "")


def _is_data(script: LexborNode) -> bool:
    return "ld+json" in (script.attributes.get("type") or "")


def _meta(nodes: Iterable[LexborNode]) -> dict[str, tuple[str, ...]]:
    """Return what meta elements and microdata (WHATWG HTML, section 5.2.4) say, by name."""
    values: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for node in nodes:
        attributes = node.attributes
        values_of = (attributes.get(name) for name in ("content", "datetime", "title"))
        value = next(filter(None, values_of), None) or node.text()
        value = without_controls(value).strip()
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key)
            if name and value:
                values[name.strip().lower()][value] = None
    return {name: tuple(stated) for name, stated in values.items()}


def _title(nodes: Sequence[LexborNode]) -> str:
    """Return the title of the head, else the first one."""
    in_head = (node for node in nodes if node.parent and node.parent.tag == "head")
    node = next(in_head, nodes[0] if nodes else None)
    return fold(without_controls(node.text())) if node else ""
