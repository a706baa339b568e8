"""JSON-LD: the object of a page that is its article, and the values in it.

JSON-LD 1.1 and https://schema.org/Article, as far as pages keep to them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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
# Of these and of others that a vocabulary may still get.
_ARTICLE_ENDINGS = ("Article", "Posting", "Recipe", "Report", "HowTo")
# What stands for the article where nothing else does: themes that know pages alone.
_PAGE_TYPES = frozenset("WebPage MedicalWebPage ItemPage AboutPage FAQPage".split())
_AROUND = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*+;?\s*+$"
)


@dataclass(frozen=True)
class LinkedData:
    """The objects that are articles, and the page's other objects by their `@id`."""

    articles: Sequence[Mapping[str, Any]] = ()
    page: Mapping[str, Any] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    everything: Sequence[Mapping[str, Any]] = ()  # all objects, in each other and by themselves

    @property
    def article(self) -> Mapping[str, Any]:
        """Return the first article, or {}."""
        return self.articles[0] if self.articles else {}

    @property
    def article_body(self) -> str:
        """Return the text of an article, which may have markup or entities in it, or ""."""
        bodies = (one.get("articleBody") for one in self.articles)
        return next((body for body in bodies if isinstance(body, str)), "")

    @cached_property
    def types(self) -> Counter[str]:
        """Return how often each type is stated, without the address of its vocabulary."""
        return Counter(name for one in self.everything for name in _types(one))

    @property
    def states_article(self) -> bool:
        """Tell whether an object is an article, wherever it stands."""
        return any(name.endswith(_ARTICLE_ENDINGS) for name in self.types)

    @property
    def authors(self) -> list[str]:
        """Return the `texts` of the authors that are no organisations.

        Search engines ask for an author, and publishers put themselves there.
        """
        values = self.get("author")
        return [
            text
            for value in (values if isinstance(values, list) else [values])
            if not (isinstance(value, dict) and _is_organisation(self._resolved(value)))
            for text in self._texts(value, 0)
        ]

    def get(self, key: str) -> Any:  # noqa: ANN401  # JSON
        """Return a value of the article, else of the page that it is on."""
        return self.article.get(key) or self.page.get(key)

    def texts(self, key: str) -> list[str]:
        """Return the texts or the names in a value, with what it refers to looked up."""
        return self._texts(self.get(key), 0)

    def article_texts(self, key: str) -> list[str]:
        """Return `texts` of the article alone: what a page has may be older, or a system's."""
        return self._texts(self.article.get(key), 0)

    def page_texts(self, key: str) -> list[str]:
        """Return `texts` of the page that the article is on alone."""
        return self._texts(self.page.get(key), 0)

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
    everything: list[Mapping[str, Any]] = []
    data = [_parsed(script, everything) for script in scripts]
    objects = [one for piece in data for one in _objects(piece, 0)][:_OBJECTS_MAX]
    by_id: dict[str, Mapping[str, Any]] = {}
    for one in objects:
        if isinstance(one.get("@id"), str) and (one.get("name") or one.get("url")):
            by_id.setdefault(one["@id"], one)
    return LinkedData(
        articles=[one for one in objects if _types(one) & _ARTICLE_TYPES],
        page=next((one for one in objects if _types(one) & _PAGE_TYPES), {}),
        by_id=by_id,
        everything=everything,
    )


def _types(one: Mapping[str, Any]) -> set[str]:
    stated = one.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _is_organisation(one: Mapping[str, Any]) -> bool:
    return any(name.endswith("Organization") for name in _types(one))


def _parsed(script: str, everything: list[Mapping[str, Any]]) -> Any:  # noqa: ANN401  # JSON
    """Return what a script holds, and add all objects in it to those that are known."""

    def note(one: dict[str, Any]) -> dict[str, Any]:
        everything.append(one)
        return one

    try:
        return json.loads(_AROUND.sub("", script), strict=False, object_hook=note)
    except (ValueError, RecursionError):
        return None  # broken JSON-LD is common; the page's other evidence stays


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
