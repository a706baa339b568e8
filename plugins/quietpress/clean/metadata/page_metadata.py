"""What a page says of itself: JSON-LD, Open Graph, meta elements, microdata, bylines.

Only evidence on the page counts; what it does not say stays empty.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ...article import Image
from ...text import fold
from ...urls import absolute_url, host_of
from .dates import parse_date
from .names import read_authors

_TITLE_LENGTH_MAX = 300  # characters
_CATEGORIES_MAX = 12
_JSON_DEPTH_MAX = 12
# Controls and halves of characters: escapes can name them, and no page and no feed can hold them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

# https://schema.org/Article and its subtypes, and what else carries one article.
_ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting TechArticle "
    "ScholarlyArticle SocialMediaPosting Report Recipe Review HowTo SatiricalArticle "
    "AdvertiserContentArticle".split()
)
_SEPARATORS = re.compile(r"\s+[|·•–—»«:~/\\-]+\s+|\s*[|»·]\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_DATE_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)"
)

# Names of meta elements, lower case, the most trustworthy first.
_PUBLISHED = (
    "article:published_time article.published og:published_time datepublished pubdate publishdate "
    "publish-date publish_date published-date parsely-pub-date sailthru.date dc.date.issued "
    "dcterms.issued dcterms.created dc.date.created dc.date date citation_publication_date "
    "cxenseparse:recs:publishtime rnews:datepublished"
).split()
_UPDATED = (
    "article:modified_time article:updated_time og:updated_time datemodified dcterms.modified "
    "dc.date.modified last-modified lastmod revised"
).split()
_AUTHORS = (
    "author article:author article:author_name parsely-author sailthru.author dc.creator "
    "dcterms.creator byl citation_author cxenseparse:author"
).split()
_CATEGORY_NAMES = ("article:section", "article:tag")
_STATING = (
    'meta[content],script[type*="ld+json"],link[rel~=canonical][href],title,h1,time,'
    "[itemprop=datePublished]"
)
# Where themes and content systems print the byline, the narrowest first: the mark of an element,
# and what inside it has the name ("": all of it).
_REL_AUTHOR, _PROP_AUTHOR = "rel=author", "itemprop=author"
_BYLINES = (
    (_REL_AUTHOR, ""), (_PROP_AUTHOR, "[itemprop=name]"), (_PROP_AUTHOR, ""), ("author-name", ""),
    ("byline-name", ""), ("byline__name", ""), ("byline", "a"), ("post-author", "a"),
    ("entry-author", ""), ("vcard", ".fn"), ("author", "a"), ("submitted", ""), ("byline", ""),
    ("post-author", ""), ("article-author", ""), ("c-byline", ""), ("author", ""),
)  # fmt: skip
# All of them: a selector costs as much as a page has elements, so few are better than one each.
_MARKED = (
    "[rel~=author],[itemprop=author],[class*=author],[class*=byline],[class~=submitted],"
    "[class~=vcard]"
)
_BYLINES_MAX = 3  # of one kind; more are those of other articles
_HOLDERS_MAX = 50  # of one kind that are looked into; they may lie in each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; "", () and None: nothing."""

    url: str = ""  # canonical, absolute
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    site_name: str = ""
    categories: tuple[str, ...] = ()
    description: str = ""
    image: Image | None = None


def read_metadata(tree: LexborHTMLParser, url: str = "") -> Metadata:
    """Return what a parsed page says of itself.

    Args:
        tree: the whole page, nothing taken out.
        url: where it was found, absolute, or "".
    """
    found = _found_by_tag(tree)
    meta = _meta_elements(found["meta"])
    linked = _linked_data(found["script"])
    canonical = _canonical(found["link"], meta, linked, url)
    site_name = _site_name(meta, linked)
    return Metadata(
        url=canonical,
        title=_title(found, meta, linked, site_name, host_of(canonical or url)),
        authors=_authors(tree, meta, linked, site_name),
        published=_published(found, meta, linked, canonical or url),
        updated=_first_date([linked.get("dateModified"), *(meta.get(name) for name in _UPDATED)]),
        language=_language(tree, meta, linked),
        site_name=site_name,
        categories=_categories(found["meta"], linked),
        description=fold(meta.get("og:description") or meta.get("description") or ""),
        image=_image(meta, linked, canonical or url),
    )


def bare_title(title: str, site_name: str, host: str = "") -> str:
    """Return a page's title without the name of its site before or after it."""
    title = fold(_without_controls(title))[:_TITLE_LENGTH_MAX]
    names = {_letters(name) for name in (site_name, host, host.rsplit(".", 1)[0]) if _letters(name)}
    pieces = list(_SEPARATORS.finditer(title))
    for piece in pieces:
        if _letters(title[: piece.start()]) in names:
            return bare_title(title[piece.end() :], site_name, host)
    for piece in reversed(pieces):
        if _letters(title[piece.end() :]) in names:
            return bare_title(title[: piece.start()], site_name, host)
    return title


def _without_controls(text: str) -> str:
    return text if text.isprintable() else _CONTROL.sub("", text)  # most are


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _found_by_tag(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """Return the elements that state something, by tag; those with a date under "[date]" as well.

    One look over the page for all of them: each takes as long as the page is large.
    """
    found: dict[str, list[LexborNode]] = defaultdict(list)
    for node in _select(tree, _STATING):
        found[node.tag or ""].append(node)
        if node.attributes.get("itemprop") == "datePublished":
            found["[date]"].append(node)
    return found


def _select(tree: LexborHTMLParser, selectors: str) -> Iterable[LexborNode]:
    """Return the elements that one of the selectors names, each once; the parser does for each."""
    return {node.mem_id: node for node in tree.css(selectors)}.values()


def _meta_elements(nodes: Iterable[LexborNode]) -> dict[str, str]:
    """Return the content of meta elements by property, name or itemprop; the first one counts."""
    found: dict[str, str] = {}
    for node in nodes:
        attributes = node.attributes
        content = _without_controls(attributes.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(nodes: Iterable[LexborNode]) -> dict[str, Any]:
    """Return the first JSON-LD object of the page that is an article, or {}."""
    for node in nodes:
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*+;?\s*+$", "", node.text())
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common; the page's other evidence stays
        for one in _objects(data):
            types = {name.rpartition("/")[2] for name in _strings(one.get("@type"))}
            if types & _ARTICLE_TYPES:
                return one
    return {}


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # JSON
    if depth > _JSON_DEPTH_MAX:
        return
    if isinstance(data, list):
        for one in data:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)


def _strings(value: Any, depth: int = 0) -> list[str]:  # noqa: ANN401  # JSON
    """Return the names in a JSON-LD value: a string, an object with a name or URL, or a list."""
    if isinstance(value, str):
        return [_without_controls(value)]
    if depth > _JSON_DEPTH_MAX:
        return []
    if isinstance(value, dict):
        return _strings(value.get("name") or value.get("url") or value.get("@id"), depth + 1)
    if isinstance(value, list):
        return [text for one in value for text in _strings(one, depth + 1)]
    return []


def _first_string(value: Any) -> str:  # noqa: ANN401  # JSON
    return next(iter(_strings(value)), "")


def _canonical(
    links: Sequence[LexborNode], meta: dict[str, str], linked: dict[str, Any], url: str
) -> str:
    """Return the page's own idea of its address; one on another site than `url` does not count."""
    candidates = [
        *(link.attributes.get("href") or "" for link in links[:1]),
        meta.get("og:url", ""),
        _first_string(linked.get("mainEntityOfPage")),
        _first_string(linked.get("url")),
    ]
    for candidate in candidates:
        absolute = absolute_url(candidate, url).partition("#")[0]
        is_elsewhere = bool(url) and host_of(absolute) != host_of(url)
        if absolute and not is_elsewhere and not _is_front_page(absolute):
            return absolute
    return url


def _is_front_page(url: str) -> bool:
    """Tell whether a URL is that of a whole site, as some name it on each of their pages."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _site_name(meta: dict[str, str], linked: dict[str, Any]) -> str:
    candidates = (
        meta.get("og:site_name"),
        _first_string(linked.get("publisher")),
        meta.get("application-name"),
        meta.get("apple-mobile-web-app-title"),
    )
    names = [fold(name) for name in candidates if name and not name.startswith(("http:", "https:"))]
    return names[0][:_TITLE_LENGTH_MAX] if names else ""


def _title(
    found: Mapping[str, list[LexborNode]],
    meta: dict[str, str],
    linked: dict[str, Any],
    site_name: str,
    host: str,
) -> str:
    """Return the headline: the one on the page where it is also in the page's other titles."""
    # Of several, the head's: drawings in the body have a title too.
    stated = sorted(
        found["title"], key=lambda node: not (node.parent and node.parent.tag == "head")
    )
    titles = [
        bare_title(title, site_name, host)
        for title in (
            meta.get("og:title", ""),
            _first_string(linked.get("headline")),
            meta.get("twitter:title", ""),
            *(node.text() for node in stated[:1]),
        )
        if title
    ]
    headlines = [fold(_without_controls(h1.text())) for h1 in found["h1"]]
    for headline in headlines:
        if headline and any(
            _letters(headline) in _letters(title) or _letters(title) in _letters(headline)
            for title in titles
        ):
            return headline[:_TITLE_LENGTH_MAX]
    if titles:
        return next((title for title in titles if title), "")
    return next((headline for headline in headlines if headline), "")[:_TITLE_LENGTH_MAX]


def _authors(
    tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, Any], site_name: str
) -> tuple[str, ...]:
    if names := read_authors(_strings(linked.get("author")), site_name):
        return names
    for key in _AUTHORS:
        if names := read_authors([meta.get(key, "")], site_name):
            return names
    marked = _marked(tree)
    for mark, inside in _BYLINES:
        nodes = _named_in(marked.get(mark, []), inside)[:_BYLINES_MAX]
        if names := read_authors([node.text(separator=" ") for node in nodes], site_name):
            return names
    return ()


def _marked(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """Return the elements that may have a byline, by class, "rel=author" or "itemprop=author"."""
    marked: dict[str, list[LexborNode]] = {}
    for node in _select(tree, _MARKED):
        attributes = node.attributes
        marks = dict.fromkeys((attributes.get("class") or "").split())
        if "author" in (attributes.get("rel") or "").split():
            marks[_REL_AUTHOR] = None
        if attributes.get("itemprop") == "author":
            marks[_PROP_AUTHOR] = None
        for mark in marks:
            marked.setdefault(mark, []).append(node)
    return marked


def _named_in(holders: list[LexborNode], inside: str) -> list[LexborNode]:
    """Return the elements below the holders that a selector names, each once; "": the holders."""
    if not inside:
        return holders
    # The parser takes the holder itself for one inside it.
    found = {
        node.mem_id: node
        for holder in holders[:_HOLDERS_MAX]
        for node in holder.css(inside)
        if node.mem_id != holder.mem_id
    }
    return list(found.values())


def _published(
    found: Mapping[str, list[LexborNode]], meta: dict[str, str], linked: dict[str, Any], url: str
) -> datetime | None:
    stated = [linked.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)]
    stated += [
        node.attributes.get("datetime") or node.attributes.get("content") or node.text()
        for node in found["[date]"][:2]
    ]
    stated += [_time_text(node) for node in found["time"][:1]]
    if moment := _first_date(stated):
        return moment
    in_path = _DATE_IN_PATH.search(url)
    return parse_date("-".join(part.zfill(2) for part in in_path.groups())) if in_path else None


def _time_text(node: LexborNode) -> str:
    return node.attributes.get("datetime") or node.text()


def _first_date(candidates: list[Any]) -> datetime | None:
    for candidate in candidates:
        if isinstance(candidate, str) and (found := parse_date(candidate)):
            return found
    return None


def _language(tree: LexborHTMLParser, meta: dict[str, str], linked: dict[str, Any]) -> str:
    attributes = tree.root.attributes if tree.root else {}
    for candidate in (
        attributes.get("lang"),
        attributes.get("xml:lang"),
        _first_string(linked.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("language"),
    ):
        if candidate and _LANGUAGE.fullmatch(candidate.strip()):
            return candidate.strip().replace("_", "-")
    return ""


def _categories(meta: Iterable[LexborNode], linked: dict[str, Any]) -> tuple[str, ...]:
    stated = [*_strings(linked.get("articleSection")), *_strings(linked.get("keywords"))]
    for node in meta:
        attributes = node.attributes
        if attributes.get("property") in _CATEGORY_NAMES or attributes.get("name") == "keywords":
            stated.append(attributes.get("content") or "")
    words = [fold(word) for text in stated for word in re.split("[,;，、]", text)]
    return tuple(dict.fromkeys(word for word in words if 0 < len(word) <= 60))[:_CATEGORIES_MAX]  # noqa: PLR2004


def _image(meta: dict[str, str], linked: dict[str, Any], url: str) -> Image | None:
    stated = linked.get("image")
    first = stated[0] if isinstance(stated, list) and stated else stated
    candidates = (
        meta.get("og:image:secure_url"),
        meta.get("og:image"),
        meta.get("twitter:image"),
        first.get("url") if isinstance(first, dict) else first,
    )
    texts = (one for one in candidates if isinstance(one, str))
    absolute = next(filter(None, (absolute_url(text, url) for text in texts)), "")
    if not absolute:
        return None
    return Image(
        url=absolute,
        alt=fold(meta.get("og:image:alt", "")),
        width=_pixels(meta.get("og:image:width", "")),
        height=_pixels(meta.get("og:image:height", "")),
    )


def _pixels(text: str) -> int | None:
    return int(text) if re.fullmatch("[1-9][0-9]{0,4}", text) else None
