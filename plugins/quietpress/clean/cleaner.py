"""A document in, its article out, and on request the verdict on each of its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from slugify import slugify

from ..article import Article, Capture, Hints, MediaType, Variant
from ..errors import ArticleError
from ..identity import article_guid
from ..settings import Following
from ..urls import host_of
from .document import Known, as_utf8, examine_document
from .examination import Examination
from .fallbacks import alternatives, best_text
from .model import Forest, shipped_forest
from .site_memory import SiteMemory
from .source_rules import SourceRules


class _Others(NamedTuple):
    """What else is at hand of a document's article."""

    variants: Iterable[Variant]
    feed_text: str


def clean_article(  # noqa: PLR0913  # the document, and eight things that may be known of it
    document: str | bytes,
    url: str = "",
    hints: Hints | None = None,
    *,
    media_type: MediaType = "text/html",
    memory: SiteMemory | None = None,
    rules: SourceRules | None = None,
    forest: Forest | None = None,
    variants: Iterable[Variant] = (),
    feed_text: str = "",
) -> Article:
    """Return the article in a page, a feed entry or a plain text, without its clutter.

    A pure function: the same input gives the same article.

    Args:
        document: HTML or plain text; bytes are decoded as a browser would.
        url: where the document was found, absolute; relative links resolve against it. An
            address that no browser would open counts as unknown, here and in `hints`.
        hints: what its carrier says of it, which wins over what the page says.
        media_type: "text/html" or "text/plain".
        memory: of the page's host; what repeats there counts against a block. Feed entries
            and plain texts, which are not judged block by block, go without.
        rules: CSS selectors of what stays and what goes, whatever else speaks for or against
            it; plain texts have nothing to select.
        forest: the model that judges the blocks; None: the one that comes with the package.
        variants: other pages of the same article, which are taken where this one is refused.
        feed_text: what its feed says of it, in HTML; the last resort.

    Raises:
        ArticleError: there is no article in the document, or it is too large
            or too deep to read, and nothing else is at hand.
    """
    hints = hints or Hints()
    known = Known(
        hints.url or url,
        hints,
        {},
        memory,
        lambda _: rules or SourceRules(),
        forest or shipped_forest(),
    )
    others = _Others(variants, feed_text)
    examination = _examine(document, "", media_type, known, others)
    if examination.article is None:
        raise ArticleError("", examination.problem, examination.trouble)
    return examination.article


def clean_capture(capture: Capture, following: Following) -> Article:
    """Return the article of a capture, with the identity and source that it has for this site.

    Raises:
        ArticleError: there is no article in it; the error names the capture's origin.
    """
    examination = examine_capture(capture, following)
    if examination.article is None:
        raise ArticleError(capture.origin, examination.problem, examination.trouble)
    return examination.article


def examine_capture(
    capture: Capture, following: Following, memory: SiteMemory | None = None
) -> Examination:
    """Return what `clean_capture` returns, with the verdict on every block.

    Args:
        capture: the document.
        following: what is known of its source, and the rules for its pages.
        memory: as for `clean_article`.

    Raises:
        ArticleError: the document is too large or too deep to read.
    """
    return _examine_capture(_known_of(capture, following, memory), capture, following)


def explain_capture(capture: Capture, following: Following) -> Examination:
    """Return what `examine_capture` does, with the evidence for every verdict.

    Raises:
        ArticleError: the document is too large or too deep to read.
    """
    known = replace(_known_of(capture, following, None), is_explained=True)
    return _examine_capture(known, capture, following)


def _known_of(capture: Capture, following: Following, memory: SiteMemory | None) -> Known:
    return Known(
        capture.hints.url,
        capture.hints,
        capture.pictures,
        memory,
        lambda url: _source_rules(following, _source_of(capture, url)),
        shipped_forest(),
    )


def _examine_capture(known: Known, capture: Capture, following: Following) -> Examination:
    others = _Others(capture.variants, capture.feed_text)
    try:
        examination = _examine(capture.body, capture.charset, capture.media_type, known, others)
    except ArticleError as error:
        raise ArticleError(capture.origin, error.problem, error.trouble) from error
    if examination.article is None:
        return examination
    return replace(examination, article=_at_home(examination.article, capture, following))


def _examine(
    document: str | bytes, charset: str, media_type: MediaType, known: Known, others: _Others
) -> Examination:
    failure: ArticleError | None = None
    try:
        first = examine_document(as_utf8(document, charset), media_type, known)
    except ArticleError as error:
        first, failure = Examination(None, error.problem, (), trouble=error.trouble), error
    at_hand = alternatives(others.variants, first.article_body, others.feed_text)
    best = best_text(first, at_hand, known)
    if best.article is None and failure:
        raise failure
    return best


def _at_home(article: Article, capture: Capture, following: Following) -> Article:
    """Give an article what depends on where it was found: source, id, and a date that was."""
    host, source = host_of(article.url), _source_of(capture, article.url)
    known = following.sources.get(source)
    # A page that says only when it was changed last is nearer to that than to when we saw it.
    appeared = article.published or article.updated or capture.captured
    return replace(
        article,
        guid=article_guid(
            guid=capture.hints.guid, url=article.url, source=source, origin=capture.origin
        ),
        origin=capture.origin,
        source=source,
        site_name=(known.name if known else "") or article.site_name or host or source.capitalize(),
        language=article.language or (known.language if known else ""),
        published=min(appeared, capture.captured),
        comments_url=capture.hints.comments_url,
        enclosures=capture.hints.enclosures,
        episode=capture.hints.episode,
    )


def _source_of(capture: Capture, url: str) -> str:
    """Return the key of the source that an article belongs to."""
    return capture.source or slugify(host_of(url), max_length=80) or "saved"


def _source_rules(following: Following, source: str) -> SourceRules:
    known = following.sources.get(source)
    return SourceRules(known.keep, known.remove) if known else SourceRules()
