"""Real pages made harder, in memory, with the truth still known.

Each change takes a page and its truth and returns both. Which elements hold
the article is found by aligning the truth with the page's blocks; where they
cannot be told apart, the page comes back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from random import Random
from typing import Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quietpress.clean.blocks import Page, read_blocks
from quietpress.clean.decode import decode

from .labels import label_blocks
from .page import TrainingPage
from .transliterate import SCRIPTS, transliterate

_KEPT_MIN = 0.5  # of a block's words are in the truth: it belongs to the article
_ARTICLE_SHARE = 0.9  # of the truth's words that the article's element holds
_CLUTTER_WORDS_MIN = 30
_BOX_WORDS_MAX = 80  # of clutter that is put between two paragraphs
_SECOND_ARTICLE_WORDS_MIN = 100
_PIECES_MAX = 4  # of another page's clutter that one page is given
_ROOMY = frozenset({"body", "div", "main", "section", "article", "td", "center", "form"})
# Elements that can stand by themselves in another page.
_WHOLE = frozenset("div section aside ul ol table nav footer header article form dl".split())
_MARK = "\ue000{}\ue001"  # stands where markup goes in after the tree has been written


class Sourced(Protocol):
    """A page with its truth, real or invented."""

    @property
    def html(self) -> str | bytes:
        """The page."""

    @property
    def url(self) -> str:
        """Where it was found."""

    @property
    def domain(self) -> str:
        """Its registrable domain."""

    @property
    def title(self) -> str:
        """The title of its article."""

    @property
    def truth(self) -> str:
        """The text of its article."""


def augmented(page: Sourced, others: Sequence[Sourced], rng: Random) -> TrainingPage:
    """Return a page with one change or more; it keeps its domain, so that folds stay apart.

    Args:
        page: the page to change.
        others: pages whose clutter and articles may be put into it; take them
            from the same side of a fold.
        rng: the dice; the same dice give the same page.
    """
    html, truth = _markup(page), page.truth
    names = []
    for name in (name for name in CHANGES if rng.random() < _CHANCES[name]):
        html, truth = CHANGES[name](html, truth, rng, rng.choice(others))
        names.append(name)
    if not names:
        names = [rng.choice(tuple(CHANGES))]
        html, truth = CHANGES[names[0]](html, truth, rng, rng.choice(others))
    return TrainingPage(
        html=html,
        url=page.url,
        domain=page.domain,
        title="" if "transliterated" in names else page.title,
        truth=truth,
        kind="+".join(names),
    )


def graft(html: str, truth: str, rng: Random, other: Sourced) -> tuple[str, str]:
    """Put pieces of another page's clutter around the article, and small ones into it."""
    pieces = _clutter_of(_read(_markup(other), other.truth))
    marked = _read(html, truth)
    if not pieces or marked.article < 0:
        return html, truth
    rng.shuffle(pieces)
    inserted = {}
    for number, piece in enumerate(pieces[: rng.randint(1, _PIECES_MAX)]):
        places = marked.paragraphs if piece.words < _BOX_WORDS_MAX else marked.around
        if places:
            mark = _MARK.format(number)
            rng.choice(places).insert_after(mark)
            inserted[mark] = piece.html
    return _written(marked.tree, inserted), truth


def scroll(html: str, truth: str, rng: Random, other: Sourced) -> tuple[str, str]:
    """Put the article of another page below, in its own element; the truth stays the first's."""
    donor = _read(_markup(other), other.truth)
    marked = _read(html, truth)
    if min(donor.article, marked.article) < 0:
        return html, truth
    if len(other.truth.split()) < _SECOND_ARTICLE_WORDS_MIN or not marked.around:
        return html, truth
    second = donor.page.elements[donor.article].node
    mark = _MARK.format(0)
    marked.around[0].insert_after(mark)
    body = second.inner_html if second.tag == "body" else second.html
    heading = f"<h1>{escape(other.title)}</h1>" if rng.random() < 0.5 else ""
    return _written(marked.tree, {mark: f"<div>{heading}{body}</div>"}), truth


def hide_copy(html: str, truth: str, rng: Random, _other: Sourced) -> tuple[str, str]:
    """Hide a copy of the article below it."""
    marked = _read(html, truth)
    if not marked.around:
        return html, truth
    article = marked.page.elements[marked.article].node
    mark = _MARK.format(0)
    rng.choice(marked.around).insert_after(mark)
    how = rng.choice(("style='display:none'", "hidden", "aria-hidden='true'"))
    return _written(marked.tree, {mark: f"<div {how}>{article.inner_html}</div>"}), truth


def flatten(html: str, truth: str, _rng: Random, _other: Sourced) -> tuple[str, str]:
    """Turn the article's paragraphs into one run of text with two line breaks between them."""
    marked = _read(html, truth)
    inserted = {}
    for number, paragraph in enumerate(marked.paragraphs):
        if paragraph.tag == "p":
            mark = _MARK.format(number)
            inserted[mark] = f"{paragraph.inner_html}<br><br>"
            paragraph.replace_with(mark)
    return _written(marked.tree, inserted), truth


def scramble(html: str, truth: str, rng: Random, _other: Sourced) -> tuple[str, str]:
    """Give every class and id a name that says nothing, the same for the same, or none."""
    tree = LexborHTMLParser(html)
    names: dict[str, str] = {}
    is_dropped = rng.random() < 0.3
    prefix = rng.choice(("css-", "sc-", "_", "x"))
    for node in tree.css("*"):
        for attribute in ("class", "id"):
            value = node.attributes.get(attribute)
            if value is None:
                continue
            if is_dropped:
                del node.attrs[attribute]
                continue
            for word in value.split():
                if word not in names:
                    names[word] = f"{prefix}{rng.getrandbits(24):x}"
            node.attrs[attribute] = " ".join(names[word] for word in value.split())
    return tree.html or "", truth


def in_another_script(html: str, truth: str, rng: Random, _other: Sourced) -> tuple[str, str]:
    """Write the page and its truth in a script without capitals, spaces or neither."""
    return transliterate(html, truth, rng, rng.choice(SCRIPTS))


Change = Callable[[str, str, Random, Sourced], tuple[str, str]]
# In the order in which they are made: names and scripts last, so that they hold for all of it.
CHANGES: dict[str, Change] = {
    "grafted": graft,
    "scrolled": scroll,
    "copied": hide_copy,
    "flattened": flatten,
    "scrambled": scramble,
    "transliterated": in_another_script,
}
_CHANCES = {
    "grafted": 0.5,
    "scrolled": 0.15,
    "copied": 0.08,
    "flattened": 0.08,
    "scrambled": 0.25,
    "transliterated": 0.15,
}


@dataclass(frozen=True, slots=True)
class _Piece:
    html: str
    words: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A page with what the truth says of its blocks."""

    tree: LexborHTMLParser
    page: Page
    kept: list[bool]  # of each block
    article: int  # the deepest element that holds the article; -1: none below the body does

    @property
    def paragraphs(self) -> list[LexborNode]:
        """The elements of kept blocks that stand directly where a box can follow them."""
        found = {}
        for block, is_kept in zip(self.page.blocks, self.kept, strict=True):
            node = self.page.elements[block.element].node
            if is_kept and node.tag == "p" and node.parent and node.parent.tag in _ROOMY:
                found[node.mem_id] = node
        return list(found.values())

    @property
    def around(self) -> list[LexborNode]:
        """The article's element and those around it, after which something can follow."""
        chain = self.page.ancestors(self.article) if self.article >= 0 else []
        nodes = [self.page.elements[one].node for one in chain]
        return [node for node in nodes if node.parent and node.parent.tag in _ROOMY]


def _markup(page: Sourced) -> str:
    return page.html if isinstance(page.html, str) else decode(page.html)


def _read(html: str, truth: str) -> _Marked:
    tree = LexborHTMLParser(html)
    if tree.body is None:
        return _Marked(tree, Page([], []), [], -1)
    page = read_blocks(tree.body)
    shares = label_blocks([block.text for block in page.blocks], truth)
    kept = [share >= _KEPT_MIN for share in shares]
    return _Marked(tree, page, kept, _article(page, kept))


def _article(page: Page, kept: Sequence[bool]) -> int:
    """Return the deepest element that holds most of the kept words, or -1."""
    words = [
        block.words if is_kept else 0 for block, is_kept in zip(page.blocks, kept, strict=True)
    ]
    total = sum(words)
    holding = [
        index
        for index, element in enumerate(page.elements)
        if sum(words[element.first : element.last]) >= _ARTICLE_SHARE * total > 0
    ]
    return holding[-1] if holding else -1


def _clutter_of(marked: _Marked) -> list[_Piece]:
    """Return the outermost elements that hold enough text and nothing of the article."""
    pieces: list[_Piece] = []
    end = 0
    for element in marked.page.elements:
        blocks = range(element.first, element.last)
        words = sum(marked.page.blocks[index].words for index in blocks)
        is_clutter = words >= _CLUTTER_WORDS_MIN and not any(marked.kept[index] for index in blocks)
        if is_clutter and element.first >= end and element.node.tag in _WHOLE:
            pieces.append(_Piece(element.node.html or "", words))
            end = element.last
    return pieces


def _written(tree: LexborHTMLParser, inserted: dict[str, str]) -> str:
    html = tree.html or ""
    for mark, markup in inserted.items():
        html = html.replace(mark, markup)
    return html
