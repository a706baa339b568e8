"""The receipt of an article: what was removed from it, why, and how to keep it.

Everything is plain text, so that nothing in it loads, links or runs. It is bounded, because
a page may hold any amount of clutter, and an article is not to weigh more for it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ...article import Removal
from ...text import shorten
from ..catalogues import N_
from ..words import Words

_PIECES_MAX = 40
_BEGINNING_MAX = 200  # characters of a piece that are seen at once
_REST_MAX = 1000  # characters of it that are folded behind them
_RESTS_MAX = 5000  # characters of all that is folded

# What each rule takes, and why, in the order of the page: (kind, reason).
_RULES: Mapping[str, tuple[str, str]] = {
    "navigation": (N_("Navigation"), N_("leads to other parts of the site")),
    "before_the_text": (N_("Before and after the text"), N_("stands before the text")),
    "after_the_text": (N_("Before and after the text"), N_("stands after the text")),
    "post_details": (N_("Details of the page"), N_("says when and where it was published")),
    "share_buttons": (N_("Share buttons"), N_("offers to share the page")),
    "share_links": (N_("Share buttons"), N_("offers to share the page")),
    "related_stories": (N_("Other stories"), N_("announces other stories")),
    "repeated_headline": (N_("Other stories"), N_("repeats a headline from a list")),
    "mostly_links": (N_("Other stories"), N_("consists mostly of links")),
    "read_more_links": (N_("Other stories"), N_("leads back to the article itself")),
    "newsletter_box": (N_("Newsletter"), N_("asks for an e-mail address")),
    "advertisement": (N_("Advertising"), N_("is an advertisement")),
    "dead_parts": (N_("Advertising"), N_("is the place of an advertisement")),
    "banner_images": (N_("Advertising"), N_("is the picture of a banner")),
    "tracking_pixels": (N_("Tracking"), N_("is a picture that counts readers")),
    "call_to_action": (N_("Appeals"), N_("asks the reader to do something")),
    "overlay": (N_("Appeals"), N_("lies over the page")),
    "consent_notice": (N_("Consent"), N_("asks for consent")),
    "comments": (N_("Comments"), N_("belongs to the comments")),
    "ratings": (N_("Comments"), N_("asks for a rating, or counts them")),
    "author_box": (N_("About the author"), N_("introduces the author")),
    "sidebar": (N_("Beside the article"), N_("stands beside the article")),
    "outside_main_content": (N_("Beside the article"), N_("stands outside the article")),
    "unlike_the_text": (N_("Beside the article"), N_("does not read like the text around it")),
    "page_footer": (N_("Foot of the page"), N_("stands at the foot of the page")),
    "repeated_on_site": (N_("The same on every page"), N_("stands on other pages of the site too")),
    "hidden_text": (N_("Hidden text"), N_("is not seen on the page of the source either")),
    "clutter_images": (N_("Pictures"), N_("is a picture that names itself clutter")),
    "anchor_marks": (N_("Marks"), N_("leads to the heading that it stands beside")),
    "removed_by_source": (N_("Rules of this paper"), N_("a rule of this paper removes it")),
}


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece that was removed."""

    beginning: str
    rest: str  # "": the beginning is all of it
    reason: str  # in words
    rule: str  # its name
    keep: str  # the line of sources.toml that keeps such a piece; "": none does


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """All that was removed from an article."""

    total: str  # such as "7 pieces, 2,140 characters"
    kinds: tuple[tuple[str, str], ...]  # with their numbers, the most frequent first
    pieces: tuple[Piece, ...]  # the first, in the order of the page
    more: str  # such as "12 more pieces"; "": these are all
    table: str  # of sources.toml, in which the lines stand; "": no piece has one


def receipt(removed: Sequence[Removal], source: str, words: Words) -> Receipt | None:
    """Return the receipt of an article; None: nothing was removed.

    Args:
        removed: what was taken out, in the order of the page.
        source: key of its source in sources.toml; "": it has none.
        words: of the interface.
    """
    if not removed:
        return None
    pieces = tuple(_pieces(removed[:_PIECES_MAX], words, can_keep=bool(source)))
    kinds = Counter(_rule_words(piece.rule)[0] for piece in removed)
    characters = sum(len(piece.text) for piece in removed)
    more = len(removed) - len(pieces)
    return Receipt(
        total=words.gettext(
            "%(pieces)s, %(characters)s",
            pieces=words.ngettext("%(number)s piece", "%(number)s pieces", len(removed)),
            characters=words.ngettext("%(number)s character", "%(number)s characters", characters),
        ),
        kinds=tuple(
            (words.gettext(kind), words.number(number)) for kind, number in kinds.most_common()
        ),
        pieces=pieces,
        more=words.ngettext("%(number)s more piece", "%(number)s more pieces", more)
        if more
        else "",
        table=f"[sources.{source}]" if any(piece.keep for piece in pieces) else "",
    )


def _pieces(removed: Iterable[Removal], words: Words, *, can_keep: bool) -> Iterable[Piece]:
    room = _RESTS_MAX
    for piece in removed:
        beginning = shorten(piece.text, _BEGINNING_MAX)
        rest = piece.text[len(beginning) - 1 :].strip() if beginning != piece.text else ""
        rest = shorten(rest, min(_REST_MAX, room)) if room > 1 else ""
        room -= len(rest)
        yield Piece(
            beginning=beginning,
            rest=rest,
            reason=words.gettext(_rule_words(piece.rule)[1]),
            rule=piece.rule,
            keep=_keep_line(piece.selector) if can_keep and piece.selector else "",
        )


def _rule_words(rule: str) -> tuple[str, str]:
    return _RULES.get(rule, (rule.replace("_", " "), rule.replace("_", " ")))


def _keep_line(selector: str) -> str:
    # TOML's basic strings are those of JSON (TOML 1.0, section "String").
    return f"keep = {json.dumps(selector.split(', '))}"
