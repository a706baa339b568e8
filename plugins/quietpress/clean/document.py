"""One document, decoded, and what it holds: an article, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from ..article import Article, Hints, MediaType, Picture
from ..errors import ArticleError
from ..trouble import Trouble
from ..urls import absolute_url
from .assembly import assemble, completed, lead_image, with_hints
from .blocks import Page, count_words
from .boilerplate import remove_boilerplate
from .decode import readable_utf8
from .embeds import replace_embeds
from .examination import Examination, Verdict, refine
from .images.inline import take_inline_pictures
from .images.repair import repair_images
from .kinds import PageVerdict, judge_page
from .links import repair_links
from .main_content import Judgement, judge_blocks, judge_fragment
from .metadata import Metadata, read_metadata, read_statements
from .model import Forest
from .naming import KEPT
from .nesting import nests_deeper
from .picture_files import picture_name
from .plain_text import judge_lines
from .reading import read_page
from .sanitize import sanitize
from .selectors import selectors
from .site_memory import SiteMemory, repeated_keys
from .soup import Part
from .source_rules import Selection, SourceRules
from .structure import compose
from .subtree import chosen_part

_SIZE_MAX = 10_000_000  # bytes
_NESTING_MAX = 5000  # elements; pages that forget end tags have hundreds open
_WORDS_MIN = 20  # fewer in a plain text are no article
TEASER_WORDS_MAX = 400  # with more, a page is no part of a text that stands elsewhere
_PAGE = re.compile(rb"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside what it says."""

    url: str  # where it was found
    hints: Hints
    pictures: Mapping[str, Picture]
    memory: SiteMemory | None
    rules_at: Callable[[str], SourceRules]  # those of its source, by the article's URL
    forest: Forest  # the model
    is_explained: bool = False  # each verdict comes with the evidence for it
    # What another document of the same article says of it.
    elsewhere: Metadata = field(default_factory=Metadata)


def as_utf8(document: str | bytes, charset: str = "") -> bytes:
    """Return a document in UTF-8.

    Raises:
        ArticleError: it is too large to read, or no text.
    """
    if len(document) > _SIZE_MAX:
        raise ArticleError("", f"larger than {_SIZE_MAX // 1_000_000} MB")
    return readable_utf8(document, charset)


def examine_document(document: bytes, media_type: MediaType, known: Known) -> Examination:
    """Return an article and how it was found, of a document in UTF-8.

    Raises:
        ArticleError: the document is too deep to read.
    """
    if not document or document.isspace():
        return Examination(None, "the document is empty", ())
    url = absolute_url(known.url)
    if media_type == "text/plain":
        return _examine_text(document.decode(), url, known)
    if nests_deeper(document, _NESTING_MAX):
        raise ArticleError("", f"more than {_NESTING_MAX} elements are open at once")
    return _examine_html(document, url, known)


def _examine_html(html: bytes, url: str, known: Known) -> Examination:
    examination, part, base = _choose_part(html, url, known)
    if part is None:
        return examination
    verdicts = refine(examination.verdicts, remove_boilerplate(part))
    is_article = examination.page is None or examination.page.kind == "article"
    article = _article(part, base, known, examination.found, verdicts) if is_article else None
    part.take_apart()
    if article is None:
        return replace(examination, verdicts=verdicts)
    return replace(examination, article=article, problem="", trouble=None, verdicts=verdicts)


class _Chosen(NamedTuple):
    """What was chosen of a page that was judged, when its tree and its blocks have gone."""

    examination: Examination  # without an article
    part: Part | None  # that holds the article; None: there is none
    base: str  # absolute URL that addresses in it resolve against, or ""


def _choose_part(html: bytes, url: str, known: Known) -> _Chosen:
    """Return the part of a page that holds its article, with what was decided on the page."""
    tree = LexborHTMLParser(html)
    if tree.body is None:  # a frameset
        return _Chosen(Examination(None, "the page has no body", ()), None, "")
    page = read_page(tree.body)
    stated = read_statements(tree, url)
    found = with_hints(read_metadata(stated, page), known.hints)
    found = completed(found, known.elsewhere)
    is_page = _PAGE.search(html) is not None
    judged = _judged(page, found, known) if is_page else judge_fragment(page, known.forest)
    selection = Selection(tree, page, known.rules_at(found.url))
    rules = selection.overrule(judged.rules)
    blocks = _verdicts(page, rules, judged, known)
    kind = judge_page(stated, page, rules, found) if is_page else None
    examination = Examination(
        article=None,
        problem=f"no article: {kind or 'an empty entry'}",
        verdicts=refine(blocks, selection.cut(rules)),
        matched=selection.matched,
        trouble=_trouble(kind),
        page=kind,
        found=found,
        article_body=stated.linked.article_body if _is_short(page, rules) else "",
    )
    part = chosen_part(page, [rule == KEPT for rule in rules])
    own = url or found.url
    base = absolute_url(stated.base, own) or own  # WHATWG HTML, section 4.2.3
    return _Chosen(examination, part, base)


def _trouble(kind: PageVerdict | None) -> Trouble | None:
    """Return what speaks against a document; None: its page is that of an article."""
    if kind is None:
        return Trouble("no text")
    return None if kind.kind == "article" else Trouble(kind.kind)


def _judged(page: Page, found: Metadata, known: Known) -> Judgement:
    repeated = repeated_keys(known.memory, found.url) if known.memory else None
    return judge_blocks(
        page,
        found.title,
        known.forest,
        repeated,
        description=found.description,
        language=found.language,
    )


def _verdicts(page: Page, rules: Sequence[str], judged: Judgement, known: Known) -> list[Verdict]:
    reasons = judged.reasons(known.forest) if known.is_explained else [()] * len(rules)
    tags = [page.elements[block.element].tag for block in page.blocks]
    texts = [block.text for block in page.blocks]
    rows = zip(texts, tags, rules, judged.scores, reasons, selectors(page, rules), strict=True)
    return list(map(partial(tuple.__new__, Verdict), rows))  # `_make` takes four times as long


def _is_short(page: Page, rules: Sequence[str]) -> bool:
    kept = zip(page.blocks, rules, strict=True)
    return sum(block.words for block, rule in kept if rule == KEPT) <= TEASER_WORDS_MAX


def _article(
    part: Part, base: str, known: Known, found: Metadata, verdicts: Iterable[Verdict]
) -> Article:
    """Return the article in the chosen part of a page, which is repaired and sanitised."""
    pictures = {**known.pictures, **take_inline_pictures(part)}
    replace_embeds(part, base, pictures)
    repair_images(part, base, pictures)
    repair_links(part, base)
    body = sanitize(compose(part))
    named = {picture_name(picture): picture for picture in pictures.values()}
    return replace(
        assemble(body, found, known.hints.guid, verdicts),
        image=lead_image(part, found.image),
        pictures={name: picture for name, picture in named.items() if name in body},
    )


def _examine_text(text: str, url: str, known: Known) -> Examination:
    lines = judge_lines(text, known.hints.title or known.elsewhere.title)
    verdicts = tuple(Verdict(line.text, "", line.rule) for line in lines)
    kept = [line.text for line in lines if line.rule == KEPT]
    words = sum(count_words(line) for line in kept)
    if words < _WORDS_MIN:
        return Examination(None, f"no article: only {words} words of text", verdicts)
    title = next((line.text for line in lines if line.rule == "title"), "")
    found = with_hints(Metadata(url=url, title=title), known.hints)
    found = completed(found, known.elsewhere)
    body = sanitize("\n".join(f"<p>{escape(line, quote=False)}</p>" for line in kept))
    article = assemble(body, found, known.hints.guid, verdicts)
    return Examination(article, "", verdicts, found=found)
