"""How the parts of invented pages are nested: a function a skeleton."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .dialect import Dialect
from .markup import Node


@dataclass(slots=True, kw_only=True)
class Parts:
    """The parts of one page, in the order in which a reader meets them."""

    header: Node
    above: list[Node]  # between the header and the article
    head: list[Node]  # title, standfirst, byline, picture
    body: list[Node]  # of the article, with what was put into it
    below: list[Node]  # at its end: author, tags, share buttons
    after: list[Node]  # comments, other articles
    side: Node
    footer: Node
    overlays: list[Node]  # consent, sign-in


Layout = Callable[[Parts, Dialect], list[Node]]


def column(parts: Parts, site: Dialect) -> list[Node]:
    """Return one column, without a sidebar."""
    body = site.wrapped(site.part("body", *parts.body))
    article = site.part("article", site.part("head", *parts.head), body, *parts.below)
    main = site.part("main", *parts.above, site.wrapped(article))
    return [*parts.overlays, parts.header, main, *parts.after, parts.footer]


def side_by_side(parts: Parts, site: Dialect) -> list[Node]:
    """Return the article with what follows it on the left and a sidebar on the right."""
    article = site.part(
        "article", *parts.head, site.part("body", *parts.body), *map(site.wrapped, parts.below)
    )
    main = site.part("main", *parts.above, article, *parts.after)
    page = site.part("page", site.wrapped(main), parts.side)
    return [parts.header, page, parts.footer, *parts.overlays]


def sidebar_first(parts: Parts, site: Dialect) -> list[Node]:
    """Return the sidebar before the article, as source order has it on some sites."""
    article = site.part("article", *parts.head, site.part("body", *parts.body, *parts.below))
    page = site.part("page", parts.side, site.part("main", *parts.above, article))
    return [*parts.overlays, parts.header, page, *parts.after, parts.footer]


def three_columns(parts: Parts, site: Dialect) -> list[Node]:
    """Return what stood above the article to its left, and a sidebar to its right."""
    left = site.part("sidebar", *parts.above)
    article = site.part("main", *parts.head, site.part("body", *parts.body), *parts.below)
    page = site.part("page", left, site.part("section", article, *parts.after), parts.side)
    return [parts.header, *parts.overlays, page, parts.footer]


def all_in_article(parts: Parts, site: Dialect) -> list[Node]:
    """Return comments and teasers inside the article element."""
    body = site.part("body", *parts.body)
    article = site.part("article", *parts.head, body, *parts.below, *parts.after)
    page = site.part("page", parts.header, *parts.above, site.wrapped(article), parts.footer)
    return [page, *parts.overlays]


def all_in_body(parts: Parts, site: Dialect) -> list[Node]:
    """Return everything from the headline to the comments as siblings in one element."""
    body = site.part("body", *parts.head, *parts.body, *parts.below, *parts.after)
    return [
        parts.header,
        *parts.above,
        site.wrapped(body, 5),
        parts.side,
        parts.footer,
        *parts.overlays,
    ]


def flat(parts: Parts, _site: Dialect) -> list[Node]:
    """Return everything as children of the page's body."""
    return [
        parts.header,
        *parts.above,
        *parts.head,
        *parts.body,
        *parts.below,
        *parts.after,
        parts.footer,
        *parts.overlays,
    ]


def hero_apart(parts: Parts, site: Dialect) -> list[Node]:
    """Return the headline in a banner of its own, far from the text."""
    hero = site.part("head", site.wrapped(Node("div", [*parts.head])))
    body = site.part("body", *parts.body)
    page = site.part("main", site.wrapped(body, 5), parts.side)
    rest = site.part("section", *parts.below, *parts.after)
    return [parts.header, *parts.above, hero, page, rest, parts.footer, *parts.overlays]


def rows(parts: Parts, site: Dialect) -> list[Node]:
    """Return a page builder's rows, each with a piece of the body or of what is around it."""
    nodes = [Node("", [*parts.head]), *_pieces(parts.body, site, 1, 4), *parts.below]
    nodes = [*parts.above, *nodes, *parts.after]
    built = [
        site.part("section", site.part("widget", Node("div", [node]), tag="div"), tag="div")
        for node in nodes
    ]
    return [parts.header, site.part("page", *built), parts.footer, *parts.overlays]


def split_body(parts: Parts, site: Dialect) -> list[Node]:
    """Return a body in two or more containers with the sidebar's boxes between them."""
    boxes: list[Node] = [child for child in parts.side.children if isinstance(child, Node)]
    column_: list[Node] = []
    for piece in _pieces(parts.body, site, 3, 7):
        column_.append(site.part("body", piece))
        if boxes and site.rng.random() < 0.6:
            column_.append(boxes.pop())
    article = site.part("article", *parts.head, *column_, *parts.below)
    return [*parts.overlays, parts.header, *parts.above, article, *parts.after, parts.footer]


def application(parts: Parts, site: Dialect) -> list[Node]:
    """Return a page that a script has built: elements in elements, no landmark."""
    inner = Node("div", [*parts.head, site.wrapped(Node("div", [*parts.body]), 6), *parts.below])
    content = Node("div", [*parts.above, site.wrapped(inner, 6), *map(site.wrapped, parts.after)])
    shell = Node("div", [parts.header, site.wrapped(content, 6), parts.footer, *parts.overlays])
    return [Node("div", [site.wrapped(shell)], {"id": site.rng.choice(("root", "app", "__next"))})]


def tables(parts: Parts, site: Dialect) -> list[Node]:
    """Return a page of nested tables, as pages were written before style sheets."""
    body = Node("table", [Node("tr", [Node("td", [*parts.head, *parts.body, *parts.below])])])
    left = Node("td", [*parts.above, parts.side], {"width": "180", "valign": "top"})
    middle = Node("td", [body, *parts.after], {"valign": "top"})
    cells: list[Node | str] = [left, middle] if site.rng.random() < 0.6 else [middle, left]
    top = Node("tr", [Node("td", [parts.header], {"colspan": "2"})])
    foot = Node("tr", [Node("td", [parts.footer], {"colspan": "2"})])
    page = Node("table", [top, Node("tr", cells), foot], {"width": "100%", "border": "0"})
    return [site.plain("center", page), *parts.overlays]


def box_in_body(parts: Parts, site: Dialect) -> list[Node]:
    """Return a body with the whole sidebar floating somewhere inside it."""
    place = site.rng.randint(0, len(parts.body))
    inner = [*parts.body[:place], parts.side, *parts.body[place:]]
    article = site.part("article", *parts.head, site.part("body", *inner, *parts.below))
    page = site.part("page", *parts.above, article, *parts.after)
    return [parts.header, page, parts.footer, *parts.overlays]


def loose_title(parts: Parts, site: Dialect) -> list[Node]:
    """Return the headline and the article in different cells of a grid of unnamed elements."""
    cells = [Node("div", [part]) for part in (*parts.head, site.part("body", *parts.body))]
    grid = Node("div", [*cells, *parts.below])
    page = Node("div", [*parts.above, grid, Node("div", [parts.side]), *parts.after])
    return [Node("div", [parts.header]), page, Node("div", [parts.footer]), *parts.overlays]


def _pieces(body: list[Node], site: Dialect, least: int, most: int) -> list[Node]:
    """Return a body cut into pieces of so many nodes."""
    pieces = []
    start = 0
    while start < len(body):
        end = start + site.rng.randint(least, most)
        pieces.append(Node("", [*body[start:end]]))
        start = end
    return pieces


LAYOUTS: tuple[Layout, ...] = (
    column,
    side_by_side,
    sidebar_first,
    three_columns,
    all_in_article,
    all_in_body,
    flat,
    hero_apart,
    rows,
    split_body,
    application,
    tables,
    box_in_body,
    loose_title,
)
