"""How much of an article's structure an answer keeps: pictures, tables, code, links and so on.

The measure is ours. The answer and the expected article are read into pieces, each of a kind.
Two pieces of a kind are the same one if

- they have an address in common: images, figures that show an image, and links. An image may be
  had from several addresses, one for each of its sizes, and all of them are right;
- what they say agrees, with an F1 of two bags of at least 0.8: of the words of headings,
  captions, quotations, links and figures without an image; of the items of a list; of the cells
  of a table; of the lines of code, with the white space that they begin with.

A piece of the answer stands for one expected piece at most. Found, missed and extra pieces are
counted over all pages together, and F1 is 2 · found / (2 · found + missed + extra). Levels of
headings do not count, since the title may take one; nor do tables that only place things, which
have no two rows of several cells, or whole blocks in their cells; nor where on the page a piece
stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from quietpress.urls import absolute_url, page_key

from .extractors import parse_in_lines

Kind = Literal[
    "figures", "images", "captions", "tables", "code", "lists", "headings", "quotations", "links"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_AGREEMENT = 0.8  # F1 of two bags; a word of a caption or a row of a table may differ
_WORD = re.compile(r"\w+")  # a mark beside a heading, or another quote, makes no difference
_SAME_PAGE = "#"  # stands for every address inside the article, as each extractor names its own
_SCHEMES = ("http", "https", "mailto", "tel")
_HOLDS_NO_DATA = "table,p + p,ul,ol,h1,h2,h3,h4,figure"  # what stands in cells that place things


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of an article, as far as it is compared."""

    kind: Kind
    parts: Counter[str]  # what it says: words, or items, cells or lines
    addresses: frozenset[str] = frozenset()  # each of them is right

    def is_same(self, other: Piece) -> bool:
        """Tell whether two pieces are the same one."""
        if self.kind != other.kind:
            return False
        if self.addresses or other.addresses:
            is_shared = not self.addresses.isdisjoint(other.addresses)
            return is_shared and (self.kind != "links" or self._agrees(other))
        return self._agrees(other)

    def _agrees(self, other: Piece) -> bool:
        shared = (self.parts & other.parts).total()
        return 2 * shared >= _AGREEMENT * (self.parts.total() + other.parts.total())


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureScore:
    """How one extractor did on one kind of piece on one page."""

    extractor: str
    page: str
    kind: Kind
    found: int
    missed: int
    extra: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an answer has of the expected article; pieces are in the order of their document."""

    found: Sequence[Piece]
    missed: Sequence[Piece]
    extra: Sequence[Piece]


def structure_scores(extractor: str, page: str, comparison: Comparison) -> list[StructureScore]:
    """Return the scores of an extractor on one page, one of each kind."""
    found, missed, extra = (
        Counter(piece.kind for piece in pieces)
        for pieces in (comparison.found, comparison.missed, comparison.extra)
    )
    return [
        StructureScore(
            extractor=extractor,
            page=page,
            kind=kind,
            found=found[kind],
            missed=missed[kind],
            extra=extra[kind],
        )
        for kind in KINDS
    ]


def compare(answer: Iterable[Piece], expected: Iterable[Piece]) -> Comparison:
    """Return which pieces of the expected article an answer has, and what else it has."""
    left = list(answer)
    found, missed = [], []
    for piece in expected:
        place = next((index for index, one in enumerate(left) if piece.is_same(one)), -1)
        if place < 0:
            missed.append(piece)
        else:
            found.append(piece)
            del left[place]
    return Comparison(found, missed, left)


def f1(scores: Iterable[StructureScore]) -> float | None:
    """Return the F1 of all pieces of some scores together; None: there are none."""
    right = wrong = 0
    for score in scores:
        right += 2 * score.found
        wrong += score.missed + score.extra
    return right / (right + wrong) if right + wrong else None


def base_of(page: bytes, url: str) -> str:
    """Return what the relative addresses of a page resolve against."""
    element = LexborHTMLParser(page).css_first("base[href]")
    return absolute_url((element.attributes["href"] or "") if element else "", url) or url


def read_pieces(html: str, base: str) -> list[Piece]:
    """Return the pieces of an article in HTML, in its order.

    Args:
        html: the article.
        base: absolute URL that its relative addresses resolve against.
    """
    tree = parse_in_lines(html)
    found = (_READERS[node.tag or ""](node, base) for node in tree.css(",".join(_READERS)))
    return [piece for piece in found if piece and (piece.parts or piece.addresses)]


def _figure(node: LexborNode, base: str) -> Piece:
    shown = [_image_addresses(image, base) for image in node.css("img")]
    return Piece("figures", _words(node), frozenset().union(*shown))


def _image(node: LexborNode, base: str) -> Piece:
    return Piece("images", Counter(), _image_addresses(node, base))


def _link(node: LexborNode, base: str) -> Piece | None:
    addresses = frozenset(_link_addresses(node.attributes.get("href") or "", base))
    return Piece("links", _words(node), addresses) if addresses else None


def _table(node: LexborNode, _base: str) -> Piece | None:
    rows, cells = node.css("tr"), node.css("td,th")
    parted = sum(len(row.css("td,th")) > 1 for row in rows)
    places_things = (
        parted < 2  # data have cells beside each other, and others below
        or any(cell.css_first(_HOLDS_NO_DATA) for cell in cells)
    )
    return None if places_things else Piece("tables", Counter(map(_text, cells)))


def _list(node: LexborNode, _base: str) -> Piece:
    return Piece("lists", Counter(_text(child) for child in node.iter() if child.tag == "li"))


def _code(node: LexborNode, _base: str) -> Piece:
    lines = map(str.rstrip, node.text().splitlines())
    return Piece("code", Counter(filter(None, lines)))


def _in_words(kind: Kind) -> Callable[[LexborNode, str], Piece]:
    return lambda node, _base: Piece(kind, _words(node))


_READERS: dict[str, Callable[[LexborNode, str], Piece | None]] = {
    "figure": _figure,
    "img": _image,
    "figcaption": _in_words("captions"),
    "caption": _in_words("captions"),
    "table": _table,
    "pre": _code,
    "ul": _list,
    "ol": _list,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _in_words("headings")),
    "blockquote": _in_words("quotations"),
    "a": _link,
}


def _text(node: LexborNode) -> str:
    return " ".join(_WORD.findall(node.text()))


def _words(node: LexborNode) -> Counter[str]:
    return Counter(_WORD.findall(node.text()))


def _image_addresses(image: LexborNode, base: str) -> frozenset[str]:
    """Return all addresses that an image and the sources beside it in a picture name."""
    elements = [image]
    if image.parent is not None and image.parent.tag == "picture":
        elements += image.parent.css("source")
    values = [
        value
        for one in elements
        for name, value in one.attributes.items()
        if value and (name in ("src", "srcset") or name.startswith("data-"))
    ]
    # A comma ends a candidate of a srcset; inside an address it is part of it.
    words = (word.strip(",") for value in values for word in value.split())
    return frozenset(
        page_key(url)
        for word in words
        if "/" in word and (url := absolute_url(word, base)) and not url.endswith("/")
    )


def _link_addresses(href: str, base: str) -> Iterator[str]:
    """Yield the address of a link, and where it redirects to as far as the address tells."""
    url = absolute_url(href, base, _SCHEMES)
    if not url:
        return
    if not url.startswith("http"):
        yield url
    elif "#" in url and page_key(url) == page_key(base):
        yield _SAME_PAGE
    else:
        yield page_key(url)
        for _, value in parse_qsl(urlsplit(url).query):
            if target := absolute_url(value):
                yield page_key(target)
