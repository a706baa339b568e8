"""stub, replaced soon"""

from __future__ import annotations
from dataclasses import dataclass, replace
import nh3
from ..article import Article, Capture, Hints
from ..errors import ArticleError
from ..identity import article_guid
from ..settings import Following
from ..text import plain_text, shorten
from ..urls import host_of
from slugify import slugify


@dataclass(frozen=True)
class Verdict:
    text: str
    rule: str


@dataclass(frozen=True)
class Examination:
    article: Article
    verdicts: tuple[Verdict, ...]


def clean_article(document, url="", hints=Hints(), *, media_type="text/html", **kw):
    text = document.decode("utf-8", "replace") if isinstance(document, bytes) else document
    if media_type == "text/plain":
        lines = [l for l in text.splitlines() if l.strip()]
        title = hints.title or lines[0]
        html = "".join(f"<p>{nh3.clean_text(l)}</p>" for l in lines[1:])
    else:
        import re

        m = re.search(r"<title[^>]*>(.*?)</title>", text, re.S)
        title = hints.title or (m[1].strip() if m else "Untitled")
        html = nh3.clean(text)
    if len(html) < 50:
        raise ArticleError("", "no article text in it")
    url = hints.url or url
    return Article(
        guid=article_guid(guid=hints.guid, url=url, source="", origin=""),
        url=url,
        title=title,
        html=html,
        authors=hints.authors,
        published=hints.published,
        updated=hints.updated,
        language=hints.language,
        categories=hints.categories,
        site_name=hints.site_name,
        summary=shorten(plain_text(html), 300),
    )


def clean_capture(capture: Capture, following: Following) -> Article:
    try:
        a = clean_article(
            capture.body, capture.hints.url, capture.hints, media_type=capture.media_type
        )
    except ArticleError as e:
        raise ArticleError(capture.origin, e.problem) from e
    source = capture.source or slugify(host_of(a.url), max_length=80) or "saved"
    s = following.sources.get(source)
    return replace(
        a,
        origin=capture.origin,
        source=source,
        published=min(a.published or capture.captured, capture.captured),
        guid=article_guid(guid=capture.hints.guid, url=a.url, source=source, origin=capture.origin),
        site_name=(s.name if s else "") or a.site_name or source,
    )


def examine(*a, **k):
    raise NotImplementedError
