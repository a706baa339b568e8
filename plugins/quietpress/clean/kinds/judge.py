"""Which kind of page it is: each kind's rule is asked, and the surest is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import NamedTuple

from ..blocks import Page
from ..metadata import Metadata, Statements
from .listings import listing
from .phrases import SENTENCES
from .signals import Signals, sayings
from .verdict import Kind, PageVerdict, Sign
from .walls import consent_wall, empty_shell, error_page, log_in_page, paywall_stub, robot_check

_SURE = 0.5  # from this confidence on, a page is no article
_WORDS_MIN = 20  # fewer words are no article on a page
_SAYING = 0.2  # weight of what a page says in its text: an article may be about log-ins or cookies
_SAYINGS_MAX = 3
_STATED_ARTICLE = 0.3  # of the confidence, that it costs when a page says that it is an article


class _Rule(NamedTuple):
    kind: Kind
    words_max: int  # that would be kept of such a page; the more there are, the less is it believed
    signs: Callable[[Signals], Iterator[Sign]]
    is_of_article: bool  # such a page tells of one that it keeps back, beside its text


_RULES = (
    _Rule("consent wall", 600, consent_wall, is_of_article=False),
    _Rule("robot check", 200, robot_check, is_of_article=False),
    _Rule("log-in page", 200, log_in_page, is_of_article=False),
    _Rule("error page", 300, error_page, is_of_article=False),
    _Rule("paywall stub", 300, paywall_stub, is_of_article=True),
    _Rule("empty shell", 120, empty_shell, is_of_article=True),
)


def judge_page(
    stated: Statements, page: Page, rules: Sequence[str], found: Metadata
) -> PageVerdict:
    """Return what kind of page it is.

    Args:
        stated: by its markup.
        page: its blocks.
        rules: of each block, KEPT or the rule that dropped it.
        found: what the page says of itself.
    """
    signals = Signals(stated, page, rules, found)
    likely = [_verdict(rule, signals) for rule in _RULES if signals.kept_words < rule.words_max]
    if all(verdict.confidence < _SURE for verdict in likely):  # a wall may list things beside
        likely.append(listing(signals))
    surest = max(likely, key=lambda verdict: verdict.confidence)
    if surest.confidence >= _SURE:
        return surest
    if signals.kept_words < _WORDS_MIN:
        return PageVerdict("no text", 1.0, (f"only {signals.kept_words} words of text",))
    return PageVerdict("article", 1 - surest.confidence, (f"{signals.kept_words} words of text",))


def _verdict(rule: _Rule, signals: Signals) -> PageVerdict:
    signs = sorted(rule.signs(signals), key=lambda sign: -sign.weight)
    if signs:
        text = signals.opening if rule.is_of_article else signals.text
        said = sayings(text, SENTENCES[rule.kind])[:_SAYINGS_MAX]
        signs += [Sign(_SAYING, f"it says “{sentence}”") for sentence in said]
    confidence = 1 - prod(1 - sign.weight for sign in signs)
    confidence *= 1 - (signals.kept_words / rule.words_max) ** 2
    if signals.states_article and not rule.is_of_article:
        confidence *= 1 - _STATED_ARTICLE
    return PageVerdict(rule.kind, confidence, tuple(sign.reason for sign in signs))
