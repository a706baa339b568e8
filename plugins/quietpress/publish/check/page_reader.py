"""Pages read with as little parsing as can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from .contents import Contents
from .markup import misreading
from .page import ARTICLES, Page, parse_page
from .places import Places, is_absolute
from .plain import PlainMarkup, PlainTag, is_plain, plain_markup, plain_tag
from .repeated import Repeated
from .tag import CONTENT_CLASS

_CONTENT = f'<div class="{CONTENT_CLASS}"'
# In place of content: what parsers move if such an element is open around it already.
_STAND_IN = "<a></a><li></li><dd></dd>"
_ITEM_END = "</li>"
_BORDERS = ("<body", "<main", "</main>")  # around what all pages have: a header and a footer
_TAGS = 5000  # of a generation
_PIECES = 16


class PageReader:
    """Reads pages, and parses each order of tags once.

    Where parsers place a tag is decided by the tags and texts around it. Of two
    pages with the same tags in the same order, both are read as they are
    written or neither is. The content of an article does not matter to that:
    what the sanitiser writes ends what it begins, and nests as HTML wants it.
    """

    def __init__(self, contents: Contents, places: Places) -> None:
        self._contents = contents
        self._places = places
        self._sound_orders: set[int] = set()
        tags = Repeated(self._tag, generation=_TAGS)
        self._markup = Repeated(partial(plain_markup, tags=tags), generation=_PIECES)

    def read(self, path: str, source: str, released: str = "") -> Page:
        """Return a page with all in it that is to be looked at, as browsers have it.

        Args:
            path: of the page.
            source: the page.
            released: the same page in the last release, if what is on it is
                proved; what both have in their lists is left out.
        """
        shortened = _without_items(source, released) if released else source
        page = self._read_plain(path, shortened) or self._read_plain(path, source)
        return page or parse_page(path, source)

    def _read_plain(self, path: str, source: str) -> Page | None:
        """Return a page without parsing it, if that can be."""
        is_article = path.startswith(ARTICLES)
        frame, content = _parted(source) if is_article else (source, "")
        if content and not self._contents.is_as_sanitised(content.strip(), path):
            return None
        pieces = [self._markup[piece] for piece in _pieces(frame)]
        outside, inside = [piece for piece in pieces if piece], self._markup[content]
        if not inside or len(outside) < len(pieces) or not self._is_as_written(frame, outside):
            return None
        try:
            page = _page(path, [*outside, inside])
        except ValueError:  # an element is in several pieces
            return None
        has_more = is_article and page.content_count > bool(content)
        return None if has_more else page

    def _tag(self, written: str) -> PlainTag | None:
        """Return a tag without the addresses that are right on any page.

        Those are absolute, and of whole files of the site; links may lead to
        other sites. Of scripts, policies say which are loaded.
        """
        tag = plain_tag(written)
        if not tag or not tag.marks:
            return tag
        links = loads = 0
        for what, address, kind in tag.marks:
            if what not in {"link", "load"} or not is_absolute(address):
                return tag
            place = self._places.of(address, "")
            if place.problem or place.fragment:
                return tag
            if what == "link":
                links += not place.is_foreign
            elif place.is_foreign or kind == "script":
                return tag
            else:
                loads += 1
        return PlainTag(tag.kind, links=links, loads=loads)

    def _is_as_written(self, html: str, markup: list[PlainMarkup]) -> bool:
        order = hash(tuple(piece.order for piece in markup))
        if order in self._sound_orders:
            return True
        kinds = [kind for piece in markup for kind in piece.kinds]
        if not is_plain(kinds) or misreading(html, LexborHTMLParser(html).html or ""):
            return False
        self._sound_orders.add(order)
        return True


def _without_items(source: str, released: str) -> str:
    """Return a page without those items of its lists, each as a whole, that stood on it before."""
    known = {*released.split(_ITEM_END)}
    first, *others = source.split(_ITEM_END)
    items, after = others[:-1], others[-1:]
    new = [item for item in items if item not in known or not _is_item(item)]
    return _ITEM_END.join([first, *new, *after])


def _is_item(html: str) -> bool:
    """Return whether something is an item of a list and no more, which no id sets apart."""
    return html.lstrip().startswith("<li") and html.count("<li") == 1 and " id=" not in html


def _parted(source: str) -> tuple[str, str]:
    """Return a page without the content of its article, and the content; "": it has none."""
    place = source.find(_CONTENT)
    if place < 0:
        return source, ""
    begin, end = source.find(">", place) + 1, source.find("</div>", place)
    return source[:begin] + _STAND_IN + source[end:], source[begin:end]


def _pieces(html: str) -> Iterator[str]:
    """Yield a page cut so that what all pages have is by itself."""
    begin = 0
    for border in _BORDERS:
        end = html.find(border, begin)
        if end > begin:
            yield html[begin:end]
            begin = end
    yield html[begin:]


def _page(path: str, markup: Iterable[PlainMarkup]) -> Page:
    """Return a page made of pieces.

    Raises:
        ValueError: an element whose text is asked about ends in another piece.
    """
    page = Page(path)
    for piece in markup:
        page.links_settled += piece.links
        page.loads_settled += piece.loads
        body = piece.kinds.index("/head") if "/head" in piece.kinds else 0
        for number, tag in piece.heard:
            for mark in tag.marks:
                page.take(mark)
                # A title that is not in the head is that of a drawing.
                if mark.what == "text" and (mark.value != "title" or number < body):
                    page.take_text(mark.value, piece.text(number))
    return page
