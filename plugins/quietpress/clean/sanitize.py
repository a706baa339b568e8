"""The security boundary: nothing edits the HTML after it.

ammonia (through nh3) parses as a browser does (WHATWG HTML) and keeps only
what is listed here, so the lists are the whole of what collected HTML can do
on a page of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import nh3

# Our own ids begin so, and no others pass: `id="location"` would shadow a property of a script.
ID_PREFIX = "qp-"

# Pictures that came with the document are addressed so until the site knows its own address.
MEDIA = re.compile(r"media/[0-9a-z-]+\.(?:avif|gif|jpg|png|webp)")

# The same in a `srcset`, and what may stand in `sizes`, as `publish.pictures` writes them.
_SET_FILE = re.compile(MEDIA.pattern + r" \d{1,5}w")
_SIZES = re.compile(r"\(min-width: \d{1,5}px\) \d{1,5}px, 100vw")

# What the theme may tell apart of pictures.
SHAPES = ("wide", "square", "tall")
CLASSES = {
    "a": ("missing", *SHAPES),
    "img": ("transparent",),
    "span": ("missing", *SHAPES),
}

# MathML Core without what HTML may stand in, but for tokens, which hold text.
MATH_TOKENS = frozenset("mi mn mo ms mspace mtext".split())
MATH_TAGS = MATH_TOKENS | frozenset(
    "math mfrac mover mroot mrow msqrt mstyle msub msubsup msup mtable mtd mtr munder "
    "munderover".split()
)
TAGS = MATH_TAGS | frozenset(
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn dl dt em "
    "figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = {
    "*": {"dir", "id", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "dfn": {"title"},
    "img": {"alt", "height", "src", "title", "width"},
    "li": {"value"},
    "math": {"display"},
    "mi": {"mathvariant"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
LINK_REL = "noopener noreferrer nofollow"
# One attribute at most: ammonia sets several in the order of a hash, which differs from run to
# run. Lazy, because most readers never come to the last picture.
SET_ATTRIBUTES = {"img": {"loading": "lazy"}}
_PASSES_MAX = 8  # a link inside a table inside a link takes three
_SCHEMES = {"http", "https", "mailto", "tel"}


def sanitize(html: str) -> str:
    """Return HTML of which nothing runs, loads or clobbers anything when it is shown.

    Addresses are http, https, mailto or tel; relative only inside the article
    (`#qp-…`) and for pictures that came with it (`media/…`). Sanitising the
    result again changes nothing: a browser reads the tree that was looked at.
    """
    for _ in range(_PASSES_MAX):
        before, html = html, _CLEANER.clean(html)
        if html == before:
            break
    return html


def rebase(html: str, *, media: str, page: str = "") -> str:
    """Return sanitised HTML, sanitised again, with its relative addresses made ready for a place.

    Args:
        html: what `sanitize` or `dress` returned.
        media: what stands before `media/…`: "../" on a page, an absolute URL in a feed.
        page: what stands before `#qp-…`: "" on the page itself, its absolute URL in a feed.
    """
    return _cleaner(media, page).clean(html)


def dress(html: str, *, media: str) -> str:
    """Return what `rebase` does for a page, with what our own pages say of pictures beside.

    That is files in several widths (`srcset`, of `media/…` alone) with `sizes`,
    `loading`, `decoding`, and the classes in `CLASSES`.
    """
    return _page_cleaner(media).clean(html)


@lru_cache(maxsize=64)
def _cleaner(media: str, page: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        set_tag_attribute_values=SET_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative=_resolver(media, page),
        link_rel=LINK_REL,
        id_prefix=ID_PREFIX,
    )


@lru_cache(maxsize=64)
def _page_cleaner(media: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES | {"img": ATTRIBUTES["img"] | {"sizes", "srcset"}},
        tag_attribute_values={"img": {"decoding": {"async"}, "loading": {"lazy"}}},
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        attribute_filter=_picture_filter(media),
        url_schemes=_SCHEMES,
        url_relative=_resolver(media, ""),
        link_rel=LINK_REL,
        id_prefix=ID_PREFIX,
    )


def _resolver(media: str, page: str) -> Callable[[str], str | None]:
    def resolve(address: str) -> str | None:
        if address.startswith(f"#{ID_PREFIX}"):
            return page + address
        return media + address if MEDIA.fullmatch(address) else None

    return resolve


def _picture_filter(media: str) -> Callable[[str, str, str], str | None]:
    """Return what checks the attributes that ammonia does not know to have addresses in them."""

    def keep(_: str, name: str, value: str) -> str | None:
        if name == "srcset":
            files = value.split(", ")
            is_ours = all(map(_SET_FILE.fullmatch, files))
            return ", ".join(media + file for file in files) if is_ours else None
        if name == "sizes":
            return value if _SIZES.fullmatch(value) else None
        return value

    return keep


_CLEANER = _cleaner("", "")
