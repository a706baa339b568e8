"""An article with its pictures as the site wants them: where they are, from us, or none.

What publishes beside knows no difference: the article that comes back has the
HTML and the lead image to show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...article import Article, Image, Mirror, Rendition
from ...clean.sanitize import ID_PREFIX, SHAPES, dress
from ...settings import Images

_OWN = "media/"  # begins the names of files that we have

# CSS pixels of the widest figure, 44em of the largest text; screens may have two pixels for one.
_FIGURE_WIDTH = 880
_SHARP = 2
_MODERATE = 960  # pixels; what feeds show, and browsers that take no choice; no page is wider

_WIDE, _TALL = 1.2, 0.83  # width to height
_NEEDED_EMPTY = frozenset({"body", "td", "th"})


def illustrate(article: Article, images: Images) -> Article:
    """Return the article with its pictures as a site shows them.

    Of a mirrored article, a picture without a mirror becomes a link to the
    original that reads as its alternative text, and one without text goes; a
    picture that came with the document is shown as it came. Where pictures are
    off, captions stay. In the middle of a sentence the alternative text stands
    for a picture that is not shown.

    Args:
        article: with the mirrors that it has.
        images: the setting of the site.
    """
    if images == "linked":
        return article
    if images == "off":
        return replace(article, html=_edited(article.html, _take_out), image=None)
    edit = partial(_mirror, mirrors=article.mirrors)
    return replace(article, html=_edited(article.html, edit), image=_lead(article))


def media_of(article: Article) -> tuple[str, ...]:
    """Return the names of all files that pages and feeds need to show an illustrated article.

    They are sorted; a name never gets other bytes.
    """
    names = {article.image.url} if article.image else set()
    if _OWN in article.html:
        for image in LexborHTMLParser(article.html).css("img"):
            names.add(image.attributes.get("src") or "")
            candidates = (image.attributes.get("srcset") or "").split(", ")
            names.update(candidate.partition(" ")[0] for candidate in candidates)
    return tuple(sorted(name for name in names if is_ours(name)))


def is_ours(address: str) -> bool:
    """Return whether a picture is a file of the site itself."""
    return address.startswith(_OWN)


def _edited(html: str, edit: Callable[[LexborNode], None]) -> str:
    """Return HTML after every image in it was edited, sanitised."""
    if "<img" not in html:
        return html
    tree = LexborHTMLParser(html)
    for image in tree.css("img"):
        edit(image)
    first = tree.css_first("img")
    if first is not None and "loading" in first.attributes:  # it is seen at once
        del first.attrs["loading"]
    _unlink_what_went(tree)
    return dress(tree.body.inner_html or "" if tree.body else "", media="")


def _unlink_what_went(tree: LexborHTMLParser) -> None:
    """Leave the words of links that led to a picture which is not there any more."""
    places = {f"#{element.id}" for element in tree.css("[id]")}
    for link in tree.css(f'a[href^="#{ID_PREFIX}"]'):
        if link.attributes["href"] not in places:
            link.unwrap()


def _mirror(image: LexborNode, mirrors: Mapping[str, Mirror]) -> None:
    address = image.attributes.get("src") or ""
    if mirror := mirrors.get(address):
        _show(image, mirror)
    elif not is_ours(address):
        _stand_in(image, address)


def _show(image: LexborNode, mirror: Mirror) -> None:
    """Let an image show the files of a mirror, at most as large as the publisher shows it."""
    widest = mirror.renditions[-1]
    width = min(_pixels(image, "width") or widest.width, widest.width, _MODERATE)
    image.attrs["src"] = _moderate(mirror).name
    image.attrs["width"] = str(width)
    image.attrs["height"] = str(max(1, round(width * widest.height / widest.width)))
    image.attrs["decoding"] = "async"
    if mirror.is_transparent:
        image.attrs["class"] = "transparent"
    shown = min(width, _FIGURE_WIDTH)
    files = _useful(mirror, shown)
    if len(files) > 1:
        image.attrs["srcset"] = ", ".join(f"{each.name} {each.width}w" for each in files)
        image.attrs["sizes"] = f"(min-width: {shown}px) {shown}px, 100vw"


def _useful(mirror: Mirror, shown: int) -> list[Rendition]:
    """Return the files up to the first that is sharp on every screen."""
    files = []
    for each in mirror.renditions:
        files.append(each)
        if each.width >= _SHARP * shown:
            break
    return files


def _moderate(mirror: Mirror) -> Rendition:
    narrow = [each for each in mirror.renditions if each.width <= _MODERATE]
    return narrow[-1] if narrow else mirror.renditions[0]


def _stand_in(image: LexborNode, address: str) -> None:
    """Put a link to a picture in its place, in its shape."""
    text = (image.attributes.get("alt") or "").strip()
    if not text or _is_in_words(image):
        _take_out(image)
        return
    is_linked = _is_in_a_link(image)
    frame = image.parser.create_node("span" if is_linked else "a")
    if not is_linked:
        frame.attrs["href"] = address
    frame.attrs["class"] = f"missing {_shape(image)}"
    frame.insert_child(text)
    image.replace_with(frame)


def _is_in_a_link(node: LexborNode) -> bool:
    around = node.parent
    while around is not None and around.tag != "a":
        around = around.parent
    return around is not None


def _shape(image: LexborNode) -> str:
    wide, square, tall = SHAPES
    width, height = _pixels(image, "width"), _pixels(image, "height")
    if not width or not height:
        return wide
    return wide if width > _WIDE * height else tall if width < _TALL * height else square


def _take_out(image: LexborNode) -> None:
    """Take an image out, with what was around it alone."""
    if _is_in_words(image):
        image.replace_with((image.attributes.get("alt") or "").strip())
        return
    gone = image
    while (around := gone.parent) and around.tag not in _NEEDED_EMPTY and _is_all_of(around):
        gone = around
    gone.decompose()


def _is_all_of(around: LexborNode) -> bool:
    """Tell whether an image is all that there is in an element around it."""
    return not around.text().strip() and len(around.css("img")) == 1


def _is_in_words(image: LexborNode) -> bool:
    around = image.parent
    return around is not None and bool(around.text(deep=False).strip())


def _pixels(image: LexborNode, side: str) -> int:
    value = image.attributes.get(side) or ""
    return int(value) if value.isdecimal() else 0


def _lead(article: Article) -> Image | None:
    """Return the lead image with the true size of the file that shows it; None: we have none."""
    image = article.image
    if image is None or (is_ours(image.url) and image.url not in article.mirrors):
        return image
    mirror = article.mirrors.get(image.url)
    if mirror is None:
        return None
    file = _moderate(mirror)
    return replace(image, url=file.name, width=file.width, height=file.height)
