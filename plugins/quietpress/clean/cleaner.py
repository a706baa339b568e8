"""A document in, its article out, and on request the verdict on each of its blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser
from slugify import slugify

from ..article import Article, Capture, Hints, Image, MediaType, Picture, Removal
from ..errors import ArticleError
from ..identity import article_guid
from ..settings import Following
from ..text import fold, shorten
from ..urls import absolute_url, host_of, without_tracking
from .blocks import Page, count_words, read_blocks
from .boilerplate import remove_boilerplate
from .decode import decode, readable_utf8
from .embeds import replace_embeds
from .images import picture_name, repair_images
from .links import repair_links
from .main_content import judge_blocks, judge_fragment
from .metadata import Metadata, bare_title, read_metadata
from .model import Forest, shipped_forest
from .naming import KEPT
from .nesting import nests_deeper
from .not_article import not_an_article
from .plain_text import judge_lines
from .sanitize import sanitize
from .site_memory import SiteMemory, repeated_keys
from .soup import Part
from .source_rules import Selection, SourceRules
from .structure import compose
from .subtree import chosen_part

_SIZE_MAX = 10_000_000  # bytes
_NESTING_MAX = 5000  # elements; pages that forget end tags have hundreds open
_PLACED_MAX = 1000  # removals shown where they were; more of them is no page but an attack
_WORDS_MIN = 20  # fewer in a plain text are no article
_SUMMARY_LENGTH_MAX = 300  # characters
_TITLE_FROM_TEXT_MAX = 80  # characters
_PAGE = re.compile(rb"<(?:!doctype|html|head|body)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on one block of a document."""

    text: str  # white space folded
    tag: str  # of the block's element; "": a line of plain text
    rule: str  # the rule that removed it; "": it is kept
    score: float | None = None  # how surely it is of the article, 0 to 1; None: no model judged it
    evidence: tuple[str, ...] = ()  # what spoke for and against it, in words, strongest first


@dataclass(frozen=True, slots=True)
class Examination:
    """An article with the verdicts it came from, or the reason why there is none."""

    article: Article | None
    problem: str  # "": there is an article
    verdicts: tuple[Verdict, ...]  # in the document's order
    matched: frozenset[str] = frozenset()  # selectors of its source that fit something in it


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a document beside what it says."""

    url: str  # where it was found
    hints: Hints
    pictures: Mapping[str, Picture]
    memory: SiteMemory | None
    rules_at: Callable[[str], SourceRules]  # those of its source, by the article's URL
    forest: Forest  # the model
    is_explained: bool = False  # each verdict comes with the evidence for it


def clean_article(  # noqa: PLR0913  # the document, and six things that may be known of it
    document: str | bytes,
    url: str = "",
    hints: Hints | None = None,
    *,
    media_type: MediaType = "text/html",
    memory: SiteMemory | None = None,
    rules: SourceRules | None = None,
    forest: Forest | None = None,
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

    Raises:
        ArticleError: there is no article in the document, or it is too large
            or too deep to read.
    """
    hints = hints or Hints()
    known = _Known(
        hints.url or url,
        hints,
        {},
        memory,
        lambda _: rules or SourceRules(),
        forest or shipped_forest(),
    )
    examination = _examine(_utf8(document, ""), media_type, known)
    if examination.article is None:
        raise ArticleError("", examination.problem)
    return examination.article


def clean_capture(capture: Capture, following: Following) -> Article:
    """Return the article of a capture, with the identity and source that it has for this site.

    Raises:
        ArticleError: there is no article in it; the error names the capture's origin.
    """
    examination = examine_capture(capture, following)
    if examination.article is None:
        raise ArticleError(capture.origin, examination.problem)
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


def _known_of(capture: Capture, following: Following, memory: SiteMemory | None) -> _Known:
    return _Known(
        capture.hints.url,
        capture.hints,
        capture.pictures,
        memory,
        lambda url: _source_rules(following, _source_of(capture, url)),
        shipped_forest(),
    )


def _examine_capture(known: _Known, capture: Capture, following: Following) -> Examination:
    try:
        examination = _examine(_utf8(capture.body, capture.charset), capture.media_type, known)
    except ArticleError as error:
        raise ArticleError(capture.origin, error.problem) from error
    if examination.article is None:
        return examination
    return replace(examination, article=_at_home(examination.article, capture, following))


def _at_home(article: Article, capture: Capture, following: Following) -> Article:
    """Give an article what depends on where it was found: source, id, and a date that was."""
    host, source = host_of(article.url), _source_of(capture, article.url)
    known = following.sources.get(source)
    return replace(
        article,
        guid=article_guid(
            guid=capture.hints.guid, url=article.url, source=source, origin=capture.origin
        ),
        origin=capture.origin,
        source=source,
        site_name=(known.name if known else "") or article.site_name or host or source.capitalize(),
        language=article.language or (known.language if known else ""),
        published=min(article.published or capture.captured, capture.captured),
    )


def _source_of(capture: Capture, url: str) -> str:
    """Return the key of the source that an article belongs to."""
    return capture.source or slugify(host_of(url), max_length=80) or "saved"


def _source_rules(following: Following, source: str) -> SourceRules:
    known = following.sources.get(source)
    return SourceRules(known.keep, known.remove) if known else SourceRules()


def _utf8(document: str | bytes, charset: str) -> bytes:
    if len(document) > _SIZE_MAX:
        raise ArticleError("", f"larger than {_SIZE_MAX // 1_000_000} MB")
    return readable_utf8(document if isinstance(document, str) else decode(document, charset))


def _examine(document: bytes, media_type: MediaType, known: _Known) -> Examination:
    """Return an article and how it was found, of a document in UTF-8."""
    if not document or document.isspace():
        return Examination(None, "the document is empty", ())
    hints = replace(known.hints, url=absolute_url(known.hints.url))
    known = replace(known, url=absolute_url(known.url), hints=hints)
    if media_type == "text/plain":
        return _examine_text(document.decode(), known.url, hints)
    if nests_deeper(document, _NESTING_MAX):
        raise ArticleError("", f"more than {_NESTING_MAX} elements are open at once")
    return _examine_html(document, known)


def _examine_html(html: bytes, known: _Known) -> Examination:
    tree = LexborHTMLParser(html)
    if tree.body is None:  # a frameset
        return Examination(None, "the page has no body", ())
    found = _with_hints(read_metadata(tree, known.url), known.hints)
    is_page = _PAGE.search(html) is not None
    base = _base(tree, found.url)
    page = read_blocks(tree.body)
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
    problem = not_an_article(page, rules, found.title) if is_page else _nothing_in(page, rules)
    removed = selection.cut(rules)
    part = chosen_part(page, [rule == KEPT for rule in rules])
    removed += remove_boilerplate(part) if part else []
    verdicts = _refined(blocks, removed)
    if problem or part is None:
        return Examination(None, f"no article: {problem}", verdicts, selection.matched)
    replace_embeds(part, base)
    repair_images(part, base, known.pictures)
    repair_links(part, base)
    body = sanitize(compose(part))
    named = {picture_name(picture): picture for picture in known.pictures.values()}
    article = replace(
        _article(body, found, known.hints.guid, verdicts),
        image=_lead_image(part, found.image),
        pictures={name: picture for name, picture in named.items() if name in body},
    )
    return Examination(article, "", verdicts, selection.matched)


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
    found = _with_hints(Metadata(url=url, title=title), hints)
    body = sanitize("\n".join(f"<p>{escape(line, quote=False)}</p>" for line in kept))
    return Examination(_article(body, found, hints.guid, verdicts), "", verdicts)


def _with_hints(found: Metadata, hints: Hints) -> Metadata:
    """Return what the page says of itself where its carrier is silent."""
    return replace(
        found,
        url=without_tracking(hints.url or found.url),
        title=bare_title(hints.title, hints.site_name) or found.title,
        site_name=hints.site_name or found.site_name,
        authors=hints.authors or found.authors,
        published=hints.published or found.published,
        updated=hints.updated or found.updated,
        language=hints.language or found.language,
        categories=hints.categories or found.categories,
    )


def _article(body: str, found: Metadata, guid: str, verdicts: Iterable[Verdict]) -> Article:
    tree = LexborHTMLParser(body)
    # Only without an address or a title; on a long page, this takes as long as sanitising.
    words = "" if found.url and found.title else fold(tree.text(separator=" "))
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
        categories=found.categories,
        summary=_summary(tree),
        removed=_removals(verdicts),
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    """Return what relative addresses resolve against (WHATWG HTML, section 4.2.3)."""
    element = tree.css_first("base[href]")
    return absolute_url((element.attributes.get("href") or "") if element else "", url) or url


def _summary(tree: LexborHTMLParser) -> str:
    """Return the article's first words, without headings and captions."""
    paragraphs = tree.css("p")
    return shorten(fold(" ".join(node.text() for node in paragraphs[:4])), _SUMMARY_LENGTH_MAX)


def _lead_image(part: Part, stated: Image | None) -> Image | None:
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


def _removals(verdicts: Iterable[Verdict]) -> tuple[Removal, ...]:
    """Return what was removed, neighbours with the same reason as one piece."""
    return tuple(
        Removal(rule=rule, text=" · ".join(verdict.text for verdict in piece))
        for rule, piece in groupby(verdicts, lambda verdict: verdict.rule)
        if rule not in (KEPT, "title")
    )


def _refined(blocks: Sequence[Verdict], removed: Iterable[Removal]) -> tuple[Verdict, ...]:
    """Return the verdicts on blocks with what was removed from inside the kept ones."""
    rows = [row for row in blocks if row.text]
    removed = list(removed)
    for removal in removed[:_PLACED_MAX]:
        inside = [
            index for index, row in enumerate(rows) if row.rule == KEPT and row.text in removal.text
        ]
        for index in inside:
            rows[index] = replace(rows[index], rule=removal.rule)
        if not inside:
            around = (
                index
                for index, row in enumerate(rows)
                if row.rule == KEPT and removal.text in row.text
            )
            place = next(around, len(rows) - 1) + 1
            rows.insert(place, Verdict(removal.text, "", removal.rule))
    rows += [Verdict(removal.text, "", removal.rule) for removal in removed[_PLACED_MAX:]]
    return tuple(rows)
