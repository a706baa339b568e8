"""Why a page was cleaned as it was: a page that shows it, and lines for a program."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .article import TEXT_SOURCES

if TYPE_CHECKING:  # what is shown has been made elsewhere
    from .clean.examination import Examination, Verdict

Explained = tuple[str, "Examination"]  # the document's origin, and what became of it

# What no document may hold, and what turns the direction of what follows (Unicode, UAX 9).
_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SHAPED = {"h1", "h2", "h3", "h4", "h5", "h6", "li", "pre"}  # shown in the shape they have
_SURE = ((0.9, "sure"), (0.65, "likely"))  # from which probability of a verdict, its shade
_STYLE = Path(__file__).with_name("explanation.css")


def facts(examination: Examination) -> Iterator[str]:
    """Yield in words what kind of page it is, and where the text is from if not from the page."""
    page, article = examination.page, examination.article
    if article and article.text_from in TEXT_SOURCES:
        yield f"the text is from {TEXT_SOURCES[article.text_from]}: {article.text_reason}"
    if page and page.kind == "article":
        yield f"{page}, {page.confidence:.0%} sure"
    elif page:  # what it is has been said, as the problem or as the reason
        yield f"{page.confidence:.0%} sure of it"


def as_json(explained: Iterable[Explained]) -> str:
    """Return JSON Lines: one object a document, with its blocks in their order.

    A block has `text`, `tag`, `rule` ("" where it is kept), `score` (how
    surely it is of the article, 0 to 1, or null), `evidence`, and the `selector`
    that `keep` of its source would name it by ("": none). `page` has the `kind`
    of page, the `confidence` (0 to 1) and the `reasons`; null: it is no page.
    """
    return "".join(f"{_ACTIVE.sub(_escaped, _json_document(*one))}\n" for one in explained)


def as_html(explained: Iterable[Explained]) -> str:
    """Return one page, in UTF-8, that shows every block as kept or removed, and why.

    It has no script, and asks nothing of any host.
    """
    documents = "\n".join(_document(origin, examination) for origin, examination in explained)
    style = f"\n{_STYLE.read_text('utf-8')}"
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'"
    return _ACTIVE.sub(
        "�",
        f"""<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>What stays and what goes</title>
<style>{style}</style>
{documents}
""",
    )


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"


def _json_document(origin: str, examination: Examination) -> str:
    article = examination.article
    document = {
        "origin": origin,
        "problem": examination.problem,
        "title": article.title if article else "",
        "url": article.url if article else "",
        "text_from": article.text_from if article else "",
        "text_reason": article.text_reason if article else "",
        "page": msgspec.to_builtins(examination.page),
        "blocks": [verdict._asdict() for verdict in examination.verdicts],
    }
    return json.dumps(document, ensure_ascii=False)


def _document(origin: str, examination: Examination) -> str:
    title = examination.article.title if examination.article else ""
    parts = [
        f"<header>\n<p>{escape(origin)}</p>",
        f'<h1 dir="auto">{escape(title or "No article")}</h1>',
        *([f'<p class="problem">{escape(examination.problem)}</p>'] if examination.problem else []),
        *(f"<p>{escape(fact)}.</p>" for fact in facts(examination)),
        *_figures(examination.verdicts),
        "</header>\n<main>",
        *map(_block, examination.verdicts),
        "</main>",
    ]
    return "\n".join(parts)


def _figures(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield how much is kept, and a table of what each rule took, the greediest first."""
    words = [(verdict, len(verdict.text.split())) for verdict in verdicts]
    total = sum(count for _, count in words)
    kept = sum(count for verdict, count in words if verdict.stays)
    yield f"<p><strong>{kept:,}</strong> of {total:,} words kept.</p>"
    if any(verdict.score is not None for verdict in verdicts):
        yield "<p>The paler a block, the less sure was the decision.</p>"
    yield f'<p><meter min="0" max="{max(1, total)}" value="{kept}">{kept:,}</meter></p>'
    removed: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    for verdict, count in words:
        if not verdict.stays:
            removed[verdict.rule] += count
            pieces[verdict.rule] += 1
    if not pieces:
        return
    yield "<table>\n<tr><th>Removed by</th><th>blocks</th><th>words</th></tr>"
    for rule in sorted(pieces, key=lambda rule: (-removed[rule], rule)):
        cells = (escape(rule_in_words(rule)), f"{pieces[rule]:,}", f"{removed[rule]:,}")
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</table>"


def _block(verdict: Verdict) -> str:
    """Return one block, which opens to show why it stays or goes."""
    word = "ins" if verdict.stays else "del"  # which is said aloud, where colours are not seen
    kind = verdict.tag if verdict.tag in _SHAPED else "other"
    text = f'<{word} class="{kind}" dir="auto">{escape(verdict.text)}</{word}>'
    label = " · ".join(filter(None, [_decision(verdict), verdict.tag, _score(verdict)]))
    classes = f"block {'kept' if verdict.stays else 'removed'} {_shade(verdict)}"
    if not verdict.evidence:
        return f'<div class="{classes}"><small>{escape(label)}</small> {text}</div>'
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in verdict.evidence)
    return (
        f'<details class="{classes}"><summary>'
        f'<small>{escape(label)} · <span class="why">why?</span></small> {text}</summary>'
        f"<p>What counted most:</p><ol>{reasons}</ol></details>"
    )


def _decision(verdict: Verdict) -> str:
    if verdict.stays:
        return "kept as the title" if verdict.rule else "kept"
    return f"removed: {rule_in_words(verdict.rule)}"


def rule_in_words(rule: str) -> str:
    """Return the name of a rule as a person reads it: "share rows"."""
    return rule.replace("_", " ")


def _score(verdict: Verdict) -> str:
    return "" if verdict.score is None else f"{verdict.score:.0%} article"


def _shade(verdict: Verdict) -> str:
    """Return how sure the verdict is, in one of three words."""
    if verdict.score is None:
        return "sure"
    agreed = verdict.score if verdict.stays else 1 - verdict.score
    return next((shade for least, shade in _SURE if agreed >= least), "doubtful")


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode("ascii")
