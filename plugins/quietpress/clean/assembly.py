"""An article from its parts: the clean HTML, what is known of it, what was removed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import asdict, replace
from selectolax.lexbor import LexborHTMLParser

from ..article import Article, Hints, Image
from ..identity import article_guid
from ..text import fold, plain_text, shorten
from ..urls import absolute_url, without_tracking
from .examination import Verdict, removals
from .metadata import Metadata, bare_title
from .soup import Part

_SUMMARY_LENGTH_MAX = 300  # characters
_SUMMARY_PARAGRAPHS = 4
_TITLE_FROM_TEXT_MAX = 80  # characters


def assemble(body: str, found: Metadata, guid: str, verdicts: Iterable[Verdict]) -> Article:
    """Return the article of a document that came from nowhere: without origin and source.

    Args:
        body: the main content, sanitised.
        found: what is known of the article.
        guid: what its feed calls it, or "".
        verdicts: on the document's blocks.
    """
    # Only without an address or a title; on a long page, this takes as long as sanitising.
    words = "" if found.url and found.title else plain_text(body)
    return Article(
        guid=article_guid(guid=guid, url=found.url, source="", origin=words),
        url=found.url,
        title=found.title or shorten(words, _TITLE_FROM_TEXT_MAX),
        html=body,
        site_name=found.site_name,
        authors=found.authors,
        published=found.published,
        updated=found.updated,
        language=found.language,
        section=found.section,
        keywords=found.keywords,
        categories=found.categories or _filed_under(found),
        description=found.description,
        summary=_summary(body),
        removed=removals(verdicts),
    )


def _filed_under(found: Metadata) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (found.section, *found.keywords))))


def with_hints(found: Metadata, hints: Hints) -> Metadata:
    """Return what the page says of itself where its carrier is silent."""
    return replace(
        found,
        url=without_tracking(absolute_url(hints.url) or found.url),
        title=bare_title(hints.title, hints.site_name) or found.title,
        site_name=hints.site_name or found.site_name,
        authors=hints.authors or found.authors,
        published=hints.published or found.published,
        updated=hints.updated or found.updated,
        language=hints.language or found.language,
        categories=hints.categories or found.categories,
    )


def completed(found: Metadata, elsewhere: Metadata) -> Metadata:
    """Return what is known of an article, from another document of it where this is silent."""
    known = {name: value for name, value in asdict(found).items() if value}
    return replace(elsewhere, **known)


def lead_image(part: Part, stated: Image | None) -> Image | None:
    """Return the first picture that came with the article, else the one that the page states."""
    for image in part.named("img", "amp-img"):
        if str(image["src"]).startswith("media/") or (stated and image["src"] == stated.url):
            return Image(
                url=str(image["src"]),
                alt=str(image.get("alt") or ""),
                width=int(str(image["width"])) if image.get("width") else None,
                height=int(str(image["height"])) if image.get("height") else None,
            )
    return stated


def _summary(html: str) -> str:
    """Return the article's first words, without headings and captions."""
    beginning = "</p>".join(html.split("</p>", _SUMMARY_PARAGRAPHS)[:_SUMMARY_PARAGRAPHS])
    body = LexborHTMLParser(beginning).body
    # A first selector takes longer to be made ready than so little takes to be looked through.
    paragraphs = [node.text() for node in body.traverse() if node.tag == "p"] if body else []
    return shorten(fold(" ".join(paragraphs)), _SUMMARY_LENGTH_MAX)
