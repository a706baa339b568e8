"""An article as scraped plain text: which lines are its title and its paragraphs.

The same classes of evidence as on a page, by line: section starters, share
words, repeated headlines, short lines without a full stop, and what stands
after the last real paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..text import fold, letters_in
from .blocks import count_words
from .clutter import clutter_rule, section_opened_by

KEPT = ""

_TO_THE_END = ("comments", "author_box")  # such sections read like paragraphs
_PARAGRAPH_WORDS = 12  # as many make a paragraph that ends a section of clutter
_SENTENCE_WORDS = 4  # as many with a full stop make a paragraph
_UNENDED_WORDS = 24  # as many make one without
_HEAD_LINES_MAX = 100  # of menus and details before the text, at most; the title is among them
_TITLE_WORDS = 4  # fewer are the name of the paper, if there is another line
_HEADLINE_WORDS = 3  # fewer are no headline when they are repeated
_WRAP_WIDTH_MAX = 100  # characters; wider lines were not broken by hand or by a mailer
_WRAP_EVENNESS = 0.7  # of the longest line that the shortest but the last one fills
_ENDS = re.compile(r"""[.!?…;。！？؟۔।｡][\s"'”’“»«)\]）」』]*$""")
_QUOTED = re.compile(r"""^["'“„«»「『‘].*["'”“»«」』’][.,]?$""")
_SEPARATOR = re.compile(r"\s[|»›>·•/]\s")  # between the entries of a menu or a breadcrumb
_GAP = re.compile(r" {2,}|\t+")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af)\s+[^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){0,6}$"
    r"|^(?:published|posted|updated|veröffentlicht|publié|publicado|aktualisiert)\b.{0,60}$"
    r"|^\d+\s*(?:min(?:ute)?s?|comments?|views?|shares?|kommentare|commentaires|comentarios)\b.{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document and the verdict on it."""

    text: str  # white space folded
    rule: str  # "": it belongs to the article, "title": it is its title, else why it goes


def judge_lines(document: str, title: str = "") -> list[Line]:
    """Return the lines of a document that have text, each with its verdict.

    Args:
        document: plain text, a paragraph a line, or lines of a paragraph below each other.
        title: the title where it is known; "": the first line that can be one.
    """
    texts = _paragraphs(document)
    heading = _title_index(texts, title)
    repeated = _repeated_headlines(texts)
    rules = [
        clutter_rule(text, count_words(text))
        or ("repeated_headline" if index in repeated else KEPT)
        for index, text in enumerate(texts)
    ]
    _drop_sections(texts, rules)
    _drop_edges(texts, rules, heading)
    for index, text in enumerate(texts):
        if index == heading or (title and _same(text, title)):
            rules[index] = "title"
    return [Line(text, rule) for text, rule in zip(texts, rules, strict=True)]


def _paragraphs(document: str) -> list[str]:
    """Return the document's lines; lines that were wrapped at a width are joined again."""
    groups = [
        group.splitlines() for group in re.split(r"\n[ \t]*\n", document.replace("\r\n", "\n"))
    ]
    paragraphs = []
    for group in groups:
        lines = [folded for line in group if (folded := fold(_with_gaps_shown(line)))]
        wrapped = len(lines) > 1 and _is_wrapped(lines)
        paragraphs += [" ".join(lines)] if wrapped else lines
    return paragraphs


def _with_gaps_shown(line: str) -> str:
    """Return a line whose entries stand far apart, as a menu's do, with bars between them."""
    entries = _GAP.split(line.strip())
    return " | ".join(entries) if len(entries) > 2 else line  # noqa: PLR2004  # one gap is a slip


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines below each other are one paragraph, broken at a width."""
    inner = lines[:-1]
    widths = [len(line) for line in inner]
    return (
        min(widths) >= _WRAP_EVENNESS * max(widths)
        and max(widths) <= _WRAP_WIDTH_MAX
        and sum(_ENDS.search(line) is None for line in inner) > len(inner) / 2
        and len(set(lines)) == len(lines)
        and not any(_LIST_ITEM.match(line) for line in lines)
        and not any(clutter_rule(line, count_words(line)) for line in lines)
        and _ENDS.search(lines[-1]) is not None
    )


def _same(one: str, other: str) -> bool:
    return letters_in(one) == letters_in(other)


def _repeated_headlines(texts: Sequence[str]) -> set[int]:
    """Return the lines that stand more than once, as headlines in lists of teasers do.

    A sentence of the text that is repeated elsewhere, as a pull quote is, stays.
    """
    letters = [letters_in(text) for text in texts]
    counts = Counter(letters)
    found = set()
    for index, text in enumerate(texts):
        beside = letters[index] in (*letters[max(index - 1, 0) : index], *letters[index + 1 :][:1])
        is_headline = count_words(text) >= _HEADLINE_WORDS and (beside or not text.endswith("."))
        if counts[letters[index]] > 1 and is_headline:
            found.add(index)
    return found


def _title_index(texts: Sequence[str], title: str) -> int:
    """Return which line is the title, or -1.

    It stands before the first paragraph and is no clutter; where several do,
    the one that another line repeats (a breadcrumb, the page's own head), else
    the first one that is long enough for a headline.
    """
    if title:
        return next((index for index, text in enumerate(texts) if _same(text, title)), -1)
    span = range(min(len(texts), _HEAD_LINES_MAX))
    head = takewhile(lambda index: not _opens_the_text(texts[index]), span)
    candidates = [index for index in head if _can_be_title(texts[index])]
    long_enough = [index for index in candidates if count_words(texts[index]) >= _TITLE_WORDS]
    known = [letters_in(text) for text in texts]
    repeated = (
        index
        for index in long_enough
        if any(known[index] in other for other in known[:index] + known[index + 1 :])
    )
    return next(repeated, next(iter(long_enough or candidates), -1))


def _opens_the_text(text: str) -> bool:
    return _is_paragraph(text) and text.endswith((".", "”", "»"))


def _can_be_title(text: str) -> bool:
    is_detail = _is_menu(text) or _BYLINE.match(text) or clutter_rule(text, count_words(text))
    return " " in text and not is_detail


def _is_menu(text: str) -> bool:
    return len(_SEPARATOR.findall(text)) > 1


def _is_paragraph(text: str) -> bool:
    ends = _ENDS.search(text) is not None or _QUOTED.match(text) is not None
    words = count_words(text)
    return words >= (_SENTENCE_WORDS if ends else _UNENDED_WORDS)


def _drop_sections(texts: Sequence[str], rules: list[str]) -> None:
    """Drop the lists that a section starter opens, up to the next real paragraph."""
    section = KEPT
    for index, text in enumerate(texts):
        if section_opened_by(text) and not _has_tail(text) and rules[index] != "navigation":
            section = rules[index]
        elif section and rules[index] == KEPT:
            is_long = count_words(text) >= _PARAGRAPH_WORDS
            if section not in _TO_THE_END and is_long and _is_paragraph(text):
                section = KEPT
            else:
                rules[index] = section


def _has_tail(text: str) -> bool:
    """Tell whether a starter line brings its one story along ("Read also: …")."""
    return bool(re.search(r"[:：]\s*\S", text))


def _drop_edges(texts: Sequence[str], rules: list[str], heading: int) -> None:
    """Drop short lines before the first and after the last paragraph."""
    body = [
        index
        for index, rule in enumerate(rules)
        if rule == KEPT and index != heading and _is_paragraph(texts[index])
    ]
    if not body:
        return
    first, last = body[0], body[-1]
    for index, text in enumerate(texts):
        if rules[index] != KEPT or index == heading:
            continue
        if index < first:
            rules[index] = "before_the_text"
        elif index > last:
            rules[index] = "after_the_text"
        elif _BYLINE.match(text):
            rules[index] = "post_details"
