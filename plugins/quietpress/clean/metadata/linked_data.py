"""JSON-LD: the object of a page that is its article, and the values in it.

JSON-LD 1.1 and https://schema.org/Article, as far as pages keep to them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from ...text import without_controls

_DEPTH_MAX = 12
_OBJECTS_MAX = 500

# https://schema.org/Article and its subtypes, and what else carries one article.
_ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting TechArticle "
    "ScholarlyArticle SocialMediaPosting Report Recipe Review HowTo SatiricalArticle "
    "AdvertiserContentArticle MedicalScholarlyArticle DiscussionForumPosting".split()
)
# What stands for the article where nothing else does: themes that know pages alone.
_PAGE_TYPES = frozenset("WebPage MedicalWebPage ItemPage AboutPage FAQPage".split())
_AROUND = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*+;?\s*+$"
)


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The object that is the article, and the page's other objects by their `@id`."""

    article: Mapping[str, Any] = field(default_factory=dict)
    page: Mapping[str, Any] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def get(self, key: str) -> Any:  # noqa: ANN401  # JSON
        """Return a value of the article, else of the page that it is on."""
        return self.article.get(key) or self.page.get(key)

    def texts(self, key: str) -> list[str]:
        """Return the texts or the names in a value, with what it refers to looked up."""
        return self._texts(self.get(key), 0)

    def article_texts(self, key: str) -> list[str]:
        """Return `texts` of the article alone: what a page has may be older, or a system's."""
        return self._texts(self.article.get(key), 0)

    def text(self, key: str) -> str:
        """Return the first of `texts`, or ""."""
        return next(iter(self.texts(key)), "")

    def objects(self, key: str) -> list[Mapping[str, Any]]:
        """Return the objects in a value, with what they refer to looked up."""
        value = self.get(key)
        values = value if isinstance(value, list) else [value]
        return [self._resolved(one) for one in values if isinstance(one, dict)]

    def _resolved(self, one: Mapping[str, Any]) -> Mapping[str, Any]:
        is_reference = not (one.get("name") or one.get("url"))
        return self.by_id.get(str(one.get("@id")), one) if is_reference else one

    def _texts(self, value: Any, depth: int) -> list[str]:  # noqa: ANN401  # JSON
        if isinstance(value, str):
            return [_text(value)]
        if depth > _DEPTH_MAX:
            return []
        if isinstance(value, dict):
            one = self._resolved(value)
            name = one.get("name") or one.get("url") or one.get("@id")
            return self._texts(name, depth + 1)
        if isinstance(value, list):
            return [text for one in value for text in self._texts(one, depth + 1)]
        return []


def read_linked_data(scripts: Iterable[str]) -> LinkedData:
    """Return what the JSON-LD of a page says of its article; broken JSON says nothing."""
    objects = [one for script in scripts for one in _objects_of(script)][:_OBJECTS_MAX]
    by_id: dict[str, Mapping[str, Any]] = {}
    for one in objects:
        if isinstance(one.get("@id"), str) and (one.get("name") or one.get("url")):
            by_id.setdefault(one["@id"], one)
    return LinkedData(
        article=_first_of(objects, _ARTICLE_TYPES),
        page=_first_of(objects, _PAGE_TYPES),
        by_id=by_id,
    )


def _first_of(objects: Iterable[Mapping[str, Any]], types: frozenset[str]) -> Mapping[str, Any]:
    return next((one for one in objects if _types(one) & types), {})


def _types(one: Mapping[str, Any]) -> set[str]:
    stated = one.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _objects_of(script: str) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(_AROUND.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return  # broken JSON-LD is common; the page's other evidence stays
    yield from _objects(data, 0)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # JSON
    if depth > _DEPTH_MAX:
        return
    if isinstance(data, list):
        for one in data:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author"):
            yield from _objects(data.get(key), depth + 1)


def _text(value: str) -> str:
    """Return a text as it is meant: many systems escape for HTML what JSON holds."""
    return without_controls(unescape(value) if "&" in value else value)
