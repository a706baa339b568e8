"""The text of an article where its page has none, or only a part of it.

The order is: another page of the same article, the page's JSON-LD, its feed. The page itself wins
unless it is refused, or its text is the beginning of the other one; what is refused itself never
takes the place of anything.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from ..article import Article, MediaType, TextSource, Variant
from ..errors import ArticleError
from ..text import letters_in, plain_text
from ..trouble import Trouble
from .blocks import count_words
from .document import TEASER_WORDS_MAX, Known, as_utf8, examine_document
from .examination import Examination
from .metadata import Metadata

log = logging.getLogger(__name__)

_WORDS_MIN = 20  # fewer are a line about an article, not its text
_PART_SHARE_MAX = 2 / 3  # of the words of the whole
_FOUND_SHARE_MIN = 0.7  # of a part's pieces that stand in the whole
_PIECE = 16  # letters: some four words; a repaired comma splits few of them
_WHOLE_LENGTH_MAX = 200_000  # characters
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

# Such a page is the article's own, though its text is not there: what it says of itself is true.
_TELLING = frozenset({"article", "paywall stub", "empty shell", "no text"})


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another text of the same article."""

    source: TextSource
    document: str | bytes
    media_type: MediaType = "text/html"
    charset: str = ""
    url: str = ""  # that relative addresses resolve against; "": that of the page


def alternatives(
    variants: Iterable[Variant], article_body: str, feed_text: str
) -> Iterator[Alternative]:
    """Yield what else is at hand of an article, in the order in which it is taken.

    Args:
        variants: other pages of it.
        article_body: of its page's JSON-LD: plain text, often with markup or entities in it.
        feed_text: HTML.
    """
    for variant in variants:
        yield Alternative(variant.kind, variant.body, charset=variant.charset, url=variant.url)
    if article_body:
        text = article_body if _TAG.search(article_body) else unescape(article_body)
        is_marked_up = _TAG.search(text) is not None
        yield Alternative("articleBody", text, "text/html" if is_marked_up else "text/plain")
    if feed_text:
        yield Alternative("feed", feed_text)


def best_text(first: Examination, others: Iterable[Alternative], known: Known) -> Examination:
    """Return the examination of a document, or of the first alternative that is better.

    The article then says where its text is from, and why; what is known of it beside the text
    is the document's, where that tells of it.

    Args:
        first: of the document itself.
        others: what else is at hand.
        known: of the document, beside what it says.
    """
    others = tuple(others)
    if not others:
        return first
    own = plain_text(first.article.html) if first.article else ""
    if count_words(own) > TEASER_WORDS_MAX:
        return first
    is_telling = first.page is None or first.page.kind in _TELLING
    elsewhere = first.found if is_telling else Metadata()
    hints = replace(known.hints, url=known.hints.url or elsewhere.url or known.url)
    known = replace(known, hints=hints, elsewhere=elsewhere)
    for other in others:
        found = _examined(other, known)
        if found is None or found.article is None:
            continue
        if article := _in_place_of(first, own, found.article):
            article = replace(article, text_from=other.source)
            matched = first.matched | found.matched
            return replace(found, article=article, page=first.page, matched=matched)
    return first


def _in_place_of(first: Examination, own: str, article: Article) -> Article | None:
    """Return an article with the reason why it is taken instead of the document's own.

    None: it is not.
    """
    text = plain_text(article.html)
    own_words, words = count_words(own), count_words(text)
    if first.article is None:
        problem = first.problem.removeprefix("no article: ")
        reason = f"the page cannot be used: {problem}"
        taken = replace(article, text_reason=reason, text_trouble=first.trouble)
        return taken if words >= _WORDS_MIN else None
    if own_words <= _PART_SHARE_MAX * words and _is_part(own, text):
        reason = f"the page has only {own_words} of its {words} words"
        trouble = Trouble("part", own_words=own_words, all_words=words)
        return replace(article, text_reason=reason, text_trouble=trouble)
    return None


def _examined(other: Alternative, known: Known) -> Examination | None:
    try:
        document = as_utf8(other.document, other.charset)
        known = replace(known, url=other.url or known.url)
        return examine_document(document, other.media_type, known)
    except ArticleError as error:
        log.debug("the text (%s) cannot be used: %s", other.source, error.problem)
        return None


def _is_part(part: str, whole: str) -> bool:
    """Tell whether most of a text stands in another one, whatever its marks and spaces."""
    letters, all_letters = letters_in(part), letters_in(whole[:_WHOLE_LENGTH_MAX])
    pieces = [letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE)]
    found = sum(piece in all_letters for piece in pieces)
    return found >= _FOUND_SHARE_MIN * len(pieces)
