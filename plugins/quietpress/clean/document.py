"""One document, decoded, and what it holds: an article, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from selectolax.lexbor import LexborHTMLParser

from ..article import Hints, MediaType, Picture
from ..errors import ArticleError
from ..urls import absolute_url
from .assembly import assemble, lead_image, with_hints
from .blocks import Page, count_words, read_blocks
from .boilerplate import remove_boilerplate
from .embeds import replace_embeds
from .examination import Examination, Verdict, refine
from .images import picture_name, repair_images
from .kinds import PageVerdict, judge_page
from .links import repair_links
from .main_content import judge_blocks, judge_fragment
from .metadata import Metadata, read_metadata
from .model import Forest
from .naming import KEPT
from .nesting import nests_deeper
from .plain_text import judge_lines
from .sanitize import sanitize
from .site_memory import SiteMemory, repeated_keys
from .source_rules import Selection, SourceRules
from .structure import compose
from .subtree import chosen_part

_NESTING_MAX = 5000  # elements; pages that forget end tags have hundreds open
_WORDS_MIN = 20  # fewer in a plain text are no article
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


def examine_document(document: bytes, media_type: MediaType, known: Known) -> Examination:
    """Return an article and how it was found, of a document in UTF-8.

    Raises:
        ArticleError: the document is too deep to read.
    """
    if not document or document.isspace():
        return Examination(None, "the document is empty", ())
    hints = replace(known.hints, url=absolute_url(known.hints.url))
    known = replace(known, url=absolute_url(known.url), hints=hints)
    if media_type == "text/plain":
        return _examine_text(document.decode(), known.url, hints)
    if nests_deeper(document, _NESTING_MAX):
        raise ArticleError("", f"more than {_NESTING_MAX} elements are open at once")
    return _examine_html(document, known)


def _examine_html(html: bytes, known: Known) -> Examination:
    tree = LexborHTMLParser(html)
    if tree.body is None:  # a frameset
        return Examination(None, "the page has no body", ())
    page = read_blocks(tree.body)
    found = with_hints(read_metadata(tree, page, known.url), known.hints)
    is_page = _PAGE.search(html) is not None
    base = _base(tree, found.url)
    if is_page:
        repeated = repeated_keys(known.memory, found.url) if known.memory else None
        judged = judge_blocks(page, found.title, known.forest, repeated)
    else:
        judged = judge_fragment(page, known.forest)
    selection = Selection(tree, page, known.rules_at(found.url))
    rules = selection.overrule(judged.rules)
    reasons = judged.reasons(known.forest) if known.is_explained else [()] * len(rules)
    blocks = [
        Verdict(block.text, page.elements[block.element].tag, *verdict)
        for block, verdict in zip(
            page.blocks, zip(rules, judged.scores, reasons, strict=True), strict=True
        )
    ]
    verdict = judge_page(tree, page, rules, found) if is_page else None
    problem = _problem(verdict) if verdict else _nothing_in(page, rules)
    removed = selection.cut(rules)
    part = chosen_part(page, [rule == KEPT for rule in rules])
    removed += remove_boilerplate(part) if part else []
    verdicts = refine(blocks, removed)
    if problem or part is None:
        return Examination(None, f"no article: {problem}", verdicts, selection.matched, verdict)
    replace_embeds(part, base, known.pictures)
    repair_images(part, base, known.pictures)
    repair_links(part, base)
    body = sanitize(compose(part))
    named = {picture_name(picture): picture for picture in known.pictures.values()}
    article = replace(
        assemble(body, found, known.hints.guid, verdicts),
        image=lead_image(part, found.image),
        pictures={name: picture for name, picture in named.items() if name in body},
    )
    return Examination(article, "", verdicts, selection.matched, verdict)


def _problem(verdict: PageVerdict) -> str:
    """Return what a page is if it is no article, or ""."""
    return "" if verdict.kind == "article" else str(verdict)


def _nothing_in(page: Page, rules: Sequence[str]) -> str:
    """Return what is wrong with a feed's entry that shows nothing, or ""."""
    shown = zip(page.blocks, rules, strict=True)
    return "" if any(rule == KEPT for _, rule in shown) else "an empty entry"


def _examine_text(text: str, url: str, hints: Hints) -> Examination:
    lines = judge_lines(text, hints.title)
    verdicts = tuple(Verdict(line.text, "", line.rule) for line in lines)
    kept = [line.text for line in lines if line.rule == KEPT]
    words = sum(count_words(line) for line in kept)
    if words < _WORDS_MIN:
        return Examination(None, f"no article: only {words} words of text", verdicts)
    title = next((line.text for line in lines if line.rule == "title"), "")
    found = with_hints(Metadata(url=url, title=title), hints)
    body = sanitize("\n".join(f"<p>{escape(line, quote=False)}</p>" for line in kept))
    return Examination(assemble(body, found, hints.guid, verdicts), "", verdicts)


def _base(tree: LexborHTMLParser, url: str) -> str:
    """Return what relative addresses resolve against (WHATWG HTML, section 4.2.3)."""
    element = tree.css_first("base[href]")
    return absolute_url((element.attributes.get("href") or "") if element else "", url) or url
