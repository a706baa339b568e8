"""What a person has said of a source's pages: CSS selectors of what stays and what goes.

They have the last word on every block, over the model, labels, hidden text,
what repeats on the site and all rules of words, because the person has looked
at the page. What is taken out later of any block, such as links that share the
page or a tracker's picture, `keep` does not bring back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..article import Removal
from ..settings import check_selector
from ..text import fold
from .blocks import Block, Page
from .naming import KEPT

REMOVED = "removed_by_source"  # the rule that removals are recorded with

_KEEP, _REMOVE, _SILENT = 1, -1, 0  # what the rules say of a piece


@dataclass(frozen=True, slots=True)
class SourceRules:
    """The CSS selectors for the pages of one source; where both fit, `keep` wins.

    Raises:
        SettingsError: a selector that cannot be read.
    """

    keep: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the selectors, so that no page is needed to find a mistake."""
        for name, selectors in (("keep", self.keep), ("remove", self.remove)):
            for selector in selectors:
                check_selector(f"SourceRules.{name}", selector)


class Selection:
    """What the rules of its source select on one page.

    Nodes are told apart by their address in memory: ask before anything is
    cut out of the tree.
    """

    def __init__(self, tree: LexborHTMLParser, page: Page, rules: SourceRules) -> None:
        """Look for all selectors on a page."""
        found = {selector: tree.css(selector) for selector in (*rules.keep, *rules.remove)}
        self.matched = frozenset(selector for selector, nodes in found.items() if nodes)
        self._page = page
        self._kept = _Cover(node for selector in rules.keep for node in found[selector])
        self._removed = _Cover(node for selector in rules.remove for node in found[selector])

    def overrule(self, rules: Sequence[str]) -> list[str]:
        """Return the verdicts on the page's blocks as the rules want them.

        A block stays if any part of it is to be kept, and goes if all of it is
        to be removed.
        """
        if not self.matched:
            return list(rules)
        said = [self._said_of(block) for block in self._page.blocks]
        return [
            {_KEEP: KEPT, _REMOVE: REMOVED, _SILENT: rule}[word]
            for word, rule in zip(said, rules, strict=True)
        ]

    def cut(self, rules: Sequence[str]) -> list[Removal]:
        """Take what is to be removed out of the blocks that stay; return the pieces with text."""
        if not self.matched:
            return []
        blocks = [
            block for block, rule in zip(self._page.blocks, rules, strict=True) if rule == KEPT
        ]
        pieces = [piece for block in blocks for piece in self._pieces(block)]
        removed = [text for piece in pieces if (text := _text_of(piece))]
        for piece in pieces:
            for node in piece:
                node.decompose()
        return [Removal(rule=REMOVED, text=text) for text in removed]

    def _said_of(self, block: Block) -> int:
        said = {self._said_of_node(leaf) for leaf in block.leaves if _is_shown(leaf)}
        if _KEEP in said:
            return _KEEP
        return _REMOVE if said == {_REMOVE} else _SILENT

    def _said_of_node(self, node: LexborNode) -> int:
        if self._kept.covers(node) or self._kept.is_inside(node):
            return _KEEP
        return _REMOVE if self._removed.covers(node) else _SILENT

    def _pieces(self, block: Block) -> Iterator[list[LexborNode]]:
        """Yield the runs of nodes in a block that are to be removed."""
        for said, leaves in groupby(block.leaves, self._said_of_node):
            if said == _REMOVE:
                yield list(leaves)
            else:
                yield from ([node] for leaf in leaves for node in self._inside(leaf))

    def _inside(self, leaf: LexborNode) -> Iterator[LexborNode]:
        """Yield what is to be removed from a leaf with elements in it, such as a table's row."""
        stack = [leaf] if self._removed.is_inside(leaf) else []
        while stack:
            child = stack.pop().first_child
            while child is not None:
                said = self._said_of_node(child)
                if said == _REMOVE:
                    yield child
                elif said == _SILENT or not self._kept.covers(child):
                    stack.append(child)
                child = child.next


class _Cover:
    """Some nodes of a tree, and what is in them and around them."""

    def __init__(self, nodes: Iterable[LexborNode]) -> None:
        self._covered: dict[int, bool] = {}  # as far as it was asked
        self._around: set[int] = set()
        for node in nodes:
            self._covered[node.mem_id] = True
            parent = node.parent
            while parent is not None and parent.mem_id not in self._around:
                self._around.add(parent.mem_id)
                parent = parent.parent

    def covers(self, node: LexborNode) -> bool:
        """Tell whether a node is one of them, or in one of them."""
        path = []
        above: LexborNode | None = node
        while above is not None and above.mem_id not in self._covered:
            path.append(above.mem_id)
            above = above.parent
        covered = above is not None and self._covered[above.mem_id]
        self._covered.update(dict.fromkeys(path, covered))
        return covered

    def is_inside(self, node: LexborNode) -> bool:
        """Tell whether one of them is in a node."""
        return node.mem_id in self._around


def _is_shown(leaf: LexborNode) -> bool:
    """Tell whether a leaf is more than white space between others."""
    if leaf.tag == "-text":
        return not (leaf.text_content or "").isspace()
    return leaf.tag != "br"


def _text_of(piece: Iterable[LexborNode]) -> str:
    return fold("".join(node.text(separator=" ") for node in piece))
